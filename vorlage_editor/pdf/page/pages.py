"""A page: what stands on it and where, and its code."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.flow import CLOSING, Entry, Item, Rule
from vorlage_editor.pdf.typesetting.record import ARTIFACT, LinkBox, Recorder, marked, rule
from vorlage_editor.pdf.typesetting.styles import BAR, HAIR, LEFT, number

Placement = tuple[Item, float]
"""An item and its lower edge on the page."""


class Content(NamedTuple):
    """Marked content of an item on a page."""

    item: Item
    first: int
    """The number of its first piece."""
    y: float


class Link(NamedTuple):
    """A link's area on the page, and the element that it belongs to."""

    entry: Entry
    element: int
    box: tuple[float, float, float, float]
    address: str


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """A page drawn."""

    code: bytes
    contents: tuple[tuple[Entry, tuple[Content, ...]], ...]
    """By entry, in the order in which they are drawn."""
    fonts: fonts.Masks
    images: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    packed: dict[int, bytes] = field(default_factory=dict)

    def stream(self, level: int) -> bytes:
        """Return the code packed."""
        if level not in self.packed:
            self.packed[level] = zlib.compress(self.code, level)
        return self.packed[level]


@dataclass(eq=False, slots=True)
class Page:
    """What stands on a page, and what that depends on."""

    room: float
    covered: list[Item]
    """Items that were looked at to fill it."""
    end: bool
    """Whether nothing may follow them."""
    placed: list[Placement]
    used: int
    """How many items further on the next page begins."""
    rest: Item | None
    """With the rest of which item it begins."""
    sheet: Sheet | None = None
    headings: list[Placement] = field(init=False)
    """Those of its items that the outline names."""

    def __post_init__(self) -> None:
        self.headings = [(item, y) for item, y in self.placed if item.outline]

    def draw(self, recorder: Recorder, accent: bytes) -> Sheet:
        """Return it drawn; drawn once."""
        if self.sheet is None:
            self.sheet = _drawn(self.placed, recorder, accent)
        return self.sheet


def _drawn(placed: list[Placement], recorder: Recorder, accent: bytes) -> Sheet:
    out: list[bytes] = []
    contents: list[tuple[Entry, list[Content]]] = []
    links: list[Link] = []
    images: dict[str, str] = {}
    masks: list[fonts.Masks] = []
    count = 0
    for item, y in placed:
        laid = item.draw(recorder)
        x = item.at[0] if item.at else LEFT + item.x
        out.append(b"q 1 0 0 1 %b %b cm" % (number(x), number(y)))
        code = [laid.pieces[0]]
        for place, piece in enumerate(laid.pieces[1:], count):
            code += (b"%d" % place, piece)
        out += (b"".join(code), b"Q")
        if laid.slots:
            if not contents or contents[-1][0] is not item.entry:
                contents.append((item.entry, []))
            contents[-1][1].append(Content(item, count, y))
            count += len(laid.slots)
        links += [_link(item, box, x, y) for box in laid.links]
        images.update(laid.images)
        masks.append(laid.fonts)
    flowing = [(item, y) for item, y in placed if item.at is None]
    out += [marked(code, ARTIFACT) for code in (_rules(flowing), _bars(flowing, accent)) if code]
    return Sheet(
        b"\n".join((*out, b"")),  # cups-filters joins a page's streams as they are: no Qq
        tuple((entry, tuple(several)) for entry, several in contents),
        tuple(sorted(fonts.merged(masks).items())),
        tuple(images.items()),
        tuple(links),
    )


def _link(item: Item, link: LinkBox, x: float, y: float) -> Link:
    x0, y0, x1, y1 = link.box
    return Link(item.entry, item.slots[link.slot], (x0 + x, y0 + y, x1 + x, y1 + y), link.address)


def _rules(placed: list[Placement]) -> bytes:
    """Return the rules of the page's tables; what a page's end parts is closed and opened."""
    out: list[bytes] = []
    before: Item | None = None
    for place, (item, y) in enumerate(placed):
        if rules := item.rules:
            above, below = rules.above, rules.below
            opens = before is None or before in item.repeat
            if opens and above and above.weight == HAIR:
                above = CLOSING
            if not below and rules.table and place == len(placed) - 1:
                below = CLOSING
            for line, at in ((above, y + item.height), (below, y)):
                if line:
                    out += _across(item, line, at)
        before = item
    return b" ".join(out)


def _across(item: Item, line: Rule, y: float) -> Iterator[bytes]:
    left = LEFT + item.x
    for x0, x1 in item.rules.spans if item.rules else ():
        yield rule(left + x0, left + x1, y, line.weight, line.shade)


def _bars(placed: list[Placement], accent: bytes) -> bytes:
    """Return the resolution's bar, through all that stands behind it."""
    out = []
    for bar, group in groupby(placed, _has_bar):
        if bar:
            behind = list(group)
            item, y = behind[0]
            lower = behind[-1][1]
            box = (LEFT, lower, BAR, y + item.height - lower)
            out.append(b"%b re" % b" ".join(map(number, box)))
    return b"q %b %b f Q" % (accent, b" ".join(out)) if out else b""


def _has_bar(placement: Placement) -> bool:
    return placement[0].bar
