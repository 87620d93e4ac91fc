"""Rules on the order, the years and the Zuständigkeiten of the Beratungsfolge."""

from __future__ import annotations

import pytest

from tests.model.checks.papers import fields_of, of, station
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.masterdata.office import Committee, Office


def days(*several: str) -> tuple[Consultation, ...]:
    return tuple(station(day, committee=f"Gremium {n}") for n, day in enumerate(several))


def roles(*several: str) -> tuple[Consultation, ...]:
    return tuple(station(role=role, committee=f"Gremium {n}") for n, role in enumerate(several))


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (days("2026-03-10", "2026-02-10"), 1),
        (days("2026-03-10", "", "2026-03-09"), 2),
        (days("2026-03-10", "2026-04-10", "2026-04-09", "2026-05-10"), 2),
    ],
)
def test_stations_follow_each_other(route: tuple[Consultation, ...], place: int) -> None:
    assert fields_of("route-order", route=route) == [f"route[{place}].date"]
    assert fields_of("route-year", route=route) == []


@pytest.mark.parametrize(
    "route",
    [
        days("2026-03-10", "2026-03-10", "2026-03-12"),
        days("2026-12-15 2026-12-16 2026-12-17", "2026-12-16", "2027-01-13"),
        days("", "2026-03-10", ""),
        days("2026-03-10"),
        (),
    ],
)
def test_stations_in_order_are_not_named(route: tuple[Consultation, ...]) -> None:
    assert fields_of("route-order", route=route) == []


@pytest.mark.parametrize(
    ("route", "place", "right"),
    [
        (days("2026-12-09", "2027-01-13", "2026-01-27"), 2, "27.01.2027"),
        (days("2026-12-09", "2026-01-13", "2027-01-27"), 1, "13.01.2027"),
        (days("2026-03-10", "2027-03-20", "2026-04-14"), 1, "20.03.2026"),
        (days("2027-03-10", "2026-03-20", "2026-04-14"), 0, "10.03.2026"),
        (days("2026-03-10", "2025-03-20"), 1, "20.03.2026"),
        (days("2026-12-09", "2026-01-13"), 1, "13.01.2027"),
        (days("2026-03-10", "2026-03-12", "2036-03-20"), 2, "20.03.2026"),
        (days("2026-03-10", "2062-03-12", "2026-03-20"), 1, "12.03.2026"),
        (days("2016-03-10", "2026-03-12"), 0, "10.03.2026"),
    ],
)
def test_a_slip_in_the_year_is_named_with_the_day_that_fits(
    route: tuple[Consultation, ...], place: int, right: str
) -> None:
    (finding,) = of("route-year", route=route)
    assert finding.field == FieldRef("route", place, "date")
    assert right in finding.message
    assert fields_of("route-order", route=route) == []


@pytest.mark.parametrize(
    "route",
    [
        days("2026-12-09", "2027-01-13"),
        days("2026-03-10", "2026-11-20"),
        days("2026-03-10", "2027-02-20"),
        days("2026-03-10", "2026-02-10"),
        days("2028-02-29", "2028-03-10"),
    ],
)
def test_a_year_that_may_be_right_is_not_named(route: tuple[Consultation, ...]) -> None:
    assert fields_of("route-year", route=route) == []


def test_neighbours_may_have_the_same_slip() -> None:
    route = days("2026-11-10", "2026-12-02", "2026-01-20", "2026-02-03")
    assert fields_of("route-year", route=route) == ["route[2].date", "route[3].date"]


def test_the_days_of_one_sitting_are_near_each_other() -> None:
    assert fields_of("route-year", route=days("2026-12-16 2027-12-17")) == ["route[0].date"]
    assert fields_of("route-year", route=days("2026-12-30 2027-01-02")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rat", "rat "),
        ("HFA", "Haupt- und Finanzausschuss"),
        ("Haupt-  Ausschuss", "Haupt- Ausschuss"),
    ],
)
def test_a_committee_is_the_same_under_its_short_name(first: str, second: str) -> None:
    office = Office(committees=(Committee(name="Haupt- und Finanzausschuss", short="HFA"),))
    route = station("2026-03-10", committee=first), station("2026-03-10", committee=second)
    assert fields_of("route-twice", office, route=route) == ["route[1].date"]


def test_an_unset_part_may_be_the_other_one() -> None:
    route = station("2026-03-10", public=True), station("2026-03-10")
    assert fields_of("route-twice", route=route) == ["route[1].date"]


def test_a_committee_has_a_paper_once_a_day() -> None:
    route = (station("2026-03-10"), station("2026-03-12", committee="Bau"), station("2026-03-10"))
    assert fields_of("route-twice", route=route) == ["route[2].date"]


@pytest.mark.parametrize(
    "route",
    [
        (station("2026-03-10"), station("2026-04-10")),  # second reading
        (station(), station()),
        (station("2026-03-10", public=True), station("2026-03-10", public=False)),
        (station("2026-03-10", committee="A"), station("2026-03-10", committee="B")),
        (station("2026-03-10", committee=""), station("2026-03-10", committee="")),
    ],
)
def test_a_committee_may_come_twice_on_other_days(route: tuple[Consultation, ...]) -> None:
    assert fields_of("route-twice", route=route) == []


def test_someone_decides_on_a_beschlussvorlage() -> None:
    route = roles("Vorberatung", "Kenntnisnahme")
    assert fields_of("decision-missing", kind="Beschlussvorlage", route=route) == ["route[1].role"]


@pytest.mark.parametrize(
    ("kind", "route"),
    [
        ("Beschlussvorlage", roles("Vorberatung", "Entscheidung")),
        ("Beschlussvorlage", roles("Vorberatung", "Beratung und Beschlussfassung")),
        ("Beschlussvorlage", roles("Vorbehaltsbeschluss")),
        ("Beschlussvorlage", roles("beschließend")),
        ("Beschlussvorlage", roles("zur Entscheidung")),
        ("Beschlussvorlage", roles("Entscheidet")),
        ("Beschlussvorlage", roles("Satzungsbeschluss")),
        ("Beschlusskontrolle", roles("Vorberatung")),
        ("Beschlussvorlage", roles("", "")),  # a form without Zuständigkeiten
        ("Beschlussvorlage", roles("Vorberatung", "")),
        ("Beschlussvorlage", (Consultation(),)),
        ("Informationsvorlage", roles("Vorberatung")),
    ],
)
def test_a_decision_is_not_always_missing(kind: str, route: tuple[Consultation, ...]) -> None:
    assert fields_of("decision-missing", kind=kind, route=route) == []


@pytest.mark.parametrize(
    "role",
    ["Beschlussempfehlung", "Empfehlungsbeschluss", "Vorbereitung des Beschlusses", "Beratung"],
)
def test_a_recommendation_is_no_decision(role: str) -> None:
    route = roles("Vorberatung", role)
    assert fields_of("decision-missing", kind="Beschlussvorlage", route=route) == ["route[1].role"]
    assert fields_of("information-decided", kind="Informationsvorlage", route=route) == []


def test_who_decides_comes_last() -> None:
    route = roles("Entscheidung", "Vorberatung")
    assert fields_of("decision-not-last", kind="Beschlussvorlage", route=route) == ["route[0].role"]


@pytest.mark.parametrize(
    "route",
    [
        roles("Einbringung", "Vorberatung", "Entscheidung"),
        roles("Vorberatung", "Entscheidung", "Kenntnisnahme"),
        roles("Entscheidung", "zur Kenntnis"),
        roles("Entscheidung", "Unterrichtung"),
        roles("Entscheidung", "Genehmigung"),
        roles("Entscheidung", "Vorberatung", "Entscheidung"),
        roles("Entscheidung", ""),
    ],
)
def test_others_may_hear_of_the_decision(route: tuple[Consultation, ...]) -> None:
    assert fields_of("decision-not-last", kind="Beschlussvorlage", route=route) == []


@pytest.mark.parametrize(
    "kind", ["Mitteilung", "Info-Vorlage", "Kenntnisnahmevorlage", "Vorlage zur Kenntnisnahme"]
)
def test_nobody_decides_on_what_informs(kind: str) -> None:
    found = fields_of("information-decided", kind=kind, route=roles("Entscheidung"))
    assert found == ["route[0].role"]


def test_nobody_decides_on_an_informationsvorlage() -> None:
    route = roles("Kenntnisnahme", "Entscheidung")
    assert fields_of("information-decided", kind="Informationsvorlage", route=route) == [
        "route[1].role"
    ]


@pytest.mark.parametrize(
    ("kind", "role"),
    [("Informationsvorlage", "Kenntnisnahme"), ("Beschlussvorlage", "Entscheidung"),
     ("Berichtsvorlage", "Entscheidung"), ("Informationsvorlage", "")],
)  # fmt: skip
def test_what_is_heard_or_decided_rightly(kind: str, role: str) -> None:
    assert fields_of("information-decided", kind=kind, route=roles(role)) == []


def test_a_station_without_a_date_is_a_hint() -> None:
    route = (station("2026-03-10"), station(), station(date_text="nach Bedarf"), Consultation())
    assert fields_of("station-undated", route=route) == ["route[1].date"]
