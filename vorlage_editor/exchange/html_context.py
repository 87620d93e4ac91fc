"""What an element of HTML hands on to what is in it: marks, link, list, heading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from vorlage_editor.exchange.html_blocks import Face
from vorlage_editor.exchange.html_lists import Item, Listing
from vorlage_editor.exchange.html_style import PLAIN, Style
from vorlage_editor.exchange.html_tokens import Attributes
from vorlage_editor.exchange.html_word import symbol_font
from vorlage_editor.model.body import Mark

_MARKS = (Mark.BOLD, Mark.ITALIC, Mark.UNDERLINE)
_APART = frozenset(("comment-list", "comment", "header", "footer"))  # Word's, in mso-element
_CHANGES: tuple[tuple[tuple[str, ...], Mapping[str, object]], ...] = (
    (("b", "strong"), {"bold": True}),
    (("i", "em", "cite", "var", "dfn"), {"italic": True}),
    (("u", "ins"), {"underline": True}),
    (("sup",), {"align": "super"}),
    (("sub",), {"align": "sub"}),
    (("pre", "xmp", "listing", "textarea"), {"keeps": True}),
    (
        ("svg", "object", "video", "audio", "canvas", "template", "xml", "noscript"),
        {"hidden": True},
    ),
)
_BY_TAG: dict[str, Mapping[str, Any]] = {
    name: changes for names, changes in _CHANGES for name in names
}
_TRACKED = ("cite", "datetime")
"""What del and ins have where a program has tracked a change: then the new words count."""


class Context(NamedTuple):
    """What an element hands on to what is in it."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = ""
    link: str = ""
    keeps: bool = False
    font: str = ""
    hidden: bool = False
    marker: bool = False
    heading: int = 0
    item: Item | None = None
    listing: Listing | None = None
    classes: str = ""
    """Of the paragraph, where they speak of a list."""
    margin: float = 0.0

    @property
    def face(self) -> Face:
        """How text is set; a link has a look of its own."""
        on = (self.bold, self.italic, self.underline and not self.link)
        marks = [mark for mark, is_on in zip(_MARKS, on, strict=True) if is_on]
        if self.align == "super":
            marks.append(Mark.SUPERSCRIPT)
        elif self.align == "sub":
            marks.append(Mark.SUBSCRIPT)
        return Face(tuple(marks), self.link)


def inner(name: str, attributes: Attributes, style: Style, old: Context) -> Context:
    """Return the context within an element, as far as letters go."""
    if not attributes and style is PLAIN:
        return old._replace(**_BY_TAG[name]) if name in _BY_TAG else old
    said: dict[str, Any] = {
        "bold": style.bold,
        "italic": style.italic,
        "underline": style.underline,
        "align": style.align or None,
        "keeps": style.preserves,
    }
    changes = {key: value for key, value in said.items() if value is not None}
    if face := style.font or attributes.get("face", "").lower():
        changes["font"] = symbol_font(face)
    if style.hidden or style.special in _APART or "msocom" in attributes.get("class", ""):
        changes["hidden"] = True
    if "ignore" in style.word_list:
        changes["marker"] = True
    if name in ("del", "ins") and not attributes.keys().isdisjoint(_TRACKED):
        changes |= {"hidden": True} if name == "del" else {"underline": False}
    changes = {**_BY_TAG.get(name, {}), **changes}
    return old._replace(**changes) if changes else old
