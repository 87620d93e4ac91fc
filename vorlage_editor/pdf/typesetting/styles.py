"""The page and the type: every length in pt, everything vertical a multiple of Q or Q/2.

Q is a quarter of the text's line. Sizes are set for Liberation Sans.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vorlage_editor.pdf.typesetting import fonts

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 25 * MM, 20 * MM
"""The margins of DIN 5008."""
WIDTH = PAGE_WIDTH - LEFT - RIGHT
GUTTER = 6 * MM
BAND = 12.5 * MM
"""Baseline of the running head, from the upper edge."""
TOP_FIRST, TOP = 20 * MM, 22.5 * MM
"""Where the text starts, from the upper edge: page 1 without letterhead, page 2 on."""
BOTTOM = 24 * MM
"""Where the text ends, from the lower edge."""
FOOT = 12 * MM
"""Baseline of the last line of the footer, from the lower edge."""
ROOM = PAGE_HEIGHT - TOP - BOTTOM
"""Height of the text from page 2 on."""

SIZE, LINE, SMALL = 11.0, 14.5, 9.5
Q = LINE / 4
HAIR, RULE, BAR = 0.35, 0.75, 2.25
CELL_GAP = 12.0
"""Between the columns of a table."""
HANG, LONG_HANG = 5 * MM, 7 * MM
"""From a list's mark to its text, each level; the longer one where a list passes 9."""

INK, GREY, HAIR_GREY = b"0", b".302", b".549"
"""Shades as operands of ``g`` and ``G``: 21 : 1, 8.5 : 1 and 3.4 : 1 on white."""


def span(columns: int) -> float:
    """Return the width of so many columns of the six, with the gutters between them."""
    return columns * (WIDTH - 5 * GUTTER) / 6 + (columns - 1) * GUTTER


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; spaces are in Q."""

    size: float = SIZE
    quarters: float = 4
    """The leading in Q."""
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    right: bool = False
    grey: bool = False
    balanced: bool = False
    family: fonts.Family = fonts.LIBERATION

    @property
    def face(self) -> str:
        """Return the face that its unmarked text is set in."""
        return self.family.face(bold=self.bold, italic=self.italic)

    @property
    def leading(self) -> float:
        """Return the distance of two baselines."""
        return self.quarters * Q


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a paper, in one family."""

    kind: Style = Style(18, 6, after=1)
    number_line: Style = Style(after=5)
    subject: Style = Style(14, 5, bold=True, before=6, after=6, balanced=True)
    h2: Style = Style(12.5, bold=True, before=6, after=1, balanced=True)
    h3: Style = Style(bold=True, before=4, after=0.5, balanced=True)
    h4: Style = Style(italic=True, before=3, balanced=True)
    text: Style = Style(after=2)
    item: Style = Style(after=1)
    cell: Style = Style()
    cell_bold: Style = Style(bold=True)
    number: Style = Style(right=True)
    label: Style = Style(SMALL, 3.5, bold=True)
    label_right: Style = Style(SMALL, 3.5, bold=True, right=True)
    table_caption: Style = Style(SMALL, 3.5, bold=True, before=4, after=1)
    caption: Style = Style(SMALL, 3.5, before=1.5, after=4)
    small: Style = Style(SMALL, 3.5)
    office: Style = Style(SMALL, 3.5, grey=True)

    def heading(self, level: int) -> Style:
        """Return the style of a heading of the text."""
        return (self.h2, self.h3, self.h4)[level - 1]


@cache
def styles(family: fonts.Family) -> Styles:
    """Return the styles in ``family``; leading and spaces are the same in every one."""
    base = Styles()
    set_in = {
        name: replace(style, size=style.size * family.scale, family=family)
        for name in Styles.__slots__
        if isinstance(style := getattr(base, name), Style)
    }
    return Styles(**set_in)


@cache
def pads(style: Style, quarters: float) -> tuple[float, float]:
    """Return the padding above and below, ``quarters`` in all, that centres the capitals.

    The first baseline lies one font size below the top; the rest of the leading is under it.
    """
    capitals = fonts.cap_height(style.face) * style.size
    top = (quarters * Q + style.leading - 2 * style.size + capitals) / 2
    return top, quarters * Q - top


def shade(colour: str) -> bytes:
    """Return ``#rrggbb`` as the operands of ``rg``; black if it is no colour."""
    try:
        value = int(colour.removeprefix("#"), 16) if len(colour) == len("#rrggbb") else 0
    except ValueError:
        value = 0
    return b" ".join(number((value >> shift & 255) / 255, 3) for shift in (16, 8, 0))


@lru_cache(10_000)
def number(value: float, digits: int = 2) -> bytes:
    """Return a number as PDF writes it; never a zero with a sign."""
    written = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return b"0" if written in ("", "-0") else written.encode()
