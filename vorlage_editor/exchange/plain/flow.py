"""The body in a paper's plain text: sections, paragraphs and lists; broken lines made whole again.

A line that ends where its neighbours end was broken because it was full; one that ends earlier was
ended on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from vorlage_editor.exchange.plain.labels import Labels
from vorlage_editor.model.body import (
    Block,
    Counting,
    Heading,
    ListItem,
    ListStyle,
    Paragraph,
    Run,
)
from vorlage_editor.model.dates import MONTHS
from vorlage_editor.model.text import LINE

_DASHES, _BULLETS = "-–—", "•·▪*\uf0b7\uf0a7"
_ITEM = re.compile(
    rf"(?:(?P<dash>[{_DASHES}])|(?P<bullet>[{_BULLETS}])|(?P<letter>[a-z])\)"
    r"|(?P<number>0|[1-9]\d{0,2})[.)])\s+(?=\S)"
)
_TIGHT = re.compile("(?P<bullet>[•\uf0b7\uf0a7])(?=\\S)")
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_SPACES = re.compile(r"[ \t]+")
_BROKEN = re.compile(r"[^\W\d_]{2}-$")  # a word parted at the line's end
_KEPT = re.compile(r"(?:und|oder|bzw\.|sowie|noch|bis)\b")  # Schul- und Sportamt
_SENTENCE = (".", "!", "?", ":", ";")
_NARROWEST, _WIDEST = 50, 160  # characters of a line that was broken because it was full
_FULL = 0.8  # of the width: a line of wide letters holds fewer
_SURELY_FULL = 0.9  # where a sentence ends with the line, so that a paragraph may end there


class Item(NamedTuple):
    """A list item's mark: its style, its number (0 without) and the text behind it."""

    style: ListStyle
    number: int
    text: str


def read_item(line: str) -> Item | None:
    """Return the list item that ``line`` begins, or None."""
    match = _ITEM.match(line) or _TIGHT.match(line)
    if not match:
        return None
    text = line[match.end() :]
    found = match.groupdict()
    if number := found.get("number"):
        return None if _MONTH.match(text) else Item("number", int(number), text)
    if letter := found.get("letter"):
        return Item("letter", ord(letter) - ord("a") + 1, text)
    return Item("dash" if found.get("dash") else "bullet", 0, text)


def read_blocks(lines: Sequence[str], labels: Labels) -> list[Block]:
    """Return the blocks that ``lines`` are; an empty line stands where something ends."""
    flow = _Flow(labels, _width(lines))
    for line in lines:
        flow.add(line)
    return _counted(flow.finished())


def rejoin(lines: Sequence[str]) -> str:
    """Return broken ``lines`` as one, with soft breaks only before "hier:"."""
    parts: list[str] = []
    for line in lines:
        if parts and line.strip().casefold().startswith("hier:"):
            parts += [LINE, _spaced(line)]
        else:
            _append(parts, _spaced(line))
    return "".join(parts)


def _spaced(line: str) -> str:
    return _SPACES.sub(" ", line.strip())


def _append(parts: list[str], line: str) -> None:
    """Add the line that goes on after ``parts``; a word parted at the line's end is one again."""
    if parts:
        last = parts[-1]
        if last.endswith("\u00ad"):
            parts[-1] = last[:-1]
        elif _BROKEN.search(last) and line[:1].islower():
            if _KEPT.match(line):
                parts.append(" ")
            else:
                parts[-1] = last[:-1]
        elif not (len(last) > 1 and last[-1] == "-" and last[-2].isalnum() and line[:1].isalnum()):
            parts.append(" ")
    parts.append(line)


def _width(lines: Sequence[str]) -> float:
    """Return how long a full line is: what nearly all lines with another below stay within."""
    lengths = sorted(
        len(line)
        for line, below in pairwise(lines)
        if _NARROWEST <= len(line) <= _WIDEST and below.strip() and not line.isspace()
    )
    return lengths[len(lengths) * 19 // 20] if lengths else _NARROWEST


class _Flow:
    """The blocks so far and the one that is being read, line after line."""

    def __init__(self, labels: Labels, width: float) -> None:
        self._labels = labels
        self._width = width
        self._blocks: list[Block] = []
        self._parts: list[str] = []
        self._item: Item | None = None
        self._indents: list[int] = []  # of the list's levels
        self._last = ""  # the line above, none after a gap

    def add(self, raw: str) -> None:
        """Read one more line."""
        line = raw.strip()
        if not line:
            self._last = ""
            return
        section = self._labels.section(line)
        if section and not (section.rest and self._last):
            self._close()
            self._blocks.append(Heading(1, (Run(section.label),), section.key))
            self._indents = []
            self._last = ""
            if section.rest:
                self._begin(None, section.rest)
            return
        item = read_item(line)
        if item and not self._goes_on_with_mark(item):
            self._begin(item, item.text, len(raw) - len(raw.lstrip()))
        elif not self._last:
            self._begin(None, line)
        else:
            self._go_on(raw, line)
        self._last = raw.rstrip()

    def finished(self) -> list[Block]:
        """Return all blocks."""
        self._close()
        return self._blocks

    def _begin(self, item: Item | None, text: str, indent: int = 0) -> None:
        self._close()
        self._parts, self._item = [_spaced(text)], item
        if item is None:
            self._indents = []
            return
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1] + 1:
            self._indents.append(indent)

    def _close(self) -> None:
        if self._parts:
            runs = (Run("".join(self._parts)),)
            item = self._item
            if item is None:
                self._blocks.append(Paragraph(runs))
            else:
                level = min(2, len(self._indents) - 1)
                self._blocks.append(ListItem(item.style, level, runs, item.number or None))
        self._parts = []

    def _full(self, line: str) -> bool:
        """Whether the line above was ended because ``line`` had no more room on it."""
        if self._last.endswith(":") and not line[:1].islower():
            return False
        last = len(self._last)
        word = len(line.split(maxsplit=1)[0])
        share = _SURELY_FULL if self._last.endswith(_SENTENCE) else _FULL
        return last + 1 + word > share * self._width and last <= self._width / _FULL

    def _goes_on_with_mark(self, item: Item) -> bool:
        """Whether what looks like an item's mark is a dash or a date within a sentence."""
        if not self._last or self._last.endswith(":"):
            return False
        if item.style == "number":
            before = self._item.number if self._item and self._item.style == "number" else 0
            return item.number not in (1, before + 1)
        return self._item is None and item.text[:1].islower() and self._full(item.text)

    def _go_on(self, raw: str, line: str) -> None:
        """Add a line that stands right below another: it goes on, is set apart or begins anew."""
        last = self._last
        broken = _BROKEN.search(last) or last.endswith("\u00ad")
        within = line[:1].islower() and not last.endswith(_SENTENCE)
        if "\t" in raw or "\t" in last:
            self._parts += [LINE, _spaced(line)]
        elif broken or within or self._full(line) or self._hangs(raw):
            _append(self._parts, _spaced(line))
        elif self._item or last.endswith(_SENTENCE) or len(line) > _FULL * self._width:
            self._begin(None, line)
        else:
            self._parts += [LINE, _spaced(line)]

    def _hangs(self, raw: str) -> bool:
        """Whether a line stands under the text of the item that it goes on with."""
        return bool(self._item) and len(raw) - len(raw.lstrip()) > self._indents[-1]


def _counted(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with a start only on items where counting does not go on by itself."""
    counting = Counting()
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, ListItem) and block.start == counting.expected(block):
            out.append(replace(block, start=None))
        else:
            out.append(block)
        counting.number(block)
    return out
