"""Five real papers, rebuilt as values without their names: what they have wrong, and what not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import heading, station, text
from vorlage_editor import resources
from vorlage_editor.model.body import Body
from vorlage_editor.model.checks import Finding, Severity, check
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.vorlage import Related, Vorlage

FORMS = ("standard", "stadt", "mitteilung", "gemeinde", "landkreis")


def finances(*boxes: str) -> Body:
    """The block of that town: questions, and boxes that nobody needs to tick."""
    more = ("☐ Investition", "☐ Konsumtive Maßnahme", "Gesamtkosten:", "Jährlicher Ertrag:",
            "☐ bereits vollständig budgetiert", "☐ nicht budgetiert", "Nein ☒\u2028Ja ☐ positiv ☐",
            "IQ-relevant Nein ☐ Ja ☐")  # fmt: skip
    return (heading("Finanzielle Auswirkungen"), *text(*boxes, *more))


INFORMATION = Vorlage(
    kind="Informationsvorlage", number="2024/0554", subject="Verabschiedung", public=True,
    date=date(2024, 5, 16), route=(station("2024-07-18", "Kenntnisnahme", "Ortsrat A"),),
    body=(heading("Kurzfassung"), *text("Die Ortsvorsteherin verabschiedet acht Mitglieder."),
          *finances("Ja ☐ Nein ☐")),
)  # fmt: skip
TWICE = Vorlage(
    kind="Beschlussvorlage", number="2026/0061", subject="Aufhebung einer Außenstelle",
    date=date(2026, 1, 26), public=True,
    route=(station("2026-03-11", "Vorberatung", "Schulausschuss", public=True),
           station("2026-03-17", "Anhörung", "Ortsrat A", public=True),
           station("2026-04-14", "Anhörung", "Ortsrat A", public=True),
           station("2026-04-28", "Entscheidung", "Gemeinderat", public=True)),
    body=(heading("Kurzfassung"), heading("Antrag an den Gemeinderat", 2),
          *text("Der Gemeinderat beschließt die Aufhebung."), *finances("Ja ☐ Nein ☒")),
)  # fmt: skip
NINE = Vorlage(
    kind="Beschlussvorlage", number="2025/1069", subject="Einsparkonzept", public=True,
    date=date(2025, 11, 11),
    route=(
        station("2025-11-26", "Anhörung", "Ortsrat A"),
        station("2025-12-03", "Anhörung", "Ortsrat B"),
        station("2025-12-09", "Vorberatung", "Finanzausschuss", public=False),
        station("2025-12-09", "Anhörung", "Ortsrat C"),
        station("2025-12-10", "Anhörung", "Ortsrat D"),
        station("2025-12-16 2025-12-17 2025-12-18", "Beratung", "Gemeinderat"),
        station("2025-12-17", "Anhörung", "Ortsrat E"),
        station("2025-12-19", "Anhörung", "Ortsrat F"),
        station("2026-01-13", "Vorberatung", "Finanzausschuss", public=False),
        station("2025-01-27", "Entscheidung", "Gemeinderat"),
    ),
    body=(heading("Kurzfassung"),
          *text("1. Der Gemeinderat beschließt das als Anlage beigefügte Einsparkonzept."),
          *finances("Ja ☒ Nein ☐", "Minderung um ca. 5 Mio. Euro")),
)  # fmt: skip
OLD = Vorlage(
    kind="Beschlussvorlage", number="28729", subject="Ausscheiden aus dem Ortsrat",
    date=date(2012, 1, 10), route=(station("2012-01-17", committee="Ortsrat A", public=True),),
    body=text("Der Ortsrat hat festgestellt, dass",
              "Herr Max Beispiel, Feldweg 4 a, 12345 Auenfelde",
              "nachrückt. Er hat am 09.01.2012 erklärt, dass er die Wahl annimmt."),
)  # fmt: skip
SUPPLEMENT = Vorlage(
    kind="Beschlussvorlage", number="2021/1257/1", subject="Änderung der Gebührensatzung",
    date=date(2021, 12, 10), related=(Related(relation="Ergänzung", number="2021/1257"),),
    route=(station("2021-12-14", committee="Gemeinderat", agenda_item="9.1", public=True),),
    body=(heading("Beschlussantrag (Kurzfassung)"),
          *text("Der Gemeinderat beschließt", "a) die in der Anlage beigefügte Satzung"),
          *finances("Ja       ☒     Nein      ☐")),
)  # fmt: skip
PAPERS = (INFORMATION, TWICE, NINE, OLD, SUPPLEMENT)


def found(paper: Vorlage, form: str = "stadt", later: int = 0) -> list[Finding]:
    """Return what is found ``later`` days after the day of the paper."""
    own = parse_form(resources.text(f"formulare/{form}.toml"))
    day = (paper.date or date(2026, 3, 2)) + timedelta(later)
    return check(paper, own, Office(bundesland="BW"), day)


@pytest.mark.parametrize("paper", PAPERS, ids=[one.number for one in PAPERS])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("later", [-400, 0, 400])
def test_no_real_paper_has_an_error(paper: Vorlage, form: str, later: int) -> None:
    assert [one for one in found(paper, form, later) if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("later", [0, 300])
@pytest.mark.parametrize("undated", [False, True])
def test_the_wrong_year_is_found(later: int, *, undated: bool) -> None:
    paper = replace(NINE, date=None) if undated else NINE
    (finding,) = (one for one in found(paper, later=later) if one.rule == "route-year")
    assert finding.field == FieldRef("route", 9, "date")
    assert "27.01.2026" in finding.message
    assert "route-order" not in [one.rule for one in found(paper, later=later)]


@pytest.mark.parametrize(
    ("paper", "rules"),
    [
        (INFORMATION, {"finance-open"}),
        (TWICE, set()),
        (NINE, {"route-year", "attachment-unlisted"}),
        (OLD, {"proposal-missing", "personal-data", "number-pattern"}),
        (SUPPLEMENT, {"finance-open", "attachment-unlisted"}),
    ],
)
def test_on_its_day_a_paper_has_what_is_true_of_it(paper: Vorlage, rules: set[str]) -> None:
    assert {one.rule for one in found(paper)} == rules
