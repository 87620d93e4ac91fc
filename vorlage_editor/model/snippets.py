"""Textbausteine: pieces of text under names, and what becomes of two that have the same name.

A collection is sorted by name, and no name is in it twice, whatever its capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import count
from typing import TypeAlias

import msgspec
from msgspec.structs import force_setattr, replace

from vorlage_editor.model.body import Body, PageBreak, Picture, Table, flow, plain_text
from vorlage_editor.model.text import LINE, clean_line

LONGEST = 80
"""Letters of a name."""
UNNAMED = "Textbaustein"
_PROPOSED = 40  # letters of a name that is made of the text


class Snippet(msgspec.Struct, frozen=True):
    """A Textbaustein. One paragraph goes into the line, more are blocks of their own.

    It has no pictures: their bytes belong to a paper.
    """

    name: str
    body: Body

    def __post_init__(self) -> None:
        name = " ".join(clean_line(self.name).split())[:LONGEST].strip()
        force_setattr(self, "name", name or UNNAMED)
        force_setattr(self, "body", flow([one for one in self.body if type(one) is not Picture]))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to insert."""
        seen = any(isinstance(block, Table | PageBreak) for block in self.body)
        return not seen and not self.words

    @property
    def words(self) -> str:
        """All of its text in one line."""
        return " ".join(" ".join(map(plain_text, self.body)).replace(LINE, " ").split())


Snippets: TypeAlias = tuple[Snippet, ...]


def proposed_name(body: Body) -> str:
    """Return a name for ``body``: how its text begins."""
    words = Snippet("", body).words
    if len(words) > _PROPOSED:
        words = words[: _PROPOSED + 1].rpartition(" ")[0] or words[:_PROPOSED]
    return words.rstrip(" .,:;")


def by_name(snippets: Snippets, name: str) -> Snippet | None:
    """Return the one called ``name``."""
    return next((one for one in snippets if _same(one.name, name)), None)


def free_name(snippets: Iterable[Snippet], name: str) -> str:
    """Return ``name``, with the next number behind it where it is taken."""
    taken = {one.name.casefold() for one in snippets}
    return next(one for one in _numbered(name) if one.casefold() not in taken)


def merged(snippets: Snippets, more: Iterable[Snippet]) -> Snippets:
    """Return ``snippets`` and ``more``; what has a taken name and another text gets a number.

    What is there already, under its name or with a number, is not taken twice.
    """
    out = list(snippets)
    for one in more:
        if not any(_comes_from(had, one) for had in out):
            out.append(replace(one, name=free_name(out, one.name)))
    return _sorted(out)


def renamed(snippets: Snippets, old: str, new: str) -> Snippets:
    """Return ``snippets``, the one called ``old`` under the name ``new`` or with a number."""
    one = by_name(snippets, old)
    if one is None:
        return snippets
    others = without(snippets, (old,))
    wanted = replace(one, name=new).name
    return _sorted([*others, replace(one, name=free_name(others, wanted))])


def without(snippets: Snippets, names: Iterable[str]) -> Snippets:
    """Return ``snippets`` but for those called ``names``."""
    gone = {name.casefold() for name in names}
    return tuple(one for one in snippets if one.name.casefold() not in gone)


def matching(snippets: Snippets, typed: str) -> Snippets:
    """Return those whose name has each word of ``typed``, first those that begin with it."""
    wanted = typed.casefold().split()
    found = [one for one in snippets if all(word in one.name.casefold() for word in wanted)]
    begins = " ".join(wanted)
    return tuple(sorted(found, key=lambda one: not one.name.casefold().startswith(begins)))


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def _numbered(name: str) -> Iterable[str]:
    yield name
    for number in count(2):
        yield _with(name, str(number))


def _comes_from(had: Snippet, one: Snippet) -> bool:
    """Whether ``had`` is what taking ``one`` would lead to."""
    if had.body != one.body:
        return False
    number = re.search(r" (\d{1,6})$", had.name)
    named = _same(had.name, one.name)
    return named or (number is not None and _same(had.name, _with(one.name, number[1])))


def _with(name: str, number: str) -> str:
    tail = f" {number}"
    return f"{name[: LONGEST - len(tail)].rstrip()}{tail}"


def _sorted(snippets: Iterable[Snippet]) -> Snippets:
    return tuple(sorted(snippets, key=_place))


def _place(snippet: Snippet) -> tuple[str, str]:
    """Return where a name stands in a German list: umlauts with their vowels."""
    letters = unicodedata.normalize("NFKD", snippet.name.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one)), snippet.name
