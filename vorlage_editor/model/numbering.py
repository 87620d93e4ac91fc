"""Numbers of papers where the office keeps its own counter: how they look, and which is next.

A readable pattern is the number with ``{n}`` in the place of the counter (``{n:4}``: of four digits
at least), and ``{year}`` or ``{yy}`` where it begins anew each year: ``BV/{n:4}/{year}``. That of
a supplement has ``{number}``, and may have ``{n}`` and ``{relation}``: ``{number}-{n:2}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vorlage_editor.model.patterns import compiled

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Kind

LONGEST = 80
"""Letters of a number that is looked at."""
_FIELD = re.compile(r"\{(n|year|yy|number|relation)(?::([1-9]))?\}")
_DIGITS = 9
"""Of a counter at most."""


class Next(NamedTuple):
    """The next number, and the highest one known before it; empty if it is the first."""

    number: str
    after: str = ""


def same(number: str) -> str:
    """Return ``number`` as two are compared: spaces and case say nothing."""
    return " ".join(number.split()).casefold()


def is_pattern(pattern: str) -> bool:
    """Whether ``pattern`` has a counter, once, and nothing in braces that means nothing."""
    names = [name for name, _ in _FIELD.findall(pattern)]
    rest = _FIELD.sub("", pattern)
    return names.count("n") == 1 and not {"{", "}"} & set(rest)


def shape(kind: Kind) -> str:
    """Return the regular expression of the numbers of a Vorlagenart: its own, else its pattern's.

    Empty where the form says nothing of them.
    """
    if kind.number or not is_pattern(kind.number_next):
        return kind.number
    return _expression(kind.number_next, {}, padded=True)


def next_number(pattern: str, numbers: Iterable[str], today: date) -> Next | None:
    """Return the number that follows the highest of ``numbers`` that ``pattern`` made.

    Only those of the year of ``today`` count, where it is in the pattern; what is left out between
    them stays so. A supplement counts for the paper that it is of. None without a pattern.
    """
    if not is_pattern(pattern):
        return None
    year = f"{today:%Y}"
    fixed = {"year": year, "yy": year[2:]}
    found = re.compile(rf"(?:.*\bzu )?(?P<whole>{_expression(pattern, fixed)})(?!\w)", re.I)
    matches = filter(None, map(found.match, (number[:LONGEST] for number in numbers)))
    counted = {int(match["n"]): match["whole"] for match in matches}
    last = max(counted, default=0)
    return Next(_filled(pattern, {**fixed, "n": str(last + 1)}), counted.get(last, ""))


def next_supplement(
    pattern: str, relation: str, number: str, numbers: Iterable[str], shape: str = ""
) -> str:
    """Return the number of a new supplement to the paper ``number``; empty without a pattern.

    To a supplement the next one is of the same paper: after 2021/1257/1 comes 2021/1257/2.
    ``shape`` is the regular expression of numbers that are none of supplements.
    """
    if not number.strip() or "{number}" not in pattern:
        return ""
    known = [one[:LONGEST] for one in numbers]
    base = _base(pattern, relation, number, known, shape)
    words = {"number": base, "relation": relation}
    found = re.compile(_expression(pattern, words), re.I)
    matches = filter(None, map(found.fullmatch, (*known, number)))
    last = max((int(one["n"]) for one in matches if "n" in found.groupindex), default=0)
    return _filled(pattern, {**words, "n": str(last + 1)})


def _base(pattern: str, relation: str, number: str, known: Iterable[str], shape: str) -> str:
    """Return of which paper ``number`` is a supplement; itself if it is none."""
    if shape and fits(shape, number):
        return number
    found = re.fullmatch(_expression(pattern, {"relation": relation}), number[:LONGEST], re.I)
    if found is None:
        return number
    base = found["number"]
    is_one = fits(shape, base) if shape else same(base) in set(map(same, known))
    return base if is_one else number


def fits(shape: str, number: str) -> bool:
    """Whether ``number`` is of that regular expression; one that is none fits all."""
    wanted = compiled(shape)
    return wanted is None or wanted.fullmatch(number[:LONGEST]) is not None


def _expression(pattern: str, values: Mapping[str, str], *, padded: bool = False) -> str:
    """Return the regular expression of what ``pattern`` makes, with ``values`` where they are."""
    made = {"year": r"\d{4}", "yy": r"\d{2}", "number": "(?P<number>.+?)", "relation": r"\w+"}
    out, end = "", 0
    for field in _FIELD.finditer(pattern):
        name, width = field[1], field[2] or "1"
        out += re.escape(pattern[end : field.start()])
        if name == "n":
            least = width if padded else "1"
            out += rf"(?P<n>\d{{{least},{_DIGITS}}})" if "(?P<n>" not in out else r"\d+"
        else:
            out += re.escape(values[name]) if name in values else made[name]
            made["number"] = ".+?"  # a name can be given once
        end = field.end()
    return out + re.escape(pattern[end:])


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    def value(field: re.Match[str]) -> str:
        text = values.get(field[1], "")
        return text.zfill(int(field[2] or 1)) if field[1] == "n" else text

    return _FIELD.sub(value, pattern)
