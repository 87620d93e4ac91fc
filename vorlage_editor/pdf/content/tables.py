"""Tables of the text and of the head: widths, number columns, rules, what stays together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from vorlage_editor.model.body import Mark, Runs, Table, plain
from vorlage_editor.model.body import Row as Cells
from vorlage_editor.model.numbers import is_number, number_columns
from vorlage_editor.pdf.page.layout import REPEATED, whole
from vorlage_editor.pdf.typesetting.columns import fitted, natural, needs
from vorlage_editor.pdf.typesetting.flow import Entry, Item, Rule, Rules
from vorlage_editor.pdf.typesetting.parts import Cell, Row, Text
from vorlage_editor.pdf.typesetting.record import ARTIFACT
from vorlage_editor.pdf.typesetting.styles import (
    CELL_GAP,
    GUTTER,
    HAIR,
    HAIR_GREY,
    PAGE_HEIGHT,
    RULE,
    Q,
    Style,
    pads,
    span,
)
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

COLUMN = b"/A <</O /Table /Scope /Column>>"
ROW = b"/A <</O /Table /Scope /Row>>"
EDGE, UNDER_HEAD, BETWEEN = Rule(RULE), Rule(HAIR), Rule(HAIR, HAIR_GREY)
STAY_WHOLE = PAGE_HEIGHT / 3
"""Height below which a table is not parted."""
FIRST_ROWS, LAST_ROWS = 2, 3
"""Rows that never part."""


@dataclass(slots=True)
class Grid:
    """A table while it is built: cells with their styles, and the columns they stand in."""

    rows: Sequence[Cells]
    styles: list[list[Style]]
    widths: list[float]
    gap: float = CELL_GAP
    header: int = 0
    padding: float = 1
    """Of a row of the body, in Q."""
    total: bool = False
    """Whether the last row is a sum."""
    tight: bool = False
    """Whether labels stand right over their values, without padding between."""
    row_heads: bool = False
    """Whether the first column heads its rows."""


def add_table(setter: Typesetter, entry: Entry, block: Table, width: float, *, near: bool) -> None:
    """Add a table of the text to ``entry``; ``near`` says that a heading stands right above."""
    table = entry.element("Table")
    if block.caption:
        style = setter.styles.table_caption
        caption = setter.add(entry, block.caption, style, "Caption", width=width, parent=table)
        caption.keep = True
    make = _form if block.look == "form" and len(block.rows[0]) > 1 else _data
    grid = make(setter, block, width)
    items = add_rows(setter, entry, table, grid)
    close = block.caption or near or block.look == "form"
    items[0].before, items[-1].after = (1 if close else 3) * Q, 4 * Q


def _data(setter: Typesetter, block: Table, width: float) -> Grid:
    head, rows, types = block.header_rows, block.rows, setter.styles
    columns = list(zip(*rows, strict=True))
    numeric = number_columns(block)
    heads = [types.label_right if number else types.label for number in numeric]
    cells = [types.number if number else types.cell for number in numeric]
    styles = [heads if place < head else cells for place in range(len(rows))]
    total = len(rows) > head + 1 and _is_total(rows[-1])
    gap = min(CELL_GAP, width / len(columns) / 4)
    sized = [list(row) for row in rows]
    spanned = _spanned(rows[-1], 0) if total else 1
    if spanned > 1:
        sized[-1][0] = ()  # the word Summe spans; it sizes no column
    if block.widths:
        widths = [width * share / sum(block.widths) for share in block.widths]
    else:
        widths = natural(setter, sized, styles, numeric, width)
    needed = needs(setter, sized, styles, gap)
    if spanned > 1:
        lacking = setter.words(rows[-1][0], types.cell).least() + gap - sum(needed[:spanned])
        needed[spanned - 1] += max(0, lacking)
    widths = fitted(needed, widths, width)
    return Grid(rows, styles, widths, gap, head, total=total)


def _spanned(row: Cells, column: int) -> int:
    """Return how many columns a sum's first cell or a head may fill: its own and empty ones."""
    return 1 + len(list(takewhile(_is_empty, row[column + 1 :])))


def _is_empty(cell: Runs) -> bool:
    return not cell


def _is_total(row: Cells) -> bool:
    return any(row) and all(Mark.BOLD in run.marks for cell in row for run in cell)


def _form(setter: Typesetter, block: Table, width: float) -> Grid:
    """Labels and answers, as in the finance block; amounts share a right edge."""
    types, columns = setter.styles, len(block.rows[0])
    label = span(2) + GUTTER
    widths = [label, *[(width - label) / (columns - 1)] * (columns - 1)]
    if block.widths:
        widths = [width * share / sum(block.widths) for share in block.widths]
    styles, amounts = [], number_columns(block)
    for place, row in enumerate(block.rows):
        if place < block.header_rows:
            answer = [types.label_right if amount else types.label for amount in amounts[1:]]
        else:
            answer = [types.number if _is_amount(cell) else types.cell for cell in row[1:]]
        styles.append([types.label, *answer])
    return Grid(
        block.rows, styles, widths, min(CELL_GAP, width / columns / 4), block.header_rows,
        row_heads=True,
    )  # fmt: skip


def _is_amount(cell: Runs) -> bool:
    text = plain(cell)
    return bool(text) and is_number(text)


def add_rows(setter: Typesetter, entry: Entry, table: int, grid: Grid) -> list[Item]:
    """Add the rows of ``grid`` to ``entry`` below the element ``table``; return their items."""
    rows = _Rows(setter, entry, table, grid)
    items = [rows.item(number) for number in range(len(grid.rows))]
    head = grid.header
    if sum(item.height for item in items) < STAY_WHOLE:
        whole(items)
    else:
        whole(items[: head + FIRST_ROWS])
        whole(items[-LAST_ROWS:])
    if head < len(items) and sum(item.height for item in items[:head]) < REPEATED:
        header = tuple(rows.unmarked(item) for item in items[:head])
        for item in items[head:]:
            item.repeat = header
    entry.items += items
    return items


class _Rows:
    """Makes the rows of a grid."""

    def __init__(self, setter: Typesetter, entry: Entry, table: int, grid: Grid) -> None:
        self._setter, self._entry, self._table, self._grid = setter, entry, table, grid
        self._places = [0.0, *accumulate(grid.widths)]
        self._amounts = 0.0
        if grid.row_heads:
            amounts = [
                setter.words(cell, style).natural()
                for row, styles in zip(grid.rows, grid.styles, strict=True)
                for cell, style in zip(row, styles, strict=True)
                if style.right
            ]
            self._amounts = max(amounts, default=0.0)

    def item(self, number: int) -> Item:
        """Return a row's item."""
        grid, types = self._grid, self._setter.styles
        head = number < grid.header
        top, bottom = pads(types.label, 1.5) if head else pads(types.cell, grid.padding)
        if grid.tight:
            top, bottom = (top, 0) if head else (0, 0)
        tr = self._entry.element("TR", self._table)
        cells: list[Cell] = []
        slots: list[int] = []
        for column, runs in enumerate(grid.rows[number]):
            tag, attributes = self._tag(number, column)
            text = self._text(number, column, tag) if runs else None
            links = len(text.text.links) if text else 0
            drop = types.cell.size - types.label.size
            label = grid.row_heads and not head and column == 0
            cells.append(Cell(text, self._places[column], len(slots), drop if label else 0))
            slots += self._entry.leaf(links, tag, tr, attributes)
        row = Row(tuple(cells), top, bottom, low=head)
        return Item(self._entry, row, tuple(slots), rules=self._rules(number))

    def _tag(self, number: int, column: int) -> tuple[str, bytes]:
        if number < self._grid.header:
            return "TH", COLUMN
        if self._grid.row_heads and column == 0:
            return "TH", ROW
        return "TD", b""

    def _text(self, number: int, column: int, tag: str) -> Text:
        grid = self._grid
        runs, style = grid.rows[number][column], grid.styles[number][column]
        end = column + 1
        is_sum = grid.total and column == 0 and number == len(grid.rows) - 1
        if is_sum or (number < grid.header and not style.right):
            end = column + _spanned(grid.rows[number], column)
        width = self._places[end] - self._places[column]
        if end < len(grid.widths):
            width -= grid.gap
        if grid.row_heads and style.right:
            width = min(width, self._amounts)
        return self._setter.text(runs, style, width, tag)

    def _rules(self, number: int) -> Rules:
        grid = self._grid
        last = number == len(grid.rows) - 1
        if number == 0 or (grid.total and last):
            above: Rule | None = EDGE
        elif number < grid.header:
            above = None
        else:
            above = UNDER_HEAD if number == grid.header else BETWEEN
        return Rules(above, EDGE if last else None, ((0, self._places[-1]),))

    def unmarked(self, item: Item) -> Item:
        """Return a header row as it is drawn again on a later page: outside the structure."""
        row = item.part
        assert isinstance(row, Row)  # noqa: S101
        cells = tuple(
            cell._replace(text=replace(cell.text, tag=ARTIFACT) if cell.text else None)
            for cell in row.cells
        )
        return Item(self._entry, replace(row, cells=cells), rules=item.rules)
