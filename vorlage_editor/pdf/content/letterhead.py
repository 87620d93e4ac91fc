"""The head of page 1: status and letterhead, at fixed places, read before the text."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

from vorlage_editor.model.forms.form import Letterhead
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.content.head import value
from vorlage_editor.pdf.content.pictures import image_name, raster
from vorlage_editor.pdf.page.furniture import said, status_tags
from vorlage_editor.pdf.typesetting.flow import Entry, Item
from vorlage_editor.pdf.typesetting.parts import Ready
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
    BAR,
    GREY,
    LEFT,
    MM,
    PAGE_HEIGHT,
    RULE,
    WIDTH,
    Style,
    number,
    shade,
    span,
)
from vorlage_editor.pdf.typesetting.text_string import text_string
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

ARMS_WIDTH, ARMS_HEIGHT = 15 * MM, 18 * MM
BESIDE_ARMS = 20 * MM
BLOCK, BLOCK_VALUES, BLOCK_LINE = 125 * MM, 26 * MM, 14.5
"""Left edge of the information block of DIN 5008, its values, its lines."""
SMALL_LINE, UNDER_NAME = 12.0, 15.0


def add_status(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    """Add the status tags of page 1; for a reader they stand before all else."""
    for laid, x, y, _ in status_tags(setter, said(vorlage).status, "P"):
        _fixed(entry, Placed(laid, x, y, 0), entry.element("P"))


def _fixed(entry: Entry, placed: Placed, *slots: int) -> None:
    item = Item(entry, Ready(placed.laid), slots, at=(placed.x, placed.y))
    entry.items.append(item)


def block_source(setter: Typesetter, vorlage: Vorlage) -> object:
    """Return what the letterhead depends on beside the form."""
    return tuple(value(vorlage, field.key) for field in setter.form.letterhead.block)


def arms(head: Letterhead) -> dict[str, bytes]:
    """Return the picture that the letterhead prints by its sha256; nothing if it prints none."""
    picture = head.picture() if head.style == "arms" else b""
    return {sha256(picture).hexdigest(): picture} if picture else {}


def add_letterhead(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    """Add the form's letterhead."""
    head = setter.form.letterhead
    accent = shade(setter.form.look.accent) + b" rg"
    types = setter.styles
    large = replace(types.subject, size=types.subject.size + 4)
    draw = _Drawing(setter, entry)
    if head.style == "rule":
        y = PAGE_HEIGHT - 27 * MM
        draw.text(head.name, LEFT, y, large, accent, width=span(4))
        for place, text in enumerate(head.lines):
            up = (len(head.lines) - 1 - place) * SMALL_LINE
            x = LEFT + WIDTH - line_width(text, types.small)
            draw.text(text, x, y + up, types.small)
        bar = b"q %b %b Q" % (accent, rule(0, WIDTH, 0, BAR))
        draw.artifact(bar, LEFT, PAGE_HEIGHT - 31 * MM)
    elif head.style == "plain":
        draw.lines(LEFT, PAGE_HEIGHT - 24 * MM)
    elif head.style == "arms":
        draw.arms(LEFT, PAGE_HEIGHT - 37 * MM)
        draw.lines(LEFT + BESIDE_ARMS, PAGE_HEIGHT - 24.5 * MM, accent)
        draw.block(vorlage, BLOCK, PAGE_HEIGHT - 24.5 * MM)


class _Drawing:
    """Draws at fixed places of page 1."""

    def __init__(self, setter: Typesetter, entry: Entry) -> None:
        self._setter, self._entry = setter, entry
        self._head = setter.form.letterhead

    def text(
        self, text: str, x: float, y: float, style: Style, colour: bytes = b"", width: float = WIDTH
    ) -> None:
        """Draw a line that is a paragraph of its own."""
        if text.strip():
            laid = self._line(text, style, width, colour)
            _fixed(self._entry, Placed(laid, x, y, 0), self._entry.element("P"))

    def _line(self, text: str, style: Style, width: float, colour: bytes = b"") -> Laid:
        """Return a line that ends where there is no more room; all of it is read."""
        drawn = clipped(text, style, width)
        said = text if drawn != text else ""
        return self._setter.recorder.line(drawn, style, "P", colour=colour, said=said)

    def artifact(self, code: bytes, x: float, y: float) -> None:
        """Draw what is not read."""
        _fixed(self._entry, Placed(Laid(0, (marked(code, ARTIFACT),)), x, y, 0))

    def lines(self, x: float, y: float, colour: bytes = b"") -> None:
        """Draw the name and, below it, the lines."""
        types = self._setter.styles
        self.text(self._head.name, x, y, types.subject, colour)
        for place, text in enumerate(self._head.lines):
            self.text(text, x, y - UNDER_NAME - place * SMALL_LINE, types.small)

    def block(self, vorlage: Vorlage, x: float, y: float) -> None:
        """Draw the information block: labels with their values."""
        types, line = self._setter.styles, self._setter.recorder.line
        first = True
        for field in self._head.block:
            said_value = value(vorlage, field.key).strip()
            if not said_value:
                continue
            style = types.cell_bold if first else types.cell
            label = line(f"{field.label} ", types.small, "P", colour=GREY + b" g")
            width = LEFT + WIDTH - x - BLOCK_VALUES
            lines = _lines(said_value, style, width)
            values = [
                Placed(self._line(text, style, width), BLOCK_VALUES, -n * BLOCK_LINE, 0)
                for n, text in enumerate(lines)
            ]
            both = stack(0, (Placed(label, 0, 0, 0), *values))
            _fixed(self._entry, Placed(both, x, y, 0), self._entry.element("P"))
            y, first = y - len(lines) * BLOCK_LINE, False

    def arms(self, x: float, y: float) -> None:
        """Draw the coat of arms; an empty shield where there is none."""
        sha, data = next(iter(arms(self._head).items()), ("", b""))
        image = raster(data)
        if image is None:
            self.artifact(_shield(ARMS_WIDTH, ARMS_HEIGHT), x, y)
            return
        scale = min(ARMS_WIDTH / image.width, ARMS_HEIGHT / image.height)
        width, height = image.width * scale, image.height * scale
        name = image_name(sha)
        code = b"q %b 0 0 %b 0 0 cm /%b Do Q" % (number(width), number(height), name.encode())
        alt = self._head.arms_alt
        tag = "Figure" if alt else ARTIFACT
        pieces = tuple(marked(code, tag).split(b"\0"))
        laid = Laid(height, pieces, (0,) if alt else (), images=((name, sha),), width=width)
        slots: tuple[int, ...] = ()
        if alt:
            slots = (self._entry.element("Figure", attributes=b"/Alt " + text_string(alt)),)
        item = Item(self._entry, Ready(laid), slots, at=(x, y), figure=bool(alt))
        self._entry.items.append(item)


def _lines(text: str, style: Style, width: float) -> list[str]:
    """Return ``text`` in one line or two; the first one is no wider than ``width``, if it can be.

    The space at which it ends stays, so that it is read. Short words stay with the next one.
    """
    out = [""]
    for word in re.findall(r"(?:\S{1,2}\s+){0,2}\S+\s*", text):
        if len(out) == 1 and out[0] and line_width(f"{out[0]}{word.rstrip()}", style) > width:
            out.append("")
        out[-1] += word
    return out


def _shield(w: float, h: float) -> bytes:
    points = (
        (0, h), (w, h), (w, h * 0.45),
        (w, h * 0.2, w * 0.75, h * 0.08, w / 2, 0),
        (w * 0.25, h * 0.08, 0, h * 0.2, 0, h * 0.45),
    )  # fmt: skip
    operators = (b"m", b"l", b"l", b"c", b"c")
    path = [
        b"%b %b" % (b" ".join(map(number, point)), operator)
        for point, operator in zip(points, operators, strict=True)
    ]
    return b"q %b w 0 G %b s Q" % (number(RULE), b" ".join(path))
