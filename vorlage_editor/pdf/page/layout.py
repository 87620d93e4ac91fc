"""Fills pages with items. A page whose items are the very ones of last time is taken over."""

from __future__ import annotations

from collections.abc import Sequence

from vorlage_editor.pdf.page.pages import Page, Placement
from vorlage_editor.pdf.typesetting.flow import Item
from vorlage_editor.pdf.typesetting.lines import EPSILON
from vorlage_editor.pdf.typesetting.styles import BOTTOM, PAGE_HEIGHT, ROOM

KEPT = PAGE_HEIGHT / 2
"""Height up to which what is kept together moves to the next page."""
SCANT = ROOM / 8
"""Room in which nothing higher than a page begins."""
REPEATED = ROOM / 3
"""Height up to which a table's header is repeated."""


Memory = dict[tuple[Item | None, float], Page]


def paginate(items: list[Item], first_room: float, memory: Memory) -> tuple[list[Page], Memory]:
    """Return all pages, at least one, and what to give as ``memory`` the next time."""
    pages: list[Page] = []
    kept: Memory = {}
    at, rest, room = 0, None, first_room
    while at < len(items) or not pages:
        start = rest or (items[at] if items else None)
        page = memory.get((start, room))
        if page is None or not _same(page, items, at):
            page = _Filler(items, at, rest, room).fill()
        pages.append(page)
        kept[start, room] = page
        at, rest, room = at + page.used, page.rest, ROOM
    return pages, kept


def _same(page: Page, items: list[Item], at: int) -> bool:
    end = at + len(page.covered)
    return items[at:end] == page.covered and not (page.end and end != len(items))


class _Filler:
    """Fills one page from an item on, or from the rest of it."""

    def __init__(self, items: list[Item], at: int, rest: Item | None, room: float) -> None:
        self.items = items
        self.start = self.at = self.seen = at
        self.bound = -1  # up to here what is kept together was found to fit
        self.rest = rest
        self.room = self.y = room
        self.after = 0.0
        self.placed: list[Placement] = []
        self.fresh = True

    def fill(self) -> Page:
        """Return the page."""
        self._repeat_header()
        while self.at < len(self.items):
            if not self._place(self.rest or self.items[self.at]):
                break
        self.seen = max(self.seen, min(self.at, len(self.items) - 1))
        return Page(
            self.room,
            self.items[self.start : self.seen + 1],
            self.seen + 1 >= len(self.items),
            [(item, y + BOTTOM) for item, y in self.placed],
            self.at - self.start,
            self.rest,
        )

    def _repeat_header(self) -> None:
        first = self.rest or (self.items[self.at] if self.items else None)
        for header in first.repeat if first else ():
            self.y -= header.height
            self.placed.append((header, self.y))

    def _place(self, item: Item) -> bool:
        """Place an item; return whether the page goes on."""
        if item.breaks:
            self.at += 1
            return self.fresh
        if item.at:
            self.placed.append((item, item.at[1] - BOTTOM))
            self.at += 1
            return True
        room = self.y if self.fresh else self.y - max(self.after, item.before)
        fits = item.height <= room + EPSILON
        if not self.fresh and self.at > self.bound and not self._chain_fits(item, room):
            return False
        if not fits:
            halves = self._cut(item, room)
            if halves and halves[0].height <= room + EPSILON:
                self.placed.append((halves[0], room - halves[0].height))
                self.rest = halves[1]
                return False
            if not self.fresh:
                return False
        self.y = room - item.height
        self.placed.append((item, self.y))
        self.after, self.rest, self.fresh = item.after, None, False
        self.at += 1
        return True

    def _cut(self, item: Item, room: float) -> tuple[Item, Item] | None:
        """Cut an item at a good place; what fits no page, anywhere."""
        halves = item.cut(room, force=False)
        if halves is None and (self.fresh or (item.height > ROOM and room > SCANT)):
            halves = item.cut(room, force=True)
        return halves

    def _chain_fits(self, item: Item, room: float) -> bool:
        """Return whether the item fits with what it is kept with, or half a page of that."""
        need, after, at = 0.0, 0.0, self.at
        while item.keep and at + 1 < len(self.items) and need < KEPT:
            need += item.height
            after, at = item.after, at + 1
            item = self.items[at]
            if item.breaks or item.at:
                at -= 1
                break
            need += max(after, item.before)
        else:
            need += item.least
        self.seen = max(self.seen, at)
        if min(need, KEPT) > room + EPSILON:
            return False
        self.bound = at
        return True


def whole(items: Sequence[Item]) -> None:
    """Keep ``items`` together."""
    for item in items[:-1]:
        item.keep = True
