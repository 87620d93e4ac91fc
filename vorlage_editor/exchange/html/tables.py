"""Tables of HTML: grids without merged cells, or none where a table only lays out a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vorlage_editor.exchange.html.blocks import Pending, blocks_of, lines_of
from vorlage_editor.model.body import Heading, Paragraph, Runs, Table, plain

SPAN = 100
"""Columns that a cell can span, and that a table can have."""
_CELLS = 100_000  # of a table: more are lines
_ROWS = 10_000  # that a cell can span


@dataclass(slots=True)
class Cell:
    """A cell that is being read."""

    header: bool = False
    columns: int = 1
    rows: int = 1
    content: list[Pending] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    head: bool
    cells: list[Cell] = field(default_factory=list)


class Grid:
    """A table that is being read, row after row."""

    def __init__(self, *, presents: bool = False, bordered: bool = False) -> None:
        self._presents = presents  # it says of itself that it only lays out
        self._bordered = bordered
        self._rows: list[_Row] = []
        self.head = False
        """Whether what comes next belongs to <thead>."""
        self.hidden = False
        """Whether the row that is being read is not shown."""
        self.caption: list[Pending] = []
        self.nested = False
        """Whether a cell holds another table."""

    def end_section(self, name: str) -> None:
        """End <thead>, if that is what ends."""
        self.head = self.head and name != "thead"

    def start_row(self) -> None:
        """Begin the next row."""
        self._rows.append(_Row(self.head))
        self.hidden = False

    def start_cell(self, cell: Cell, *, bordered: bool) -> None:
        """Begin the next cell of the row."""
        if not self._rows:
            self.start_row()
        self._rows[-1].cells.append(cell)
        self._bordered = self._bordered or bordered

    def merged(self) -> int:
        """Return how many cells span others."""
        return sum(one.columns > 1 or one.rows > 1 for row in self._rows for one in row.cells)

    def lays_out(self) -> bool:
        """Whether the table is no table to the reader, but a page's columns or a frame."""
        cells = [cell for row in self._rows for cell in row.cells]
        if self._presents or len(cells) <= 1:
            return True
        if self._bordered or self.caption or any(cell.header for cell in cells):
            return False
        if all(len(row.cells) <= 1 for row in self._rows):
            return True
        return self.nested or any(
            isinstance(one.block, Heading) for cell in cells for one in cell.content
        )

    def content(self) -> list[Pending]:
        """Return what the cells hold, one after the other."""
        cells = (cell.content for row in self._rows for cell in row.cells)
        return [*self.caption, *(one for content in cells for one in content)]

    def table(self) -> list[Pending]:
        """Return the table with each cell in its place, spans as empty cells; or lines."""
        rows, heads = self._spread()
        while rows and not any(map(plain, rows[-1])):
            rows.pop()
            heads.pop()
        used = max((n + 1 for row in rows for n, cell in enumerate(row) if cell), default=0)
        if not used:
            return self.caption
        if used * len(rows) > _CELLS:
            return [Pending(Paragraph(_line(row))) for row in rows]
        cells = tuple(tuple(row[:used]) for row in rows)
        caption = plain(lines_of(blocks_of(self.caption)))
        count = next((n for n, head in enumerate(heads) if not head), len(heads))
        if count == len(cells) > 1:
            count = 1
        if not count and self._is_form():
            return [Pending(Table(cells, look="form", caption=caption))]
        return [Pending(Table(cells, count, caption=caption))]

    def _is_form(self) -> bool:
        """Whether each row is a label, marked as such, and an answer."""
        rows = [row.cells for row in self._rows if row.cells]
        return all(
            row[0].header and not any(cell.header for cell in row[1:]) and len(row) > 1
            for row in rows
        )

    def _spread(self) -> tuple[list[list[Runs]], list[bool]]:
        """Return the rows with an empty cell for each that a span covers, and which are heads."""
        reserved: dict[int, int] = {}  # by column: how many more rows are covered
        out: list[list[Runs]] = []
        heads: list[bool] = []
        covered = 0  # by the header cells above: how many more rows
        for row in self._rows:
            cells: list[Runs] = []
            below: dict[int, int] = {}
            for cell in row.cells:
                while len(cells) < SPAN and reserved.get(len(cells), 0):
                    cells.append(())
                begin = len(cells)
                cells += [
                    lines_of(blocks_of(cell.content)),
                    *[()] * (min(SPAN - begin, cell.columns) - 1),
                ]
                if cell.rows > 1:
                    below |= dict.fromkeys(range(begin, min(SPAN, len(cells))), cell.rows)
            if len(cells) > SPAN:
                cells[SPAN - 1 :] = [_line(cells[SPAN - 1 :])]
            reserved = {n: rows - 1 for n, rows in (reserved | below).items() if rows > 1}
            if any(map(plain, cells)) or out:
                out.append(cells)
                all_headers = bool(row.cells) and all(cell.header for cell in row.cells)
                heads.append(row.head or all_headers or covered > 0)
                tallest = max(cell.rows for cell in row.cells) if all_headers else 0
                covered = max(covered, tallest) - 1
        return out, heads


def _line(cells: Sequence[Runs]) -> Runs:
    return lines_of([Table((tuple(cells),))])


def span(said: str, most: int) -> int:
    """Return how many columns or rows a cell spans."""
    digits = said.strip()[:6]
    return max(1, min(most, int(digits))) if digits.isascii() and digits.isdecimal() else 1


def row_span(said: str) -> int:
    """Return how many rows a cell spans."""
    return span(said, _ROWS)
