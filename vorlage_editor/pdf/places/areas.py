"""What stands where on a page, as boxes: in pt from the page's upper left corner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vorlage_editor.model.spot import Spot
from vorlage_editor.pdf.places.names import Named
from vorlage_editor.pdf.typesetting.flow import Item
from vorlage_editor.pdf.typesetting.letters import letter_at, line_of, starts, x_of
from vorlage_editor.pdf.typesetting.parts import Row, Text
from vorlage_editor.pdf.typesetting.styles import LEFT, PAGE_HEIGHT, WIDTH

ABOVE, BELOW = 10.0, 4.0
"""How far a line at a fixed place reaches from its baseline."""


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    upper: float
    right: float
    lower: float


class Piece(NamedTuple):
    """A rectangle of an item: all of it, or a cell; ``corner`` is where its first line begins."""

    box: Box
    text: Text | None = None
    corner: tuple[float, float] = (0, 0)


class Area(NamedTuple):
    """A piece and the field that it shows."""

    piece: Piece
    named: Named

    def spot(self, x: float, y: float) -> Spot:
        """Return the spot in the text that is nearest to a point."""
        (_, text, (left, upper)), (field, cell, words, before) = self
        if text is None or not words or not text.lines:
            return Spot(field, before, cell)
        line = int((y - upper) / text.text.style.leading)
        number = text.start + max(0, min(line, text.lines - 1))
        x -= left + _indent(text, number)
        return Spot(field, before + letter_at(words, text.text.lines, number, x), cell)

    def line(self, offset: int) -> Box | None:
        """Return the caret before the letter ``offset``; none if it stands in another area."""
        (box, text, (left, upper)), (_, _, words, before) = self
        if not words:
            return box._replace(right=box.left)
        if text is None:  # the rest of the row, whose other cells go on
            return None
        lines, leading = text.text.lines, text.text.style.leading
        firsts = starts(words, lines)
        inner = max(0, offset - before)
        number = line_of(firsts, inner)
        if not text.start <= number < text.end:
            return None
        x = left + _indent(text, number) + x_of(lines[number], inner - firsts[number])
        upper += (number - text.start) * leading
        return Box(x, upper, x, upper + leading)


def pieces(item: Item, y: float) -> Iterator[Piece]:
    """Yield the pieces of an item whose lower edge is ``y`` from that of the page."""
    part, left = item.part, LEFT + item.x
    upper, lower = PAGE_HEIGHT - y - item.height, PAGE_HEIGHT - y
    if item.at:
        yield Piece(Box(item.at[0], lower - max(item.height, ABOVE), LEFT + WIDTH, lower + BELOW))
    elif isinstance(part, Text):
        left += part.hang
        right = left + part.text.width
        yield Piece(Box(left - part.hang, upper, right, lower), part, (left, upper))
    elif isinstance(part, Row):
        yield from _cells(part, left, upper)
    else:
        yield Piece(Box(left, upper, LEFT + WIDTH, lower))


def _cells(row: Row, left: float, upper: float) -> Iterator[Piece]:
    lower = upper + row.height
    ends = [left + cell.x for cell in row.cells[1:]] + [LEFT + WIDTH]
    for cell, end in zip(row.cells, ends, strict=True):
        x, text = left + cell.x, cell.text
        if text is None:
            yield Piece(Box(x, upper, end, lower))
            continue
        top = lower - row.bottom - text.height if row.low else upper + row.top + cell.drop
        yield Piece(Box(x, upper, max(end, x + text.text.width), lower), text, (x, top))


def _indent(text: Text, number: int) -> float:
    lines = text.text
    return lines.width - lines.lines[number].width if lines.style.right else 0.0
