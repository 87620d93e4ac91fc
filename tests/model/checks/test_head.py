"""Rules on Betreff, dates and number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY, fields_of, of, station
from vorlage_editor.model.checks import check
from vorlage_editor.model.forms.form import Kind
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.numbering import same
from vorlage_editor.model.vorlage import Dismissed, Related, Relation


@pytest.mark.parametrize(
    "typed",
    ["31.02.2026", "32.01.2026", "12.13.26", "16./15.12.2025", "30. Februar 2026", "2026-02-30",
     "12.03.2026 oder 32.03.2026", "17/03/2026", "31. Apr. 2026", "31 April 2026", "30.02.",
     "31.11./01.12.2026", "12.03.20266", "voraussichtlich 31.04.2026", "12.03.1826"],
)  # fmt: skip
def test_a_station_has_no_day_that_is_none(typed: str) -> None:
    assert fields_of("date-impossible", route=(station(date_text=typed),)) == ["route[0].date"]


@pytest.mark.parametrize(
    "typed",
    ["nach Bedarf", "2. Quartal 2026", "KW 12/2026", "Frühjahr 2026", "12.03.2026, 17 Uhr",
     "voraussichtlich 12.03.2026", "nach dem 1. April", "12.03. oder 19.03.2026", "N.N.", "2027",
     "", "1. Sitzung nach der Sommerpause", "Do., 12.03.2026, 18:00 Uhr", "16. bis 18.12.2026",
     "16.–18.12.2026", "12. Mrz. 2026", "I/2026", "3/2026", "TOP 12.13", "17.30 Uhr"],
)  # fmt: skip
def test_a_station_may_say_in_words_when(typed: str) -> None:
    assert fields_of("date-impossible", route=(station(date_text=typed),)) == []


@pytest.mark.parametrize("year", [226, 1826, 9999])
def test_a_year_is_one_that_can_be(year: int) -> None:
    day = date(year, 3, 12)
    fields = fields_of("date-impossible", date=day, route=(station(day.isoformat()),))
    assert fields == ["date", "route[0].date"]


@pytest.mark.parametrize("subject", ["", " ", "\u200b", "-", "…", "\u2028"])
def test_a_subject_is_more_than_dots(subject: str) -> None:
    assert fields_of("subject-missing", subject=subject) == ["subject"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [("BV/2026/0007", "Informationsvorlage"), ("IV-7-2026", "Informationsvorlage"),
     ("IV/0007/26", "Informationsvorlage"), ("7", "Beschlussvorlage"),
     ("IV/0007/20266", "Informationsvorlage"), ("IV/0007/202", "Informationsvorlage"),
     ("iv/0007/2026", "Informationsvorlage"), ("BV/0007/2026/1", "Informationsvorlage")],
)  # fmt: skip
def test_a_number_is_as_the_form_says(number: str, kind: str) -> None:
    assert fields_of("number-pattern", number=number, kind=kind) == ["number"]


def test_a_number_of_another_kind_is_said_to_be_one() -> None:
    (finding,) = of("number-pattern", number="MV/0007/2026", kind="Beschlussvorlage")
    assert "Mitteilungsvorlage" in finding.message


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "IV/0007/2026", "kind": "Informationsvorlage"},
        {"number": "", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026/1", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026-R1", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026 neu", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026 (neu)", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026a", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026/1/1", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026, 1. Ergänzung", "kind": "Informationsvorlage"},
        {"number": "IV/0007/2026 NÖ", "kind": "Informationsvorlage"},
        {"number": "1. Ergänzung zu BV/0431/2021", "kind": "Beschlussvorlage",
         "related": (Related(relation="Ergänzung", number="BV/0431/2021"),)},
        {"number": "06/SVV/0487", "kind": "Antrag"},
    ],
)  # fmt: skip
def test_numbers_that_are_right(fields: dict[str, Any]) -> None:
    assert fields_of("number-pattern", **fields) == []


def test_a_pattern_that_is_none_says_nothing() -> None:
    form = replace(FORM, kinds=(Kind("Anfrage", number="(["),))
    assert check(replace(GOOD, number="7"), form, Office(), TODAY) == []


def test_a_dismissed_warning_is_not_found_again_but_an_error_is() -> None:
    route = (station("2026-02-01"), station("2026-03-01"))
    gone = tuple(
        Dismissed(rule=rule, field=field, reason="So gewollt")
        for rule, field in (("sitting-over", "route[0].date"), ("subject-missing", ""))
    )
    paper = replace(GOOD, route=route, subject="", dismissed=gone)
    found = [(one.rule, str(one.field)) for one in check(paper, FORM, Office(), TODAY)]
    assert ("sitting-over", "route[0].date") not in found
    assert ("subject-missing", "subject") in found


def test_findings_come_by_weight_and_in_the_order_of_the_paper() -> None:
    route = tuple(station(f"2026-02-{12 - n:02}", committee=str(n)) for n in range(11))
    paper = replace(GOOD, subject="", number="x", kind="Beschlussvorlage", route=route)
    found = check(paper, FORM, Office(), date(2026, 3, 2))
    assert [one.severity for one in found] == sorted(one.severity for one in found)
    places = [str(one.field) for one in found]
    assert places[0] == "subject"
    assert places.index("number") < places.index("route[2].date") < places.index("route[10].date")


# Numbers of other papers


def taken(number: str, *others: str, related: tuple[Related, ...] = ()) -> list[str]:
    vorlage = replace(GOOD, number=number, related=related)
    found = check(vorlage, FORM, Office(), TODAY, taken=set(map(same, others)))
    return [str(one.field) for one in found if one.rule == "number-taken"]


@pytest.mark.parametrize("other", ["IV/0007/2026", "iv/0007/2026 "])
def test_no_two_papers_have_the_same_number(other: str) -> None:
    assert taken("IV/0007/2026", "IV/0006/2026", other) == ["number"]


@pytest.mark.parametrize(("number", "other"), [("", ""), ("IV/0007/2026", "IV/0007/2026/1")])
def test_other_numbers_are_no_matter(number: str, other: str) -> None:
    assert taken(number, other) == []


@pytest.mark.parametrize(
    ("relation", "fields"), [("Neufassung", []), ("Austausch", []), ("Ergänzung", ["number"])]
)
def test_what_replaces_a_paper_may_have_its_number(relation: Relation, fields: list[str]) -> None:
    related = (Related(relation=relation, number="IV/0007/2026"),)
    assert taken("IV/0007/2026", "IV/0007/2026", related=related) == fields


def test_a_paper_that_goes_with_another_names_it() -> None:
    related = (Related(relation="Bezug", number="1"), Related(relation="Ergänzung", number=" "))
    assert fields_of("related-unnamed", related=related) == ["related[1].number"]
    assert fields_of("related-unnamed", related=related[:1]) == []


@pytest.mark.parametrize(("number", "fields"), [("BV/7/2026", ["number"]), ("BV/0007/2026", [])])
def test_a_readable_pattern_says_how_numbers_look(number: str, fields: list[str]) -> None:
    form = replace(FORM, kinds=(Kind("Beschlussvorlage", number_next="BV/{n:4}/{year}"),))
    vorlage = replace(GOOD, number=number, kind="Beschlussvorlage")
    found = check(vorlage, form, Office(), TODAY)
    assert [str(one.field) for one in found if one.rule == "number-pattern"] == fields
