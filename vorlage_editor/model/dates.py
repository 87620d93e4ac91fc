"""Dates as clerks type them and as papers print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip

_PLUS = re.compile(r"\+\s*(\d{1,4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# 16./17./18.12.2025 or 30.11./01.12.2025: days with or without a month, the last one with it
_DOTTED = re.compile(
    r"((?:\d{1,2}\.(?:\s?\d{1,2}\.)?\s?(?:/|,|und|\+)\s?)*)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?"
)
_DAY = re.compile(r"(\d{1,2})\.(?:\s?(\d{1,2})\.)?")
_WRITTEN = re.compile(rf"(\d{{1,2}})\.\s*({'|'.join(MONTHS)})(?:\s+(\d{{4}}))?", re.IGNORECASE)


def typed_dates(text: str, today: date) -> tuple[date, ...]:
    """Return the days that ``text`` names, in their order; none if it is not a date.

    Understood are 20.08.2015, 20.8.15, 20.8. (the next one from ``today`` on), 20. August 2015,
    2015-08-20, +14 (days from today), and several days of one sitting: 16./17.02.2026.
    """
    text = text.strip()
    try:
        if match := _PLUS.fullmatch(text):
            return (today + timedelta(days=int(match[1])),)
        if match := _ISO.fullmatch(text):
            return (date(int(match[1]), int(match[2]), int(match[3])),)
        if match := _WRITTEN.fullmatch(text):
            month = [name.lower() for name in MONTHS].index(match[2].lower()) + 1
            return (_day(int(match[1]), month, match[3], today),)
        if match := _DOTTED.fullmatch(text):
            return _several(match, today)
    except (ValueError, OverflowError):
        return ()
    return ()


def _several(match: re.Match[str], today: date) -> tuple[date, ...]:
    last = _day(int(match[2]), int(match[3]), match[4], today)
    days = [
        date(last.year, int(day[2] or last.month), int(day[1])) for day in _DAY.finditer(match[1])
    ]
    # 30.12./02.01.2026: a month later in the year than the last one is of the year before
    days = [day if day <= last else day.replace(year=day.year - 1) for day in days]
    return (*days, last)


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        number = int(year)
        return date(number if len(year) == 4 else 2000 + number, month, day)  # noqa: PLR2004
    found = date(today.year, month, day)
    return found if found >= today else date(today.year + 1, month, day)


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
