"""Columns of numbers stand at the right edge in the text, too, as soon as one stops typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from vorlage_editor.model.body import Table

if TYPE_CHECKING:
    from vorlage_editor.model.body import Block
    from vorlage_editor.ui.paper.session import Session

PAUSE = 500
"""Milliseconds without an edit: a cell that is being written does not jump."""


class NumberColumns(QObject):
    """Aligns the columns of tables that were edited."""

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self._known: list[Block] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_pause)
        session.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if Table in map(type, self._session.vorlage.body):
            self._pause.start()

    def _on_pause(self) -> None:
        self._session.text.align(self._known)
        self._known = [block for block in self._session.vorlage.body if isinstance(block, Table)]
