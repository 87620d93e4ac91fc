"""When a paper must be handed in, and which sitting it can still reach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_dates
from vorlage_editor.model.masterdata.holidays import holiday_name
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period, same

_DAY = timedelta(1)
_SATURDAY, _SUNDAY = 5, 6
_WEEKDAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")


def is_working_day(day: date, land: str) -> bool:
    """Whether ``day`` is Monday to Friday and no holiday of the Bundesland ``land``."""
    return day.weekday() < _SATURDAY and not holiday_name(day, land)


def working_day_until(day: date, land: str) -> date:
    """Return the last working day up to ``day``."""
    while not is_working_day(day, land):
        day -= _DAY
    return day


def before(day: date, period: Period, land: str) -> date:
    """Return the last day that lies ``period`` before ``day``."""
    match period.unit:
        case "weeks":
            day -= 7 * period.number * _DAY
        case "working_days":
            day = _counted_back(day, period.number, land, saturdays=False)
        case _ if period.holidays:
            day -= (period.number + (period.unit == "full_days")) * _DAY
        case _:
            number = period.number + (period.unit == "full_days")
            day = _counted_back(day, number, land, saturdays=True)
    if period.weekday is not None:
        day -= (day.weekday() - period.weekday) % 7 * _DAY
    return day


def _counted_back(day: date, number: int, land: str, *, saturdays: bool) -> date:
    free = _SUNDAY if saturdays else _SATURDAY
    while number:
        day -= _DAY
        number -= day.weekday() < free and not holiday_name(day, land)
    return day


def submission_day(committee: Committee | None, meeting: Meeting, land: str) -> date | None:
    """Return the Abgabeschluss of a sitting, none if the house has set none.

    What falls on a weekend or a holiday is due on the working day before.
    """
    if meeting.deadline is not None:
        return meeting.deadline
    if committee is None or committee.submission is None:
        return None
    return working_day_until(before(meeting.dates[0], committee.submission, land), land)


def notice_day(committee: Committee | None, meeting: Meeting, land: str) -> date | None:
    """Return the last day on which a sitting can be called, none if the house has set none."""
    if committee is None or committee.notice is None:
        return None
    return before(meeting.dates[0], committee.notice, land)


def last_day(committee: Committee | None, meeting: Meeting, land: str) -> date:
    """Return until when a paper reaches ``meeting``: Abgabeschluss and Ladungsfrist, the earlier.

    Without either it is the day of the sitting.
    """
    days = submission_day(committee, meeting, land), notice_day(committee, meeting, land)
    return min((day for day in days if day is not None), default=meeting.dates[0])


def upcoming(office: Office, committee: str, today: date) -> tuple[Meeting, ...]:
    """Return the meetings of a committee from ``today`` on."""
    return tuple(one for one in office.meetings_of(committee) if one.dates[0] >= today)


def is_reachable(office: Office, meeting: Meeting, today: date) -> bool:
    """Whether a paper that is handed in ``today`` still gets to ``meeting``."""
    known = office.committee(meeting.committee)
    return today <= min(last_day(known, meeting, office.bundesland), meeting.dates[0])


def next_reachable(office: Office, committee: str, today: date) -> Meeting | None:
    """Return the next meeting of a committee whose Abgabeschluss is not over."""
    coming = upcoming(office, committee, today)
    return next((one for one in coming if is_reachable(office, one, today)), None)


def next_of_each(office: Office, today: date) -> dict[str, Meeting]:
    """Return by committee its next meeting that can be reached; in one pass over all meetings."""
    by_name = {same(one.name): one for one in office.committees}
    found: dict[str, Meeting] = {}
    for meeting in office.meetings:
        known = by_name.get(same(meeting.committee))
        if (
            known
            and known.name not in found
            and today <= meeting.dates[0]  # most are long past
            and today <= last_day(known, meeting, office.bundesland)
        ):
            found[known.name] = meeting
    return found


def proposed(
    office: Office, committee: str, today: date, above: Sequence[Consultation] = ()
) -> Meeting | None:
    """Return the meeting for a station that stands below the stations ``above``.

    It is the next that can be reached and follows them in time; if none does, the next one. No
    station of the same committee has it already.
    """
    known = office.committee(committee)
    same = [one for one in above if known and office.committee(one.committee) == known]
    taken = {day for station in same for day in station.dates}
    coming = upcoming(office, committee, today)
    free = [
        one for one in coming if taken.isdisjoint(one.dates) and is_reachable(office, one, today)
    ]
    last = max((station.dates[-1] for station in above if station.dates), default=today)
    return next((one for one in free if one.dates[0] >= last), free[0] if free else None)


def meeting_day(meeting: Meeting) -> str:
    """Return when a meeting is: Do. 12.03.2026, 17:00 Uhr."""
    day = f"{_WEEKDAYS[meeting.dates[0].weekday()]} {spoken_dates(meeting.dates)}"
    return f"{day}, {meeting.time:%H:%M} Uhr" if meeting.time else day
