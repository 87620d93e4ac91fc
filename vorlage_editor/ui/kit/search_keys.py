"""A search field over a list: the keys that step go to the list while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from vorlage_editor.ui.kit.lists import RowList

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchKeys(QObject):
    """Hands the keys that step from ``search`` to ``rows``."""

    def __init__(self, search: QLineEdit, rows: RowList) -> None:
        super().__init__(search)
        self._rows = rows
        search.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the list have the keys that step."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _STEPS:
            return False
        self._rows.keyPressEvent(event)
        return True
