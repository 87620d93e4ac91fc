"""What the program selects to show a place: nobody wants to type over it later, elsewhere."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vorlage_editor.ui.document.spots import selection_in, unselect_in
from vorlage_editor.ui.kit.parts import application


class PassingSelection(QObject):
    """Takes the selection back as soon as the focus goes elsewhere; the caret stays at its end.

    One that the user has changed in the meantime is the user's, and stays.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self._home: QWidget | None = None
        self._made = 0, 0
        application().focusChanged.connect(self._on_focus_changed)

    def hold(self, field: QWidget, home: QWidget) -> None:
        """``field`` has a selection that lasts only while the focus is in ``home``."""
        if field is not self._field:
            self.release()
        self._field, self._home, self._made = field, home, selection_in(field)

    def release(self) -> None:
        """Take the selection back, if there is one."""
        field, self._field, self._home = self._field, None, None
        if field and shiboken6.isValid(field) and selection_in(field) == self._made:
            unselect_in(field)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        home = self._home
        if home and now and not (shiboken6.isValid(home) and _is_in(now, home)):
            self.release()


def _is_in(widget: QWidget, home: QWidget) -> bool:
    return widget is home or home.isAncestorOf(widget)
