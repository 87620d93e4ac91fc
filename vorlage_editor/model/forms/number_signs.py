"""The pattern of a number as a clerk writes it: ``BV/####/JJJJ``.

``#`` is a digit, ``#*`` any number of them, ``JJJJ`` or ``JJ`` the year. A form keeps it as a
pattern that counts (``number_next``), or as a regular expression that only warns (``number``).
One that cannot be written so is shown as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Kind

_YEAR, _SHORT_YEAR = r"20\d{2}", "[0-9]{2}"
_SPECIAL = frozenset(r"\.^$*+?{}[]|()")
_SIGNS = re.compile("#[*]|#+(?![*])|JJJJ|JJ|.", re.DOTALL)
_EXPRESSION = re.compile(
    r"(?P<year>20\\d\{2\})|(?P<short>\[0-9\]\{2\})|(?P<many>\\d(?:\+|\{1,[2-9]\}))"
    r"|\\d(?:\{(?P<count>[1-9])\})?"
    r"|\\(?P<sign>[^A-Za-z0-9])|(?P<letter>[^\\.^$*+?{}\[\]|()])",
    re.DOTALL,
)
_COUNTER = re.compile(r"\{n(?::([1-9]))?\}")


def is_expression(text: str) -> bool:
    """Whether what was typed is a regular expression already."""
    return "\\" in text or "[" in text


def shown(kind: Kind) -> str:
    """Return the pattern of the numbers of ``kind`` in signs."""
    if kind.number_next:
        text = _COUNTER.sub(_counted, kind.number_next)
        return text.replace("{year}", "JJJJ").replace("{yy}", "JJ")
    signs = _signs(kind.number)
    return kind.number if signs is None else signs


def counting(text: str) -> str:
    """Return what was typed as a pattern that counts: ``BV/{n:4}/{year}``."""
    return "".join(map(_counter, _SIGNS.findall(text)))


def expression(text: str) -> str:
    """Return what was typed as a regular expression that only warns."""
    if is_expression(text):
        return text
    return "".join(map(_expressed, _SIGNS.findall(text)))


def sample(text: str) -> str:
    """Return a number that looks like the signs ``text``."""
    parts = re.split("(#[*]|#+(?![*]))", text)
    numbers = iter(("0147", "2026"))
    made = "".join(
        _digits(next(numbers, "1"), len(part)) if part.startswith("#") else part for part in parts
    )
    return made.replace("JJJJ", "2026").replace("JJ", "26")


def _counted(found: re.Match[str]) -> str:
    return "#" * int(found[1]) if found[1] else "#*"


def _digits(number: str, length: int) -> str:
    return number.lstrip("0")[-length:].zfill(length)


def _counter(sign: str) -> str:
    if sign.startswith("#"):
        return "{n}" if sign == "#*" else f"{{n:{len(sign)}}}"
    return {"JJJJ": "{year}", "JJ": "{yy}"}.get(sign, sign)


def _expressed(sign: str) -> str:
    if sign.startswith("#"):
        return r"\d+" if sign == "#*" else rf"\d{{{len(sign)}}}"
    known = {"JJJJ": _YEAR, "JJ": _SHORT_YEAR}
    return known.get(sign) or (f"\\{sign}" if sign in _SPECIAL else sign)


def _signs(expression: str) -> str | None:
    """Return a regular expression in signs; None if they cannot say it."""
    out, place = "", 0
    while place < len(expression):
        found = _EXPRESSION.match(expression, place)
        if found is None:
            return None
        if found["year"] or found["short"]:
            out += "JJJJ" if found["year"] else "JJ"
        elif found["many"]:
            out += "#*"
        else:
            out += found["sign"] or found["letter"] or "#" * int(found["count"] or 1)
        place = found.end()
    return None if is_expression(out) else out
