"""What is drawn in one piece or cut at a page's end: text, table rows, pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol, Self

from vorlage_editor.pdf.typesetting.lines import EPSILON
from vorlage_editor.pdf.typesetting.record import Broken, Laid, Placed, Recorder, stack

PAIR = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""


class Part(Protocol):
    """A piece of the flow: its height, and the least of it that may stand at a page's foot."""

    @property
    def height(self) -> float:
        """Return the height of the whole."""
        ...

    @property
    def least(self) -> float:
        """Return the height of the least first part."""
        ...

    @property
    def shape(self) -> tuple[int, ...]:
        """Return in numbers how much it holds: lines, or those of each cell."""
        ...

    def draw(self, recorder: Recorder) -> Laid:
        """Return it drawn."""
        ...

    def cut(self, room: float, *, force: bool) -> tuple[Part, Part] | None:
        """Return what fits into ``room`` and the rest, or none; ``force`` minds no good looks."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of a paragraph from ``start`` on; a list item's hang right of its ``mark``."""

    text: Broken
    tag: str
    start: int
    end: int
    hang: float = 0
    mark: str = ""
    listed: bool = False
    """Whether slot 0 is the list item's label and the text's own slot is 1."""
    whole: bool = False
    """Whether it is not cut without need."""

    @property
    def lines(self) -> int:
        """Return the number of lines."""
        return self.end - self.start

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return self.lines * self.text.style.leading

    @property
    def least(self) -> float:
        """Return the height of two lines, or of all where three are all."""
        if self.whole or self.lines < 2 * PAIR:
            return self.height
        return PAIR * self.text.style.leading

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the number of lines."""
        return (self.lines,)

    def draw(self, recorder: Recorder) -> Laid:
        """Return it drawn, its mark left of the first line."""
        text = self.text
        if self.lines == len(text.lines):
            laid = recorder.paragraph(text, self.tag)
        else:
            laid = recorder.lines(text, text.lines[self.start : self.end], self.tag)
        if not self.listed and not self.hang:
            return laid
        parts = [Placed(laid, self.hang, 0, int(self.listed))]
        if self.mark:
            mark = recorder.line(self.mark, text.style, "Lbl" if self.tag else "")
            parts.insert(0, Placed(mark, 0, self.height - text.style.size, 0))
        return stack(self.height, parts)

    def cut(self, room: float, *, force: bool = False) -> tuple[Self, Self] | None:
        """Return the lines that fit and the rest, without widow or orphan."""
        fits = int((room + EPSILON) / self.text.style.leading)
        if force:
            fits = max(1, min(fits, self.lines - 1))
        else:
            fits = min(fits, self.lines - PAIR)
            if self.whole or fits < PAIR:
                return None
        if not 0 < fits < self.lines:
            return None
        middle = self.start + fits
        return replace(self, end=middle), replace(self, start=middle, mark="")


class Cell(NamedTuple):
    """A cell's text and its place in the row; its slots are counted from ``first`` on."""

    text: Text | None
    x: float
    first: int
    drop: float = 0
    """How much lower its text stands, to share the baseline of a larger one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: cells side by side, with padding above and below."""

    cells: tuple[Cell, ...]
    top: float
    bottom: float
    low: bool = False
    """Whether cells sit at the bottom (column heads)."""
    minimum: float = 0

    @property
    def height(self) -> float:
        """Return the height of the highest cell with the padding."""
        texts = [cell.text.height + cell.drop for cell in self.cells if cell.text]
        return max(max(texts, default=0) + self.top + self.bottom, self.minimum)

    @property
    def least(self) -> float:
        """Return its height: a row is not cut without need."""
        return self.height

    @property
    def shape(self) -> tuple[int, ...]:
        """Return the number of lines of each cell."""
        return tuple(cell.text.lines if cell.text else 0 for cell in self.cells)

    def draw(self, recorder: Recorder) -> Laid:
        """Return its cells drawn; rules are the page's, for they depend on the neighbours."""
        height = self.height
        parts = []
        for text, x, first, drop in self.cells:
            if text:
                upper = height - self.top - drop - text.height
                y = self.bottom if self.low else upper
                parts.append(Placed(text.draw(recorder), x, y, first))
        return stack(height, parts)

    def cut(self, room: float, *, force: bool = False) -> tuple[Self, Self] | None:
        """Return the lines of each cell that fit, and the rest; only by force."""
        if not force:
            return None
        inner = room - self.top - self.bottom
        upper, lower = [], []
        for cell in self.cells:
            text = cell.text
            parts = text.cut(inner - cell.drop, force=True) if text else None
            if text and parts and text.height + cell.drop > inner + EPSILON:
                upper.append(cell._replace(text=parts[0]))
                lower.append(cell._replace(text=parts[1]))
            else:
                upper.append(cell)
                lower.append(cell._replace(text=None))
        if not any(cell.text for cell in lower):
            return None
        halves = (replace(self, cells=tuple(half), minimum=0) for half in (upper, lower))
        return next(halves), next(halves)


@dataclass(frozen=True, slots=True)
class Ready:
    """A piece that is drawn already and never cut."""

    laid: Laid

    @property
    def height(self) -> float:
        """Return its height."""
        return self.laid.height

    @property
    def least(self) -> float:
        """Return its height."""
        return self.laid.height

    @property
    def shape(self) -> tuple[int, ...]:
        """Return nothing: there is one of it."""
        return ()

    def draw(self, recorder: Recorder) -> Laid:  # noqa: ARG002 - a Part is drawn so
        """Return it."""
        return self.laid

    def cut(self, room: float, *, force: bool) -> None:
        """Return none."""
