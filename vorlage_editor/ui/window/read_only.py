"""A paper that is released stays as it is: its fields can be read and copied, not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from vorlage_editor.ui.kit.fields import PublicButton
from vorlage_editor.ui.kit.parts import application

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Actions
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.sheet.sheet import Sheet
    from vorlage_editor.ui.text.format_bar import FormatBar
    from vorlage_editor.ui.text.text_pane import TextPane

_Key, _Type = Qt.Key, QEvent.Type
_HELD = {_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta}
_LEADING = {_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape, _Key.Key_Menu, _Key.Key_CapsLock}
_ALONG = {_Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End}
_UP_DOWN = {_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown}
_READING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
_DRAGGED = {_Type.DragEnter, _Type.DragMove, _Type.Drop}
_PRESSED = {_Type.MouseButtonPress, _Type.MouseButtonDblClick}
_WATCHED = {_Type.KeyPress, _Type.InputMethod, *_DRAGGED, *_PRESSED}
_TO_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.TextSelectableByKeyboard
)  # fmt: skip
LOCKED = "locked"
"""The property that style rules know."""
_TO_WRITE = Qt.TextInteractionFlag.TextEditorInteraction


class ReadOnly(QObject):
    """Event filter of the application while the open paper is locked, else nothing.

    It sees what fields of the sheet are given before they do; what would change them it keeps,
    and lets the session say so. Were something to get by, the session would refuse it.
    """

    def __init__(
        self, actions: Actions, session: Session, sheet: Sheet, text: TextPane, bar: FormatBar
    ) -> None:
        super().__init__(sheet)
        self._actions, self._session, self._sheet = actions, session, sheet
        self._text, self._bar = text, bar
        self._on = False
        session.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        on = self._session.locked
        if on != self._on:
            self._on = on
            self._actions.allow_changes(on=not on)
            self._bar.offer(on=self._text.hasFocus() and not on)
            (application().installEventFilter if on else application().removeEventFilter)(self)
            self._show(on=on)
        elif on:
            self._show(on=True)  # there may be other fields

    def _show(self, *, on: bool) -> None:
        """Let the fields look as what they are: to be read only, or to be written in."""
        for field in self._sheet.findChildren(QLineEdit):
            field.setReadOnly(on)
        for text in self._sheet.findChildren(QTextEdit):
            text.setTextInteractionFlags(_TO_READ if on else _TO_WRITE)
        for kind in (QComboBox, QAbstractButton):
            for one in self._sheet.findChildren(kind):
                if bool(one.property(LOCKED)) != on and not self._is_free(one):
                    _lock(one, on=on)

    def _is_free(self, widget: QWidget) -> bool:
        """Whether ``widget`` does its work in a locked paper, too."""
        free = self._sheet.status, self._sheet.strip
        return any(one is widget or one.isAncestorOf(widget) for one in free)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _WATCHED or not isinstance(watched, QWidget):
            return False
        if not self._sheet.isAncestorOf(watched) or self._is_free(watched):
            return False
        if isinstance(event, QKeyEvent):
            return self._press(watched, event)
        if isinstance(event, QMouseEvent):
            return self._click(watched)
        event.ignore()
        if isinstance(event, QInputMethodEvent) and event.commitString():
            self._session.may_edit()
        return True

    def _press(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Let through what reads; say if ``event`` is to go no further."""
        key = event.key()
        if key in _HELD | _LEADING or (key >= _Key.Key_F1 and not event.text()):
            return self._lead(watched, event)
        if _reads(watched, event):
            return False
        self._session.may_edit()
        return True

    def _lead(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Tab goes on from the text, where it changes nothing now."""
        if watched is self._text and event.key() in (_Key.Key_Tab, _Key.Key_Backtab):
            watched.focusNextPrevChild(event.key() == _Key.Key_Tab)
            return True
        return False

    def _click(self, watched: QWidget) -> bool:
        """Let texts be selected and scrolled; say if a click is to go no further."""
        if isinstance(watched, QLineEdit | QTextEdit | QScrollBar):
            return False
        if isinstance(watched.parent(), QTextEdit):
            return False
        if isinstance(watched, QComboBox | QAbstractButton):
            self._session.may_edit()
        return True


def _reads(watched: QWidget, event: QKeyEvent) -> bool:
    """Whether a key only moves in a text, or copies from it."""
    if not isinstance(watched, QLineEdit | QTextEdit):
        return False
    if any(event.matches(key) for key in _READING):
        return True
    moves = _ALONG | _UP_DOWN if isinstance(watched, QTextEdit) else _ALONG
    return event.key() in moves


def _lock(one: QWidget, *, on: bool) -> None:
    """Show that a choice cannot be made now; a button that does nothing now is switched off."""
    if isinstance(one, QComboBox | PublicButton):
        one.setProperty(LOCKED, on)
        one.style().polish(one)
    elif not isinstance(one.parent(), QLineEdit) and (one.isEnabled() or not on):
        one.setProperty(LOCKED, on)
        one.setEnabled(not on)
