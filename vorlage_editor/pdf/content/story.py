"""The blocks of the text as entries: what flows and what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from vorlage_editor.model.body import (
    Block,
    Body,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    ended,
    markers,
    plain,
)
from vorlage_editor.model.printed import PUNCTUATION
from vorlage_editor.model.text import LINE
from vorlage_editor.pdf.content.pictures import add_picture
from vorlage_editor.pdf.content.tables import add_table
from vorlage_editor.pdf.typesetting.flow import DOCUMENT, Entry, Item
from vorlage_editor.pdf.typesetting.parts import Ready, Text
from vorlage_editor.pdf.typesetting.record import Laid, line_width
from vorlage_editor.pdf.typesetting.styles import HANG, LONG_HANG, WIDTH, Q, Style
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

RESOLUTION = "beschlussvorschlag"
"""The section that stands behind the bar."""
STACKED = 2 * Q
"""Between a heading and the next one."""
MARK_GAP = 3
"""Least room between a list's mark and its text."""
_NUMBERING = {"number": b"Decimal", "letter": b"LowerAlpha"}


class Place(NamedTuple):
    """What a block's entry depends on beside the block."""

    tag: str = ""
    """Its structure tag, if it is a heading."""
    stacked: bool = False
    """Whether a heading stands right above."""
    leads: bool = False
    """Whether it leads to what follows: a list, a table after a colon."""
    bar: bool = False
    ends: bool = False
    """Whether the signatures follow."""


class State(NamedTuple):
    """What blocks inherit from those above."""

    tag: int
    """The level of the last heading's tag."""
    resolution: int = 0
    """The level of the heading whose text stands behind the bar, 0 outside."""
    below_heading: bool = False


class Unit(NamedTuple):
    """Blocks that make one entry: all items of a list, else one block."""

    blocks: tuple[Block, ...]
    place: Place


def printed(body: Body, start: int, end: int) -> tuple[int, tuple[Block, ...]]:
    """Return the first printed blocks from ``start`` on and where they start.

    Items of a list come together; what is empty is not printed, but ends a list.
    """
    for at in range(start, end):
        block = body[at]
        if isinstance(block, ListItem):
            return at, tuple(takewhile(_is_item, islice(body, at, end)))
        if not isinstance(block, Paragraph | Heading) or plain(block.runs).strip():
            return at, (block,)
    return end, ()


def _is_item(block: Block) -> bool:
    return isinstance(block, ListItem)


def unit(
    blocks: tuple[Block, ...], state: State, after: Block | None, *, above: int, ends: bool
) -> tuple[Unit, State]:
    """Return the unit of ``blocks`` and what the next one inherits.

    ``above`` is the level of the tag above the body's headings, 0 if there is none. A level that
    is skipped in the body is none in the tags. ``ends`` says that the signatures follow the body.
    """
    block = blocks[0]
    tag, resolution, stacked = state
    if not isinstance(block, Heading):
        leads = isinstance(block, Paragraph) and (
            isinstance(after, ListItem) or plain(block.runs).endswith(":")
        )
        bar = resolution > 0 and not isinstance(block, PageBreak)
        place = Place("", stacked, leads and after is not None, bar, ends and after is None)
        return Unit(blocks, place), State(tag, resolution)
    tag = min(block.level + above, tag + 1)
    bar = resolution > 0
    if block.section == RESOLUTION:
        resolution, bar = block.level, False
    elif block.level <= resolution:
        resolution, bar = 0, False
    place = Place(f"H{tag}", stacked, bar=bar, ends=ends and after is None)
    return Unit(blocks, place), State(tag, resolution, below_heading=True)


def build(setter: Typesetter, unit: Unit, blobs: Mapping[str, bytes]) -> Entry:
    """Return the entry of ``unit``."""
    entry = Entry(unit)
    _add(setter, entry, unit, blobs)
    if unit.place.bar:
        for item in entry.items:
            item.x, item.bar = item.x + HANG, True
    if unit.place.ends:
        _stay(entry)
    return entry


def _add(setter: Typesetter, entry: Entry, unit: Unit, blobs: Mapping[str, bytes]) -> None:
    block, place = unit.blocks[0], unit.place
    indent = HANG * place.bar
    measure = setter.measure - indent
    match block:
        case Heading():
            _heading(setter, entry, block, place)
        case Paragraph():
            item = setter.add(entry, block.runs, setter.styles.text, width=measure)
            item.keep = place.leads
        case ListItem():
            _list(setter, entry, unit, measure)
        case Table():
            add_table(setter, entry, block, WIDTH - indent, near=place.stacked)
        case Picture():
            add_picture(setter, entry, block, blobs.get(block.data), measure)
        case PageBreak():
            entry.items.append(Item(entry, Ready(Laid(0, (b"",))), breaks=True))


def _heading(setter: Typesetter, entry: Entry, block: Heading, place: Place) -> None:
    style = setter.styles.heading(block.level)
    runs = block.runs
    text = plain(runs).replace(LINE, " ").strip()
    if setter.form.sections.colon and block.level == 1 and not text.endswith(PUNCTUATION):
        runs = ended(runs, ":")
    measure = setter.measure - HANG * place.bar
    item = setter.add(entry, runs, style, place.tag, width=measure)
    item.keep, item.outline = True, (int(place.tag[1:]), text)
    if place.stacked:
        item.before = STACKED


def _list(setter: Typesetter, entry: Entry, unit: Unit, measure: float) -> None:
    items = [block for block in unit.blocks if isinstance(block, ListItem)]
    marks = markers(items)
    style = setter.styles.item
    hang = _hang(marks, style)
    tree = _ListTree(entry)
    for block, mark in zip(items, marks, strict=True):
        text = setter.broken(block.runs, style, measure - hang * (block.level + 1))
        label, body = tree.place(block)
        links = [entry.element("Link", body, inline=True) for _ in text.links]
        listed = label is not None
        tag = "LBody" if listed else "P"
        part = Text(text, tag, 0, len(text.lines), hang, mark, listed)
        slots = (body, *links) if label is None else (label, body, *links)
        item = Item(entry, part, slots, x=hang * block.level, after=style.after * Q)
        entry.items.append(item)
    entry.items[-1].after = setter.styles.text.after * Q
    entry.items[0].keep = len(items) > 1


def _hang(marks: Sequence[str], style: Style) -> float:
    """Return the hanging indent of a list: wider where a number has two digits."""
    widest = max(line_width(mark, style) for mark in marks) + MARK_GAP
    return next((hang for hang in (HANG, LONG_HANG) if widest <= hang), widest)


class _ListTree:
    """The nested structure of a list's items: L, LI, Lbl and LBody."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._open: list[tuple[int, str, int, int]] = []  # level, style, L, last LBody

    def place(self, block: ListItem) -> tuple[int | None, int]:
        """Return the elements of the item's label, none if it goes on above, and of its text."""
        while self._open and self._open[-1][0] > block.level:
            self._open.pop()
        if block.style == "none":
            parent = self._open[-1][3] if self._open else DOCUMENT
            return None, self._entry.element("P", parent)
        at: int | None = None
        if self._open and self._open[-1][0] == block.level:
            _, style, at, _ = self._open.pop()
            if style != block.style:
                at = None
        if at is None:
            parent = self._open[-1][3] if self._open else DOCUMENT
            numbering = _NUMBERING.get(block.style, b"Disc")
            at = self._entry.element("L", parent, b"/A <</O /List /ListNumbering /%b>>" % numbering)
        item = self._entry.element("LI", at)
        label, body = self._entry.element("Lbl", item), self._entry.element("LBody", item)
        self._open.append((block.level, block.style, at, body))
        return label, body


LAST_LINES = 3
"""Lines of the last paragraph that go with the signatures where it is longer than five."""


def _stay(entry: Entry) -> None:
    """Let the end of ``entry`` go with the signatures."""
    if not entry.items:
        return
    last = entry.items[-1]
    if isinstance(last.part, Text) and last.part.lines > LAST_LINES + 2:
        room = (last.part.lines - LAST_LINES) * last.part.text.style.leading
        if halves := last.cut(room, force=False):
            entry.items[-1:] = halves
    entry.items[-1].keep = True
