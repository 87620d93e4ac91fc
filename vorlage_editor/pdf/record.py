"""Draws paragraphs once and keeps their content-stream code.

ReportLab's Paragraph breaks the lines and draws on a canvas that makes no file. A ``Laid`` is a
drawn piece: code relative to its lower left corner, with gaps for the marked-content numbers,
which a page gives. A slot says whose content it is: 0 the element itself, 1 and on its links.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from reportlab import rl_config
from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag
from typing_extensions import override

from vorlage_editor.model.body import Mark, Run, Runs
from vorlage_editor.model.text import LINE
from vorlage_editor.pdf import fonts
from vorlage_editor.pdf.setting import glued
from vorlage_editor.pdf.styles import MM, Style, number, paragraph_style

rl_config.invariant, rl_config.useA85 = 1, 0
rl_config.trustedHosts = None

Rect = tuple[float, float, float, float]
GAP = b"\0"
"""Where a marked-content number goes."""
_ENDLESS = 1e6


@dataclass(eq=False, slots=True)
class Laid:
    """A drawn piece: a marked-content number stands between two ``pieces``."""

    width: float
    height: float
    pieces: tuple[bytes, ...]
    slots: tuple[int, ...] = ()
    """Whose content it is: one for each gap."""
    links: tuple[tuple[int, Rect, str], ...] = ()
    """Slot, rectangle and address."""
    fonts: fonts.Masks = ()
    images: tuple[tuple[str, bytes], ...] = ()
    """Name in the page's resources, and the picture object's body."""
    lines: int = 1


Part: TypeAlias = bytes | tuple[Laid, float, float, int]
"""Ready code, or a piece with its place and the number of its first slot."""


class _Text(PDFTextObject):  # type: ignore[misc]
    """Keeps words apart at line ends and gives the text of links its own marked content."""

    para: Flowing | None = None
    _back = False  # a link has ended; return to the paragraph with the next text
    _switch: int | None = None  # place of the code that returned to the paragraph

    @override
    def _textOut(self, text: str, TStar: int = 0) -> None:
        if self.para is not None:
            if TStar and text and text[-1] != " ":
                text += " "
            if self._back and text:
                self._switch, self._back = len(self._code), False
                self._code.append("EMC " + self._canvas.mark(self.para.tag, 0))
        super()._textOut(text, TStar)

    def _linkRecord(self, link: tuple[int, str], what: str) -> None:  # noqa: N802 - ReportLab's
        if self.para is None or not self.para.tag:
            return
        code = self._code
        if what == "end":
            self._back = True
        elif self._switch == len(code) - 2:  # the same or the next link goes on: undo the return
            self._canvas.marks.pop()
            code[-2] = self._started(link)
        else:
            code.insert(-1, self._started(link))  # the link's first text is already out
        if what == "start":
            self._switch = None

    def _started(self, link: tuple[int, str]) -> str:
        return "EMC " + str(self._canvas.mark("Link", self._canvas.slots[link]))


class Flowing(Paragraph):  # type: ignore[misc]
    """A paragraph that knows its tag and the slots of its links; without tag an artifact."""

    tag = ""
    slots: dict[tuple[int, str], int] = {}  # noqa: RUF012 - set for each

    @override
    def beginText(self, x: float, y: float) -> _Text:
        text = _Text(self.canv, x, y)
        if self.tag:
            text.para = self
            first = self.frags[0]
            if self.blPara.kind == 0 and first.link:  # the whole paragraph is one link
                text._code.insert(0, text._started(first.link[0]))  # noqa: SLF001
        return text

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowing]:
        parts: list[Flowing] = super().split(availWidth, availHeight)
        for part in parts:
            part.tag, part.slots = self.tag, self.slots
        return parts


class Recorder(Canvas):  # type: ignore[misc]
    """A canvas whose code is taken away after each paragraph. It makes no document."""

    def __init__(self) -> None:
        fonts.register()
        size = 210 * MM, 297 * MM
        super().__init__(
            io.BytesIO(), pagesize=size, initialFontName=fonts.REGULAR, pdfVersion=(1, 7)
        )
        self.init_graphics_state()
        self.marks: list[int] = []
        self.links: list[tuple[int, Rect, str]] = []
        self.slots: dict[tuple[int, str], int] = {}

    def mark(self, tag: str, slot: int) -> str:
        """Return code that begins marked content of ``slot``."""
        self.marks.append(slot)
        return f"/{tag} <</MCID \0>> BDC"

    @override
    def beginText(self, x: float = 0, y: float = 0, direction: object = None) -> _Text:
        return _Text(self, x, y, direction=direction)

    @override
    def linkURL(self, url: str, rect: Rect, relative: int = 0, **kw: object) -> None:
        place, _, address = url.partition(" ")
        slot = self.slots.get((int(place), url), 0)
        area = self._absRect(rect, relative) if relative else rect
        self.links.append((slot, _rounded(area), address))

    def paragraph(self, flowing: Flowing, width: float) -> Laid:
        """Draw a paragraph in ``width``."""
        _, height = flowing.wrap(width, _ENDLESS)
        flowing.canv = self
        lines = len(flowing.blPara.lines)
        return self._record(flowing, width, height, lines)

    def _record(self, flowing: Flowing, width: float, height: float, lines: int) -> Laid:
        self._code: list[str] = []
        self.marks, self.links, self.slots = [], [], flowing.slots
        fonts.FixedFont.seen.clear()
        self.saveState()
        self._code.append(self.mark(flowing.tag, 0) if flowing.tag else "/Artifact BMC")
        flowing.draw()
        self._code.append("EMC")
        self.restoreState()
        code = "\n".join(self._code[1:-1]).encode("latin-1").split(GAP)
        seen = fonts.FixedFont.seen.items()
        masks = tuple(sorted((key, fonts.mask(codes)) for key, codes in seen))
        return Laid(
            width, height, tuple(code), tuple(self.marks), tuple(self.links), masks, (), lines
        )


def _rounded(rect: Iterable[float]) -> Rect:
    left, bottom, right, top = (round(float(value), 2) for value in rect)
    return left, bottom, right, top


def link_slots(runs: Runs) -> list[tuple[int, str]]:
    """Return the links in ``runs``, neighbours with one address as one: (place, place + address).

    The place stands before the address, too, for ReportLab hands only that back when it draws.
    """
    return list(dict.fromkeys(link for link in _links(runs) if link))


def _links(runs: Runs) -> list[tuple[int, str] | None]:
    out: list[tuple[int, str] | None] = []
    for place, run in enumerate(runs):
        last = out[-1] if out else None
        if not run.link:
            out.append(None)
        elif last is not None and last[1].partition(" ")[2] == run.link:
            out.append(last)
        else:
            out.append((place, f"{place} {run.link}"))
    return out


def flowing(runs: Runs, style: Style, tag: str) -> Flowing:
    """Return ``runs`` as a paragraph, without ReportLab's markup parser."""
    paragraph = Flowing(None, paragraph_style(style), frags=fragments(runs, style))
    paragraph.tag = tag
    paragraph.slots = {link: slot for slot, link in enumerate(link_slots(runs), 1)}
    return paragraph


def fragments(runs: Runs, style: Style) -> list[Any]:
    """Return ``runs`` as ReportLab's fragments, each in a face that has its letters."""
    out: list[Any] = []
    links = _links(runs)
    for place, (run, text) in enumerate(zip(runs, glued(runs), strict=True)):
        link = links[place]
        shared = [link] if link else []
        for part in _lines(text):
            if part is None:
                out.append(_fragment("", fonts.REGULAR, style, run, shared, place))
                out[-1].lineBreak = True
                continue
            face = fonts.CUTS[
                style.bold or Mark.BOLD in run.marks, style.italic or Mark.ITALIC in run.marks
            ]
            for letters, name in fonts.faces(part, face):
                out.append(_fragment(letters, name, style, run, shared, place))
    return out


def _lines(text: str) -> list[str | None]:
    """Return the lines of ``text`` with None for each soft break."""
    if LINE not in text:
        return [text]
    out: list[str | None] = []
    for line in text.split(LINE):
        out += [None, line] if line else [None]
    return out[1:]


def _fragment(
    text: str, face: str, style: Style, run: Run, link: list[tuple[int, str]], place: int
) -> Any:  # noqa: ANN401 - ReportLab has no types
    size, rise = style.size, 0.0
    if Mark.SUPERSCRIPT in run.marks:
        size, rise = 0.65 * size, 0.35 * size
    elif Mark.SUBSCRIPT in run.marks:
        size, rise = 0.65 * size, -0.15 * size
    under = Mark.UNDERLINE in run.marks or bool(run.link)
    line = (place, "underline", None, "0.05*F", "-0.11*F", 0, 1, 1) if under else None
    fragment = ParaFrag()
    fragment.__dict__.update(
        text=text, fontName=face, fontSize=size, rise=rise, link=link, greek=0, bold=0, italic=0,
        textColor=paragraph_style(style).textColor if style.grey else black,
        us_lines=[line] if line else [],
    )  # fmt: skip
    return fragment


def stack(width: float, height: float, parts: Iterable[Part]) -> Laid:
    """Return several pieces as one."""
    pieces = [b""]
    slots: list[int] = []
    links: list[tuple[int, Rect, str]] = []
    images: list[tuple[str, bytes]] = []
    masks: list[fonts.Masks] = []
    for part in parts:
        if isinstance(part, bytes):
            pieces[-1] += part + b"\n"
            continue
        laid, x, y, first = part
        pieces[-1] += b"q 1 0 0 1 %b %b cm\n%b" % (number(x), number(y), laid.pieces[0])
        pieces += laid.pieces[1:]
        pieces[-1] += b"\nQ\n"
        slots += [first + slot for slot in laid.slots]
        links += [(first + slot, _moved(rect, x, y), url) for slot, rect, url in laid.links]
        images += laid.images
        masks.append(laid.fonts)
    merged = tuple(sorted(fonts.merged(masks).items()))
    return Laid(width, height, tuple(pieces), tuple(slots), tuple(links), merged, tuple(images))


def _moved(rect: Rect, x: float, y: float) -> Rect:
    return rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y


@lru_cache(2000)
def label(text: str, style: Style, tag: str = "Lbl", colour: bytes = b"0 g") -> Laid:
    """Return one line of text with its baseline at the lower edge; without tag an artifact."""
    line = fonts.shown(text, style.face, style.size)
    begin = b"/%b <</MCID \0>> BDC" % tag.encode() if tag else b"/Artifact BMC"
    code = b"%b %b BT %b ET EMC" % (begin, colour, line.code)
    return Laid(line.width, 0, tuple(code.split(GAP)), (0,) if tag else (), fonts=line.fonts)


def artifact(code: bytes) -> bytes:
    """Return drawing code as an artifact."""
    return b"/Artifact BMC q " + code + b" Q EMC"


def rule(x: float, end: float, y: float, weight: float, colour: bytes = b"0") -> bytes:
    """Return code that draws a horizontal rule."""
    return b"%b G %b w %b %b m %b %b l S" % (
        colour, number(weight), number(x), number(y), number(end), number(y),
    )  # fmt: skip
