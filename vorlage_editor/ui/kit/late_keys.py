"""What is still typed when a box comes over the window unasked: nothing of it is for the box."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from vorlage_editor.ui.kit.parts import application

QUIET = 1000
"""ms from when one sees the box, and from each letter that is typed into it, until it has keys."""
_Type, _Held = QEvent.Type, Qt.KeyboardModifier
_ALONE = {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr}
_CHORD = _Held.ControlModifier | _Held.AltModifier
_OTHERS = _CHORD | _Held.MetaModifier


class LateKeys(QObject):
    """Keeps keys from ``box`` until one can have seen it and types no more.

    Letters go on into the field that one was in, when the box is closed, up to the first other
    key: where that would have led, is not known. A space at their end may have been meant for the
    button, and is left out.
    """

    def __init__(self, box: QDialog) -> None:
        super().__init__(box)
        field = application().focusWidget()
        writable = field and field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._field = field if writable else None
        self._typed = ""
        self._ended = False  # what is typed now would not have gone to that field
        self.quiet = QTimer(self, singleShot=True, interval=QUIET)
        for part in (box, *box.findChildren(QWidget)):
            part.installEventFilter(self)

    @property
    def withheld(self) -> bool:
        """Whether the box gets no keys now."""
        return self.quiet.isActive()

    def hand_on(self) -> None:
        """Give the field what was typed, as soon as what has failed there has ended.

        All of it at once: if that fails, too, there is one more box, not one for each letter.
        """
        letters = self._typed.rstrip(" ")
        if letters and self._field and shiboken6.isValid(self._field):
            QTimer.singleShot(0, self._field, partial(_type, self._field, letters))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _Type.Show and watched is self.parent():
            self.quiet.start()
        elif event.type() == _Type.KeyPress and isinstance(event, QKeyEvent):
            return self._keeps(event)
        elif event.type() == _Type.ShortcutOverride and self.withheld:
            event.accept()  # no shortcut either
            return True
        return False

    def _keeps(self, event: QKeyEvent) -> bool:
        """Say if a key is none for the box; what it writes is kept."""
        if event.isAutoRepeat():
            return True  # pressed before the box came
        if _writes(event) and (self.withheld or event.text() != " "):
            self._typed += "" if self._ended else event.text()
            self.quiet.start()
        elif self.withheld and event.key() == Qt.Key.Key_Backspace and self._goes_on:
            self._typed = self._typed[:-1]
        elif self.withheld and event.key() not in _ALONE:
            self._ended = True
        return self.withheld

    @property
    def _goes_on(self) -> bool:
        return bool(self._typed) and not self._ended


def _type(field: QWidget, letters: str) -> None:
    if field.isVisible() and field.isEnabled():
        press = QKeyEvent(_Type.KeyPress, Qt.Key.Key_unknown, _Held.NoModifier, letters)
        QApplication.sendEvent(field, press)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes a letter; AltGr is Strg+Alt on Windows."""
    held = event.modifiers() & _OTHERS
    letters = event.text()
    return bool(letters) and letters.isprintable() and held in (_Held.NoModifier, _CHORD)
