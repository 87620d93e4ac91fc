"""What an element of HTML hands on to what is in it: marks, link, list, heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from vorlage_editor.exchange.html.blocks import Face
from vorlage_editor.exchange.html.lists import Item, Listing
from vorlage_editor.exchange.html.style import PLAIN, Style
from vorlage_editor.exchange.html.tables import span
from vorlage_editor.exchange.html.tags import HEADINGS
from vorlage_editor.exchange.html.tokens import Attributes
from vorlage_editor.exchange.html.word import BOXES, shown, symbol_font, word_list
from vorlage_editor.model.body import Mark

_MARKS = (Mark.BOLD, Mark.ITALIC, Mark.UNDERLINE)
_APART = frozenset(("comment-list", "comment", "header", "footer"))  # Word's, in mso-element
_LEFT_OUT = re.compile(
    r"msocom|(?:^|[\s_])(?:msoDel|MsoPlaceholderText|mw-editsection|noprint|sr-only)(?:\s|$)"
)
"""Classes of what is no text: remarks, deleted words, "click here", "edit this section"."""
_NOTES = re.compile("sd(?:foot|end)notesym")
_CAPTIONS = re.compile(r"MsoCaption|(?:^|\s)caption(?:\s|$)")
_CHANGES: tuple[tuple[tuple[str, ...], Mapping[str, object]], ...] = (
    (("b", "strong"), {"bold": True}),
    (("i", "em", "cite", "var", "dfn"), {"italic": True}),
    (("u", "ins"), {"underline": True}),
    (("sup",), {"align": "super"}),
    (("sub",), {"align": "sub"}),
    (("pre", "xmp", "listing", "textarea"), {"keeps": True}),
    (
        ("svg", "object", "video", "audio", "canvas", "template", "xml", "noscript", "annotation"),
        {"hidden": True},
    ),
)
_BY_TAG: dict[str, Mapping[str, Any]] = {
    name: changes for names, changes in _CHANGES for name in names
}
_TRACKED = ("cite", "datetime")
"""What del and ins have where a program has tracked a change: then the new words count."""


class Context(msgspec.Struct, frozen=True, gc=False):
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
    hangs: bool = False
    caption: bool = False
    tab: bool = False
    note: bool = False
    """Whether this is the number before a note, which has no space behind it."""

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
        return replace(old, **_BY_TAG[name]) if name in _BY_TAG else old
    changes: dict[str, Any] = dict(style.looks)
    if face := style.font or attributes.get("face", "").lower():
        changes["font"] = symbol_font(face)
    if _is_left_out(name, attributes, style):
        changes["hidden"] = True
    if style.tab:
        changes["tab"] = True
    if name == "a" and _NOTES.search(attributes.get("class", "")):
        changes["note"] = True
    if "ignore" in style.word_list:
        changes["marker"] = True
    if name in ("del", "ins") and not attributes.keys().isdisjoint(_TRACKED):
        changes |= {"hidden": True} if name == "del" else {"underline": False}
    changes = {**_BY_TAG.get(name, {}), **changes}
    return replace(old, **changes) if changes else old


def _is_left_out(name: str, attributes: Attributes, style: Style) -> bool:
    """Whether an element is not shown, or says what is no text of the paper."""
    if style.hidden or style.special in _APART:
        return True
    if name == "span" and attributes.get("aria-hidden") == "true":  # a formula, once more
        return True
    classes = attributes.get("class", "")
    return bool(classes and _LEFT_OUT.search(classes))


def item(attributes: Attributes, style: Style, context: Context) -> Context:
    """Return the context within a list item."""
    if context.hidden:
        return context
    listing = context.listing or Listing.loose()
    if not attributes and not style.list_type and not style.word_list:
        return replace(context, item=listing.item(listing.level, "", ""), classes="", heading=0)
    if listing.deferred and style.word_list:
        listing.number, listing.deferred = listing.number + 1, False
    level = max(listing.level, _deep(attributes, style))
    mark = _painted(attributes)
    kind = f'"{mark}"' if mark else style.list_type
    found = listing.item(level, attributes.get("value", ""), kind)
    return replace(context, item=found, classes="", heading=0)


def _deep(attributes: Attributes, style: Style) -> int:
    """Return the level, from 0, that an item says it has."""
    if own := word_list(style.word_list):
        return own[1]
    indent = attributes.get("data-stringify-indent", "")
    if indent.isdecimal():
        return int(indent[:1])
    return span(attributes.get("aria-level") or attributes.get("data-aria-level", ""), 9) - 1


def _painted(attributes: Attributes) -> str:
    """Return the mark that Word in the browser says an item has, if it is none that counts."""
    mark = attributes.get("data-leveltext", "")
    if not mark or "%" in mark:
        return ""
    return shown(mark, symbol_font(attributes.get("data-font", "").lower()))


def box(attributes: Attributes, style: Style) -> str:
    """Return the box that stands before what an element holds, with a space, or nothing."""
    if not attributes:
        return ""
    if attributes.get("role") == "checkbox":
        done = attributes.get("aria-checked", "true" if style.struck else "") == "true"
    elif "data-task-state" in attributes:
        done = attributes["data-task-state"] == "DONE"
    elif "data-inline-task-id" in attributes:
        done = "checked" in attributes.get("class", "")
    else:
        mark = _painted(attributes)
        return f"{mark} " if mark in BOXES else ""
    return "☒ " if done else "☐ "


def paragraph(name: str, attributes: Attributes, style: Style, context: Context) -> Context:
    """Return the context within a paragraph, which may be a heading or one of Word's items."""
    level = HEADINGS.get(name) or style.outline
    classes = attributes.get("class", "")
    if attributes.get("role") == "heading":
        level = span(attributes.get("aria-level", "1"), 9)
    elif "MsoTitle" in classes:
        level = 1
    own = word_list(style.word_list) if style.word_list else None
    if level:
        return replace(context, heading=min(3, level), item=None, classes="")
    if own and (context.item is None or context.item.begun):
        own_item = Item(own[1], None, name=own[0])
        return replace(context, item=own_item, classes=classes, margin=style.margin)
    if name == "figcaption" or (classes and _CAPTIONS.search(classes)):
        return replace(context, caption=True)
    if style.hangs or "MsoList" in classes:
        return replace(context, classes=classes, margin=style.margin, hangs=style.hangs)
    return context
