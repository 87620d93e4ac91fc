"""The words of German administrative text, as a spelling check takes them.

A word keeps what belongs to it: hyphens (Bau- und …), signs of gender (Bürger*innen, Kund(inn)en),
soft hyphens, the dots of an abbreviation. Web and mail addresses, names of files, and what has a
digit before it are no words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TEXT = 50_000
"""Letters of a paragraph that is looked at; a longer one is hardly written by hand."""

_L = "A-Za-zÀ-ÖØ-öø-ſẞ"
_ENDS = r"de|com|org|net|eu|info|at|ch|pdf|docx?|odt|xlsx?|csv|jpe?g|png|txt|zip|vorlage"
_ADDRESS_SIGN = re.compile(rf"@|://|www\.|mailto:|\\|\.(?:{_ENDS})\b")
_ADDRESS = re.compile(
    rf"(?:\w+://|www\.|mailto:|\w:\\|\\\\)\S+"
    rf"|[\w.+-]+@[\w.-]+"
    rf"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{_ENDS})\b(?:/\S*)?"
)
_WORD = re.compile(
    rf"(?<!\w)(?<!\w[-‑])[-‑]?[{_L}](?:"
    rf"[{_L}\d\u00ad]+"
    rf"|[-‑*:_·.'’](?=[{_L}\d])"
    rf"|/-?(?=in(?:nen)?(?![{_L}]))"
    rf"|\(-?[{_L}]{{1,5}}\)"
    rf")*[-‑]?\.?"
)


class Word(NamedTuple):
    """A word of a text and where it stands; ``text`` has the dot that follows it, if any."""

    start: int
    end: int
    text: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in their order; ``end`` is before a dot that follows."""
    for found in _WORD.finditer(_written(text)):
        word = found[0]
        start, end = found.span()
        yield Word(start, end - 1 if word.endswith(".") else end, word)


def spellings(text: str) -> set[str]:
    """Return how the words of ``text`` are written; quicker than ``words``."""
    return set(_WORD.findall(_written(text)))


def _written(text: str) -> str:
    """Return ``text`` with blanks for what is not to be looked at."""
    if len(text) > LONGEST_TEXT:
        return ""
    return _ADDRESS.sub(_blanks, text) if _ADDRESS_SIGN.search(text) else text


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])
