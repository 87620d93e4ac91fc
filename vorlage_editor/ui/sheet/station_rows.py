"""Committees and their next meetings as rows of a list: what one chooses a station from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vorlage_editor.model.dates import spoken_date, spoken_dates
from vorlage_editor.model.masterdata.calendar import (
    is_reachable,
    last_day,
    meeting_day,
    next_of_each,
    notice_day,
    submission_day,
    upcoming,
)
from vorlage_editor.model.masterdata.office import Meeting, Office
from vorlage_editor.model.offers import Offer
from vorlage_editor.ui.kit.rows import Row

MEETINGS = 12
"""So many of the next meetings are offered."""
CALENDAR = "calendar"
"""The key of the row that opens the calendar."""
OTHER_DAY = "Anderer Tag …"
NONE_KNOWN = "Von diesem Gremium ist keine weitere Sitzung bekannt."
NONE_REACHABLE = "Keine dieser Sitzungen ist mehr erreichbar."


def committee_offers(office: Office, names: Iterable[str], today: date) -> list[Offer]:
    """Return the committees of ``office`` and those that only ``names`` tell of.

    Each says which of its meetings can be reached next.
    """
    meetings = next_of_each(office, today)
    known = {one.name: one.short for one in office.committees}
    return [
        Offer(name, value=name, short=short, note=_next_words(meetings.get(name)))
        for name, short in (known | {one: "" for one in names if one not in known}).items()
    ]


def meeting_rows(office: Office, committee: str, today: date) -> tuple[Row, ...]:
    """Return a row for each of the next meetings of a committee, and one for any other day."""
    coming = upcoming(office, committee, today)[:MEETINGS]
    reachable = [is_reachable(office, one, today) for one in coming]
    rows = [
        Row(
            text=meeting_words(one),
            key=str(n),
            second=deadline_words(office, one, today),
            quiet=not reachable[n],
        )
        for n, one in enumerate(coming)
    ]
    why = "" if any(reachable) else NONE_REACHABLE if coming else NONE_KNOWN
    return *rows, Row(text=OTHER_DAY, key=CALENDAR, second=why)


def meeting_words(meeting: Meeting) -> str:
    """Return when and where a meeting is: Do. 12.03.2026, 17:00 Uhr, Ratssaal."""
    return ", ".join(part for part in (meeting_day(meeting), meeting.place) if part)


def deadline_words(office: Office, meeting: Meeting, today: date) -> str:
    """Say until when a paper reaches ``meeting``, and whether it still does."""
    known, land = office.committee(meeting.committee), office.bundesland
    days = {
        "Abgabeschluss": submission_day(known, meeting, land),
        "Ladungsfrist": notice_day(known, meeting, land),
    }
    until = last_day(known, meeting, land)
    name = next((name for name, day in days.items() if day == until), "")
    if not is_reachable(office, meeting, today):
        return f"nicht mehr erreichbar · {name} war am {spoken_date(until)}"
    if not name:
        return "erreichbar · kein Abgabeschluss festgelegt"
    when = "heute" if until == today else f"am {spoken_date(until)}"
    return f"erreichbar · {name} {when}"


def _next_words(meeting: Meeting | None) -> str:
    return f"nächste erreichbare Sitzung {spoken_dates(meeting.dates)}" if meeting else ""
