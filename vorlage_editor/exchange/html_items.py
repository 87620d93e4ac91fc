"""From the texts between tags to blocks: what is an item, a heading or a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from vorlage_editor.exchange.html_blocks import (
    PLAIN,
    Pending,
    Piece,
    paragraphs_of,
    runs_of,
)
from vorlage_editor.exchange.html_context import Context
from vorlage_editor.exchange.html_lists import Item
from vorlage_editor.exchange.html_style import Sheets
from vorlage_editor.exchange.html_word import (
    Marker,
    class_level,
    is_text,
    read_marker,
    split_marker,
)
from vorlage_editor.model.body import Heading, ListItem, Mark, Paragraph, Run, Runs

_STEP = 36  # points that Word moves an item in, a level
_BULLETS = ("•", "·", "▪", "●")
_CLASSES = {"MsoListBullet": Marker("bullet"), "MsoListNumber": Marker("number")}


class Writer:
    """Collects pieces of text and writes them as blocks into what is open: the flow or a cell."""

    def __init__(self, sheets: Sheets) -> None:
        self.top: list[Pending] = []
        self.targets: list[list[Pending]] = [self.top]
        self._sheets = sheets
        self._pieces: list[Piece] = []
        self._owner: Context | None = None
        self._marker: list[str] = []
        self._marker_font = ""
        self._numbers: dict[tuple[str, int], int] = {}

    def add(self, piece: Piece, context: Context) -> None:
        """Take a piece of text; the first that is not empty says where the block belongs."""
        if self._owner is None and not piece.text.isspace():
            self._owner = context
        self._pieces.append(piece)

    def mark(self, text: str, font: str) -> None:
        """Take a part of the mark that stands painted before an item."""
        if not self._marker or not self._marker_font:
            self._marker_font = font
        self._marker.append(text)

    def correct_box(self, box: str) -> None:
        """Tick the box that was added last, as its data say."""
        if self._pieces and self._pieces[-1].text == "☐":
            self._pieces[-1] = self._pieces[-1]._replace(text=box)

    def put(self, block: Pending) -> None:
        """Add a block as it is."""
        self.targets[-1].append(block)

    def flush(self) -> None:
        """Write what was collected as one block, or as several if it is parted."""
        if not self._pieces and not self._marker:
            return
        pieces, self._pieces = self._pieces, []
        marker, self._marker = "".join(self._marker), []
        owner, self._owner = self._owner, None
        if owner is None:
            return
        for part in paragraphs_of(pieces):
            if len(part) == len(pieces) or not all(piece.text.isspace() for piece in part):
                self.put(self._block(part, owner, marker))
                marker = ""

    def _block(self, pieces: Sequence[Piece], owner: Context, marker: str) -> Pending:
        if owner.heading:
            return Pending(_heading(pieces, owner.heading, marker))
        if not self._marker_font and is_text(marker):
            words = Piece(f"{' '.join(marker.split())} ", PLAIN)
            return Pending(Paragraph(runs_of([words, *pieces])))
        if owner.item is not None:
            return self._item(pieces, owner.item, marker)
        return self._bare(pieces, owner, marker)

    def _item(self, pieces: Sequence[Piece], item: Item, marker: str) -> Pending:
        if item.begun:
            return Pending(ListItem("none", item.level, runs_of(pieces)), item.level)
        item.begun = True
        if item.style is None:
            key = item.name, item.level
            form = self._sheets.list_level(item.name, item.level + 1)
            found = read_marker(
                marker, self._marker_font, form.get("mso-level-number-format", ""),
                self._numbers.get(key, 0),
            )  # fmt: skip
            self._numbers[key] = found.number or self._numbers.get(key, 0) + 1
            return self._marked(pieces, item.level, found)
        if item.style == "none" and not self._follows_item():
            return Pending(Paragraph(runs_of(pieces)))
        block = ListItem(item.style, item.level, runs_of(pieces), item.number)
        return Pending(block, item.level)

    def _marked(self, pieces: Sequence[Piece], level: int, found: Marker) -> Pending:
        if found.box:
            return Pending(Paragraph(runs_of([Piece(f"{found.box} ", PLAIN), *pieces])))
        return Pending(ListItem(found.style, level, runs_of(pieces), found.number), level)

    def _follows_item(self) -> bool:
        target = self.targets[-1]
        return bool(target) and target[-1].level >= 0

    def _bare(self, pieces: Sequence[Piece], owner: Context, marker: str) -> Pending:
        """Return a paragraph; or an item, if only its class, mark or gap say so."""
        if marker.strip():
            return self._marked(pieces, _level(owner), read_marker(marker, self._marker_font))
        is_list = "MsoList" in owner.classes
        begin = "".join(piece.text for piece in pieces[:20])
        if found := _painted(begin, is_list=is_list):
            return self._marked(_without(pieces, found[1]), _level(owner), found[0])
        if is_list:
            return self._by_class(pieces, owner.classes)
        return Pending(Paragraph(runs_of(pieces)))

    def _by_class(self, pieces: Sequence[Piece], classes: str) -> Pending:
        """Return what Word's class says of a paragraph without a mark."""
        for name, marker in _CLASSES.items():
            if name in classes:
                return self._marked(pieces, class_level(classes), marker)
        if self._follows_item():
            level = self.targets[-1][-1].level
            return Pending(ListItem("none", level, runs_of(pieces)), level)
        return Pending(Paragraph(runs_of(pieces)))


def _painted(begin: str, *, is_list: bool) -> tuple[Marker, int] | None:
    """Return the mark that a paragraph begins with, and how many characters it takes."""
    if is_list and (split := split_marker(begin)):
        return read_marker(split[0]), split[1]
    words = begin.lstrip()
    if words[:1] in _BULLETS and words[1:2].isspace():
        return Marker("bullet"), len(begin) - len(words) + 1
    return None


def _level(owner: Context) -> int:
    return max(0, round(owner.margin / _STEP) - 1)


def _heading(pieces: Sequence[Piece], level: int, marker: str) -> Heading:
    """Return a heading: that it is bold is its own look; a painted number is its text."""
    number = " ".join(marker.split())
    runs = runs_of(pieces)
    if all(Mark.BOLD in run.marks for run in runs):
        runs = tuple(
            replace(run, marks=tuple(mark for mark in run.marks if mark is not Mark.BOLD))
            for run in runs
        )
    before: Runs = (Run(f"{number} "),) if number else ()
    return Heading(level, before + runs)


def _without(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """Return ``pieces`` without their first ``count`` characters."""
    out: list[Piece] = []
    for piece in pieces:
        out.append(piece._replace(text=piece.text[count:]))
        count = max(0, count - len(piece.text))
    return out
