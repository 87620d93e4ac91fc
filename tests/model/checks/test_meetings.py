"""Rules on free days, the past, Abgabeschluss and Ladungsfrist. Today is Monday, 02.03.2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.model.checks.papers import fields_of, of, station
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period
from vorlage_editor.model.vorlage import Related, Status

NIEDERSACHSEN, NRW = Office(bundesland="NI"), Office(bundesland="NW")
RAT = Office(
    bundesland="NW",
    committees=(
        Committee(name="Rat", submission=Period(number=10), notice=Period(number=7)),
        Committee(name="Bauausschuss", notice=Period(number=7)),
    ),
    meetings=(Meeting(committee="Rat", dates=(date(2026, 4, 16),)),),
)


@pytest.mark.parametrize(
    ("day", "office", "word"),
    [
        ("2026-03-14", Office(), "Samstag"),
        ("2026-03-15", Office(), "Sonntag"),
        ("2026-12-25", Office(), "Weihnachtstag"),
        ("2026-04-06", NRW, "Ostermontag"),
        ("2028-10-31", NIEDERSACHSEN, "Niedersachsen (Reformationstag)"),
        ("2026-12-17 2026-12-19", NRW, "19.12.2026"),
    ],
)
def test_there_are_no_sittings_on_free_days(day: str, office: Office, word: str) -> None:
    (finding,) = of("sitting-on-free-day", office, route=(station(day),))
    assert word in finding.message


@pytest.mark.parametrize(
    ("day", "office"),
    [
        ("2026-12-31", NRW),
        ("2026-12-24", NRW),
        ("2027-02-08", NRW),  # Rosenmontag
        ("2028-10-31", NRW),
        ("2028-10-31", Office()),
        ("0001-01-01", NRW),
        ("9999-12-31", NRW),
    ],
)
def test_a_day_is_free_only_where_it_is(day: str, office: Office) -> None:
    assert fields_of("sitting-on-free-day", office, route=(station(day),)) == []


def test_a_sitting_on_a_saturday_that_the_master_data_has_is_right() -> None:
    office = Office(meetings=(Meeting(committee="Rat", dates=(date(2026, 3, 14),)),))
    assert fields_of("sitting-on-free-day", office, route=(station("2026-03-14"),)) == []


def test_a_sitting_is_not_over() -> None:
    route = (station("2026-02-27"), station("2026-03-02"))
    route = (route[0], station("2026-03-02", committee="Bau"))
    assert fields_of("sitting-over", route=route) == ["route[0].date"]


@pytest.mark.parametrize(
    "fields",
    [
        {"route": (station("2026-02-27", result="vertagt"),)},
        {"route": (station("2026-02-27"), station("2026-03-27"))},  # Vertagung
        {"route": (station("2026-02-27"),), "status": Status.SUBMITTED},
        {"route": (station("2026-03-02"),)},
        {"route": (station("2026-02-27 2026-03-02"),)},
        {"route": (station(),)},
    ],
)
def test_a_sitting_may_rightly_have_been(fields: dict[str, Any]) -> None:
    assert fields_of("sitting-over", **fields) == []


@pytest.mark.parametrize(
    ("day", "far"), [("2027-09-02", False), ("2027-09-03", True), ("2036-03-12", True)]
)
def test_a_sitting_is_at_most_18_months_ahead(day: str, far: bool) -> None:
    found = fields_of("sitting-far-ahead", route=(station(day),))
    assert bool(found) is far


def test_a_sitting_whose_deadline_is_over_is_named_with_the_next_one() -> None:
    route = (station("2026-03-11"),)
    (finding,) = of("deadline-missed", RAT, kind="Antrag", route=route)
    assert "Abgabeschluss" in finding.message
    assert "16.04.2026" in finding.message


def test_a_sitting_that_can_no_longer_be_called_is_named() -> None:
    route = (station("2026-03-05", committee="Bauausschuss"),)
    (finding,) = of("deadline-missed", RAT, kind="Antrag", route=route)
    assert "Ladungsfrist" in finding.message
    assert "26.02.2026" in finding.message


@pytest.mark.parametrize("kind", ["Mitteilungsvorlage", "Beteiligungsbericht", "Beschlussvorlage"])
def test_not_every_kind_comes_late_by_nature(kind: str) -> None:
    found = fields_of("deadline-missed", RAT, kind=kind, route=(station("2026-03-11"),))
    assert found == ["route[0].date"]


def test_of_a_slip_in_the_year_only_one_rule_speaks() -> None:
    route = station("2026-03-11"), station("2036-03-20", committee="Bau")
    assert fields_of("sitting-far-ahead", route=route) == []
    assert fields_of("route-year", route=route) == ["route[1].date"]


@pytest.mark.parametrize(
    "fields",
    [
        {"route": (station("2026-03-12"),)},  # today is the last day
        {"route": (station("2026-03-11", committee="Unbekannt"),)},
        {"route": (station("2026-02-11"),)},  # over is said elsewhere
        {"route": (station("2026-03-11"),), "kind": "Tischvorlage"},
        {"route": (station("2026-03-11"),), "kind": "Dringlichkeitsvorlage"},
        {"route": (station("2026-03-11"),), "status": Status.SUBMITTED},
        {"route": (station("2026-03-11"),), "related": (Related(relation="Ergänzung"),)},
    ],
)
def test_a_deadline_is_not_always_missed(fields: dict[str, Any]) -> None:
    fields = {"kind": "Beschlussvorlage", **fields}
    assert fields_of("deadline-missed", RAT, **fields) == []
