"""The way from a place on a page to the text, and back.

Made of the layout as it is, at no cost: what is asked for is worked out when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from vorlage_editor.model.body import ListItem, Picture, Table
from vorlage_editor.model.printed import Passage
from vorlage_editor.model.spot import Spot
from vorlage_editor.pdf.content.story import Unit
from vorlage_editor.pdf.page.pages import Page
from vorlage_editor.pdf.places.areas import Area, Box, pieces
from vorlage_editor.pdf.places.names import PICTURE, Named, block_named, part_named
from vorlage_editor.pdf.typesetting.flow import Entry, Item

if TYPE_CHECKING:
    from vorlage_editor.pdf.content.entries import Step

NEAR = 3.0
"""How far beside a box one may point, in pt."""
_ENDS = ("attachments", "signatures", "place_date")
_start = attrgetter("start")


class Caret(NamedTuple):
    """Where a spot is printed: the page, counted from 0, and the caret's box on it."""

    page: int
    box: Box


class Places:
    """The places of one layout. It is only read, by any thread."""

    def __init__(self, pages: list[Page], steps: list[Step]) -> None:
        self._pages, self._steps = pages, steps
        self._starts: dict[Entry, int] = {}
        self._numbers: dict[Entry, dict[int, int]] = {}
        self._areas: dict[int, list[Area]] = {}

    def at(self, page: int, x: float, y: float) -> Spot | None:
        """Return the spot that stands there on ``page`` (from 0), in pt from the upper left."""
        on_line = [
            area for area in self.areas(page) if area.piece.box.upper <= y <= area.piece.box.lower
        ]
        for near in (0.0, NEAR):
            for area in on_line:
                if area.piece.box.left - near <= x <= area.piece.box.right + near:
                    return area.spot(x, y)
        return None

    def nearest(self, page: int, y: float) -> Spot | None:
        """Return the spot at the start of what stands next to ``y``."""
        areas = self.areas(page)
        if not areas:
            return None

        def distance(area: Area) -> float:
            box = area.piece.box
            return max(box.upper - y, y - box.lower, 0)

        area = min(areas, key=distance)
        return area.spot(area.piece.box.left, y)

    def find(self, spot: Spot, near: Iterable[int] = ()) -> Caret | None:
        """Return where ``spot`` is printed; it is looked for on the pages ``near`` first."""
        name, place, _ = spot.field
        if name == "body" and place is not None:
            return self._find_block(place, spot, near)
        for number in self._with_parts(name):
            found = [one for one in self.areas(number) if spot.field.holds(one.named.field)]
            if found:
                area = next((one for one in found if one.named.words), found[0])
                return Caret(number, area.line(spot.offset) or area.piece.box)
        return None

    def areas(self, page: int) -> list[Area]:
        """Return what stands on ``page``, from above."""
        if not 0 <= page < len(self._pages):
            return []
        if page not in self._areas:
            placed = self._pages[page].placed
            self._areas[page] = [
                area for item, y in placed for area in self._areas_of(item, y, page)
            ]
        return self._areas[page]

    # --- what an item shows -----------------------------------------------------------------

    def _areas_of(self, item: Item, y: float, page: int) -> Iterator[Area]:
        number = self._number(item, page)
        for column, piece in enumerate(pieces(item, y)):
            named = self._named(item.entry, number, column)
            if named is not None:
                yield Area(piece, named)

    def _named(self, entry: Entry, number: int, column: int) -> Named | None:
        source = entry.source
        if isinstance(source, Unit):
            if entry not in self._starts:
                self._starts = {step.entry: step.start for step in self._steps}
            return block_named(source, self._starts[entry], number, column)
        if isinstance(source, Passage):
            return part_named(source, number, column, len(entry.items))
        return None

    def _number(self, item: Item, page: int) -> int:
        """Return which of its entry's items this one is; halves and repeated heads are known."""
        entry = item.entry
        if entry not in self._numbers:
            numbers: dict[int, int] = {}
            for number, one in enumerate(entry.items):
                numbers.setdefault(id(one.slots), number)
            self._numbers[entry] = numbers
        known = self._numbers[entry].get(id(item.slots))
        if known is not None:
            return known
        for other, _ in self._pages[page].placed:
            if item in other.repeat:
                block = entry.source.blocks[0] if isinstance(entry.source, Unit) else None
                above = isinstance(block, Table) and bool(block.caption)
                return other.repeat.index(item) + above
        return 0

    # --- where a spot is --------------------------------------------------------------------

    def _find_block(self, block: int, spot: Spot, near: Iterable[int]) -> Caret | None:
        if not self._steps:
            return None
        step = self._steps[max(0, bisect_right(self._steps, block, key=_start) - 1)]
        unit = step.entry.source
        if not isinstance(unit, Unit) or not 0 <= block - step.start < len(unit.blocks):
            return self._end_of(step.entry)  # nothing is printed of an empty paragraph
        self._starts.setdefault(step.entry, step.start)
        wanted = _item(unit, block - step.start, spot)
        for page in dict.fromkeys(chain(near, range(len(self._pages)))):
            for area in self._areas_of_entry(step.entry, page, wanted):
                if area.named.cell == spot.cell and (box := area.line(spot.offset)):
                    return Caret(page, box)
        return None

    def _areas_of_entry(self, entry: Entry, page: int, wanted: int | None) -> Iterator[Area]:
        """Yield what stands of ``entry`` on ``page``: all, or of the item ``wanted``."""
        if not 0 <= page < len(self._pages):
            return
        for item, y in self._pages[page].placed:
            if item.entry is entry and wanted in (None, self._number(item, page)):
                yield from self._areas_of(item, y, page)

    def _end_of(self, entry: Entry) -> Caret | None:
        for page in reversed(range(len(self._pages))):
            for item, y in reversed(self._pages[page].placed):
                if item.entry is entry:
                    box = [*pieces(item, y)][-1].box
                    return Caret(page, box._replace(right=box.left))
        return None

    def _with_parts(self, name: str) -> list[int]:
        """Return the pages on which head or end stand, the likelier ones first."""
        found = [
            number
            for number, page in enumerate(self._pages)
            if any(isinstance(item.entry.source, Passage) for item, _ in page.placed)
        ]
        return found[::-1] if name in _ENDS else found


def _item(unit: Unit, number: int, spot: Spot) -> int | None:
    """Return which item of the unit's entry shows a spot in its block; none if any may."""
    block = unit.blocks[0]
    match block:
        case ListItem():
            return number
        case Table():
            return spot.cell // len(block.rows[0]) + bool(block.caption)
        case Picture():
            return int(bool(block.caption) and spot.offset >= PICTURE)
        case _:
            return None
