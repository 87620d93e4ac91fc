"""Dates as clerks type them and as papers print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip

_NUMBERS = (
    {name.lower(): n for n, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)}
    | {"mrz": 3, "sept": 9}
)
MONTH = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b\.?"
"""A month, written out or short, to be found without regard to case."""

HALF_A_YEAR = 182  # days

_PLUS = re.compile(r"\+\s*(\d{1,4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# 16./17./18.12.2025, 30.11./01.12.2025, 30.12.2025/02.01.2026: days whose month or year follows
_DAY = r"(\d{1,2})\.(?:\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})(?!\d))?)?"
_SEVERAL = re.compile(rf"(?:{_DAY}\s?(?:/|,|und|\+)\s?){{0,30}}{_DAY}")
_EACH = re.compile(_DAY)
_WRITTEN = re.compile(rf"(\d{{1,2}})(?:\.\s*|\s+)({MONTH})(?:\s+(\d{{4}}))?", re.IGNORECASE)


class _Years(NamedTuple):
    """Which year is meant where none is typed: the next such day, or the nearest."""

    today: date
    nearest: bool


def typed_dates(text: str, today: date, *, nearest: bool = False) -> tuple[date, ...]:
    """Return the days that ``text`` names, in their order; none if it is not a date.

    Understood are 20.08.2015, 20.8.15, 20.8. (the next one from ``today`` on, or the ``nearest``
    before or after it), 20. August 2015, 20. Aug. 2015, 2015-08-20, +14 (days from today), and
    several days of one sitting: 16./17.02.2026.
    """
    text = text.strip()
    years = _Years(today, nearest)
    try:
        if match := _PLUS.fullmatch(text):
            return (today + timedelta(days=int(match[1])),)
        if match := _ISO.fullmatch(text):
            return (date(int(match[1]), int(match[2]), int(match[3])),)
        if match := _WRITTEN.fullmatch(text):
            month = _NUMBERS[match[2].lower().removesuffix(".")]
            return (_day(int(match[1]), month, match[3], years),)
        if _SEVERAL.fullmatch(text):
            return _several(_EACH.findall(text), years)
    except (ValueError, OverflowError):
        return ()
    return ()


def _several(parts: list[tuple[str, str, str]], years: _Years) -> tuple[date, ...]:
    """Return the days of ``parts``; each takes the month and year it lacks from the one behind."""
    day, month, year = parts[-1]
    if not month:
        return ()
    days = [_day(int(day), int(month), year, years)]
    for day, month, year in reversed(parts[:-1]):
        later = days[0]
        found = date(_year(year) if year else later.year, int(month or later.month), int(day))
        if month and not year and found > later:  # 30.12./02.01.2026: of the year before
            found = found.replace(year=found.year - 1)
        if found >= later:
            return ()
        days.insert(0, found)
    return tuple(days)


def _day(day: int, month: int, year: str | None, years: _Years) -> date:
    if year:
        return date(_year(year), month, day)
    today, nearest = years
    found = date(today.year, month, day)
    if found < today and (not nearest or (today - found).days > HALF_A_YEAR):
        return found.replace(year=today.year + 1)
    if nearest and (found - today).days > HALF_A_YEAR:
        return found.replace(year=today.year - 1)
    return found


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)  # noqa: PLR2004


def spoken_date(day: date) -> str:
    """Return ``day`` as papers print it: 20.08.2015."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def spoken_dates(days: Sequence[date]) -> str:
    """Return the days of one sitting as papers print them: 16./17.12.2025, 30.11./01.12.2025."""
    if not days:
        return ""
    last, parts = days[-1], []
    for day in days[:-1]:
        if day.year != last.year:
            parts.append(spoken_date(day))
        elif day.month != last.month:
            parts.append(f"{day.day:02}.{day.month:02}.")
        else:
            parts.append(f"{day.day:02}.")
    return "/".join([*parts, spoken_date(last)])
