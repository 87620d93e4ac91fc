"""What only Microsoft's programs write: painted list marks, symbol fonts, boxes of old forms."""

from __future__ import annotations

import re
from typing import NamedTuple

from vorlage_editor.model.body import ListStyle

_WORD_LIST = re.compile(r"(l\d+) level(\d)")
_CLASS_LEVEL = re.compile(r"MsoList(?:Bullet|Number|Continue)?(\d?)")
_COUNTED = re.compile(
    r"\(?(?:\d+\.)*(?:(\d{1,5})|([ivxlc]{1,7})|([a-z]{1,2}))[.):]*[–-]?", re.IGNORECASE
)
_SPACE = "[ \r\n\u00a0]"
_GAP = rf"(?:{_SPACE}{{2,}}|{_SPACE}*\t)\s*"
_SIGNS = r"[·•§oØü▪●○■*\uf0b7\uf0a7–—-]"
_MARKED = re.compile(rf"\s*({_SIGNS}|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,4}})[.)]){_GAP}")
_HANGING = re.compile(rf"\s*({_SIGNS}|(?:\d{{1,3}}|[a-z]|[ivx]{{1,4}})[.)]){_GAP}")
_TYPED = re.compile(rf"\s*(?:[•·▪●◦■‣∙]|(?P<dash>[–-]))(?:{_SPACE}|\t)+(?=(?P<word>[^\s\d])|\d)")
BOXES = frozenset("☐☒☑")
_DASHES = frozenset("-–—‒−‐")
_BOXES = {"q": "☐", "¨": "☐", "o": "☐", "x": "☒", "ý": "☒", "þ": "☑", "☐": "☐", "☒": "☒", "☑": "☑"}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LETTERS = {"alpha-lower", "alpha-upper"}
_DATA = re.compile(r"<w:data>\s*([0-9A-Fa-f]{20,2000})")

SYMBOLS = {
    "wingdings 2": {"£": "☐", "*": "☐", "R": "☑", "S": "☒", "T": "☒", "Q": "☒", "P": "✓", "O": "✗"},
    "wingdings": {
        **_BOXES, "r": "☐", "ü": "✓", "û": "✗", "à": "→", "è": "➔", "ß": "←", "á": "↑", "â": "↓",
        "ð": "⇨", "J": "☺", "L": "☹", "l": "●", "n": "■", "§": "▪", "v": "❖", "Ø": "➢",
        "(": "☎", "*": "✉", "F": "☞", "E": "☜",
    },
    "symbol": {
        "·": "•", "®": "→", "¬": "←", "Þ": "⇒", "Û": "⇔", "³": "≥", "£": "≤", "¹": "≠", "»": "≈",
        "´": "×", "¥": "∞", "å": "∑", "Ö": "√", "D": "Δ", "W": "Ω", "a": "α", "b": "β", "g": "γ",
        "m": "µ", "p": "π", "s": "σ",
    },
}  # fmt: skip
"""By font, smaller names first that begin like others: what its letters look like."""
_PRIVATE = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "☐", "\uf0fe": "☑",
    "\uf0fd": "☒", "\uf078": "☒", "\uf0fc": "✓", "\uf0e0": "→", "\uf0d8": "➢", "\uf0e8": "➔",
}  # fmt: skip
_NO_WIDTH = {"\u200b": None, "\ufeff": None}  # of web mail and SharePoint, everywhere
_PRIVATE_TABLE = str.maketrans({**_PRIVATE, **_NO_WIDTH})
_TABLES = {font: str.maketrans(letters) for font, letters in SYMBOLS.items()}
_SAYING = re.compile(r"§|\d|[^\W_]{2}")


class Marker(NamedTuple):
    """What a painted mark says: the style of the item, its number, or a box that is text."""

    style: ListStyle
    number: int | None = None
    box: str = ""


def symbol_font(family: str) -> str:
    """Return which of the fonts without letters ``family`` is, or nothing."""
    name = family.strip("\"' ")
    return next((font for font in SYMBOLS if name.startswith(font)), "")


def shown(text: str, font: str) -> str:
    """Return ``text`` as it looks in the symbol font ``font``, or in none."""
    if font:
        low = "".join(
            chr(ord(one) - 0xF000) if "\uf020" <= one <= "\uf0ff" else one for one in text
        )
        return low.translate(_TABLES[font])
    return text if text.isascii() else text.translate(_PRIVATE_TABLE)


def word_list(said: str) -> tuple[str, int] | None:
    """Return the list and the level, from 0, that ``mso-list`` says, or None."""
    found = _WORD_LIST.search(said)
    return (found[1], max(0, int(found[2]) - 1)) if found else None


def class_level(classes: str) -> int:
    """Return the level, from 0, that a class like MsoListBullet2 says."""
    found = _CLASS_LEVEL.search(classes)
    return int(found[1]) - 1 if found and found[1] else 0


def is_text(marker: str, font: str = "") -> bool:
    """Whether a mark says what no list of a paper can: § 1, Artikel 2:, TOP 3, A.1, 1a."""
    if font or not _SAYING.search(marker):
        return False
    return "§" in marker or not _COUNTED.fullmatch("".join(marker.split()))


def read_marker(text: str, font: str = "", form: str = "", after: int = 0) -> Marker:
    """Return what the mark ``text`` means.

    ``form`` is Word's mso-level-number-format; ``after`` the number of the item above, which
    tells i) after h) from i) as one.
    """
    mark = "".join(text.split())
    if not mark:
        return _unmarked(form)
    box = _BOXES.get(mark, "") if font.startswith("wingdings") or mark in BOXES else ""
    if box:
        return Marker("none", box=box)
    counted = None if font or form == "bullet" or mark == "o" else _COUNTED.fullmatch(mark)
    if counted:
        return _counted(*counted.groups(), form=form, after=after)
    return Marker("dash" if mark in _DASHES and not font.startswith("wing") else "bullet")


def _counted(digits: str, roman: str, letter: str, *, form: str, after: int) -> Marker:
    if digits:
        return Marker("number", int(digits))
    name = (roman or letter).lower()
    value = _ordinal(name)
    goes_on = name == name[0] * len(name) and after and value == after + 1
    surely = form.startswith("roman") or name[0] in "ivx"
    if roman and form not in _LETTERS and not goes_on and surely:
        return Marker("number", _roman(name))
    return Marker("letter", value)


def _unmarked(form: str) -> Marker:
    if form in ("bullet", "image"):
        return Marker("bullet")
    return Marker("letter" if form in _LETTERS else "number")


def _ordinal(name: str) -> int:
    """Return a letter's number: a 1, z 26, aa 27."""
    value = ord(name[0]) - ord("a") + 1
    return value if len(name) == 1 else 26 * len(name) - 26 + value


def _roman(name: str) -> int:
    values = [_ROMAN[sign] for sign in name]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def split_marker(text: str, *, surely: bool) -> tuple[str, int] | None:
    """Return the mark that ``text`` begins with, and how many characters it takes with its gap.

    For paragraphs whose list was taken from them on the way, by web mail. If one only hangs as
    items do, and is not ``surely`` one, "(1)" and "A." are text.
    """
    found = (_MARKED if surely else _HANGING).match(text[:200])
    return (found[1], found.end()) if found else None


def typed_marker(text: str) -> tuple[Marker, int] | None:
    """Return the dot or dash that was typed before ``text``, and how many characters it takes.

    Before a number a dash is a minus.
    """
    found = _TYPED.match(text)
    if found is None or (found["dash"] and not found["word"]):
        return None
    return Marker("dash" if found["dash"] else "bullet"), found.end()


def form_box(comment: str) -> str:
    """Return the box that a form field's data in ``comment`` shows, or nothing (MS-DOC, FFData)."""
    found = _DATA.search(comment)
    if found is None:
        return ""
    data = bytes.fromhex(found[1][: len(found[1]) // 2 * 2])
    if data[4] & 3 != 1:  # no check box
        return ""
    value = data[4] >> 2 & 0x1F
    if value not in (0, 1):  # never touched: as it was laid out
        place = 12 + 2 * int.from_bytes(data[10:12], "little") + 2
        value = int.from_bytes(data[place : place + 2], "little")
    return "☒" if value == 1 else "☐"
