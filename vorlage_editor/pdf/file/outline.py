"""The outline: bookmarks for the headings."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from vorlage_editor.pdf.typesetting.styles import number
from vorlage_editor.pdf.typesetting.text_string import text_string

LONGEST = 200
"""Letters of a heading that its bookmark shows."""


class Bookmark(NamedTuple):
    """A heading: level, text, the number of its page's object and its upper edge."""

    level: int
    text: str
    page: int
    y: float


def outline(marks: list[Bookmark], root: int, first: int) -> list[bytes]:
    """Return the bodies of the outline's root and of its entries, the objects ``first`` and on."""
    parents, kids = _tree(marks)
    top = kids.get(-1, [])
    bodies = [b"<</Type /Outlines>>"]
    if top:
        ends = first + top[0], first + top[-1], len(top)
        bodies = [b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>" % ends]
    for place, mark in enumerate(marks):
        siblings = kids[parents[place]]
        at = bisect_left(siblings, place)
        more = b""
        if at:
            more += b" /Prev %d 0 R" % (first + siblings[at - 1])
        if at + 1 < len(siblings):
            more += b" /Next %d 0 R" % (first + siblings[at + 1])
        if own := kids.get(place):
            ends = first + own[0], first + own[-1], len(own)
            more += b" /First %d 0 R /Last %d 0 R /Count -%d" % ends
        parent = root if parents[place] < 0 else first + parents[place]
        bodies.append(
            b"<</Title %b /Parent %d 0 R /Dest [%d 0 R /XYZ 0 %b 0]%b>>"
            % (text_string(_clipped(mark.text)), parent, mark.page, number(mark.y), more)
        )
    return bodies


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _tree(marks: list[Bookmark]) -> tuple[list[int], dict[int, list[int]]]:
    """Return each mark's parent, -1 for the root, and each one's children."""
    parents: list[int] = []
    kids: dict[int, list[int]] = {}
    path: list[int] = []
    for place, mark in enumerate(marks):
        while path and marks[path[-1]].level >= mark.level:
            path.pop()
        parent = path[-1] if path else -1
        parents.append(parent)
        kids.setdefault(parent, []).append(place)
        path.append(place)
    return parents, kids
