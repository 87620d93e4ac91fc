"""Rows of a list as values, and the model that a view asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW = Qt.ItemDataRole.UserRole
"""The role under which a model answers with the whole row."""
Index = QModelIndex | QPersistentModelIndex


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What a row of a list shows, and the ``key`` by which its owner knows it.

    Without a key it is the name of a group, which is no stop for arrow keys and cannot be chosen.
    The text takes at most ``lines`` lines (0: as many as it needs). Below it, quieter: ``second``
    behind a small ``mark``, and ``aside`` at the right.
    """

    text: str
    key: str = ""
    lines: int = 1
    level: int = 0
    quiet: bool = False
    icon: str = ""
    tone: str = "muted"
    second: str = ""
    mark: str = ""
    aside: str = ""

    @property
    def spoken(self) -> str:
        """All of it in words, for a screen reader."""
        return ", ".join(part for part in (self.text, self.second, self.aside) if part)


class RowsModel(QAbstractListModel):
    """Rows for a view; new ones replace the old ones as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; those whose order stays are changed in place."""
        old, new = self._rows, tuple(rows)
        if old == new:
            return
        if [_name(row) for row in old] != [_name(row) for row in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        changed = [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        self._rows = new
        self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def place(self, key: str) -> int:
        """Return the place of the row called ``key``, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.key and row.key == key), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:  # first: asked for most often
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never


def _name(row: Row) -> tuple[str, str]:
    return row.key, "" if row.key else row.text
