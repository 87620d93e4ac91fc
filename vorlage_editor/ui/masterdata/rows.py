"""Master data as rows of lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from vorlage_editor.model.dates import MONTHS
from vorlage_editor.model.masterdata.calendar import meeting_day
from vorlage_editor.model.masterdata.edits import Entry, Part, entries
from vorlage_editor.model.masterdata.holidays import LAENDER
from vorlage_editor.model.masterdata.office import (
    Committee,
    Department,
    Meeting,
    Office,
    Recipient,
    Signer,
    same,
)
from vorlage_editor.ui.kit.rows import Row
from vorlage_editor.ui.masterdata.parts import LAND, LAND_TITLE, NO_LAND, PARTS

if TYPE_CHECKING:
    from vorlage_editor.model.masterdata.typed import Typed

NEW = "new"
"""The key of the row of an entry that is not kept yet."""
UNSAVED = "etwas ist noch nicht gespeichert"
NOT_YET = "noch nicht gespeichert"


def part_rows(office: Office) -> tuple[Row, ...]:
    """Return a row for each part of the master data, with how much is in it."""
    named = [
        Row(text=f"{words.title} ({count})" if count else words.title, key=part)
        for part, words in PARTS.items()
        for count in [len(entries(office, part))]
    ]
    land = LAENDER.get(office.bundesland, NO_LAND)
    return *named, Row(text=LAND_TITLE, key=LAND, second=land)


def entry_rows(
    part: Part, office: Office, unsaved: Collection[Entry | None], committee: str = ""
) -> tuple[Row, ...]:
    """Return a row for each entry of ``part``, its place as key; meetings stand under months.

    ``unsaved`` are those of which something is not kept. ``committee`` picks its meetings.
    """
    return tuple(_rows(part, office, unsaved, committee))


def _rows(
    part: Part, office: Office, unsaved: Collection[Entry | None], committee: str
) -> Iterator[Row]:
    counts = Counter(same(meeting.committee) for meeting in office.meetings)
    month = ""
    for n, entry in enumerate(entries(office, part)):
        if isinstance(entry, Meeting):
            if committee and same(entry.committee) != same(committee):
                continue
            day = entry.dates[0]
            if (name := f"{MONTHS[day.month - 1]} {day.year}") != month:
                month = name
                yield Row(text=month)
        bad = entry in unsaved
        yield Row(
            text=_text(entry),
            key=str(n),
            second=UNSAVED if bad else _second(entry, counts),
            mark="triangle-alert" if bad else "",
        )
    if None in unsaved:
        yield Row(text=PARTS[part].new, key=NEW, second=NOT_YET, mark="pencil-line")


def _text(entry: Entry) -> str:
    return meeting_day(entry) if isinstance(entry, Meeting) else entry.name


def _second(entry: Entry, counts: Counter[str]) -> str:
    parts: list[str] = []
    match entry:
        case Committee():
            count = counts[same(entry.name)]
            meetings = "1 Sitzung" if count == 1 else f"{count or 'keine'} Sitzungen"
            parts = [entry.short, meetings]
        case Meeting():
            parts = [entry.committee]
        case Department():
            parts = [entry.short]
        case Signer():
            parts = [entry.label, entry.office]
        case Recipient():
            parts = [entry.address]
    return " · ".join(part for part in parts if part) or "–"


def name_of(entry: Entry) -> str:
    """Return what an entry is called, a meeting with its day."""
    return f"{entry.committee}, {meeting_day(entry)}" if isinstance(entry, Meeting) else entry.name


def open_lines(
    ends: Sequence[tuple[Part, Entry | None]],
    gone: Sequence[tuple[Part, Entry]],
    *,
    land: bool,
) -> list[str]:
    """Return a line for each entry that is not kept or not ``gone``, and for the Bundesland."""
    lines = [
        f"{PARTS[part].title}: {PARTS[part].new if entry is None else name_of(entry)}"
        for part, entry in (*ends, *gone)
    ]
    return list(dict.fromkeys([*lines, *([LAND_TITLE] if land else [])]))


def gone_words(entry: Entry, before: Office) -> str:
    """Say what was deleted of the master data ``before``."""
    lost = before.meetings_of(entry.name) if isinstance(entry, Committee) else ()
    meetings = "1 Sitzung" if len(lost) == 1 else f"{len(lost)} Sitzungen"
    return f"„{name_of(entry)}“{f' und {meetings}' if lost else ''} gelöscht."


def is_empty(typed: Typed) -> bool:
    """Whether nothing was entered: no text in any field."""
    return not any(value for value in typed.values() if isinstance(value, str))
