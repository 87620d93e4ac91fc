"""What an entry of the master data means, as a sentence under its fields."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vorlage_editor.model.dates import spoken_date
from vorlage_editor.model.masterdata.calendar import notice_day, submission_day, upcoming
from vorlage_editor.model.masterdata.holidays import holiday_name
from vorlage_editor.model.masterdata.office import Committee, Meeting

if TYPE_CHECKING:
    from vorlage_editor.model.masterdata.edits import Entry
    from vorlage_editor.model.masterdata.typed import Desk

_A_MONTH = timedelta(30)
_WEEKEND = {5: "Samstag", 6: "Sonntag"}


def note_on(entry: Entry | None, desk: Desk) -> str:
    """Say when the next papers are due by the rules of a committee, or for a meeting."""
    match entry:
        case Committee() if entry.submission or entry.notice:
            coming = upcoming(desk.office, entry.name, desk.today)
            day = desk.today + _A_MONTH
            meeting = coming[0] if coming else Meeting(committee=entry.name, dates=(day,))
            days = _days(entry, meeting, desk)
            return f"Zum Beispiel: für die Sitzung am {spoken_date(meeting.dates[0])} {days}."
        case Meeting():
            known = desk.office.committee(entry.committee)
            words = _days(known, entry, desk)
            rule = f"Für diese Sitzung: {words}." if words else ""
            return " ".join(part for part in (_free(entry, desk), rule) if part)
        case _:
            return ""


def _days(committee: Committee | None, meeting: Meeting, desk: Desk) -> str:
    land = desk.office.bundesland
    days = (
        ("Abgabeschluss am", submission_day(committee, meeting, land)),
        ("Ladung spätestens am", notice_day(committee, meeting, land)),
    )
    return ", ".join(f"{name} {spoken_date(day)}" for name, day in days if day)


def _free(meeting: Meeting, desk: Desk) -> str:
    """Say it of a meeting on a day on which hardly any is: perhaps it is a slip."""
    for day in meeting.dates:
        weekend = _WEEKEND.get(day.weekday(), "")
        if name := holiday_name(day, desk.office.bundesland) or weekend:
            return f"Der {spoken_date(day)} ist ein freier Tag ({name})."
    return ""
