"""From the texts between tags to blocks: what is an item, a heading or a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from vorlage_editor.exchange.html.blocks import (
    PLAIN,
    Pending,
    Piece,
    paragraphs_of,
    regrouped,
    runs_of,
)
from vorlage_editor.exchange.html.context import Context
from vorlage_editor.exchange.html.lists import Item
from vorlage_editor.exchange.html.style import Sheets
from vorlage_editor.exchange.html.word import (
    BOXES,
    Marker,
    class_level,
    is_text,
    read_marker,
    split_marker,
    typed_marker,
)
from vorlage_editor.model.body import Heading, ListItem, Mark, Paragraph, Run, Runs

_STEP = 36  # points that Word moves an item in, a level
_DASHES = ("-", "–")
_LOOKS = (Mark.BOLD, Mark.ITALIC)  # of headings, by their level
_SOME, _FEW = 20, 4  # pieces that are looked at for a mark, at the beginning and at the end
_CLASSES = {"MsoListBullet": Marker("bullet"), "MsoListNumber": Marker("number")}


class Writer:
    """Collects pieces of text and writes them as blocks into what is open: the flow or a cell."""

    def __init__(self, sheets: Sheets) -> None:
        self.top: list[Pending] = []
        self.targets: list[list[Pending]] = [self.top]
        self._sheets = sheets
        self._pieces: list[Piece] = []
        self._said: Piece | None = None
        self._owner: Context | None = None
        self._marker: list[str] = []
        self._marked = Context()
        """Where the mark stands; its font is that of the mark."""
        self._numbers: dict[tuple[str, int], int] = {}
        self._margins: dict[int, float] = {}  # by level, of Word's items that one stands in

    def add(self, piece: Piece, context: Context) -> None:
        """Take a piece of text; the first that is not empty says where the block belongs."""
        if not piece.text:
            return
        if self._said and not piece.text.isspace():
            if piece.text.lstrip()[0] in BOXES and self._pieces[-1:] == [self._said]:
                self._pieces.pop()
            self._said = None
        if self._owner is None and not piece.text.isspace():
            self._owner = context
        self._pieces.append(piece)

    def say_box(self, box: Piece, context: Context) -> None:
        """Take a box that an element says it is; it may hold the same as text."""
        self.add(box, context)
        self._said = box

    def mark(self, text: str, context: Context) -> None:
        """Take a part of the mark that stands painted before an item."""
        if not self._marker or not self._marked.font:
            self._marked = context
        self._marker.append(text)

    def correct_box(self, box: str) -> None:
        """Tick the box that was added last, as its data say."""
        if self._pieces and self._pieces[-1].text == "☐":
            self._pieces[-1] = self._pieces[-1]._replace(text=box)

    def put(self, block: Pending) -> None:
        """Add a block as it is."""
        self.targets[-1].append(block)

    def begin(self) -> None:
        """Write what was collected before a block begins; a lone box is the beginning of it."""
        if 0 < len(self._pieces) <= _FEW and _text(self._pieces).strip() in BOXES:
            self._pieces.append(Piece(" ", PLAIN))
        else:
            self.flush()

    def flush(self) -> None:
        """Write what was collected as one block, or as several if it is parted."""
        if not self._pieces and not self._marker:
            return
        pieces, self._pieces = self._pieces, []
        marker, self._marker = "".join(self._marker), []
        owner, self._owner = self._owner, None
        if owner is None:
            if not is_text(marker, self._marked.font):
                return
            owner = self._marked
        for part in self._parts(pieces, owner):
            if len(part) == len(pieces) or not all(piece.text.isspace() for piece in part):
                self.put(self._block(part, owner, marker))
                marker = ""

    def _parts(self, pieces: Sequence[Piece], owner: Context) -> list[Sequence[Piece]]:
        """Return the paragraphs that ``pieces`` are; lines with typed marks are some, too."""
        parts = paragraphs_of(pieces)
        if owner.heading or owner.item is not None or len(self.targets) > 1:
            return parts
        return [line for part in parts for line in regrouped(part, _is_typed)]

    def _block(self, pieces: Sequence[Piece], owner: Context, marker: str) -> Pending:
        if owner.heading:
            return Pending(_heading(pieces, owner.heading, marker, self._marked.font))
        if marker and is_text(marker, self._marked.font):
            words = Piece(f"{' '.join(marker.split())} ", PLAIN)
            return Pending(Paragraph(runs_of([words, *pieces])))
        if owner.item is not None:
            return self._item(pieces, owner.item, owner, marker)
        return self._bare(pieces, owner, marker)

    def _item(self, pieces: Sequence[Piece], item: Item, owner: Context, marker: str) -> Pending:
        if item.begun:
            return Pending(ListItem("none", item.level, runs_of(pieces)), item.level)
        item.begun = True
        if item.style is None:
            return self._of_word(pieces, item, owner, marker)
        if item.style == "none" and not (item.continues and self._follows_item()):
            return Pending(Paragraph(runs_of(pieces)))
        block = ListItem(item.style, item.level, runs_of(pieces), item.number)
        return Pending(block, item.level)

    def _of_word(self, pieces: Sequence[Piece], item: Item, owner: Context, marker: str) -> Pending:
        """Return an item of Word's, whose mark says what it is; some programs make it text."""
        if not marker.strip() and (split := split_marker(_text(pieces[:_SOME]), surely=True)):
            marker, count = split
            pieces = _without(pieces, count)
        key = item.name, item.level
        form = self._sheets.list_level(item.name, item.level + 1)
        usual = _usual(owner.classes) if not form else ""
        found = read_marker(
            marker, self._marked.font, form.get("mso-level-number-format", usual),
            self._numbers.get(key, 0),
        )  # fmt: skip
        self._numbers[key] = found.number or self._numbers.get(key, 0) + 1
        self._margins = {n: left for n, left in self._margins.items() if n < item.level}
        self._margins[item.level] = owner.margin
        return self._as(pieces, item.level, found)

    def _as(self, pieces: Sequence[Piece], level: int, found: Marker) -> Pending:
        if found.box:
            return Pending(Paragraph(runs_of([Piece(f"{found.box} ", PLAIN), *pieces])))
        return Pending(ListItem(found.style, level, runs_of(pieces), found.number), level)

    def _follows_item(self) -> bool:
        target = self.targets[-1]
        return bool(target) and target[-1].level >= 0

    def _bare(self, pieces: Sequence[Piece], owner: Context, marker: str) -> Pending:
        """Return a paragraph; or an item, if only its class, mark or gap say so."""
        if marker.strip():
            return self._as(pieces, _level(owner), read_marker(marker, self._marked.font))
        is_list = "MsoList" in owner.classes
        if is_list or owner.hangs:
            split = split_marker(_text(pieces[:_SOME]), surely=is_list)
            if split is not None:
                return self._as(_without(pieces, split[1]), _level(owner), read_marker(split[0]))
        typed = _typed(pieces)
        if typed and (typed[0].style == "bullet" or len(self.targets) == 1):
            return self._as(_without(pieces, typed[1]), _level(owner), typed[0])
        if is_list:
            return self._by_class(pieces, owner)
        return Pending(Paragraph(runs_of(pieces)), caption=owner.caption)

    def _by_class(self, pieces: Sequence[Piece], owner: Context) -> Pending:
        """Return what Word's class says of a paragraph without a mark."""
        for name, marker in _CLASSES.items():
            if name in owner.classes:
                return self._as(pieces, class_level(owner.classes), marker)
        if self._follows_item():
            above = self.targets[-1][-1].level
            right = owner.margin + 1  # a point more, as Word rounds
            level = max((n for n, left in self._margins.items() if left <= right), default=above)
            return Pending(ListItem("none", level, runs_of(pieces)), level)
        return Pending(Paragraph(runs_of(pieces)))


def _text(pieces: Sequence[Piece]) -> str:
    return pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])


def _typed(pieces: Sequence[Piece]) -> tuple[Marker, int] | None:
    """Return the mark that was typed before ``pieces``; "– Entwurf –" is only set off by dashes."""
    found = typed_marker(_text(pieces[:_SOME]))
    if found and found[0].style == "dash" and _text(pieces[-_FEW:]).rstrip().endswith(_DASHES):
        return None
    return found


def _is_typed(line: Sequence[Piece]) -> bool:
    return _typed(line) is not None


def _usual(classes: str) -> str:
    """Return the number format of Word's classes for lists."""
    return "bullet" if "MsoListBullet" in classes else ""


def _level(owner: Context) -> int:
    return max(0, round(owner.margin / _STEP) - 1)


def _heading(pieces: Sequence[Piece], level: int, marker: str, font: str) -> Heading:
    """Return a heading: that all is bold or italic is its own look; a number is its text."""
    says = is_text(marker, font) or read_marker(marker, font).style in ("number", "letter")
    number = " ".join(marker.split()) if says else ""
    runs = runs_of(pieces)
    looks = {mark for mark in _LOOKS if all(mark in run.marks for run in runs)}
    if looks:
        runs = tuple(
            replace(run, marks=tuple(mark for mark in run.marks if mark not in looks))
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
