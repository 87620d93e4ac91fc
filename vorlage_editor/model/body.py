"""The body of a Vorlage: one flow of blocks.

Constructors bring values to normal form, so that equal meaning is an equal value. The names are
those of the file format (``type`` in JSON is the class name in snake_case).
"""

from __future__ import annotations

import math
import string
from collections.abc import Iterable, Sequence
from enum import StrEnum
from operator import is_
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import force_setattr, replace

from vorlage_editor.model.text import LINE, clean, clean_line, clean_link


class Mark(StrEnum):
    """How a run is set, beside its block."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


_ORDER = {mark: place for place, mark in enumerate(Mark)}


class Run(msgspec.Struct, frozen=True):
    """A stretch of text with the same marks and link."""

    text: str
    marks: tuple[Mark, ...] = ()
    link: str = ""

    def __post_init__(self) -> None:
        force_setattr(self, "text", clean(self.text))
        if self.link:
            force_setattr(self, "link", clean_link(self.link))
        if self.marks:
            marks = set(self.marks)
            if Mark.SUPERSCRIPT in marks:
                marks.discard(Mark.SUBSCRIPT)
            force_setattr(self, "marks", tuple(sorted(marks, key=_ORDER.__getitem__)))


Runs: TypeAlias = tuple[Run, ...]


def join(runs: Runs) -> Runs:
    """Return ``runs`` without empty ones, neighbours that look alike joined."""
    out: list[Run] = []
    for run in runs:
        if out and (out[-1].marks, out[-1].link) == (run.marks, run.link):
            out[-1] = Run(out[-1].text + run.text, run.marks, run.link)
        elif run.text:
            out.append(run)
    return runs if len(out) == len(runs) else tuple(out)  # shared with what was before


def plain(runs: Runs) -> str:
    """Return the text of ``runs``."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def ended(runs: Runs, sign: str) -> Runs:
    """Return ``runs``, which say something, with ``sign`` in place of the spaces at their end."""
    *others, last = runs
    text = last.text.rstrip()
    return (*others, replace(last, text=f"{text}{sign}")) if text else ended(tuple(others), sign)


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A heading of level 1 to 3; ``section`` says what the text below means, whatever its label."""

    level: int
    runs: Runs = ()
    section: str = ""

    def __post_init__(self) -> None:
        force_setattr(self, "runs", join(self.runs))
        force_setattr(self, "level", max(1, min(3, self.level)))
        force_setattr(self, "section", clean_line(self.section))


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Running text. An empty one has no height, no tag and no line in any export."""

    runs: Runs = ()

    def __post_init__(self) -> None:
        force_setattr(self, "runs", join(self.runs))


ListStyle: TypeAlias = Literal["dash", "bullet", "number", "letter", "none"]


class ListItem(msgspec.Struct, frozen=True, tag="list_item"):
    """One item: level 0 to 2; style ``none`` goes on with the item above; ``start`` restarts."""

    style: ListStyle = "dash"
    level: int = 0
    runs: Runs = ()
    start: int | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "runs", join(self.runs))
        force_setattr(self, "level", max(0, min(2, self.level)))
        if self.start is not None:
            counts = self.style in ("number", "letter")
            force_setattr(self, "start", max(0, min(9999, self.start)) if counts else None)


Row: TypeAlias = tuple[Runs, ...]


class Table(msgspec.Struct, frozen=True, tag="table"):
    """Rows of cells: rectangular, at least one cell.

    ``widths`` are shares, one a column; none means natural widths. Look ``form`` is a label and
    answer table (finance, climate) whose first column is its header.
    """

    rows: tuple[Row, ...]
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    look: Literal["data", "form"] = "data"
    caption: str = ""

    def __post_init__(self) -> None:
        columns = max((len(row) for row in self.rows), default=0) or 1
        rows = tuple(
            tuple(map(join, row)) + ((),) * (columns - len(row)) for row in self.rows or ((),)
        )
        fits = len(self.widths) == columns and all(0 < w < math.inf for w in self.widths)
        force_setattr(self, "rows", rows)
        force_setattr(self, "header_rows", max(0, min(self.header_rows, len(rows))))
        force_setattr(self, "widths", tuple(map(float, self.widths)) if fits else ())
        force_setattr(self, "caption", clean(self.caption))


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A picture by the sha256 of its bytes; ``width`` in mm.

    ``alt`` none means decorative, empty means that the alternative text is still missing.
    """

    data: str
    alt: str | None = ""
    width: float = 80.0
    caption: str = ""

    def __post_init__(self) -> None:
        if self.alt is not None:
            force_setattr(self, "alt", clean_line(self.alt))
        width = self.width if math.isfinite(self.width) else 80.0
        force_setattr(self, "width", max(1.0, min(165.0, float(width))))
        force_setattr(self, "caption", clean(self.caption))


class PageBreak(msgspec.Struct, frozen=True, tag="page_break"):
    """What follows starts on a new page."""


Block: TypeAlias = Heading | Paragraph | ListItem | Table | Picture | PageBreak
Body: TypeAlias = tuple[Block, ...]


def flow(blocks: Sequence[Block]) -> Body:
    """Return ``blocks`` in normal form.

    A table has a block that is no table before and behind it (where the cursor can stand), a
    body is never empty, and a section belongs to one heading, the first.
    """
    if isinstance(blocks, tuple) and _is_flow(blocks):
        return blocks
    out: list[Block] = []
    sections: set[str] = set()
    for block in blocks:
        if isinstance(block, Table) and (not out or isinstance(out[-1], Table)):
            out.append(Paragraph())
        elif isinstance(block, Heading) and block.section:
            if block.section in sections:
                out.append(replace(block, section=""))
                continue
            sections.add(block.section)
        out.append(block)
    if not out or isinstance(out[-1], Table):
        out.append(Paragraph())
    same = len(out) == len(blocks) and all(map(is_, out, blocks))
    return blocks if same and isinstance(blocks, tuple) else tuple(out)


def _is_flow(blocks: Body) -> bool:
    """Whether ``blocks`` are surely in normal form. Asked twice a key, hence quick to say."""
    if not blocks or Table in map(type, blocks):
        return False
    sections = [block.section for block in blocks if type(block) is Heading and block.section]
    return len(sections) == len(set(sections))


def plain_text(block: Block) -> str:
    """Return the text of ``block``, cells as lines."""
    match block:
        case Table():
            cells = [plain(cell) for row in block.rows for cell in row]
            return LINE.join([block.caption, *cells] if block.caption else cells)
        case Picture():
            return block.caption
        case PageBreak():
            return ""
        case _:
            return plain(block.runs)


class Counting:
    """Counts the items of lists, block after block.

    Items count on over deeper items and over those without a mark; any other block ends the list.
    """

    def __init__(self) -> None:
        self._counts: dict[int, tuple[str, int]] = {}  # by level: style and number

    def expected(self, item: ListItem) -> int:
        """Return the number that ``item`` gets if it does not start anew."""
        style, number = self._counts.get(item.level, (item.style, 0))
        return number + 1 if style == item.style else 1

    def number(self, block: Block) -> int:
        """Return the number of the block that comes next; 0 if it has none."""
        if not isinstance(block, ListItem):
            self._counts = {}
            return 0
        if block.style == "none":
            return 0
        number = self.expected(block) if block.start is None else block.start
        above = {level: count for level, count in self._counts.items() if level < block.level}
        self._counts = {**above, block.level: (block.style, number)}
        return number


_LETTERED = 3 * len(string.ascii_lowercase)  # items that have letters: a) to zzz)


def markers(body: Iterable[Block]) -> list[str]:
    """Return what stands before each block: "–", "•", "3.", "c)", behind "z)" "aa)", or nothing."""
    counting = Counting()
    return [_marker(block, counting.number(block)) for block in body]


def _marker(block: Block, number: int) -> str:
    match block.style if isinstance(block, ListItem) else "none":
        case "none":
            return ""
        case "dash":
            return "–"
        case "bullet":
            return "•"
        case "letter" if 0 < number <= _LETTERED:
            times, place = divmod(number - 1, len(string.ascii_lowercase))
            return f"{string.ascii_lowercase[place] * (times + 1)})"
        case "letter":
            return f"{number})"
        case _:
            return f"{number}."
