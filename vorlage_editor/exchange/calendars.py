"""Reads meetings from calendars: .ics (RFC 5545) and CSV, as council information systems hand out.

A small strict reader of one pass: what it takes grows with the size of the file, which is limited.
Nothing of a calendar is run or followed. Repeated events are counted as lost but for their first
day, for council meetings are planned one by one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from vorlage_editor.model.dates import typed_dates
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.masterdata.office import YEARS, Meeting, Office

LIMIT = 10_000_000
"""Bytes that are read at most."""
MOST = 20_000
"""Meetings that are read at most."""
_LONGEST = 300  # letters of a committee's name
_DAYS = 14  # of one sitting
_START = 200  # bytes in which a calendar says that it is one
_FOLD = re.compile(rb"\r?\n[ \t]")
_BERLIN = ZoneInfo("Europe/Berlin")
_UNCHANGED = "Ihre Stammdaten sind unverändert."


class Calendar(NamedTuple):
    """The meetings of a file, and how many entries of it could not be read."""

    meetings: tuple[Meeting, ...]
    lost: int = 0


class _Event(NamedTuple):
    committee: str
    days: tuple[date, ...]
    time: time | None = None
    place: str = ""


def read_calendar(data: bytes, office: Office) -> Calendar:
    """Return the meetings of a calendar, under the names that ``office`` has for their committees.

    Raises ReadError if it is none, or has no meeting.
    """
    if len(data) > LIMIT:
        raise ReadError(
            f"Der Kalender ist größer als 10 MB und wurde nicht gelesen. {_UNCHANGED} Bitte "
            "exportieren Sie ihn für ein Jahr oder für weniger Gremien."
        )
    text = _text(data)
    calendar = text.lstrip().upper().startswith("BEGIN:VCALENDAR")
    events = list(_ics_events(text) if calendar else _csv_events(text))
    if len(events) > MOST:
        raise ReadError(
            f"Der Kalender hat mehr als {MOST} Einträge und wurde nicht übernommen. {_UNCHANGED} "
            "Bitte exportieren Sie ihn für ein Jahr oder für weniger Gremien."
        )
    sound = [event for event in events if event]
    if not sound:
        raise ReadError(
            "In der Datei wurde keine Sitzung gefunden. Sie wurde nicht verändert. "
            f"{_UNCHANGED} Erwartet wird ein Kalender (.ics) oder eine Tabelle (.csv) mit den "
            "Spalten Gremium und Datum."
        )
    names = _Names(office)
    meetings = {_meeting(event, names): None for event in sound}
    return Calendar(tuple(meetings), len(events) - len(sound))


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"BEGIN:VCALENDAR" in data[:_START].upper():
        data = _FOLD.sub(b"", data)  # lines are folded by bytes, also inside a letter
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _meeting(event: _Event, names: _Names) -> Meeting:
    return Meeting(
        committee=names.of(event.committee), dates=event.days, time=event.time, place=event.place
    )


# Names of committees

_SITTING = re.compile(
    r"^(?:(?:\d{1,3}\.|konstituierende|gemeinsame|außerordentliche|ordentliche|öffentliche|"
    r"nicht\s?öffentliche|nichtöffentliche|und)\s+)*(?:sitzung|tagung)\b\s*"
    r"(?P<of>des|der|vom|von|-|–|:)?\s*",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[-–,(:]\s*)?(?:(?:\d{1,3}\.|öffentliche|nichtöffentliche|ordentliche)\s*)*sitzung\)?$"
    r"|\s*\((?:öffentlich|nichtöffentlich|ö|nö|n)\)$",
    re.IGNORECASE,
)


class _Names:
    """Knows committees under which names whatsoever a calendar has them."""

    def __init__(self, office: Office) -> None:
        self._known: dict[str, str] = {}
        for one in office.committees:
            for name in (one.short, one.name):
                if name:
                    self._known[_key(name)] = one.name

    def of(self, summary: str) -> str:
        """Return the name of the committee that ``summary`` speaks of."""
        name = " ".join(summary.split())[:_LONGEST]
        match = _SITTING.match(name)
        bare = name[match.end() :] if match else name
        bare = _BEHIND.sub("", bare).strip(" -–:,") or name
        in_genitive = bool(match and (match["of"] or "").casefold() in ("des", "der"))
        if in_genitive:
            bare = next(
                (one for one in _nominatives(bare) if _key(one) in self._known), _plain(bare)
            )
        found = self._known.get(_key(name)) or self._known.get(_key(bare))
        if found is None:
            found = self._known[_key(bare)] = bare
        return found


def _nominatives(name: str) -> Iterator[str]:
    """Yield what a name in the genitive may be: Bauausschusses, Rates, Ausschusses für Kultur."""
    yield name
    first, space, rest = name.partition(" ")
    for ending in ("ses", "es", "s"):
        if first.endswith(ending):
            yield f"{first.removesuffix(ending)}{space}{rest}"


def _plain(name: str) -> str:
    """Return an unknown name without the ending of the genitive, as far as that is certain."""
    first, space, rest = name.partition(" ")
    for ending, plain in (("ausschusses", "ausschuss"), ("rates", "rat"), ("rats", "rat")):
        if first.casefold().endswith(ending):
            stem = first[: -len(ending)]
            return f"{stem}{plain if stem else plain.capitalize()}{space}{rest}"
    return name


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


# iCalendar

_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[^\":;=]+=(?:\"[^\"]*\"|[^\":;]*))*):(.*)", re.DOTALL)
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_EVENT = "VEVENT"
_OFF = ("abgesagt", "entfällt", "fällt aus")
_Fields = dict[str, tuple[str, str]]
_Which = tuple[str, str]
"""An event's UID, and which day of its series is meant; empty: the event itself."""


def _ics_events(text: str) -> Iterator[_Event | None]:
    """Yield each event that takes place, nothing for one that cannot be read.

    Of several accounts of one event the newest holds; a first day that was moved is not kept.
    """
    records = list(_records(text))
    newest: dict[_Which, int] = {}
    for fields in records:
        which = _which(fields)
        newest[which] = max(newest.get(which, 0), _sequence(fields))
    for fields in records:
        which = _which(fields)
        if _is_off(fields) or (which[0] and _sequence(fields) < newest[which]):
            continue
        if which[1] or (which[0], _instance(fields, "DTSTART")) not in newest:
            yield _event(fields)
        if "RRULE" in fields or "RDATE" in fields:
            yield None


def _which(fields: _Fields) -> _Which:
    uid = _said(fields, "UID")
    return uid, uid and _instance(fields, "RECURRENCE-ID")


def _instance(fields: _Fields, name: str) -> str:
    return str(_moment(*fields[name])) if name in fields else ""


def _sequence(fields: _Fields) -> int:
    number = _said(fields, "SEQUENCE")
    return int(number) if re.fullmatch("[0-9]{1,9}", number) else 0


def _records(text: str) -> Iterator[_Fields]:
    """Yield the fields of each event, without those of what is inside it: alarms."""
    inside: list[str] = []
    fields: _Fields = {}
    for match in filter(None, map(_LINE.fullmatch, _unfolded(text))):
        name, value = match[1].upper(), match[3].strip()
        if name == "BEGIN":
            inside.append(value.upper())
            fields = {} if inside[-1] == _EVENT else fields
        elif name == "END":
            if inside and inside.pop() == _EVENT:
                yield fields
        elif inside and inside[-1] == _EVENT:
            fields.setdefault(name, (match[2], value))


def _unfolded(text: str) -> Iterator[str]:
    """Yield the logical lines: one that begins with a space goes on with the one above."""
    parts: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
        else:
            if parts:
                yield "".join(parts)
            parts = [line]
    yield "".join(parts)


def _is_off(fields: _Fields) -> bool:
    summary = _said(fields, "SUMMARY").casefold()
    cancelled = fields.get("STATUS", ("", ""))[1].upper() == "CANCELLED"
    return cancelled or any(word in summary for word in _OFF)


def _event(fields: _Fields) -> _Event | None:
    summary = _said(fields, "SUMMARY")
    start = _moment(*fields.get("DTSTART", ("", "")))
    if not summary or start is None:
        return None
    end = _moment(*fields["DTEND"]) if "DTEND" in fields else None
    days = _days(start, end)
    if not all(day.year in YEARS for day in days):
        return None
    begins = start.time() if isinstance(start, datetime) else None
    return _Event(summary, days, begins, _said(fields, "LOCATION"))


def _said(fields: _Fields, name: str) -> str:
    value = fields.get(name, ("", ""))[1]
    return " ".join(_ESCAPED.sub(_unescaped, value).split())


def _unescaped(match: re.Match[str]) -> str:
    return " " if match[1] in "nN" else match[1]


def _moment(parameters: str, value: str) -> datetime | date | None:
    """Return when something is, in German time; a day if it has no time."""
    match = _MOMENT.fullmatch(value)
    if not match:
        return None
    year, month, day, *clock, utc = match.groups()
    try:
        if clock[0] is None:
            return date(int(year), int(month), int(day))
        when = datetime(  # noqa: DTZ001 - local, unless it says otherwise
            int(year), int(month), int(day), int(clock[0]), int(clock[1])
        )
    except ValueError:
        return None
    zone = ZoneInfo("UTC") if utc or "TZID=UTC" in parameters.upper() else _BERLIN
    if when.year not in YEARS:
        return when
    return when.replace(tzinfo=zone).astimezone(_BERLIN).replace(tzinfo=None)


def _days(start: datetime | date, end: datetime | date | None) -> tuple[date, ...]:
    """Return the days from ``start`` to ``end``; the end of whole days is the day behind them."""
    first = start.date() if isinstance(start, datetime) else start
    if end is None:
        return (first,)
    last = end.date() if isinstance(end, datetime) else end
    whole = not isinstance(end, datetime)
    night = isinstance(end, datetime) and end.hour < 6  # noqa: PLR2004 - a sitting into the night
    count = (last - first).days - (whole or night)
    return tuple(first + timedelta(n) for n in range(max(0, min(count, _DAYS - 1)) + 1))


# CSV

_COLUMNS = {
    "committee": ("gremium", "ausschuss", "gremien", "bezeichnung", "name", "sitzung", "betreff",
                  "subject", "organisation"),
    "day": ("datum", "sitzungstermin", "termin", "tag", "beginnt am", "start date", "beginn"),
    "time": ("uhrzeit", "zeit", "beginnt um", "start time", "von"),
    "place": ("ort", "raum", "sitzungsort", "location"),
}  # fmt: skip
_ABOVE = 10  # lines in which the head of a table stands
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_DATE = re.compile(r"\d{1,4}[.-]\s?(?:\d{1,2}[.-]\s?\d{2,4}|[A-Za-zä]+\s\d{4})[\d./]*")


def _csv_events(text: str) -> Iterator[_Event | None]:
    """Yield each row as an event that takes place, nothing for one without committee or day."""
    try:
        columns, rows = _table(text)
        for row in rows:
            cells = {key: row[n] for key, n in columns.items() if n < len(row)}
            if any(cell.strip() for cell in row) and not _is_row_off(row, cells):
                yield _row(cells)
    except csv.Error as error:
        raise ReadError(
            f"Die Tabelle ist beschädigt und wurde nicht gelesen. {_UNCHANGED} Bitte speichern Sie "
            "sie noch einmal als CSV."
        ) from error


def _table(text: str) -> tuple[dict[str, int], Iterator[list[str]]]:
    """Return which column has what, and the rows below the head: a title may stand above it."""
    lines = text.splitlines(keepends=True)
    for n, line in enumerate(lines[:_ABOVE]):
        delimiter = max(";\t,", key=line.count)
        below = io.StringIO("".join(lines[n:]), newline="")
        rows = csv.reader(below, delimiter=delimiter)
        columns = _columns(next(rows, []))
        if {"committee", "day"} <= columns.keys():
            return columns, rows
    return {}, iter(())


def _is_row_off(row: Iterable[str], cells: dict[str, str]) -> bool:
    """Whether a sitting does not take place: beside its name, or in a cell that says only that."""
    name = cells.get("committee", "").casefold()
    return any(word in name for word in _OFF) or any(_key(cell) in _OFF for cell in row)


def _columns(head: Iterable[str]) -> dict[str, int]:
    """Return which column has what; the earlier word of a list goes before the later."""
    names = [_key(name).rstrip(":") for name in head]
    found: dict[str, int] = {}
    for key, words in _COLUMNS.items():
        for word in words:
            if word in names and key not in found:
                found[key] = names.index(word)
    return found


def _row(cells: dict[str, str]) -> _Event | None:
    committee, day = cells.get("committee", "").strip(), cells.get("day", "").strip()
    match = _DATE.search(day)
    days = typed_dates(day, date.min) or (typed_dates(match[0], date.min) if match else ())
    if not committee or not days or any(one.year not in YEARS for one in days):
        return None
    clock = _CLOCK.search(cells.get("time", "")) or _CLOCK.search(
        day[match.end() :] if match else ""
    )
    begins = time(int(clock[1]), int(clock[2])) if clock else None
    return _Event(committee, days, begins, " ".join(cells.get("place", "").split())[:_LONGEST])
