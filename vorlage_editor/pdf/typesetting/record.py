"""Draws pieces of a page once and keeps their content-stream code.

A Laid is a drawn piece: code relative to its lower left corner, with gaps for the marked-content
numbers, which a page gives. A slot says whose content it is: 0 the element itself, 1 and on the
links of its text.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from vorlage_editor.model.expansions import Expansions, gathered
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.lines import Line, Reading, Stretch, labelled
from vorlage_editor.pdf.typesetting.styles import GREY, HAIR, Style, number
from vorlage_editor.pdf.typesetting.text_string import text_string

ARTIFACT = ""
"""The tag of what stands outside the structure."""


class LinkBox(NamedTuple):
    """A link's area on the page, and which slot's content it is."""

    slot: int
    box: tuple[float, float, float, float]
    address: str


@dataclass(frozen=True, eq=False, slots=True)
class Laid:
    """A drawn piece. A marked-content number stands between two ``pieces``."""

    height: float
    pieces: tuple[bytes, ...]
    slots: tuple[int, ...] = ()
    links: tuple[LinkBox, ...] = ()
    fonts: fonts.Masks = ()
    images: tuple[tuple[str, str], ...] = ()
    """The pictures that it shows: name and sha256."""
    width: float = 0
    """Of a picture."""


@dataclass(frozen=True, eq=False, slots=True)
class Broken:
    """A text in lines, and how it was drawn, by tag."""

    lines: list[Line]
    style: Style
    width: float
    links: tuple[str, ...] = ()
    drawn: dict[str, Laid] = field(default_factory=dict)


class Placed(NamedTuple):
    """A piece on a larger one; its slots are counted from ``first`` on."""

    laid: Laid
    x: float
    y: float
    first: int


class Recorder:
    """A ReportLab canvas whose code is taken away; it makes no document."""

    def __init__(self, family: fonts.Family, expansions: Expansions) -> None:
        self._expansions = expansions
        rl_config.invariant = 1
        fonts.register(family)
        face = family.face(bold=False, italic=False)
        self._canvas = Canvas(io.BytesIO(), initialFontName=face)

    def paragraph(self, text: Broken, tag: str) -> Laid:
        """Draw all lines of ``text``; drawn once."""
        if tag not in text.drawn:
            text.drawn[tag] = self.lines(text, text.lines, tag)
        return text.drawn[tag]

    def lines(self, text: Broken, lines: list[Line], tag: str) -> Laid:
        """Draw some lines of ``text``; right-aligned ones end at its width."""
        style = text.style
        height = len(lines) * style.leading
        baseline = height - style.size
        placed: list[tuple[Stretch, float, float]] = []
        for line in lines:
            x = text.width - line.width if style.right else 0.0
            placed += [(stretch, x + stretch.x, baseline) for stretch in line.stretches]
            baseline -= style.leading
        code, slots, boxes = [], [], []
        for link, group in groupby(placed, _link):
            stretches = list(group)
            drawn = self._texts(stretches) if tag else self._text(stretches)
            if style.grey:
                drawn = b"q %b g %b Q" % (GREY, drawn)
            code.append(marked(drawn, "Link" if link and tag else tag))
            slots.append(link)
            if link and tag:
                boxes += [_box(link, text.links[link - 1], *one) for one in stretches]
        letters: dict[str, set[str]] = {}
        for stretch, _, _ in placed:
            letters.setdefault(stretch.hand.face, set()).update(stretch.text)
        return Laid(
            height,
            tuple(b"\n".join(code).split(b"\0")),
            tuple(slots) if tag else (),
            tuple(boxes),
            fonts.masks(letters.items()),
        )

    def _texts(self, placed: Iterable[tuple[Stretch, float, float]]) -> bytes:
        """Return the code of stretches; what is read otherwise than drawn says so."""
        out = []
        for reading, group in groupby(placed, _reading):
            stretches = list(group)
            drawn = self._text(stretches)
            if reading and sum(len(one.text) for one, _, _ in stretches) == reading.length:
                drawn = read(drawn, reading.key, reading.text)
            out.append(drawn)
        return b"\n".join(out)

    def _text(self, placed: Iterable[tuple[Stretch, float, float]]) -> bytes:
        text = self._canvas.beginText()
        rules = []
        hand, wider = None, 0.0
        for stretch, x, y in placed:
            if stretch.hand != hand:
                hand = stretch.hand
                text.setFont(hand.face, hand.size)
            if stretch.wider != wider:
                wider = stretch.wider
                text.setWordSpace(wider)
            text.setTextOrigin(x, y + hand.rise)
            text.textOut(stretch.text)
            if hand.underlined:
                under = y + hand.rise - 0.11 * hand.size
                rules.append(rule(x, x + stretch.width, under, 0.06 * hand.size))
        if wider:
            text.setWordSpace(0)
        return b" ".join([str(text.getCode()).encode("latin-1"), *rules])

    def line(
        self,
        text: str,
        style: Style,
        tag: str,
        *,
        colour: bytes = b"",
        track: float = 0,
        said: str = "",
    ) -> Laid:
        """Draw one line of plain text; ``colour`` is an operator, ``track`` spaces the letters.

        ``said`` is what is read, if it is more than that.
        """
        parts = list(labelled(gathered(text), style.face, self._expansions))
        if said or not tag:
            parts = [(part, face, None) for part, face, _ in parts]
        drawn = self._label(parts, style, track)
        if tag and said:
            drawn = read(drawn, "ActualText", self._expansions.aloud(said))
        if style.grey and not colour:
            colour = GREY + b" g"
        if colour or track:
            drawn = b"q %b %b Q" % (colour, drawn)
        pieces = marked(drawn, tag).split(b"\0")
        masks = fonts.masks((face, part) for part, face, _ in parts)
        return Laid(style.leading, tuple(pieces), (0,) if tag else (), fonts=masks)

    def _label(
        self, parts: Iterable[tuple[str, str, Reading | None]], style: Style, track: float
    ) -> bytes:
        out, x = [], 0.0
        for reading, group in groupby(parts, _part_reading):
            code = self._canvas.beginText()
            if x:
                code.setTextOrigin(x, 0)
            if track:
                code.setCharSpace(track)
            for part, face, _ in group:
                code.setFont(face, style.size)
                code.textOut(part)
                x += fonts.width(part, face, style.size) + track * len(part)
            drawn = str(code.getCode()).encode("latin-1")
            out.append(read(drawn, reading.key, reading.text) if reading else drawn)
        return b"\n".join(out)


def _part_reading(part: tuple[str, str, Reading | None]) -> Reading | None:
    return part[2]


def _reading(placed: tuple[Stretch, float, float]) -> Reading | None:
    return placed[0].hand.reading


def read(code: bytes, key: str, text: str) -> bytes:
    """Return ``code`` as a span of which ``text`` is read; ``key`` is ActualText or E."""
    return b"/Span <</%b %b>> BDC %b EMC" % (key.encode(), text_string(text), code)


def _link(placed: tuple[Stretch, float, float]) -> int:
    return placed[0].hand.link


def _box(slot: int, address: str, stretch: Stretch, x: float, y: float) -> LinkBox:
    size = stretch.hand.size
    box = (x, y - 0.22 * size, x + stretch.width, y + 0.78 * size)
    return LinkBox(slot, box, address)


def line_width(text: str, style: Style, track: float = 0) -> float:
    """Return how wide ``Recorder.line`` draws ``text``."""
    parts = fonts.faces(text, style.face)
    wide = sum(fonts.width(part, face, style.size) + track * len(part) for part, face in parts)
    return wide - track if text else 0.0


def clipped(text: str, style: Style, width: float) -> str:
    """Return ``text`` as far as it fits into ``width`` on one line."""
    if line_width(text, style) <= width:
        return text
    fits = bisect_right(range(len(text)), width, key=lambda n: line_width(f"{text[:n]}…", style))
    return f"{text[: max(0, fits - 1)].rstrip()}…"


def marked(code: bytes, tag: str) -> bytes:
    """Return ``code`` as content of an element, with a gap for its number, or as an artifact."""
    if not tag:
        return b"/Artifact BMC %b EMC" % code
    return b"/%b <</MCID \0>> BDC %b EMC" % (tag.encode(), code)


def rule(x0: float, x1: float, y: float, weight: float = HAIR, shade: bytes = b"") -> bytes:
    """Return code for a horizontal rule: a filled box, as sharp as rules are on any screen."""
    box = b"%b %b %b %b re f" % (
        number(x0), number(y - weight / 2, 3), number(x1 - x0), number(weight, 3),
    )  # fmt: skip
    return b"q %b g %b Q" % (shade, box) if shade else box


def stack(height: float, parts: Iterable[Placed]) -> Laid:
    """Return several pieces as one."""
    pieces: list[bytes] = [b""]
    slots: list[int] = []
    links: list[LinkBox] = []
    images: list[tuple[str, str]] = []
    masks: list[fonts.Masks] = []
    for laid, x, y, first in parts:
        pieces[-1] += b"q 1 0 0 1 %b %b cm\n%b" % (number(x), number(y), laid.pieces[0])
        pieces += laid.pieces[1:]
        pieces[-1] += b"\nQ\n"
        slots += [first + slot for slot in laid.slots]
        links += [
            LinkBox(first + slot, (x0 + x, y0 + y, x1 + x, y1 + y), address)
            for slot, (x0, y0, x1, y1), address in laid.links
        ]
        images += laid.images
        masks.append(laid.fonts)
    together = tuple(sorted(fonts.merged(masks).items()))
    return Laid(height, tuple(pieces), tuple(slots), tuple(links), together, tuple(images))
