"""What flows over the pages (items) and what it means (elements), by the block that it is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from vorlage_editor.pdf.typesetting.parts import Part
from vorlage_editor.pdf.typesetting.record import Laid, Recorder
from vorlage_editor.pdf.typesetting.styles import HAIR, INK

DOCUMENT = -1
"""The parent of an entry's outermost elements."""


class Element(NamedTuple):
    """A structure element; ``parent`` is its number in the entry."""

    tag: str
    parent: int = DOCUMENT
    attributes: bytes = b""
    inline: bool = False
    """A link: its place among the children is where it is drawn first."""


class Rule(NamedTuple):
    """A horizontal rule."""

    weight: float
    shade: bytes = INK


CLOSING = Rule(HAIR)
"""Closes the part of a table that goes on on the next page, and opens the rest."""


class Rules(NamedTuple):
    """The rules above and below an item, and from where to where they go."""

    above: Rule | None
    below: Rule | None
    spans: tuple[tuple[float, float], ...]
    table: bool = True
    """Whether a hairline closes it at a page's end."""


@dataclass(eq=False, slots=True)
class Entry:
    """All there is of a block, or of a list's blocks: items and elements."""

    source: object = None
    """A unit of the body, whose blocks it keeps alive: it is found by their identity. Else the part
    of head or end."""
    items: list[Item] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    base: int = 0
    """Object number of the first element, in the present file."""

    def element(
        self, tag: str, parent: int = DOCUMENT, attributes: bytes = b"", *, inline: bool = False
    ) -> int:
        """Add an element; return its number."""
        self.elements.append(Element(tag, parent, attributes, inline))
        return len(self.elements) - 1

    def leaf(
        self, links: int, tag: str, parent: int = DOCUMENT, attributes: bytes = b""
    ) -> tuple[int, ...]:
        """Add an element with text and so many links; return them as the slots of its text."""
        at = self.element(tag, parent, attributes)
        return (at, *[self.element("Link", at, inline=True) for _ in range(links)])


@dataclass(eq=False, slots=True)
class Item:
    """A piece of the flow; ``slots`` gives the element of each slot of what is drawn."""

    entry: Entry
    part: Part
    slots: tuple[int, ...] = ()
    x: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    """Whether it stays with what follows."""
    rules: Rules | None = None
    repeat: tuple[Item, ...] = ()
    """Header rows to draw again on a new page."""
    outline: tuple[int, str] | None = None
    figure: bool = False
    bar: bool = False
    """Whether the resolution's bar stands left of it."""
    breaks: bool = False
    """Whether it only ends the page."""
    at: tuple[float, float] | None = None
    """A fixed place on the first page, outside the flow."""
    height: float = field(init=False)
    least: float = field(init=False)
    laid: Laid | None = None
    cuts: dict[tuple[int, ...], tuple[Item, Item]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.height, self.least = self.part.height, self.part.least

    def draw(self, recorder: Recorder) -> Laid:
        """Return it drawn; drawn once."""
        if self.laid is None:
            self.laid = self.part.draw(recorder)
        return self.laid

    def cut(self, room: float, *, force: bool) -> tuple[Item, Item] | None:
        """Return what fits into ``room`` and the rest as items, the same ones for the same cut."""
        parts = self.part.cut(room, force=force)
        if parts is None:
            return None
        shape = parts[0].shape
        if shape not in self.cuts:
            self.cuts[shape] = self._half(parts[0], first=True), self._half(parts[1], first=False)
        return self.cuts[shape]

    def _half(self, part: Part, *, first: bool) -> Item:
        return Item(
            self.entry,
            part,
            self.slots,
            x=self.x,
            before=self.before if first else 0,
            after=0 if first else self.after,
            keep=self.keep and not first,
            rules=self._half_rules(first=first),
            repeat=self.repeat,
            outline=self.outline if first else None,
            bar=self.bar,
        )

    def _half_rules(self, *, first: bool) -> Rules | None:
        if self.rules is None:
            return None
        return self.rules._replace(below=None) if first else self.rules._replace(above=CLOSING)
