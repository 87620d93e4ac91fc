"""What a paper is made of: pieces of the flow (items) and what they mean (elements).

A block becomes an ``Entry``. Building one is the business of ``blocks``, ``tables``, ``head`` and
``end``; this module holds what they share: how text becomes items, and how an item is split.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFString

from vorlage_editor.model.body import Run, Runs, plain
from vorlage_editor.model.text import LINE
from vorlage_editor.pdf.long_text import pieces
from vorlage_editor.pdf.record import (
    Flowing,
    Laid,
    Part,
    Recorder,
    flowing,
    label,
    link_slots,
    stack,
)
from vorlage_editor.pdf.styles import ROOM, Q, Style

EPS = 1e-6
_SPLITTABLE = 3
"""Paragraphs of more lines may be split, two lines at least on each side."""


@dataclass(eq=False, slots=True)
class Element:
    """A structure element of an entry; ``parent`` is a place in the entry, -1 the document."""

    tag: str
    parent: int = -1
    attributes: str = ""
    inline: bool = False
    """A link: its place among the kids is where it is drawn first."""


class Source(NamedTuple):
    """What an item can be split from: its paragraph, where it stands, what is drawn beside it."""

    flowing: Flowing
    style: Style
    width: float
    indent: float
    mark: Laid | None


@dataclass(eq=False, slots=True)
class Item:
    """A piece of the flow. ``slots`` gives for each of the piece's slots the element."""

    laid: Laid
    entry: Entry
    slots: tuple[int, ...]
    x: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    """Stays with what follows."""
    head: float = 0
    """Height of the least first part."""
    source: Source | None = None
    repeat: Item | None = None
    """A table's header, to draw again on a new page."""
    outline: tuple[int, str] | None = None
    figure: bool = False
    floating: bool = False
    """Drawn at the top of the page, takes no room."""
    breaks: bool = False
    """Ends the page; draws nothing."""
    bar: bytes = b""
    """Colour of the bar at the left margin."""
    splits: dict[int, tuple[Item, Item] | None] = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Entry:
    """A block as items and elements; ``base`` is the object number of the first element."""

    blocks: tuple[object, ...]
    context: tuple[object, ...]
    items: list[Item] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    base: int = 0
    stamp: int = 0

    def element(
        self, tag: str, parent: int = -1, attributes: str = "", *, inline: bool = False
    ) -> int:
        """Add an element and return its place."""
        self.elements.append(Element(tag, parent, attributes, inline))
        return len(self.elements) - 1

    def leaf(self, runs: Runs, tag: str, parent: int = -1, attributes: str = "") -> tuple[int, ...]:
        """Add an element with text, and its links; return them as a paragraph's slots."""
        place = self.element(tag, parent, attributes)
        return self.inside(runs, place)

    def inside(self, runs: Runs, place: int) -> tuple[int, ...]:
        """Return the slots of text that belongs to the element at ``place``; add its links."""
        return (place, *[self.element("Link", place, inline=True) for _ in link_slots(runs)])


class Setting(NamedTuple):
    """How a paragraph stands in the flow; what is not said is the style's."""

    width: float
    x: float = 0
    indent: float = 0
    """From ``x`` to the text, beside which the mark hangs."""
    mark: str = ""
    before: float | None = None
    after: float | None = None
    keep: bool = False
    bar: bytes = b""
    outline: tuple[int, str] | None = None


class Story:
    """Draws text, and keeps what it drew: equal text in an equal style is drawn once."""

    def __init__(self) -> None:
        self.recorder = Recorder()
        self.laid = lru_cache(20000)(self._laid)

    def _laid(self, runs: Runs, style: Style, tag: str, width: float) -> Laid:
        paragraph = flowing(runs, style, tag)
        if style.balanced:
            width = self._balanced(runs, style, width)
        return self.recorder.paragraph(paragraph, width)

    def _balanced(self, runs: Runs, style: Style, width: float) -> float:
        """Return the narrowest width that needs no further line."""
        height = _height(runs, style, width)
        low, high = width / 2, width
        while height > style.leading and high - low > 1:
            middle = (low + high) / 2
            fits = _height(runs, style, middle) <= height
            low, high = (low, middle) if fits else (middle, high)
        return high

    def paragraph(
        self, entry: Entry, runs: Runs, style: Style, slots: Sequence[int], how: Setting
    ) -> list[Item]:
        """Add text to the entry as one item, or as several if it is very long."""
        width = how.width - how.indent
        tag = entry.elements[slots[-len(link_slots(runs)) - 1]].tag
        texts = list(pieces(runs, style, tag, width)) if _is_long(runs) else [None]
        items = []
        for number, text in enumerate(texts):
            paragraph = flowing(runs, style, tag) if text is None else text
            body = (
                self.laid(runs, style, tag, width)
                if text is None
                else self.recorder.paragraph(text, width)
            )
            mark = label(how.mark, style) if how.mark and number == 0 else None
            source = Source(paragraph, style, width, how.indent, mark)
            own = tuple(slots) if mark or not how.mark else tuple(slots[1:])
            items.append(_item(entry, body, own, source, how))
        before = style.before * Q if how.before is None else how.before
        after = style.after * Q if how.after is None else how.after
        items[0].before, items[-1].after = before, after
        items[0].outline, items[-1].keep = how.outline, how.keep
        entry.items += items
        return items

    def split(self, item: Item, room: float) -> tuple[Item, Item] | None:
        """Return the item in two parts of which the first fits into ``room``, or None."""
        if item.source is None:
            return None
        lines = int((room + EPS) / item.source.style.leading)
        if lines not in item.splits:
            item.splits[lines] = self._split(item, item.source, lines) if lines > 0 else None
        return item.splits[lines]

    def _split(self, item: Item, source: Source, lines: int) -> tuple[Item, Item] | None:
        source.flowing.wrap(source.width, 1e6)
        parts = source.flowing.split(source.width, lines * source.style.leading + EPS)
        if len(parts) != 2:  # noqa: PLR2004
            return None
        how = Setting(source.width + source.indent, item.x, source.indent, bar=item.bar)
        out = []
        for number, part in enumerate(parts):
            body = self.recorder.paragraph(part, source.width)
            mark = None if number else source.mark
            slots = item.slots[1:] if number and source.mark else item.slots
            more = Source(part, source.style, source.width, source.indent, mark)
            out.append(_item(item.entry, body, slots, more, how))
        first, second = out
        first.source = None
        first.before, first.outline = item.before, item.outline
        second.after, second.keep = item.after, item.keep
        return first, second


def _item(entry: Entry, body: Laid, slots: tuple[int, ...], source: Source, how: Setting) -> Item:
    laid = body
    if source.indent or source.mark:
        parts: list[Part] = []
        if source.mark:
            parts.append((source.mark, 0, body.height - source.style.size, 0))
        parts.append((body, source.indent, 0, 1 if source.mark else 0))
        laid = stack(source.width + source.indent, body.height, parts)
    can = body.lines > _SPLITTABLE
    head = 2 * source.style.leading if can else body.height
    return Item(laid, entry, slots, x=how.x, head=head, source=source if can else None, bar=how.bar)


def _height(runs: Runs, style: Style, width: float) -> float:
    return float(flowing(runs, style, "").wrap(width, ROOM)[1])


_LONG = 4000


def _is_long(runs: Runs) -> bool:
    return sum(len(run.text) for run in runs) > _LONG


def visible(runs: Runs) -> bool:
    """Return whether anything of ``runs`` would be seen."""
    return any(run.text.strip(" \u00a0" + LINE) for run in runs)


def runs_of(text: str) -> Runs:
    """Return unmarked text as runs."""
    return (Run(text),) if text else ()


def one_line(runs: Runs) -> str:
    """Return the text of ``runs`` in one line, as outlines show it."""
    return " ".join(plain(runs).replace(LINE, " ").split())


@lru_cache(5000)
def pdf_string(text: str) -> str:
    """Return ``text`` as a PDF text string."""
    return str(PDFString(text).format(_DOCUMENT).decode("latin-1"))


_DOCUMENT = PDFDocument()
