"""The rule on the Beschlussvorschlag: what says nothing, and where else it may be said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY, fields_of, heading, station, text
from vorlage_editor.model.body import Body, ListItem, Picture, Run
from vorlage_editor.model.checks import check
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Kind, Section
from vorlage_editor.model.masterdata.office import Office

HEAD = heading("Beschlussvorschlag", section="beschlussvorschlag")
REST: Body = (heading("Sachverhalt"), *text("Der Weg ist alt."))


def found(
    body: Body, kind: str = "Beschlussvorlage", route: tuple[Consultation, ...] = ()
) -> list[str]:
    return fields_of("proposal-missing", kind=kind, body=body, route=route)


@pytest.mark.parametrize(
    "words", ["./.", "…", "-", "1.", "[Text]", "entfällt", "xxx", "Der Rat beschließt:"]
)
def test_a_sign_for_nothing_is_no_proposal(words: str) -> None:
    assert found((HEAD, *text(words), *REST)) == ["body[0]"]


@pytest.mark.parametrize(
    "words",
    ["Der Rat hat 2020 beschlossen, den Weg zu bauen.",
     "Die Verwaltung wurde 2024 beauftragt, Angebote einzuholen.",
     "Der Landtag beschließt das Gesetz im Herbst.", "Das empfiehlt sich."],
)  # fmt: skip
def test_what_others_decided_is_no_proposal(words: str) -> None:
    assert found((heading("Sachverhalt"), *text(words))) == ["body"]


@pytest.mark.parametrize(
    "label",
    ["I. Beschlussvorschlag", "1. Beschlussvorschlag", "A. Beschlussantrag", "Beschlussentwurf",
     "Antrag", "Antrag der Verwaltung", "Vorschlag zur Beschlussfassung", "BESCHLUSSVORSCHLAG",
     "Vorschlag der Verwaltung", "Der Rat möge beschließen", "Beschlussempfehlung des Ausschusses",
     "Vorgeschlagener Beschluss", "Beschlußvorschlag", "Empfehlung"],
)  # fmt: skip
def test_towns_name_the_proposal_as_they_like(label: str) -> None:
    assert found((heading(label), *text("Dem Bau wird zugestimmt."), *REST)) == []


@pytest.mark.parametrize(
    "words",
    ["Beschlussvorschlag: Dem Bau wird zugestimmt.", "Der Gemeinderat stimmt dem Bau zu.",
     "Der Rat wählt Frau Beispiel.", "Die Satzung wird beschlossen.", "Es wird vorgeschlagen, …",
     "Der Rat fasst folgenden Beschluss: …", "Der Gemeinderat möge beschließen: …",
     "Der Bauausschuss nimmt den Bericht zur Kenntnis.", "Die Verwaltung wird beauftragt, …"],
)  # fmt: skip
def test_a_proposal_may_stand_in_the_text(words: str) -> None:
    assert found(text("Es geht um den Weg.", words)) == []


def test_a_committee_of_the_route_may_decide() -> None:
    words = text("Die Seenkonferenz beschließt den Bau.")
    assert found(words, route=(station(committee="Seenkonferenz"),)) == []
    assert found(words, route=(station(committee="Bergkonferenz"),)) == ["body"]


@pytest.mark.parametrize(
    "block", [ListItem(runs=(Run("Der Weg wird gebaut."),)), Picture("a", alt="b")]
)
def test_a_proposal_may_be_a_list_or_a_picture(block: ListItem | Picture) -> None:
    assert found((HEAD, block, *REST)) == []


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("Beschlussdrucksache", True), ("Beschluss-Vorlage", True), ("Beschlußvorlage", True),
     ("Vorlage zur Beschlussfassung", True), ("Entscheidungsvorlage", True), ("Antrag", False),
     ("Beschlusskontrolle", False), ("Bericht zum Beschluss", False), ("Sitzungsvorlage", False)],
)  # fmt: skip
def test_only_a_paper_that_is_decided_on_needs_one(kind: str, *, wanted: bool) -> None:
    assert bool(found(text("Der Weg ist alt."), kind)) is wanted


@pytest.mark.parametrize(
    ("kind", "body", "wanted"),
    [
        ("Sitzungsvorlage", (HEAD, *REST), True),
        ("Sitzungsvorlage", (HEAD, *text("Der Weg wird gebaut."), *REST), False),
        ("Sitzungsvorlage", REST, False),  # who took the heading out does not need it
        ("Informationsvorlage", (HEAD, *REST), False),
        ("Bericht", (HEAD, *REST), False),
    ],
)
def test_a_form_may_ask_for_one_in_other_kinds(kind: str, body: Body, *, wanted: bool) -> None:
    asked = Section("beschlussvorschlag", "Beschlussvorschlag")
    kinds = (
        Kind("Sitzungsvorlage", sections=(asked,)),
        Kind("Informationsvorlage", sections=(asked,)),
    )
    paper = replace(GOOD, kind=kind, body=body)
    found = check(paper, replace(FORM, kinds=kinds), Office(), TODAY)
    assert ("proposal-missing" in [one.rule for one in found]) is wanted
