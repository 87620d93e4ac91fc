"""Changes of a body that commands ask for: a block put in, rows and columns of a table.

Functions of values in normal form, to such values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from vorlage_editor.model.body import Counting, ListItem, Paragraph, Run, Table, flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.body import Block, Body, Runs

MOST_ROWS, MOST_COLUMNS = 100, 12
"""Of a table that is inserted at once."""

_T = TypeVar("_T")


def split(runs: Runs, offset: int) -> tuple[Runs, Runs]:
    """Return what of ``runs`` stands before ``offset`` characters, and what behind."""
    before: list[Run] = []
    after: list[Run] = []
    for run in runs:
        cut = max(0, min(offset, len(run.text)))
        before.append(replace(run, text=run.text[:cut]))
        after.append(replace(run, text=run.text[cut:]))
        offset -= len(run.text)
    return tuple(before), tuple(after)


def put_in(body: Body, number: int, offset: int, block: Block) -> tuple[Body, int]:
    """Put ``block`` where block ``number`` has ``offset`` characters before; say where it is.

    An empty paragraph gives way to it, one with text is parted; other blocks stay whole.
    """
    old = body[number]
    before: tuple[Block, ...] = (old,)
    after: tuple[Block, ...] = ()
    if old == Paragraph():
        before = ()
    elif isinstance(old, Paragraph):
        parts = map(Paragraph, split(old.runs, offset))
        before, after = ((one,) if one.runs else () for one in parts)
    whole = flow((*body[:number], *before, block, *after, *body[number + 1 :]))
    place = next(n for n, one in enumerate(whole) if one is block)
    return whole, place


def with_block(body: Body, number: int, block: Block | None) -> Body:
    """Return ``body`` with ``block`` in the place of block ``number``; without it, if None."""
    new = () if block is None else (block,)
    return flow((*body[:number], *new, *body[number + 1 :]))


def continued(body: Body, number: int) -> int | None:
    """Return the ``start`` that lets item ``number`` of ``body`` go on with the list before it.

    None where it follows that without anything between; else the number after its last item.
    """
    item = body[number]
    if not isinstance(item, ListItem):
        return None
    counting, last = Counting(), 0
    for block in body[:number]:
        counted = counting.number(block)
        if isinstance(block, ListItem) and (block.style, block.level) == (item.style, item.level):
            last = counted
    return None if counting.expected(item) == last + 1 else last + 1


# Tables


def new_table(rows: int, columns: int, *, header: bool) -> Table:
    """Return an empty table."""
    return Table((((),) * columns,) * rows, int(header))


def add_row(table: Table, place: int) -> Table:
    """Return ``table`` with an empty row that becomes row ``place``.

    One above a header is the header's, one below it is none.
    """
    row = ((),) * len(table.rows[0])
    header = table.header_rows + (place < table.header_rows)
    return replace(table, rows=_with(table.rows, place, row), header_rows=header)


def add_column(table: Table, place: int) -> Table:
    """Return ``table`` with an empty column that becomes column ``place``.

    It is as wide as its neighbour, all others give way.
    """
    rows = tuple(_with(row, place, ()) for row in table.rows)
    widths = table.widths
    if widths:
        widths = _with(widths, place, widths[min(place, len(widths) - 1)])
    return replace(table, rows=rows, widths=widths)


def drop_row(table: Table, place: int) -> Table | None:
    """Return ``table`` without row ``place``; None if nothing is left."""
    if len(table.rows) == 1:
        return None
    header = table.header_rows - (place < table.header_rows)
    return replace(table, rows=_without(table.rows, place), header_rows=header)


def drop_column(table: Table, place: int) -> Table | None:
    """Return ``table`` without column ``place``; None if nothing is left."""
    if len(table.rows[0]) == 1:
        return None
    rows = tuple(_without(row, place) for row in table.rows)
    return replace(table, rows=rows, widths=_without(table.widths, place))


def _with(values: Sequence[_T], place: int, value: _T) -> tuple[_T, ...]:
    return (*values[:place], value, *values[place:])


def _without(values: Sequence[_T], place: int) -> tuple[_T, ...]:
    return (*values[:place], *values[place + 1 :])
