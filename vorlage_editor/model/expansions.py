"""Abbreviations and signs that are read aloud otherwise than they are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from vorlage_editor.model.body import Runs

BOXES = "☐☑☒"
STANDARD = {"☐": "nicht angekreuzt", "☑": "angekreuzt", "☒": "angekreuzt", "./.": "entfällt"}
"""What a form need not say."""


class Expansion(NamedTuple):
    """From where to where a text holds an abbreviation, and how that is read."""

    start: int
    end: int
    text: str


def gathered(text: str) -> str:
    """Return ``text`` with one space for those before a box, of which the setting makes room."""
    return _BEFORE_BOX.sub(" ", text)


class Expansions:
    """The abbreviations of a form (``[abbreviations]``) beside the usual signs."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._read = {**STANDARD, **{key: text for key, text in own.items() if key.strip()}}
        keys = sorted(self._read, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, keys)))

    def find(self, text: str, borders: Collection[int] = ()) -> Iterator[Expansion]:
        """Yield what of ``text`` is read otherwise; nothing reaches over ``borders``."""
        for match in self._pattern.finditer(text):
            start, end = match.span()
            read = self._read.get(_SPACES.sub(" ", match[0]))
            if read and not any(start < border < end for border in borders):
                yield Expansion(start, end, read)

    def aloud(self, text: str, borders: Collection[int] = ()) -> str:
        """Return ``text`` as it is read; spaces before a box count as one."""
        out: list[str] = []
        at = 0
        for start, end, read in self.find(text, borders):
            before = text[at:start]
            spaces = len(before) - len(before.rstrip(" "))
            if text[start] in BOXES and 0 < spaces < start:
                before = f"{before.rstrip(' ')} "
            out += (before, read)
            at = end
        return "".join((*out, text[at:]))


_BEFORE_BOX = re.compile(rf"(?<=[^ ]) +(?=[{BOXES}])")
_SPACES = re.compile("[ \u00a0\u202f]")


def _pattern(key: str) -> str:
    """Return what finds ``key`` where it is no part of a word or an address."""
    found = _SPACES.sub("[ \u00a0\u202f]", re.escape(key).replace("\\ ", " "))
    if key in BOXES:
        return found
    return rf"(?<![\w./]){found}(?![\w/{'.' if key.endswith('.') else ''}])"


def borders(runs: Runs) -> tuple[int, ...]:
    """Return how many letters stand before each place where a link begins or ends."""
    ends = accumulate(len(run.text) for run in runs)
    pairs = zip(pairwise(runs), ends, strict=False)
    return tuple(end for (one, other), end in pairs if one.link != other.link)
