"""Abgabeschluss, Ladungsfrist and the next sitting that can be reached."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.masterdata.calendar import (
    before,
    is_working_day,
    next_of_each,
    next_reachable,
    notice_day,
    proposed,
    submission_day,
    upcoming,
)
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period

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


def test_the_day_of_the_deadline_itself_still_reaches() -> None:
    office = Office(bundesland="NW", committees=(TEN,), meetings=(sitting(date(2026, 3, 12)),))
    assert submission_day(TEN, office.meetings[0], "NW") == date(2026, 3, 2)
    assert next_reachable(office, "BA", date(2026, 3, 2)) == office.meetings[0]
    assert next_reachable(office, "BA", date(2026, 3, 3)) is None


def test_a_meeting_today_is_reached_only_where_nothing_is_due_before() -> None:
    today = date(2026, 3, 12)
    for committee, found in ((TEN, False), (Committee(name="Bauausschuss"), True)):
        office = Office(committees=(committee,), meetings=(sitting(today),))
        assert (next_reachable(office, "Bauausschuss", today) is not None) == found


@pytest.mark.parametrize(
    ("today", "reached"),
    [(date(2026, 3, 2), True), (date(2026, 3, 3), False), (date(2026, 3, 13), False)],
)
def test_of_two_days_the_first_counts(today: date, reached: bool) -> None:
    two = sitting(date(2026, 3, 12), date(2026, 3, 13))
    office = Office(bundesland="NW", committees=(TEN,), meetings=(two,))
    assert (next_reachable(office, "BA", today) == two) == reached


@pytest.mark.parametrize(("land", "last"), [("NI", date(2028, 10, 30)), ("NW", date(2028, 10, 31))])
def test_reformationstag_ends_it_the_day_before_only_where_it_is_one(land: str, last: date) -> None:
    meeting = sitting(date(2028, 11, 10))
    office = Office(bundesland=land, committees=(TEN,), meetings=(meeting,))
    assert next_reachable(office, "BA", last) == meeting
    assert next_reachable(office, "BA", last + timedelta(1)) is None


def test_on_rosenmontag_a_paper_can_be_handed_in() -> None:
    meeting = sitting(date(2026, 2, 26))
    office = Office(bundesland="NW", committees=(TEN,), meetings=(meeting,))
    assert next_reachable(office, "BA", date(2026, 2, 16)) == meeting
    assert next_reachable(office, "BA", date(2026, 2, 17)) is None


def test_on_new_years_eve_the_next_year_is_reached() -> None:
    meetings = sitting(date(2026, 12, 31)), sitting(date(2027, 1, 14))
    office = Office(bundesland="NW", committees=(TEN,), meetings=meetings)
    assert next_reachable(office, "BA", date(2026, 12, 31)) == meetings[1]


def test_the_earlier_of_both_deadlines_counts() -> None:
    both = Committee(name="Rat", submission=Period(number=3), notice=Period(number=1, unit="weeks"))
    meeting = sitting(date(2026, 3, 12), committee="Rat")
    office = Office(bundesland="NW", committees=(both,), meetings=(meeting,))
    assert next_reachable(office, "Rat", date(2026, 3, 5)) == meeting
    assert next_reachable(office, "Rat", date(2026, 3, 6)) is None


def at(day: date, committee: str) -> Consultation:
    return Consultation(committee=committee, dates=(day,))


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ([], 5),
        ([at(date(2026, 3, 10), "Finanzausschuss")], 12),
        ([at(date(2026, 3, 12), "Finanzausschuss")], 12),
        ([at(date(2026, 3, 12), "Rat")], 19),
        ([at(date(2026, 3, 5), "rat"), at(date(2026, 3, 19), "Finanzausschuss")], 19),
        ([at(date(2026, 4, 1), "Finanzausschuss")], 5),
        ([at(date(2026, 3, day), "Rat") for day in (5, 12, 19)], None),
        ([Consultation(committee="Rat")], 5),
    ],
)
def test_a_station_follows_those_above_it(above: list[Consultation], day: int | None) -> None:
    days = [date(2026, 3, day) for day in (5, 12, 19)]
    office = Office(
        committees=(Committee(name="Rat"),),
        meetings=tuple(sitting(one, committee="Rat") for one in days),
    )
    found = proposed(office, "Rat", date(2026, 3, 2), above)
    assert (found and found.dates[0].day) == day


@given(st.lists(st.tuples(st.sampled_from("abAB"), st.integers(0, 40)), max_size=12))
def test_the_next_of_each_is_the_next_of_one(planned: list[tuple[str, int]]) -> None:
    start = date(2026, 3, 2)
    meetings = tuple(sitting(start + timedelta(day), committee=name) for name, day in planned)
    committees = Committee(name="A", submission=Period(number=10)), Committee(name="b")
    office = Office(bundesland="NW", committees=committees, meetings=meetings)
    today = start + timedelta(9)
    expected = {one.name: next_reachable(office, one.name, today) for one in committees}
    assert next_of_each(office, today) == {name: one for name, one in expected.items() if one}
