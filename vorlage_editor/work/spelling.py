"""Whether a German word is spelt right: a Hunspell dictionary, our own words, and the user's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from vorlage_editor import resources
from vorlage_editor.exchange.files import read_file, write_atomically
from vorlage_editor.model.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SUGGESTIONS = 5
LONGEST = 60
"""Letters of a word for which suggestions are looked for; a longer one may take seconds."""
OWN_FILE = "eigene-woerter.txt"
"""Where in the data folder the user's own words stand, one a line."""

_OWN_HEAD = "# Eigene Wörter der Rechtschreibprüfung, eines je Zeile. Fassung 1\n"
_LEAST = 4  # letters of a part of a compound
_SAME = str.maketrans({"\u00ad": None, "‑": "-", "’": "'"})
_JOINT = re.compile(r"([-*:_·/()]+)")
_GENDER = re.compile(r"[*:_·]|/-?|\(-?|\)")
_CAPITAL_IN = re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen)?)")
_ACRONYM = re.compile(r"[A-ZÄÖÜ]{2,}s?|\w*[A-ZÄÖÜ]s?|\w+[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_SHORT_FORM = re.compile(r"(?:s|n|m|r|ne|nen|ner|'?)")


class Dictionary(Protocol):
    """What is asked of Hunspell."""

    def spell(self, word: str) -> bool:
        """Whether ``word`` is in the dictionary, or made of what is."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words like ``word``, the likeliest first."""

    def add(self, word: str) -> object:
        """Take ``word`` for right from now on."""


class Terms(NamedTuple):
    """The words of administrations that come with the program."""

    words: frozenset[str]
    firsts: frozenset[str]
    """What compounds may begin with, without its hyphen: Satzungs."""
    lasts: frozenset[str]
    """What compounds may end with, without its hyphen: rechtlich."""


@cache
def terms() -> Terms:
    """Return the program's own list (``resources/woerterbuch``)."""
    lines = resources.text("woerterbuch/verwaltung.txt").splitlines()
    found = [word for line in lines if not line.startswith("#") for word in line.split()]
    return Terms(
        frozenset(word for word in found if not word.startswith("-") and not word.endswith("-")),
        frozenset(word[:-1].lower() for word in found if word.endswith("-")),
        frozenset(word[1:] for word in found if word.startswith("-")),
    )


def open_dictionary(path: Path) -> Dictionary | None:
    """Return the dictionary whose .dic file is ``path``; None if Hunspell cannot have it."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    try:
        found: Dictionary = Hunspell(
            path.stem, hunspell_data_dir=str(path.parent), system_encoding="UTF-8"
        )
    except OSError:  # the files went away
        return None
    return found


def read_own(path: Path) -> frozenset[str]:
    """Return the user's words in the file ``path``; none if it is not there."""
    try:
        lines = read_file(path).decode("utf-8-sig", "replace").splitlines()
    except ReadError:
        return frozenset()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


def write_own(path: Path, words: Iterable[str]) -> None:
    """Keep the user's words in the file ``path``. Raises UserError if that fails."""
    lines = "".join(f"{word}\n" for word in sorted(words, key=str.casefold))
    write_atomically(path, (_OWN_HEAD + lines).encode())


class Speller:
    """Says of words whether they are right. ``own`` are words that always are."""

    def __init__(self, dictionary: Dictionary, own: Iterable[str] = ()) -> None:
        self._dictionary = dictionary
        self._terms = terms()
        self._words = set(self._terms.words)
        for word in self._words:
            self._offer(word)
        for word in own:
            self.add(word)

    def add(self, word: str) -> None:
        """Take ``word`` for right from now on."""
        self._words.add(bare(word))
        self._offer(bare(word))

    def is_right(self, text: str) -> bool:
        """Whether ``text`` is right, a word as ``words`` finds it."""
        word = text.translate(_SAME)
        if any(letter.isdigit() for letter in word):
            return True
        plain = word.rstrip(".")
        return (
            self._is_known(plain)
            or (plain != word and self._is_known(word))
            or self._is_joined(plain)
        )

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Return what may have been meant by ``text``, the likeliest first; takes its time."""
        pieces = _JOINT.split(bare(text))
        wrong = (n for n in range(0, len(pieces), 2) if not self._is_part(pieces[n], ""))
        place = next(wrong, 0)  # only that part is another one
        before, after = "".join(pieces[:place]), "".join(pieces[place + 1 :])
        return tuple(f"{before}{one}{after}" for one in self._likely(pieces[place]))

    def _likely(self, word: str) -> list[str]:
        if not word or len(word) > LONGEST:
            return []
        try:
            found = self._dictionary.suggest(word)
        except UnicodeEncodeError:
            return []
        likely = (one for one in found if one != word and "-" not in (one[:1], one[-1:]))
        return list(dict.fromkeys(likely))[:SUGGESTIONS]

    def _offer(self, word: str) -> None:
        """Let ``word`` be among the suggestions, if the dictionary's letters can write it."""
        try:
            self._dictionary.add(word)
        except UnicodeEncodeError:
            return

    def _spelt(self, word: str) -> bool:
        try:
            return self._dictionary.spell(word)
        except UnicodeEncodeError:  # a letter that no German word has: a name
            return True

    def _is_known(self, word: str) -> bool:
        """Whether ``word`` is right as it stands, without joints."""
        return (
            len(word) < 2  # noqa: PLR2004 - a letter
            or word in self._words
            or self._spelt(word)
            or bool(_ACRONYM.fullmatch(word) or _ROMAN.fullmatch(word))
            or self._is_compound(word)
        )

    def _is_joined(self, word: str) -> bool:
        """Whether ``word`` is right part by part: at hyphens, signs of gender, dots."""
        if "-" in word:
            parts = [part for part in word.split("-") if part]
            inner = zip(parts, [*["-"] * (len(parts) - 1), ""], strict=True)
            return all(self._is_part(part, hyphen) for part, hyphen in inner)
        if "'" in word:
            stem, _, rest = word.partition("'")
            return self._is_known(stem) and bool(_SHORT_FORM.fullmatch(rest))
        if "." in word:
            return all(self._is_part(part, ".") for part in word.split("."))
        return self._is_gendered(word)

    def _is_part(self, part: str, joint: str) -> bool:
        """Whether ``part`` may stand before ``joint``: Verwaltungs-, z."""
        return (
            self._is_known(part)
            or (bool(joint) and self._is_known(part + joint))
            or (joint == "-" and part.lower() in self._terms.firsts)
            or self._is_gendered(part)
        )

    def _is_gendered(self, word: str) -> bool:
        """Whether ``word`` is Bürger*innen, BürgerInnen or der*die, written right but for that."""
        joined = _CAPITAL_IN.sub("i", _GENDER.sub("", word))
        if joined == word:
            return False
        parts = _GENDER.split(word)
        return self._is_known(joined) or (
            len(parts) > 1 and all(self._is_known(part) for part in parts if part)
        )

    def _is_compound(self, word: str) -> bool:
        """Whether ``word`` is made of one of our parts and a word of the dictionary."""
        for place in range(_LEAST, len(word) - _LEAST + 1):
            head, tail = word[:place], word[place:]
            if head.lower() in self._terms.firsts and self._follows(tail, noun=word[0].isupper()):
                return True
            if tail in self._terms.lasts and self._spelt(f"{head.capitalize()}-"):
                return True
        return False

    def _follows(self, tail: str, *, noun: bool) -> bool:
        """Whether ``tail`` is a word that can end a compound: no form of a verb ends a noun."""
        if not noun:
            return self._spelt(tail)
        return self._spelt(tail.capitalize()) and (tail.endswith("en") or not self._spelt(tail))


def bare(text: str) -> str:
    """Return a word as a dictionary has it: without soft hyphens and the dot that follows."""
    word = text.translate(_SAME)
    return word.rstrip(".") or word
