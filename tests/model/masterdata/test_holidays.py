"""Holidays by Bundesland."""

from __future__ import annotations

from datetime import date

import pytest

from vorlage_editor.model.masterdata.holidays import LAENDER, easter, holiday_name, holidays

OF_ALL = {"1.1.", "3.4.", "6.4.", "1.5.", "14.5.", "25.5.", "3.10.", "25.12.", "26.12."}
OF_SOME = {
    "BW": "6.1. 4.6. 1.11.",
    "BY": "6.1. 4.6. 1.11.",
    "BE": "8.3.",
    "BB": "5.4. 24.5. 31.10.",
    "HB": "31.10.",
    "HH": "31.10.",
    "HE": "4.6.",
    "MV": "8.3. 31.10.",
    "NI": "31.10.",
    "NW": "4.6. 1.11.",
    "RP": "4.6. 1.11.",
    "SL": "4.6. 15.8. 1.11.",
    "SN": "31.10. 18.11.",
    "ST": "6.1. 31.10.",
    "SH": "31.10.",
    "TH": "20.9. 31.10.",
}
"""The holidays of 2026."""


@pytest.mark.parametrize("land", LAENDER)
def test_each_land_has_its_holidays(land: str) -> None:
    days = {f"{day.day}.{day.month}." for day in holidays(2026, land)}
    assert days == OF_ALL | set(OF_SOME[land].split())


@pytest.mark.parametrize(
    ("year", "day"), [(2023, 22), (2024, 20), (2025, 19), (2026, 18), (2027, 17), (2028, 22)]
)
def test_the_day_of_repentance_is_the_wednesday_before_the_23rd(year: int, day: int) -> None:
    assert holiday_name(date(year, 11, day), "SN")


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, date(2024, 3, 31)), (1954, date(1954, 4, 18)), (2049, date(2049, 4, 18))],
)
def test_easter_is_found_in_hard_years_too(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("day", "land", "name"),
    [
        (date(2026, 2, 16), "NW", ""),  # Rosenmontag
        (date(2026, 12, 24), "BY", ""),
        (date(2026, 12, 31), "BY", ""),
        (date(2026, 10, 31), "NI", "Reformationstag"),
        (date(2026, 10, 31), "NW", ""),
        (date(2026, 11, 18), "SN", "Buß- und Bettag"),
        (date(2026, 11, 18), "BE", ""),
        (date(2026, 6, 4), "HE", "Fronleichnam"),
        (date(2026, 6, 4), "", ""),
        (date(2026, 10, 3), "", "Tag der Deutschen Einheit"),
        (date(2028, 6, 17), "BE", "Gedenktag des Volksaufstandes"),
    ],
)
def test_a_day_is_a_holiday_only_where_it_is_one(day: date, land: str, name: str) -> None:
    assert holiday_name(day, land) == name
