"""Lists of HTML and of Google Docs: their kinds, levels and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vorlage_editor.exchange.html.tokens import Attributes
from vorlage_editor.exchange.html.word import Marker, read_marker
from vorlage_editor.model.body import ListStyle

_DOCS = re.compile(r"lst-kix_\S*?-(\d)(?:\s|$)")  # lists of Google Docs, side by side
_STYLES: dict[str, ListStyle] = {
    "decimal": "number", "decimal-leading-zero": "number", "upper-roman": "number",
    "lower-roman": "number", "lower-alpha": "letter", "lower-latin": "letter",
    "upper-alpha": "letter", "upper-latin": "letter", "disc": "bullet", "circle": "bullet",
    "square": "bullet", "hyphen": "dash",
}  # fmt: skip
_TYPES: dict[str, ListStyle] = {
    "1": "number", "i": "number", "I": "number", "a": "letter", "A": "letter",
    "disc": "bullet", "circle": "bullet", "square": "bullet",
}  # fmt: skip
_QUOTED = re.compile("[\"']([^\"']{1,20})")
_LARGEST = 9_999


@dataclass(slots=True, eq=False)
class Item:
    """A list item that is being read; Word's have no style before their mark is known."""

    level: int
    style: ListStyle | None
    number: int | None = None
    name: str = ""
    begun: bool = False
    """Whether its first paragraph is written; the next ones go on with it."""
    continues: bool = False
    """Whether, without a mark, it goes on with an item above: of its list, or that it is in."""


@dataclass(slots=True, eq=False)
class Listing:
    """A list that is being read; ``style`` none has no marks."""

    level: int
    style: ListStyle
    number: int = 1
    marks: bool = False
    """Whether an item with a mark has come."""
    deferred: bool = False
    """Whether a deeper list came first: where Word says to start counts the item of that."""

    @classmethod
    def loose(cls) -> Listing:
        """Return what holds items without a list."""
        return cls(0, "bullet")

    @classmethod
    def begun(
        cls, outer: Listing | None, name: str, attributes: Attributes, kind: str, classes: str
    ) -> Listing:
        """Return the list that a tag begins within ``outer``; ``kind`` is its list-style-type."""
        usual: ListStyle = "number" if name == "ol" else "bullet"
        style = _TYPES.get(attributes.get("type", "").strip(), usual)
        level = outer.level + 1 if outer else 0
        if outer and not outer.marks:
            outer.deferred = True
        if not attributes:
            return cls(level, _style(kind, usual))
        if found := _DOCS.search(classes):
            level = max(level, int(found[1]))
        if not found or kind != "none":  # its marks stand elsewhere then
            style = _style(kind, style)
        return cls(level, style, _number(attributes.get("start", "")) or 1)

    def item(self, level: int, value: str, kind: str) -> Item:
        """Return the next item."""
        quoted = _quoted(kind, self.number - 1) if kind else None
        style = quoted.style if quoted else _style(kind, self.style)
        self.number = _number(value) or (quoted and quoted.number) or self.number
        number = self.number if style in ("number", "letter") else None
        self.number += 1
        if style == "none":
            return Item(level, style, continues=self.marks or level > 0)
        self.marks = True
        return Item(level, style, number)


def _style(kind: str, usual: ListStyle) -> ListStyle:
    """Return the style of a list-style-type."""
    if not kind:
        return usual
    if kind == "none":
        return "none"
    quoted = _quoted(kind, 0)
    return quoted.style if quoted else _STYLES.get(kind, usual)


def _quoted(kind: str, after: int) -> Marker | None:
    """Return what a list-style-type means that says the mark itself: "– ", "2) "."""
    if kind[:1] not in ("'", '"') or not (found := _QUOTED.match(kind)):
        return None
    return read_marker(found[1], after=after) if found[1].strip() else Marker("bullet")


def _number(said: str) -> int | None:
    if not said:
        return None
    digits = said.strip()[:6]
    return min(_LARGEST, int(digits)) if digits.isascii() and digits.isdecimal() else None
