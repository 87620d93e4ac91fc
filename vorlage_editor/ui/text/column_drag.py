"""Widths of a table's columns, dragged at the lines between them, or moved by keys."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor, QTextTable
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from vorlage_editor.model.body import Table
from vorlage_editor.model.edits import with_block
from vorlage_editor.ui.document.textbridge import block_at

if TYPE_CHECKING:
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane

GRIP = 4
"""Pixels beside a line where the mouse takes it."""
LEAST = 24
"""Pixels of a column."""
STEP = 0.05
"""How much of a table's width a key moves a line."""


class _Line(NamedTuple):
    """The line behind column ``column`` of ``table``; ``edges`` are those of all columns.

    The mouse took it at ``taken``, beside it.
    """

    table: QTextTable
    column: int
    edges: list[float]
    taken: float


class ColumnDrag(QObject):
    """Event filter on the viewport of ``pane``; the widths change when the mouse lets go."""

    def __init__(self, pane: TextPane, session: Session) -> None:
        super().__init__(pane)
        self._pane, self._session = pane, session
        self._line: _Line | None = None  # that is dragged
        self._guide = QFrame(pane.viewport())
        self._guide.setObjectName("caretbar")
        self._guide.hide()
        pane.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._line:
            self._drop()  # Esc and any other key
            return event.key() == Qt.Key.Key_Escape
        if not isinstance(event, QMouseEvent) or watched is self._pane:
            return False
        point = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseMove:
                return self._move(point, event.buttons())
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                return self._take(point)
            case QEvent.Type.MouseButtonRelease if self._line:
                self._let_go(point)
                return True
            case _:
                return False

    def _move(self, point: QPoint, buttons: Qt.MouseButton) -> bool:
        if self._line:
            self._show_guide(point)
            return True
        if buttons or not self._line_at(point):
            return False
        self._pane.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        return True

    def _take(self, point: QPoint) -> bool:
        self._line = self._line_at(point)
        if self._line:
            self._show_guide(point)
            self._pane.installEventFilter(self)  # keys are asked for only now
        return self._line is not None

    def _let_go(self, point: QPoint) -> None:
        line = self._line
        self._drop()
        if line:
            self._set(line, point.x())

    def step(self, by: int) -> None:
        """Make the column of the caret wider (1) or narrower (-1), by keys."""
        cursor = self._pane.textCursor()
        table = cursor.currentTable()
        if not table or table.columns() == 1:
            return
        own, edges = table.cellAt(cursor).column(), self._edges(table)
        column = min(own, table.columns() - 2)  # the last one has its line at the left
        far = by * STEP * (edges[-1] - edges[0])
        place = edges[column + 1]
        self._set(_Line(table, column, edges, place), place + (far if own == column else -far))

    def _set(self, line: _Line, x: float) -> None:
        """Put the line where the mouse is at ``x``."""
        edges = list(line.edges)
        edges[line.column + 1] = _within(line, x)
        widths = [right - left for left, right in pairwise(edges)]
        first = self._pane.document().findBlock(line.table.firstPosition()).blockNumber()
        body = self._session.vorlage.body
        number, _ = block_at(body, first)
        table = body[number]
        if (
            isinstance(table, Table)
            and abs(edges[line.column + 1] - line.edges[line.column + 1]) >= 1
        ):
            shares = tuple(round(100 * width / sum(widths), 1) for width in widths)
            cell = self._pane.place[2] if self._pane.place[0] == number else 0
            new = with_block(body, number, replace(table, widths=shares))
            self._pane.replace_body("Spaltenbreiten ändern", new, number, cell=cell)

    def _drop(self) -> None:
        self._line = None
        self._pane.removeEventFilter(self)
        self._guide.hide()

    def _show_guide(self, point: QPoint) -> None:
        if self._line:
            layout = self._pane.document().documentLayout()
            rect = layout.frameBoundingRect(self._line.table)
            left = round(_within(self._line, point.x()))
            self._guide.setGeometry(QRect(left - 1, round(rect.top()), 2, round(rect.height())))
            self._guide.show()

    def _line_at(self, point: QPoint) -> _Line | None:
        """Return the line between two columns that the mouse is at."""
        document = self._pane.document()
        at = document.documentLayout().hitTest(QPointF(point), Qt.HitTestAccuracy.FuzzyHit)
        cursor = QTextCursor(document)
        cursor.setPosition(max(0, at))
        table = cursor.currentTable()
        if not table:
            return None
        rect = document.documentLayout().frameBoundingRect(table)
        if not rect.top() <= point.y() <= rect.bottom():
            return None
        edges = self._edges(table)
        inner = enumerate(edges[1:-1])
        column = next((n for n, edge in inner if abs(edge - point.x()) <= GRIP), None)
        return None if column is None else _Line(table, column, edges, point.x())

    def _edges(self, table: QTextTable) -> list[float]:
        """Return where the columns begin, and where the last one ends."""
        document = self._pane.document()
        layout = document.documentLayout()
        pad = table.format().cellPadding() + table.format().border() / 2
        first = [table.cellAt(0, n).firstPosition() for n in range(table.columns())]
        cells = [layout.blockBoundingRect(document.findBlock(at)) for at in first]
        return [*(cell.left() - pad for cell in cells), cells[-1].right() + pad]


def _within(line: _Line, x: float) -> float:
    """Return where the line is for the mouse at ``x``; both columns keep their least width."""
    left, right = line.edges[line.column], line.edges[line.column + 2]
    there = line.edges[line.column + 1] + x - line.taken
    return max(left + LEAST, min(there, right - LEAST))
