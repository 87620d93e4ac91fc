"""The context menu of the text: what fits the place that was clicked, over cut, copy and paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from vorlage_editor.ui.text.text_pane import TextPane

Part: TypeAlias = Callable[[QMenu, QTextCursor], Sequence[QAction]]
"""Returns the entries for the place of the cursor, none if there are none.

New ones should have the menu as their parent: they go with it.
"""


class TextMenu(QObject):
    """Fills the context menu of ``pane`` with its ``parts``, each under a line."""

    def __init__(self, pane: TextPane, *parts: Part) -> None:
        super().__init__(pane)
        self._pane, self._parts = pane, parts

    def on_opening(self, menu: QMenu, field: QWidget, event: QContextMenuEvent) -> None:
        """Fill ``menu``, if it is the text's; a click outside the selection moves the caret."""
        if field is not self._pane:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._go_to(self._pane.cursorForPosition(event.pos()))
        before = menu.actions()[0]
        for part in self._parts:
            if entries := part(menu, self._pane.textCursor()):
                menu.insertActions(before, list(entries))
                menu.insertSeparator(before)

    def _go_to(self, place: QTextCursor) -> None:
        now = self._pane.textCursor()
        if not now.selectionStart() <= place.position() <= now.selectionEnd():
            self._pane.setTextCursor(place)
