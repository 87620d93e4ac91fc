"""The page and the type: every length in pt, everything vertical a multiple of Q or Q/2.

Q is a quarter of the text's line. Sizes are set for Liberation Sans.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm as _mm

from vorlage_editor.pdf import fonts

MM = float(_mm)
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

    name: str
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

    @property
    def face(self) -> str:
        """Return the face that its unmarked text is set in."""
        return fonts.CUTS[self.bold, self.italic]

    @property
    def leading(self) -> float:
        """Return the distance of two baselines."""
        return self.quarters * Q


KIND = Style("kind", 18, 6, after=1)
NUMBER_LINE = Style("number-line", after=5)
SUBJECT = Style("subject", 14, 5, bold=True, before=6, after=6, balanced=True)
HEADINGS = {
    1: Style("h2", 12.5, bold=True, before=6, after=1, balanced=True),
    2: Style("h3", bold=True, before=4, after=0.5, balanced=True),
    3: Style("h4", italic=True, before=3, balanced=True),
}
TEXT = Style("text", after=2)
ITEM = Style("item", after=1)
CELL = Style("cell")
CELL_BOLD = Style("cell-b", bold=True)
NUMBER = Style("number", right=True)
LABEL = Style("label", SMALL, 3.5, bold=True)
LABEL_RIGHT = Style("label-r", SMALL, 3.5, bold=True, right=True)
TABLE_CAPTION = Style("table-caption", SMALL, 3.5, bold=True, before=4, after=1)
CAPTION = Style("caption", SMALL, 3.5, before=1.5, after=4)
OFFICE = Style("small", SMALL, 3.5, grey=True)


@lru_cache(64)
def paragraph_style(style: Style) -> ParagraphStyle:
    """Return ``style`` as ReportLab knows it; spaces are left to the page filler."""
    return ParagraphStyle(
        style.name,
        fontName=style.face,
        fontSize=style.size,
        leading=style.leading,
        alignment=TA_RIGHT if style.right else TA_LEFT,
        textColor=HexColor("#4d4d4d") if style.grey else black,
        allowWidows=0,
        allowOrphans=0,
        embeddedHyphenation=1,
    )


def pads(style: Style, quarters: float) -> tuple[float, float]:
    """Return the padding above and below, ``quarters`` in all, that centres the capitals.

    ReportLab sets the first baseline one font size below the top and leaves the rest of the
    leading under the last one.
    """
    capitals = fonts.cap_height(style.face, style.size)
    top = (quarters * Q + style.leading - 2 * style.size + capitals) / 2
    return top, quarters * Q - top


def shade(colour: str) -> bytes:
    """Return ``#rrggbb`` as the operands of ``rg``; black if it is no colour."""
    try:
        value = int(colour.removeprefix("#"), 16) if len(colour) == 7 else 0  # noqa: PLR2004
    except ValueError:
        value = 0
    parts = (value >> 16 & 255, value >> 8 & 255, value & 255)
    return b" ".join(number(part / 255, 3) for part in parts)


def number(value: float, digits: int = 2) -> bytes:
    """Return a number as PDF writes it."""
    return (f"{value:.{digits}f}".rstrip("0").rstrip(".") or "0").encode()
