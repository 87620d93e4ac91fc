"""HTML as a stream of tags, texts and comments, in one pass over the source.

The standard library's ``html.parser`` takes minutes for some hundred kilobytes of open comments
or quotes, and what it makes of Word's ``<![if …]>`` changes with Python's patches. Here each
character is looked at a fixed number of times, whatever the source is, and what never closes hides
nothing: the text behind it is still read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

import msgspec

Attributes = Mapping[str, str]
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_BARE = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)>")  # a tag without attributes
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_QUOTE = re.compile("[\"']")
_LONG_NUMBER = re.compile("&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")  # no letter has one
_RAW = ("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_KEPT = 2_000  # tags' insides that are remembered, and how long they may be: Word repeats itself
_NO_ATTRIBUTES: Attributes = {}


class Text(msgspec.Struct, frozen=True, gc=False):
    """Characters between tags, entities resolved."""

    text: str
    place: int


class Start(msgspec.Struct, frozen=True, gc=False):
    """A start tag; ``raw`` is what a script, style or the like holds."""

    name: str
    attributes: Attributes
    place: int
    raw: str = ""


class End(msgspec.Struct, frozen=True, gc=False):
    """An end tag."""

    name: str
    place: int


class Comment(msgspec.Struct, frozen=True, gc=False):
    """A comment or another ``<!…>``, without its delimiters."""

    text: str
    place: int


Token = Text | Start | End | Comment


def unescape(text: str) -> str:
    """Return ``text`` with its entities resolved."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def tokens(source: str) -> Iterator[Token]:
    """Yield all that ``source`` consists of, in its order; ``place`` is where it begins."""
    return _Scanner(source).tokens()


class _Scanner:
    """Remembers what no longer comes, so that it is not sought again."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._absent: set[str] = set()
        self._attributes: dict[str, Attributes] = {}

    def tokens(self) -> Iterator[Token]:
        source, at, text = self._source, 0, 0
        while (at := source.find("<", at)) >= 0:
            found = self._markup(at)
            if found is None:
                at += 1
                continue
            token, end = found
            if text < at:
                yield Text(unescape(source[text:at]), text)
            yield token
            at = text = end
        if text < len(source):
            yield Text(unescape(source[text:]), text)

    def _markup(self, at: int) -> tuple[Token, int] | None:
        """Return what begins with the ``<`` at ``at`` and where it ends; None if it is text."""
        if bare := _BARE.match(self._source, at):  # nearly half of all
            name = bare[2].lower()
            if bare[1]:
                return End(name, at), bare.end()
            if name not in _RAW_ENDS:
                return Start(name, _NO_ATTRIBUTES, at), bare.end()
        return self._other_markup(at)

    def _other_markup(self, at: int) -> tuple[Token, int] | None:
        mark = self._source[at + 1 : at + 2]
        if mark in ("!", "?"):
            return self._declaration(at)
        name = _NAME.match(self._source, at + 2 if mark == "/" else at + 1)
        if name is None or (end := self._find(">", name.end())) < 0:
            return None
        if mark == "/":
            return End(name[0].lower(), at), end + 1
        end = self._tag_end(name.end(), end)
        lower = name[0].lower()
        attributes = self._read_attributes(self._source[name.end() : end])
        if lower in _RAW_ENDS:
            return self._raw(lower, attributes, at, end + 1)
        return Start(lower, attributes, at), end + 1

    def _declaration(self, at: int) -> tuple[Token, int] | None:
        source = self._source
        if source.startswith("<!--", at) and (end := self._find("-->", at + 2)) >= 0:
            return Comment(source[at + 4 : end], at), end + 3
        begin = at + 4 if source.startswith("<!--", at) else at + 2
        if begin == at + 4 or (end := self._find(">", begin)) < 0:
            return (Comment("", at), begin) if begin == at + 4 else None
        return Comment(source[begin:end], at), end + 1

    def _find(self, sought: str, begin: int) -> int:
        """Return where ``sought`` comes next, or -1, which is remembered."""
        if sought in self._absent:
            return -1
        place = self._source.find(sought, begin)
        if place < 0:
            self._absent.add(sought)
        return place

    def _tag_end(self, at: int, end: int) -> int:
        """Return where the tag ends that may end at ``end``: not within quotes that close."""
        source = self._source
        while True:
            found = _QUOTE.search(source, at, end)
            if found is None:
                return end
            quote = found.start()
            if source[quote - 1] not in "= \t\r\n\f":  # an apostrophe, not the start of a value
                at = quote + 1
                continue
            close = self._find(source[quote], quote + 1)
            at = close + 1 if close >= 0 else quote + 1
            if at > end:
                further = self._find(">", at)
                if further < 0:
                    self._absent.discard(">")  # there is one: where this tag is taken to end
                    return end
                end = further

    def _read_attributes(self, inside: str) -> Attributes:
        if not inside or inside.isspace():
            return _NO_ATTRIBUTES
        known = self._attributes.get(inside)
        if known is None:
            known = {}
            for name, double, single, bare in _ATTRIBUTE.findall(inside):
                known.setdefault(name.lower(), unescape(double or single or bare))
            if len(inside) < _KEPT and len(self._attributes) < _KEPT:
                self._attributes[inside] = known
        return known

    def _raw(self, name: str, attributes: Attributes, at: int, begin: int) -> tuple[Token, int]:
        """Return a tag with what it holds that is no HTML; nothing if it never ends."""
        key = f"</{name}"
        if key in self._absent:
            return Start(name, attributes, at), begin
        found = _RAW_ENDS[name].search(self._source, begin)
        if found is None:
            self._absent.add(key)
            return Start(name, attributes, at), begin
        return Start(name, attributes, at, self._source[begin : found.start()]), found.start()
