"""Abgabeschluss, Ladungsfrist and the next sitting that can be reached."""

from __future__ import annotations

from datetime import date

import pytest

from vorlage_editor.model.calendar import (
    before,
    is_working_day,
    next_reachable,
    notice_day,
    submission_day,
    upcoming,
)
from vorlage_editor.model.office import Committee, Meeting, Office, Period

TEN = Committee(name="Bauausschuss", short="BA", submission=Period(number=10))


def sitting(*days: date, committee: str = "Bauausschuss") -> Meeting:
    return Meeting(committee=committee, dates=days)


@pytest.mark.parametrize(
    ("period", "day"),
    [
        (Period(number=7), date(2026, 3, 5)),
        (Period(number=4, unit="full_days"), date(2026, 3, 7)),
        (Period(number=1, unit="weeks"), date(2026, 3, 5)),
        (Period(number=10, unit="working_days"), date(2026, 2, 26)),
        (Period(number=1, unit="weeks", weekday=2), date(2026, 3, 4)),
        (Period(number=7, holidays=False), date(2026, 3, 4)),
        (Period(), date(2026, 3, 12)),
    ],
)
def test_a_period_is_counted_back_from_the_sitting(period: Period, day: date) -> None:
    assert before(date(2026, 3, 12), period, "NW") == day


def test_working_days_pass_over_holidays_and_the_end_of_the_year() -> None:
    five = Period(number=5, unit="working_days")
    assert before(date(2027, 1, 5), five, "NW") == date(2026, 12, 28)
    assert before(date(2027, 1, 7), five, "BW") == date(2026, 12, 29)
    assert before(date(2027, 1, 7), five, "NW") == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("meeting", "land", "day"),
    [
        (date(2026, 3, 11), "NW", date(2026, 2, 27)),  # a Sunday: the Friday before
        (date(2026, 4, 16), "NW", date(2026, 4, 2)),  # Easter Monday: before Good Friday
        (date(2026, 2, 26), "NW", date(2026, 2, 16)),  # Rosenmontag
        (date(2027, 1, 10), "NW", date(2026, 12, 31)),
        (date(2027, 11, 10), "NI", date(2027, 10, 29)),  # Reformationstag is a Sunday
        (date(2028, 11, 10), "NI", date(2028, 10, 30)),
        (date(2028, 11, 10), "NW", date(2028, 10, 31)),
    ],
)
def test_the_deadline_falls_on_a_working_day(meeting: date, land: str, day: date) -> None:
    assert submission_day(TEN, sitting(meeting), land) == day


def test_a_meetings_own_deadline_goes_before_the_rule() -> None:
    meeting = Meeting(
        committee="Bauausschuss", dates=(date(2026, 3, 12),), deadline=date(2026, 2, 20)
    )
    assert submission_day(TEN, meeting, "NW") == date(2026, 2, 20)
    assert submission_day(None, sitting(date(2026, 3, 12)), "NW") is None


def test_the_notice_may_end_on_a_weekend() -> None:
    rat = Committee(name="Rat", notice=Period(number=4, unit="full_days"))
    assert notice_day(rat, sitting(date(2026, 3, 12)), "RP") == date(2026, 3, 7)
    assert notice_day(TEN, sitting(date(2026, 3, 12)), "RP") is None


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 2, 27), date(2026, 3, 11)),
        (date(2026, 2, 28), date(2026, 4, 16)),
        (date(2026, 12, 31), date(2027, 1, 10)),
        (date(2027, 1, 1), None),
    ],
)
def test_the_next_sitting_is_one_whose_deadline_is_not_over(today: date, day: date | None) -> None:
    days = date(2026, 3, 11), date(2026, 4, 16), date(2027, 1, 10)
    office = Office(bundesland="NW", committees=(TEN,), meetings=tuple(map(sitting, days)))
    found = next_reachable(office, "BA", today)
    assert (found and found.dates[0]) == day


def test_a_committee_without_rules_is_reached_on_the_day_itself() -> None:
    office = Office(meetings=(sitting(date(2026, 3, 12), committee="Rat"),))
    assert next_reachable(office, "rat", date(2026, 3, 12)) == office.meetings[0]
    assert upcoming(office, "rat", date(2026, 3, 13)) == ()


def test_a_deadline_after_the_sitting_does_not_make_it_reachable() -> None:
    late = Meeting(committee="Rat", dates=(date(2026, 3, 1),), deadline=date(2026, 3, 9))
    assert next_reachable(Office(meetings=(late,)), "Rat", date(2026, 3, 2)) is None


def test_rosenmontag_is_a_working_day_and_the_31st_of_december_too() -> None:
    assert is_working_day(date(2026, 2, 16), "NW")
    assert is_working_day(date(2026, 12, 31), "NW")
    assert not is_working_day(date(2027, 1, 1), "NW")
