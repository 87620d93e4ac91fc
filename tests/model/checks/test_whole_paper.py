"""A whole paper with much that looks wrong and is right; and what one change makes wrong in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, TODAY, heading, station, text
from vorlage_editor.model.body import Body, Picture, Run, Table
from vorlage_editor.model.checks import check
from vorlage_editor.model.masterdata.office import Committee, Office, Period
from vorlage_editor.model.vorlage import Attachment, Vorlage


def table(*rows: tuple[str, ...], header_rows: int = 0, form: bool = False) -> Table:
    cells = tuple(tuple((Run(cell),) for cell in row) for row in rows)
    return Table(cells, header_rows=header_rows, look="form" if form else "data")


FINANCES: Body = (
    heading("Finanzielle Auswirkungen", section="finanzen"),
    table(("Auswirkungen", "☒ Ja  ☐ Nein"), ("Mehrerträge", "12.000 €"), form=True),
)
PROPOSAL: Body = (
    heading("Beschlussvorschlag", section="beschlussvorschlag"),
    *text(
        "1. Der Rat beschließt die als Anlage 1 beigefügte 3. Änderungssatzung.",
        "2. Die Verwaltung wird beauftragt, sie bekannt zu machen (§ 7 Abs. 4 GO NRW).",
    ),
)
FACTS: Body = (
    heading("Sachverhalt"),
    *text(
        "Mit Beschluss vom 12.03.2021 (Vorlage 2021/0112) hat der Rat die Satzung neu gefasst. "
        "Nach Anlage 3 zu § 2 der Landeshundeverordnung gelten andere Rassen. Herr Bürgermeister "
        "Beispiel hat am 14.01.2026 berichtet. Die Kläranlage 2 bleibt in Betrieb.",
        "Die Steuer beträgt ab 01.01.2027 96,00 €. Die Kalkulation (Anlage 2) zeigt das. Frau "
        "Beispiel vom Steueramt, Rathausplatz 1, 12345 Auenfelde, gibt Auskunft.",
        "Gezahlt wird an die Stadtkasse, IBAN DE02 1203 0000 0000 2020 51.",
        "* gilt ab 2027",
    ),
    heading("Sätze", 2),
    table(("Hund", "Satz"), ("erster", "96 €"), header_rows=1),
    Picture("a", alt="Ein Hund"),
)
OFFICE = Office(bundesland="NW", committees=(Committee(name="Rat", notice=Period(number=7)),))
PLAN = station("2026-03-19", "Vorberatung", "Finanzausschuss", public=True)
RAT = station("2026-04-16", "Entscheidung", "Rat", public=True)
PAPER = Vorlage(
    kind="Beschlussvorlage",
    number="BV/0007/2026",
    subject="3. Änderung der Hundesteuersatzung",
    date=date(2026, 3, 2),
    public=True,
    body=(*PROPOSAL, *FACTS, *FINANCES),
    attachments=(Attachment(name="Änderungssatzung"), Attachment(name="Kalkulation")),
    route=(PLAN, RAT),
)


def rules(*, public: bool = False, **fields: object) -> set[str]:
    paper = replace(PAPER, **fields)
    return {one.rule for one in check(paper, FORM, OFFICE, TODAY, public=public)}


@pytest.mark.parametrize("public", [False, True])
def test_a_paper_that_is_right_has_no_findings(*, public: bool) -> None:
    assert rules(public=public) == set()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"subject": ""}, "subject-missing"),
        ({"date": None, "date_text": "30.02.2026"}, "date-impossible"),
        ({"body": (), "attachments": ()}, "nothing-to-print"),
        ({"number": "IV/0007/2026"}, "number-pattern"),
        ({"route": (replace(PLAN, dates=(date(2026, 4, 21),)), RAT)}, "route-order"),
        ({"route": (PLAN, replace(RAT, dates=(date(2025, 4, 16),)))}, "route-year"),
        ({"route": (PLAN, PLAN, RAT)}, "route-twice"),
        ({"route": (PLAN, replace(RAT, role="Beratung"))}, "decision-missing"),
        ({"route": (replace(PLAN, role="Beschluss"), replace(RAT, role="Beratung"))},
         "decision-not-last"),
        ({"kind": "Informationsvorlage", "number": ""}, "information-decided"),
        ({"route": (PLAN, replace(RAT, dates=(date(2026, 4, 18),)))}, "sitting-on-free-day"),
        ({"route": (replace(PLAN, dates=(date(2026, 2, 19),)), RAT)}, "sitting-over"),
        ({"route": (replace(RAT, dates=(date(2027, 10, 7),)),)}, "sitting-far-ahead"),
        ({"route": (replace(RAT, dates=(date(2026, 3, 5),)),)}, "deadline-missed"),
        ({"route": (PLAN, replace(RAT, dates=()))}, "station-undated"),
        ({"body": (PROPOSAL[0], *text("./."), *FACTS, *text("Siehe Anlage 1."), *FINANCES)},
         "proposal-missing"),
        ({"body": (*PROPOSAL, *FACTS, FINANCES[0], *text("☐ Ja ☐ Nein"))}, "finance-open"),
        ({"body": (*PAPER.body, Picture("b", alt=""))}, "picture-without-text"),
        ({"body": (*PAPER.body, table(("a", "b"), ("1", "2")))}, "table-without-header"),
        ({"body": (*PAPER.body, heading("Zu", 3))}, "heading-skipped"),
        ({"subject": "Hunde 犬"}, "letters-missing"),
        ({"subject": "Verein שלום"}, "letters-right-to-left"),
        ({"attachments": PAPER.attachments[:1]}, "attachment-unlisted"),
        ({"attachments": (*PAPER.attachments, Attachment(name="Karte"))}, "attachment-unnamed"),
        ({"attachments": (PAPER.attachments[0], Attachment(name="Kalkulation", public=False))},
         "attachment-not-public"),
        ({"body": (*PAPER.body, *text("Max Beispiel, geb. 12.03.1961"))}, "personal-data"),
    ],
)  # fmt: skip
def test_one_change_makes_one_rule_speak(fields: dict[str, Any], rule: str) -> None:
    assert rules(**fields) == {rule}
