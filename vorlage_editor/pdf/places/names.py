"""Which field of the paper a piece of its layout is of."""

from __future__ import annotations

from typing import NamedTuple

from vorlage_editor.model.body import ListItem, PageBreak, Picture, Table, plain
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.printed import Passage
from vorlage_editor.pdf.content.story import Unit

PICTURE = 2
"""Characters that a picture counts for before its caption."""


class Named(NamedTuple):
    """A field, and the letters of it that are to be seen: ``words`` behind so many others."""

    field: FieldRef
    cell: int = 0
    words: str = ""
    before: int = 0


def block_named(unit: Unit, start: int, number: int, column: int) -> Named:
    """Return what item ``number`` of a unit of the body shows, which begins with block ``start``.

    ``column`` is the cell, if it is a row.
    """
    block = unit.blocks[0]
    field = FieldRef("body", start)
    match block:
        case ListItem():
            one = unit.blocks[number]
            return Named(FieldRef("body", start + number), 0, plain(getattr(one, "runs", ())))
        case Table():
            row = number - bool(block.caption)
            if row < 0:
                return Named(field)
            return Named(field, row * len(block.rows[0]) + column, plain(block.rows[row][column]))
        case Picture():
            return Named(field, 0, block.caption, PICTURE) if number else Named(field)
        case PageBreak():
            return Named(field)
        case _:
            return Named(field, 0, plain(block.runs))


def part_named(part: Passage, number: int, column: int, items: int) -> Named | None:
    """Return what item ``number`` of ``items`` of a part of head or end shows; none for no field.

    ``column`` is the cell, if it is a row. What a part draws beside its lines stands before them.
    """
    place = number - (items - len(part.lines))
    if place < 0:
        return None
    one = part.lines[place][column]
    return Named(one.field, 0, one.own, one.before) if one.field else None
