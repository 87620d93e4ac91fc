"""From pieces of text to blocks: spaces as HTML means them, levels and numbers of lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from vorlage_editor.model.body import (
    Block,
    Counting,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    join,
    markers,
    plain,
    plain_text,
)
from vorlage_editor.model.text import LINE

_SPACES = re.compile("[ \t\r\n\f\u00a0]{2,}|[\t\r\n\f]")
_EDGE = f" \u00a0\t{LINE}"
_NO_EDGE = re.compile(f"[^{_EDGE}]")
_DEEPEST = 2  # level of an item
_NO_BREAKS = 3  # pieces that two breaks cannot part
_FIGURE = "Abb"  # how the caption of a picture begins


class Face(NamedTuple):
    """How a piece of text is set."""

    marks: tuple[Mark, ...] = ()
    link: str = ""


PLAIN = Face()


class Piece(NamedTuple):
    """A piece of text, as it stands in the source; soft breaks are LINE."""

    text: str
    face: Face
    keeps: bool = False
    """Spaces count, as in <pre>."""


class Pending(NamedTuple):
    """A block, how deep its item really is (the model knows three levels), and what it is for."""

    block: Block
    level: int = -1
    caption: bool = False


def runs_of(pieces: Sequence[Piece]) -> Runs:
    """Return ``pieces`` with their spaces as HTML shows them, without any at the edges."""
    if len(pieces) == 1 and not pieces[0].keeps:  # nearly always
        text = _SPACES.sub(" ", pieces[0].text).strip(_EDGE)
        return (Run(text, *pieces[0].face),) if text else ()
    out: list[tuple[str, Face]] = []
    space = True  # before what comes next
    for piece in pieces:
        text = piece.text
        if not piece.keeps:
            text = _SPACES.sub(" ", text)
            if space:
                text = text.lstrip(" \u00a0" if out and out[-1][0] == LINE else " ")
            if text == LINE:
                _end_line(out)
        if text:
            out.append((text, piece.face))
            space = text[-1] in (" ", LINE) and not piece.keeps
    whole = [
        ("".join(text for text, _ in group), face) for face, group in groupby(out, itemgetter(1))
    ]
    return _stripped(whole)


def _end_line(out: list[tuple[str, Face]]) -> None:
    """Take the spaces away that a line ends with."""
    while out and out[-1][0] != LINE:
        text, face = out.pop()
        if text := text.rstrip(" \u00a0"):
            out.append((text, face))
            return


def _stripped(parts: list[tuple[str, Face]]) -> Runs:
    """Return ``parts`` as runs, without spaces and breaks at both ends."""
    first = next((n for n, (text, _) in enumerate(parts) if _NO_EDGE.search(text)), None)
    if first is None:
        return ()
    last = next(n for n in range(len(parts) - 1, -1, -1) if _NO_EDGE.search(parts[n][0]))
    parts = parts[first : last + 1]
    parts[0] = parts[0][0].lstrip(_EDGE), parts[0][1]
    parts[-1] = parts[-1][0].rstrip(_EDGE), parts[-1][1]
    return join(tuple(Run(text, face.marks, face.link) for text, face in parts))


def paragraphs_of(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Return ``pieces`` parted where two breaks follow each other: web mail's paragraphs."""
    if len(pieces) <= _NO_BREAKS or not any(piece.text == LINE for piece in pieces[1:-1]):
        return [pieces]
    out: list[list[Piece]] = [[]]
    broken = False
    for piece in pieces:
        if not piece.text.strip(" \t\r\n\f\u00a0"):
            out[-1].append(piece)
        elif piece.text == LINE:
            if broken:
                out.append([])
            else:
                out[-1].append(piece)
            broken = True
        else:
            out[-1].append(piece)
            broken = False
    return list(out)


def regrouped(
    pieces: Sequence[Piece], begins: Callable[[Sequence[Piece]], bool]
) -> list[Sequence[Piece]]:
    """Return ``pieces`` parted before the lines that begin a list, if there are two at least."""
    breaks = [n for n, piece in enumerate(pieces) if piece.text == LINE]
    if not breaks:
        return [pieces]
    starts = [0, *(n + 1 for n in breaks)]
    lines = [pieces[a:b] for a, b in zip(starts, [*breaks, len(pieces)], strict=True)]
    if sum(map(begins, lines)) <= 1:
        return [pieces]
    out: list[list[Piece]] = []
    for line in lines:
        if out and not begins(line):
            out[-1] += [Piece(LINE, PLAIN), *line]
        else:
            out.append(list(line))
    return list(out)


def blocks_of(pending: Sequence[Pending]) -> list[Block]:
    """Return the blocks with the levels of each list in steps of one, counted where they must."""
    out: list[Block] = []
    base = min((one.level for one in pending if one.level >= 0), default=0)
    for is_list, group in groupby(pending, _is_item):
        if is_list:
            out += _levelled(list(group), base)
        else:
            out += [one.block for one in group]
    return _counted(out)


def captioned(pending: Sequence[Pending]) -> Sequence[Pending]:
    """Return ``pending`` with the captions right above and below tables in those."""
    if not any(one.caption for one in pending):
        return pending
    return _captioned(_captioned(pending, above=True), above=False)


def _captioned(pending: Iterable[Pending], *, above: bool) -> list[Pending]:
    out: list[Pending] = []
    for one in pending:
        last = out[-1] if out else one
        words, table = (last, one) if above else (one, last)
        if caption := _caption(words, table):
            out[-1] = table._replace(block=replace(table.block, caption=caption))
        else:
            out.append(one)
    return out


def _caption(words: Pending, table: Pending) -> str:
    """Return the caption that ``words`` are for ``table``, or nothing."""
    if not words.caption or not isinstance(table.block, Table) or table.block.caption:
        return ""
    text = plain_text(words.block)
    return "" if text.startswith(_FIGURE) else text


def _is_item(one: Pending) -> bool:
    return isinstance(one.block, ListItem)


def _levelled(items: Sequence[Pending], base: int) -> Iterator[Block]:
    """Yield the items of a list; one that is deep throughout comes up, as far as it must."""
    above: list[int] = []  # the levels that the item stands in
    heights: list[tuple[int, int]] = []  # where the outermost of them is, and how many they are
    for one in items:
        level = one.level - base
        while above and level < above[-1]:
            above.pop()
        if not above or level > above[-1]:
            above.append(level)
        heights.append((above[0], len(above) - 1))
    least = min(outer for outer, _ in heights)
    room = max(0, _DEEPEST - max(inner for _, inner in heights))
    up = max(0, least - room)
    for one, (outer, inner) in zip(items, heights, strict=True):
        block, level = one.block, min(_DEEPEST, outer - up + inner)
        if isinstance(block, ListItem) and block.level != level:
            block = replace(block, level=level)
        yield block


def _counted(blocks: Iterable[Block]) -> list[Block]:
    """Return ``blocks`` with a start only on items where counting does not go on by itself."""
    counting = Counting()
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, ListItem) or block.start is None:
            pass
        elif block.start == counting.expected(block):
            block = replace(block, start=None)  # noqa: PLW2901 - the same item, said shorter
        out.append(block)
        counting.number(block)
    return out


def lines_of(blocks: Sequence[Block]) -> Runs:
    """Return ``blocks`` as the lines of a cell, which holds neither lists nor tables."""
    lines: list[Runs] = []
    for mark, block in zip(markers(blocks), blocks, strict=True):
        if isinstance(block, Table):
            lines += [((Run(block.caption),))] if block.caption else []
            lines += [_spaced(row) for row in block.rows]
        elif isinstance(block, Heading | Paragraph | ListItem):
            lines.append((Run(f"{mark} "), *block.runs) if mark else block.runs)
    out: list[Run] = []
    for line in lines:
        if plain(line):
            out += [Run(LINE), *line] if out else line
    return _merged(out)


def _spaced(row: Iterable[Runs]) -> Runs:
    """Return the cells of a table within a cell, one after the other."""
    out: list[Run] = []
    for cell in row:
        if plain(cell):
            out += [Run(" "), *cell] if out else cell
    return tuple(out)


def _merged(runs: Iterable[Run]) -> Runs:
    """Return ``runs``, neighbours that look alike joined at once: there may be many."""
    groups = groupby(runs, lambda run: (run.marks, run.link))
    return tuple(Run("".join([run.text for run in group]), *face) for face, group in groups)


def without_outer_breaks(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` without page breaks at both ends, and without two in a row."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak) and (not out or isinstance(out[-1], PageBreak)):
            continue
        out.append(block)
    if out and isinstance(out[-1], PageBreak):
        out.pop()
    return out


def letters(blocks: Iterable[Block]) -> int:
    """Return how many letters ``blocks`` hold."""
    return sum(
        len(plain(cell))
        for block in blocks
        if not isinstance(block, PageBreak | Picture)
        for row in (block.rows if isinstance(block, Table) else ((block.runs,),))
        for cell in row
    )
