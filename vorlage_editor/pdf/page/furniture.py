"""What stands on every page outside the text: running head, footer, marks, status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.printed import CLOSED, kind_and_number, status
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.record import (
    ARTIFACT,
    Laid,
    Placed,
    clipped,
    line_width,
    marked,
    rule,
    stack,
)
from vorlage_editor.pdf.typesetting.styles import (
    BAND,
    FOOT,
    GUTTER,
    INK,
    LEFT,
    MM,
    PAGE_HEIGHT,
    RULE,
    WIDTH,
    Style,
    number,
    span,
)
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

TAG_HEIGHT, TAG_PADDING, TAG_GAP, TRACK = 15.0, 6.0, 6.0, 0.7
"""Of a status tag."""
FOOT_LINE, FOOT_LINES = 12.0, 2
"""Distance and greatest number of a footer's lines."""
HOLE, FOLDS = 148.5, (105, 210)
"""Marks of DIN 5008, mm from the upper edge."""


class Said(NamedTuple):
    """What the furniture says of a paper."""

    head: str
    status: tuple[str, ...]
    """Status tags, from the right."""


class Drawn(NamedTuple):
    """Code that stands at its place on the page, and its letters."""

    code: bytes
    fonts: fonts.Masks


def said(vorlage: Vorlage) -> Said:
    """Return what the furniture says of ``vorlage``."""
    return Said(kind_and_number(vorlage), status(vorlage))


class FootLine(NamedTuple):
    """A text of the footer at its place, in pt."""

    field: Literal["lines", "page"]
    """Of the form's footer."""
    text: str
    drawn: str
    """As much of the text as there is room for."""
    x: float
    y: float


def footer_lines(setter: Typesetter, page: int, pages: int) -> Iterator[FootLine]:
    """Yield what the footer of a page says, from the last line up; then the page's number."""
    footer, small = setter.form.footer, _small(setter)
    folio = footer.page.replace("{page}", str(page)).replace("{pages}", str(pages))
    drawn = clipped(folio, small, span(3))
    x = LEFT + WIDTH - line_width(drawn, small)
    beside = min(span(5), x - GUTTER - LEFT)
    for place, text in enumerate(reversed(footer.lines[:FOOT_LINES])):
        fits = clipped(text, small, WIDTH if place else beside)
        yield FootLine("lines", text, fits, LEFT, FOOT + place * FOOT_LINE)
    yield FootLine("page", folio, drawn, x, FOOT)


def cut_in_footer(form: Form) -> tuple[FootLine, ...]:
    """Return what the footer of ``form`` has no room for, beside a page's number of two digits."""
    drawn = footer_lines(Typesetter(form), 88, 88)
    return tuple(line for line in drawn if line.drawn != line.text)


def _small(setter: Typesetter) -> Style:
    return replace(setter.styles.small, grey=True)


class Furniture:
    """Draws the furniture of pages; each page's is drawn once."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self.page = lru_cache(4000)(self._page)

    def _page(self, what: Said, page: int, pages: int) -> Drawn:
        """Return a page's furniture.

        It is a stream of its own in the file, so that a new number of pages changes no page.
        """
        parts = [*self._footer(page, pages), *self._marks(first=page == 1)]
        if page > 1:
            parts += self._running_head(what.head)
            parts += status_tags(self._setter, what.status, ARTIFACT)
        together = stack(PAGE_HEIGHT, parts)
        return Drawn(together.pieces[0], together.fonts)

    def _footer(self, page: int, pages: int) -> Iterator[Placed]:
        setter, small = self._setter, _small(self._setter)
        for line in footer_lines(setter, page, pages):
            yield self._text(line.drawn, line.x, line.y, small)
        lines = len(setter.form.footer.lines[:FOOT_LINES])
        yield _line(FOOT + max(lines, 1) * FOOT_LINE + 2.5)

    def _running_head(self, head: str) -> Iterator[Placed]:
        small = _small(self._setter)
        text = clipped(head, small, span(4))
        yield self._text(text, LEFT, PAGE_HEIGHT - BAND, small)
        yield _line(PAGE_HEIGHT - BAND - 8)

    def _text(self, text: str, x: float, y: float, style: Style) -> Placed:
        return Placed(self._setter.recorder.line(text, style, ARTIFACT), x, y, 0)

    def _marks(self, *, first: bool) -> Iterator[Placed]:
        marks = self._setter.form.look.marks
        if "hole" in marks:
            yield _line(PAGE_HEIGHT - HOLE * MM, 5 * MM, 9 * MM)
        if "fold" in marks and first:
            for place in FOLDS:
                yield _line(PAGE_HEIGHT - place * MM, 5 * MM, 8 * MM)


def _line(y: float, x0: float = LEFT, x1: float = LEFT + WIDTH) -> Placed:
    return Placed(Laid(0, (marked(rule(x0, x1, 0), ARTIFACT),)), 0, y, 0)


def status_tags(setter: Typesetter, words: tuple[str, ...], tag: str) -> Iterator[Placed]:
    """Yield the status tags at their place on the page, from the right to the left."""
    right = LEFT + WIDTH
    label = setter.styles.label
    for word in words:
        width = line_width(word, label, TRACK) + 2 * TAG_PADDING
        cap = fonts.cap_height(label.face) * label.size
        lower = cap / 2 - TAG_HEIGHT / 2
        filled = word == CLOSED
        box = b"q %b w 0 G %b g %b %b %b %b re B Q" % (
            number(RULE), INK if filled else b"1",
            *(number(v, 3) for v in (
                RULE / 2, lower + RULE / 2, width - RULE, TAG_HEIGHT - RULE,
            )),
        )  # fmt: skip
        colour = b"1 g" if filled else b"0 g"
        text = setter.recorder.line(word, label, tag, colour=colour, track=TRACK)
        frame = Laid(0, (marked(box, ARTIFACT),))
        laid = stack(0, (Placed(frame, 0, 0, 0), Placed(text, TAG_PADDING, 0, 0)))
        yield Placed(laid, right - width, PAGE_HEIGHT - BAND, 0)
        right -= width + TAG_GAP
