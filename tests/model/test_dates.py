"""Dates as they are typed and as they are printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date, spoken_dates, typed_dates

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20.08.2015", date(2015, 8, 20)),
        (" 20.8.15 ", date(2015, 8, 20)),
        ("20. 08. 2015", date(2015, 8, 20)),
        ("20. August 2015", date(2015, 8, 20)),
        ("3. märz 2027", date(2027, 3, 3)),
        ("3 März 2027", date(2027, 3, 3)),
        ("3. Mrz. 2027", date(2027, 3, 3)),
        ("3. Sept 2027", date(2027, 9, 3)),
        ("2015-08-20", date(2015, 8, 20)),
        ("2.3.", TODAY),
        ("1.3.", date(2027, 3, 1)),
        ("1. April", date(2026, 4, 1)),
        ("+14", date(2026, 3, 16)),
        ("+ 0", TODAY),
    ],
)
def test_one_day_is_understood_in_many_ways(text: str, day: date) -> None:
    assert typed_dates(text, TODAY) == (day,)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("1.3.", TODAY, date(2026, 3, 1)),
        ("3.3.", TODAY, date(2026, 3, 3)),
        ("28.12.", date(2026, 1, 4), date(2025, 12, 28)),
        ("4. Januar", date(2025, 12, 28), date(2026, 1, 4)),
        ("20.8.26", TODAY, date(2026, 8, 20)),
    ],
)
def test_the_nearest_day_may_be_past_or_to_come(text: str, today: date, day: date) -> None:
    assert typed_dates(text, today, nearest=True) == (day,)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("16./17./18.12.2025", [(2025, 12, 16), (2025, 12, 17), (2025, 12, 18)]),
        ("30.11./01.12.2025", [(2025, 11, 30), (2025, 12, 1)]),
        ("30.12./2.1.2026", [(2025, 12, 30), (2026, 1, 2)]),
        ("30.12.2025/02.01.2026", [(2025, 12, 30), (2026, 1, 2)]),
        ("16. und 17.02.26", [(2026, 2, 16), (2026, 2, 17)]),
        ("16., 17.4.", [(2026, 4, 16), (2026, 4, 17)]),
    ],
)
def test_a_sitting_may_take_several_days(text: str, days: list[tuple[int, int, int]]) -> None:
    assert typed_dates(text, TODAY) == tuple(date(*day) for day in days)


@pytest.mark.parametrize(
    "text",
    ["", "31.02.2015", "0.1.2026", "20.13.2015", "nach Bedarf", "20.08.2015 19 Uhr",
     "18./17.12.2025", "29.02.2026", "0000-01-01", "16.", "1.2.3.4.", "+99999", "17./17.12.2025",
     "5", "20.08.215", "3. Marsch 2027", "31. Apr. 2026"],
)  # fmt: skip
def test_what_is_no_date_gives_no_date(text: str) -> None:
    assert typed_dates(text, TODAY) == ()


def test_no_date_lies_beyond_the_calendar() -> None:
    assert typed_dates("+9999", date(9999, 12, 1)) == ()


@given(st.lists(st.dates(), min_size=1, max_size=5, unique=True).map(sorted))
def test_printed_days_are_read_as_the_same_days(days: list[date]) -> None:
    assert typed_dates(spoken_dates(days), TODAY) == tuple(days)


@given(st.dates())
def test_a_printed_day_is_read_as_the_same_day(day: date) -> None:
    assert typed_dates(spoken_date(day), TODAY) == (day,)


def test_days_are_printed_shortly() -> None:
    assert spoken_dates([date(2025, 12, 16), date(2025, 12, 17)]) == "16./17.12.2025"
    assert spoken_dates([date(2025, 11, 30), date(2025, 12, 1)]) == "30.11./01.12.2025"
    assert spoken_dates([date(2025, 12, 30), date(2026, 1, 2)]) == "30.12.2025/02.01.2026"
    assert spoken_dates([]) == ""


def test_a_station_keeps_its_days_in_order_and_only_once() -> None:
    days = (date(2026, 2, 17), date(2026, 2, 16), date(2026, 2, 17))
    station = Consultation(dates=days, date_text="16./17.02.2026")
    assert (station.dates, station.date_text) == ((date(2026, 2, 16), date(2026, 2, 17)), "")


def test_a_station_is_empty_if_nothing_of_it_is_printed() -> None:
    assert Consultation(article="den", public=True).empty
    assert not Consultation(date_text="nach Bedarf").empty
