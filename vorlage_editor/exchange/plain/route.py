"""The Beratungsfolge in a paper's plain text: columns by tabs, wide spaces or single spaces.

Some programs put the cells of a column below each other; such rows are put together again. A line
that is not surely a row ends the table, and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from vorlage_editor.exchange.plain.labels import PUBLIC, Labels, folded
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import typed_dates

LONGEST = 300
"""Characters of a line that may be a head or a row."""

WIDE = re.compile(r"[ \u00a0]{2,}")
"""What stands between columns that were set with spaces."""

_TITLE = re.compile(r"beratungsfolge(?: (?:dieser|der|zur) vorlage)?", re.IGNORECASE)
_DAYS = r"(?:\d{1,2}\.(?:\d{1,2}\.)?/){0,9}\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)"
_WRITTEN = r"\d{1,2}\.\s?(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\s\d{4}"
_DATE = re.compile(rf"(?:{_DAYS}|{_WRITTEN})", re.IGNORECASE)
_ROW = re.compile(rf"(\S.*?)\s({_DATE.pattern})(\s.*)?", re.IGNORECASE)
_ITEM = re.compile(r"(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,3}){0,3}\.?[a-z]?", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"\w*(?:rat|rats|ausschuss|beirat|kommission|versammlung|kreistag|vertretung|senat|vorstand)\b",
    re.IGNORECASE,
)
_TICKS = ("x", "☒", "✓")
_WORDS = 4  # of a Zuständigkeit or a result that no list knows


class Route(NamedTuple):
    """The stations that a text names, and the lines that it names them in."""

    stations: tuple[Consultation, ...]
    lines: range


def find_route(lines: Sequence[str], labels: Labels, today: date) -> Route | None:
    """Return the first Beratungsfolge of ``lines``, or None."""
    for start, line in enumerate(lines):
        if columns := _columns(line, labels):
            title = next((n for n in range(start - 1, -1, -1) if lines[n].strip()), start)
            first = title if _TITLE.fullmatch(folded(lines[title])) else start
            return _Rows(columns, labels, today).read(lines, first, start + 1)
    for start, line in enumerate(lines):
        if len(line) < LONGEST and _TITLE.fullmatch(folded(line)):
            route = _Rows((), labels, today).read(lines, start, start + 1)
            if route.stations:
                return route
    return None


def _columns(line: str, labels: Labels) -> list[str]:
    """Return the columns that the head ``line`` names; none if it is no head."""
    if len(line) > LONGEST:
        return []
    if "\t" in line:
        cells = [folded(cell) for cell in line.rstrip().split("\t")]
        keys = [labels.columns.get(cell, "") for cell in cells]
        if any(cell and not key for cell, key in zip(cells, keys, strict=True)):
            return []
    else:
        keys = labels.split_columns(line.strip())
    known = keys[:1] == ["committee"] and len(set(keys)) == len(keys)
    return keys if known and {"date", "role"} & set(keys) else []


class _Rows:
    """How rows are read: the table's columns, the known words, today."""

    def __init__(self, columns: Sequence[str], labels: Labels, today: date) -> None:
        self._columns = columns
        self._roles = labels.roles
        self._labels = labels
        self._today = today

    def read(self, lines: Sequence[str], first: int, start: int) -> Route:
        """Return the stations from line ``start`` on; the table's first line is ``first``."""
        stations: list[Consultation] = []
        place = end = start
        while place < len(lines):
            if not lines[place].strip():
                place += 1
                continue
            found, count = self._next(lines, place, after_gap=place > end)
            if not found:
                break
            stations += found
            place = end = place + count
        return Route(tuple(stations), range(first, end))

    def _next(
        self, lines: Sequence[str], place: int, *, after_gap: bool
    ) -> tuple[list[Consultation], int]:
        """Return the stations that start at line ``place`` and how many lines they take."""
        line = lines[place]
        if station := self._row(line):
            if after_gap and not (station.dates and station.role):
                return [], 0
            return self._stacked(station, lines, place)
        if after_gap or place + 1 == len(lines) or "\t" in line or _DATE.search(line[:LONGEST]):
            return [], 0
        station = self._row(f"{line.strip()} {lines[place + 1].strip()}")
        sure = station and folded(station.role) in self._roles
        return ([station], 2) if station and sure else ([], 0)

    def _stacked(
        self, station: Consultation, lines: Sequence[str], place: int
    ) -> tuple[list[Consultation], int]:
        """Return the stations of a row whose other cells stand on lines of their own."""
        if station != Consultation(committee=station.committee, dates=station.dates):
            return [station], 1
        columns: dict[str, list[str]] = {"date": [], "agenda_item": [], "public": [], "role": []}
        count = 1
        for line in lines[place + 1 :]:
            key = self._content(line.strip()) if len(line) < LONGEST else ""
            if not key:
                break
            columns[key].append(line.strip())
            count += 1
        columns["date"].insert(0, "")
        rows = len(columns["date"])
        if count == 1 or any(len(column) not in (0, rows) for column in columns.values()):
            return [station], 1
        found = [
            self._station([(key, column[row]) for key, column in columns.items() if column])
            for row in range(rows)
        ]
        same = [replace(one, committee=station.committee) for one in found if one]
        same[0] = replace(same[0], dates=station.dates)
        return same, count

    def _row(self, line: str) -> Consultation | None:
        """Return the station that ``line`` is, or None."""
        if len(line) > LONGEST or self._labels.section(line):
            return None
        cells = split_cells(line)
        if not cells[0] or cells[0].endswith(":"):
            return None
        if "\t" in line:
            fits = len(cells) <= len(self._columns)
            return self._station(zip(self._columns, cells, strict=False)) if fits else None
        if len(cells) > 1:
            if len(cells) == len(self._columns):
                pairs = list(zip(self._columns, cells, strict=True))
            else:
                pairs = [("committee", cells[0]), *((self._content(c), c) for c in cells[1:])]
            if all(key for key, _ in pairs) and (station := self._station(pairs)):
                return station
        return self._in_a_line(" ".join(line.split()))

    def _in_a_line(self, line: str) -> Consultation | None:
        """Return the station of a line whose columns single spaces part: the date tells."""
        match = _ROW.fullmatch(line)
        if not match:
            return None
        pairs = [("committee", match[1]), ("date", match[2])]
        words = (match[3] or "").split()
        if words and self._content(words[0]) == "agenda_item":
            pairs.append(("agenda_item", words.pop(0)))
        if words and self._content(words[0]) == "public":
            pairs.append(("public", words.pop(0)))
        rest = " ".join(words)
        known = folded(rest) in self._roles
        sure = known or len(pairs) > 2 or bool(_COMMITTEE.search(match[1]))  # noqa: PLR2004
        if not sure or len(words) > _WORDS or rest.endswith((".", ":", ";", ",")):
            return None
        if rest:
            pairs.append(("role" if known or "result" not in self._columns else "result", rest))
        return self._station(pairs)

    def _station(self, cells: Iterable[tuple[str, str]]) -> Consultation | None:
        """Return the station of (column, cell) pairs; None where that would lose something."""
        fields: dict[str, Any] = {}
        for key, cell in cells:
            if not cell:
                continue
            name, value = self._value(key, cell)
            if not name or name in fields:
                return None
            fields[name] = value
        return Consultation(**fields)

    def _value(self, key: str, cell: str) -> tuple[str, object]:
        if key == "date":
            days = self._days(cell)
            return ("dates", days) if days else ("date_text", cell)
        if key == "closed":
            return ("public", False) if cell.casefold() in _TICKS else ("result", cell)
        if key == "public":
            public = True if cell.casefold() in _TICKS else PUBLIC.get(folded(cell))
            return ("public", public) if public is not None else ("result", cell)
        return key, cell

    def _content(self, cell: str) -> str:
        """Return which column a cell must be of, by what stands in it."""
        if self._days(cell):
            return "date"
        if _ITEM.fullmatch(cell):
            return "agenda_item"
        if folded(cell) in PUBLIC:
            return "public"
        return "role" if folded(cell) in self._roles else ""

    def _days(self, cell: str) -> tuple[date, ...]:
        return typed_dates(cell, self._today) if _DATE.fullmatch(cell) else ()


def split_cells(line: str) -> list[str]:
    """Return the cells of a line of columns: by tabs, else by wide spaces."""
    if "\t" in line:
        return [cell.strip() for cell in line.rstrip().split("\t")]
    return WIDE.split(line.strip())
