"""The head of page 1: status and letterhead, at fixed places, read before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from vorlage_editor.model.forms.form import Form, Letterhead
from vorlage_editor.model.printed import Passage, Phrases
from vorlage_editor.model.printed import head as printed_head
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.content.pictures import image_name, raster
from vorlage_editor.pdf.page.furniture import status_tags
from vorlage_editor.pdf.typesetting.flow import Entry, Item
from vorlage_editor.pdf.typesetting.parts import Ready
from vorlage_editor.pdf.typesetting.record import (
    ARTIFACT,
    Laid,
    Placed,
    line_width,
    marked,
    rule,
    stack,
)
from vorlage_editor.pdf.typesetting.styles import (
    BAR,
    BOTTOM,
    GREY,
    GUTTER,
    LEFT,
    MM,
    PAGE_HEIGHT,
    ROOM,
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
SMALL_LINE, UNDER_NAME, NAME_LINE, LARGE_LINE = 12.0, 15.0, 17.0, 22.0
BASE, HIGHEST, ABOVE_BAR = 27 * MM, 18 * MM, 4 * MM
"""Of the style with a bar: baseline of the name, least one of the lines, and from there to it."""
LONGEST_LABEL, APART = 40 * MM, 2 * MM
"""Of the block: where values stand beside long labels at the latest, and the gap between them."""
DESCENT, AIR = 0.22, 2 * MM
"""What hangs below a baseline, by the size of the type; what stays free below the letterhead."""
PIECES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:\S{1,2}\s+){0,2}\S+\s*",
        r"\S+\s*",
        r"[^\s/-]*[/-]+\s*|[^\s/-]+\s*",
        r"\S\s*",
    )
)
"""Where lines may end: after words, but short ones stay with the next one; at last after signs."""
LOWEST = BOTTOM + ROOM / 3
"""What would stand lower is not drawn: there the text has its room."""


def add_status(setter: Typesetter, entry: Entry, part: Passage) -> None:
    """Add the status tags of page 1; for a reader they stand before all else."""
    words = tuple(line[0].text for line in part.lines)
    for laid, x, y, _ in status_tags(setter, words, "P"):
        _fixed(entry, Placed(laid, x, y, 0), entry.element("P"))


def _fixed(entry: Entry, placed: Placed, *slots: int) -> None:
    item = Item(entry, Ready(placed.laid), slots, at=(placed.x, placed.y))
    entry.items.append(item)


def arms(head: Letterhead) -> dict[str, bytes]:
    """Return the picture that the letterhead prints by its sha256; nothing if it prints none."""
    picture = head.picture() if head.style == "arms" else b""
    return {sha256(picture).hexdigest(): picture} if picture else {}


def add_letterhead(setter: Typesetter, entry: Entry, part: Passage) -> float:
    """Add the form's letterhead; return the pt from the upper edge that it takes."""
    head = setter.form.letterhead
    accent = shade(setter.form.look.accent) + b" rg"
    types = setter.styles
    large = replace(types.subject, size=types.subject.size + 4)
    draw = _Drawing(setter, entry)
    if head.style == "rule":
        draw.ruled(large, accent)
    elif head.style == "plain":
        draw.lines(LEFT, PAGE_HEIGHT - 24 * MM, WIDTH)
    elif head.style == "arms":
        draw.arms(LEFT, PAGE_HEIGHT - 37 * MM)
        x, right = LEFT + BESIDE_ARMS, BLOCK - GUTTER if head.block else LEFT + WIDTH
        draw.lines(x, PAGE_HEIGHT - 24.5 * MM, right - x, accent)
        draw.block(part.lines, BLOCK, PAGE_HEIGHT - 24.5 * MM)
    return PAGE_HEIGHT - draw.floor + AIR if entry.items else 0


def letterhead_mm(form: Form, vorlage: Vorlage) -> float:
    """Return the mm from the upper edge that the letterhead takes on ``vorlage``."""
    for part in printed_head(vorlage, form):
        if part.name == "letterhead":
            return add_letterhead(Typesetter(form), Entry(), part) / MM
    return 0


class _Set(NamedTuple):
    """How lines are set."""

    style: Style
    colour: bytes = b""
    leading: float = SMALL_LINE
    room: float = 0
    """The width at whose right edge lines end; without one they begin at the left."""


class _Drawing:
    """Draws at fixed places of page 1; ``floor`` is the lowest place that anything reaches."""

    def __init__(self, setter: Typesetter, entry: Entry) -> None:
        self._setter, self._entry = setter, entry
        self._head = setter.form.letterhead
        self.floor = PAGE_HEIGHT

    def text(self, lines: list[str], x: float, y: float, how: _Set) -> float:
        """Draw a paragraph from ``y`` on; return where the next one begins."""
        last = y - how.leading * (len(lines) - 1)
        if last >= LOWEST and "".join(lines).strip():
            both = stack(0, self._placed(lines, 0, how))
            _fixed(self._entry, Placed(both, x, y, 0), self._entry.element("P"))
            self._reach(last - DESCENT * how.style.size)
        return last - how.leading

    def _reach(self, y: float) -> None:
        self.floor = min(self.floor, y)

    def _placed(self, lines: list[str], x: float, how: _Set) -> tuple[Placed, ...]:
        line = self._setter.recorder.line
        return tuple(
            Placed(
                line(text, how.style, "P", colour=how.colour),
                x + (how.room and how.room - line_width(text.rstrip(), how.style)),
                -place * how.leading,
                0,
            )
            for place, text in enumerate(lines)
        )

    def artifact(self, code: bytes, x: float, y: float) -> None:
        """Draw what is not read."""
        _fixed(self._entry, Placed(Laid(0, (marked(code, ARTIFACT),)), x, y, 0))
        self._reach(y)

    def ruled(self, large: Style, accent: bytes) -> None:
        """Draw the name and, right of it, the lines, over a bar of the whole page's width.

        The last of both share a baseline. More lines than there is room for above move it down.
        """
        small = self._setter.styles.small
        name = _lines(self._head.name, large, span(4))
        lower = (len(name) - 1) * LARGE_LINE
        room = WIDTH - max(line_width(one.rstrip(), large) for one in name) - GUTTER
        texts = [_lines(text, small, room) for text in self._head.lines]
        above = (sum(map(len, texts)) - 1) * SMALL_LINE
        down = min(max(BASE + lower, HIGHEST + above), PAGE_HEIGHT - LOWEST - ABOVE_BAR)
        y = PAGE_HEIGHT - down
        self.text(name, LEFT, y + lower, _Set(large, accent, LARGE_LINE))
        up = y + above
        for lines in texts:
            if up <= PAGE_HEIGHT - HIGHEST:
                self.text(lines, LEFT + WIDTH - room, up, _Set(small, room=room))
            up -= len(lines) * SMALL_LINE
        self.artifact(b"q %b %b Q" % (accent, rule(0, WIDTH, 0, BAR)), LEFT, y - ABOVE_BAR)

    def lines(self, x: float, y: float, width: float, colour: bytes = b"") -> None:
        """Draw the name and, below it, the lines."""
        types = self._setter.styles
        name = _lines(self._head.name, types.subject, width)
        y = self.text(name, x, y, _Set(types.subject, colour, NAME_LINE))
        y += NAME_LINE - UNDER_NAME
        for text in self._head.lines:
            y = self.text(_lines(text, types.small, width), x, y, _Set(types.small))

    def block(self, lines: Sequence[Phrases], x: float, y: float) -> None:
        """Draw the information block: labels with their values."""
        types = self._setter.styles
        room = LEFT + WIDTH - x
        styles = [types.cell if place else types.cell_bold for place in range(len(lines))]
        beside = _beside(lines, types.small, styles, room)
        for (label, value), style in zip(lines, styles, strict=True):
            labels = _lines(f"{label.text} ", types.small, beside - APART / 2)
            texts = _lines(value.text, style, room - beside)
            last = y - (max(len(labels), len(texts)) - 1) * BLOCK_LINE
            if last < LOWEST:
                return
            heads = self._placed(labels, 0, _Set(types.small, GREY + b" g", BLOCK_LINE))
            values = self._placed(texts, beside, _Set(style, leading=BLOCK_LINE))
            both = stack(0, (*heads, *values))
            _fixed(self._entry, Placed(both, x, y, 0), self._entry.element("P"))
            self._reach(last - DESCENT * style.size)
            y = last - BLOCK_LINE

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
        self._reach(y)
        item = Item(self._entry, Ready(laid), slots, at=(x, y), figure=bool(alt))
        self._entry.items.append(item)


def _beside(lines: Sequence[Phrases], small: Style, styles: Sequence[Style], room: float) -> float:
    """Return where the values of the block begin: behind the labels, but with room for each word.

    Labels that are longer take more than one line.
    """
    longest = max((line_width(label.text, small) for label, _ in lines), default=0)
    widest = max(
        (
            line_width(word, style)
            for (_, value), style in zip(lines, styles, strict=True)
            for word in value.text.split()
        ),
        default=0,
    )
    return max(BLOCK_VALUES, min(longest + APART, LONGEST_LABEL, room - widest))


def _lines(text: str, style: Style, width: float) -> list[str]:
    """Return ``text`` in lines that are no wider than ``width``: nothing of it is cut.

    The space at which one ends stays, so that it is read.
    """
    out = [""]
    for piece in _pieces(text, style, width):
        if out[-1] and line_width(f"{out[-1]}{piece.rstrip()}", style) > width:
            out.append("")
        out[-1] += piece
    return out


def _pieces(text: str, style: Style, width: float, level: int = 0) -> Iterator[str]:
    """Yield what stays together; what is wider than ``width`` is broken further."""
    deepest = level == len(PIECES) - 1
    for piece in PIECES[level].findall(text):
        if deepest or line_width(piece.rstrip(), style) <= width:
            yield piece
        else:
            yield from _pieces(piece, style, width, level + 1)


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
