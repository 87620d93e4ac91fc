"""What CSS says of a text that a paper can keep: marks, breaks, lists; the rest is not read.

Style attributes, and of style sheets the rules that name a tag or a class (``p.MsoNormal``), which
is all that word processors write. Nothing is fetched: addresses are not even looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

Declarations = Mapping[str, str]
_COMMENT_BEGIN, _COMMENT_END = "/*", "*/"
_SELECTOR = re.compile(r"([a-z][\w-]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_BEFORE = re.compile(r"\.([\w-]+)\s*>\s*li::?before")  # where Google Docs says a list's mark
_COUNTER = re.compile(r"counter\([^,()]*,\s*([\w-]+)")
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?")
_LEVEL = re.compile(r"@list\s+(l\d+):level(\d)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|in|cm|mm|px|em|pc)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "em": 12, "pc": 12}
_SEMIBOLD = 600
_THREE = 3  # values of margin: the second is for both sides
_RULES = 5_000  # of a style sheet at most
_NONE: Declarations = {}
_BOLD = {"bold": True, "bolder": True, "normal": False, "lighter": False}
_DEFAULT_COLOURS = frozenset(
    [
        "windowtext",
        "black",
        "auto",
        "inherit",
        "initial",
        "currentcolor",
        "transparent",
        "none",
        "white",
        "#000",
        "#000000",
        "#fff",
        "#ffffff",
        "rgb(0,0,0)",
        "rgb(255,255,255)",
        "rgba(0,0,0,0)",
    ]
)


class Style(msgspec.Struct, frozen=True, gc=False):
    """What of it matters; empty where nothing is said."""

    looks: Mapping[str, object] = {}
    """What it changes of letters: bold, italic, underline, align (super, sub), keeps (spaces)."""
    struck: bool = False
    coloured: bool = False
    hidden: bool = False
    block: bool = False
    breaks_before: bool = False
    breaks_after: bool = False
    list_type: str = ""
    font: str = ""
    special: str = ""
    """mso-element or mso-special-character: a part that Word keeps apart."""
    outline: int = 0
    """The level of a heading, or 0."""
    word_list: str = ""
    """mso-list: ``l0 level1 lfo1``, or Ignore for a mark that Word has painted."""
    margin: float = 0.0
    """Points to the left."""
    hangs: bool = False
    """Whether the first line begins further to the left than the others, as a mark does."""
    tab: bool = False
    """mso-tab-count: what is in it stands for a tab, often dots."""
    bordered: bool = False


PLAIN = Style()


def declarations(text: str) -> Declarations:
    """Return the declarations of a style attribute or rule, names and values in small letters."""
    out: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            out[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return out


def style_of(said: Declarations) -> Style:
    """Return what ``said`` means for a text."""
    if not said:
        return PLAIN
    get = said.get
    decoration = f"{get('text-decoration', '')} {get('text-decoration-line', '')}"
    display = get("display", "")
    return Style(
        looks=_looks(said, decoration),
        struck="line-through" in decoration,
        coloured=_is_coloured(said),
        hidden=_is_hidden(said),
        block=display in ("block", "table", "flex", "grid", "table-row", "list-item"),
        breaks_before=_breaks(said, "before"),
        breaks_after=_breaks(said, "after"),
        list_type=_list_type(said),
        font=get("mso-symbol-font-family", "") or get("font-family", "") or get("font", ""),
        special=get("mso-element", "") or get("mso-special-character", ""),
        outline=_outline(said),
        word_list=get("mso-list", ""),
        margin=points(get("margin-left", "")) or _left(get("margin", "")),
        hangs=points(get("text-indent", "")) < 0,
        tab="mso-tab-count" in said,
        bordered=any(name.startswith("border") and _is_line(said[name]) for name in said),
    )


def _is_hidden(said: Declarations) -> bool:
    if said.get("display") == "none" or said.get("mso-hide") == "all":
        return True
    clip = said.get("clip", "").replace(" ", "")  # what only screen readers are to find
    return said.get("visibility") == "hidden" or clip.startswith(("rect(0", "rect(1px"))


def _looks(said: Declarations, decoration: str) -> Mapping[str, object]:
    get, font = said.get, said.get("font", "").split()
    looks = {
        "bold": _weight(get("font-weight", "bold" if "bold" in font else "")),
        "italic": _slant(get("font-style", "italic" if "italic" in font else "")),
        "underline": _underline(decoration),
        "align": _align(get("vertical-align", "")) or None,
        "keeps": _preserves(get("white-space", "")),
    }
    return {name: look for name, look in looks.items() if look is not None}


def _weight(value: str) -> bool | None:
    if value.isdecimal():
        return int(value[:4]) >= _SEMIBOLD
    return _BOLD.get(value)


def _slant(value: str) -> bool | None:
    return value.startswith(("italic", "oblique")) if value and value != "inherit" else None


def _underline(value: str) -> bool | None:
    if "underline" in value:
        return True
    return False if "none" in value else None


def _align(value: str) -> str:
    if value in ("super", "sub"):
        return value
    return "baseline" if value in ("baseline", "0", "0px", "0pt") else ""


def _is_coloured(said: Declarations) -> bool:
    values = (said.get(name, "") for name in ("color", "background", "background-color"))
    named = {value.replace(" ", "") for value in values} - {""}
    return bool(named - _DEFAULT_COLOURS)


def _breaks(said: Declarations, side: str) -> bool:
    named = said.get(f"page-break-{side}"), said.get(f"break-{side}")
    return "always" in named or "page" in named


def _preserves(value: str) -> bool | None:
    if not value or value == "inherit":
        return None
    return value.startswith("pre")


def _list_type(said: Declarations) -> str:
    if named := said.get("list-style-type"):
        return named
    words = said.get("list-style", "").split()
    return next((word for word in words if word not in ("inside", "outside", "initial")), "")


def _outline(said: Declarations) -> int:
    level = said.get("mso-outline-level", "")
    if level[:1].isdecimal():
        return int(level[0])
    name = said.get("mso-style-name", "").strip("\"'\\ ")
    found = re.match(r"(?:überschrift|heading|titre) ([1-9])", name)
    return int(found[1]) if found else 0


def _is_line(value: str) -> bool:
    return any(kind in value for kind in ("solid", "double", "dotted", "dashed", "groove", "inset"))


def _left(value: str) -> float:
    words = value.split()
    return points(words[-1 if len(words) != _THREE else 1]) if words else 0.0


def points(value: str) -> float:
    """Return a length in points; 0 if it is none."""
    found = _LENGTH.match(value[:20])
    return float(found[1]) * _POINTS[found[2] or "px"] if found else 0.0


class Sheets:
    """The rules of a document's style sheets, and what they say of an element."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        self._lists: dict[tuple[str, int], dict[str, str]] = {}
        self._marks: dict[str, str] = {}  # by the class of a list: a list-style-type
        self._known: dict[tuple[str, str, str], Style] = {}

    def add(self, sheet: str) -> None:
        """Read the style sheet ``sheet``."""
        self._known.clear()
        for rule in _uncommented(sheet).split("}")[:_RULES]:
            selectors, brace, inside = rule.rpartition("{")
            if not brace:
                continue
            said = declarations(inside)
            if found := _LEVEL.search(selectors):
                self._lists.setdefault((found[1].lower(), int(found[2])), {}).update(said)
                continue
            for selector in selectors.replace("<!--", "").split(","):
                if found := _BEFORE.fullmatch(selector.strip()):
                    self._marks[found[1]] = _list_mark(said.get("content", ""))
                elif found := _SELECTOR.fullmatch(selector.strip()):
                    key = (found[1] or "").lower(), found[2] or ""
                    self._rules.setdefault(key, {}).update(said)

    def list_level(self, name: str, level: int) -> Declarations:
        """Return what Word says of a level of its list ``name``."""
        return self._lists.get((name, level), _NONE)

    def style(self, tag: str, attributes: Mapping[str, str]) -> Style:
        """Return the style of an element by its tag, its classes and its style attribute."""
        if not attributes and not self._rules:
            return PLAIN
        classes, own = attributes.get("class", ""), attributes.get("style", "")
        if not own and not self._rules:
            return PLAIN
        key = (tag, classes, own) if self._rules else ("", "", own)
        known = self._known.get(key)
        if known is None:
            known = style_of(self._said(tag, classes.split(), own))
            if len(own) < _RULES and len(self._known) < _RULES:
                self._known[key] = known
        return known

    def _said(self, tag: str, classes: Iterable[str], own: str) -> Declarations:
        out = dict(self._rules.get((tag, ""), _NONE))
        for name in list(classes)[:20]:
            out.update(self._rules.get(("", name), _NONE))
            out.update(self._rules.get((tag, name), _NONE))
            if mark := self._marks.get(name):
                out["list-style-type"] = mark
        out.update(declarations(own))
        return out


def _list_mark(content: str) -> str:
    """Return what is set before the items of a list as a list-style-type."""
    if found := _COUNTER.search(content):
        return found[1]
    said = _ESCAPE.sub(_character, content.strip("\"' "))
    return f'"{said}"' if said else ""


def _character(found: re.Match[str]) -> str:
    return chr(min(int(found[1], 16), 0x10FFFF))


def _uncommented(sheet: str) -> str:
    parts = sheet.split(_COMMENT_BEGIN)
    return parts[0] + "".join(part.partition(_COMMENT_END)[2] for part in parts[1:])
