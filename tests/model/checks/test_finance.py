"""The rule on finances: boxes of many kinds, and what answers them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY, heading, of, text
from vorlage_editor.model.body import Block, Body, Run, Table
from vorlage_editor.model.checks import check
from vorlage_editor.model.forms.form import Kind, Section
from vorlage_editor.model.masterdata.office import Office

HEAD = heading("Finanzielle Auswirkungen")
WRITTEN = text("Der Weg ist alt.")


def form_table(*rows: tuple[str, ...], look: str = "form") -> Table:
    made = tuple(tuple((Run(cell),) for cell in row) for row in rows)
    return Table(made, look="form" if look == "form" else "data")


def said(*body: Block) -> str:
    found = of("finance-open", body=(*WRITTEN, *body))
    return found[0].message if found else ""


@pytest.mark.parametrize(
    "words",
    ["☐ Ja\u2003☐ Nein", "[ ] Ja [ ] Nein", "□ Ja □ Nein", "( ) ja ( ) nein", "Ja / Nein",
     "☐ ja, einmalig ☐ ja, laufend ☐ nein", "☐ keine ☐ ja", "Ja ☐ Nein ☐ IQ-relevant Ja ☒ Nein ☐",
     "☐ Es entstehen Kosten. ☐ Es entstehen Einnahmen."],
)  # fmt: skip
def test_nothing_is_ticked(words: str) -> None:
    assert "weder" in said(HEAD, *text(words))


@pytest.mark.parametrize(
    "words",
    ["[x] Ja [ ] Nein", "☑ Ja ☐ Nein", "■ Ja □ Nein", "X Ja ☐ Nein", "Ja", "Ja, siehe unten",
     "☒ ja, einmalig ☐ ja, laufend ☐ nein", "☐ nein ☐ ja, einmalig ☒ ja, laufend",
     "☒ Ja ☐ Nein\u2028Gesamtkosten: ___ €", "☒ Ja ☐ Nein\u2028Kostenstelle 12345678",
     "☒ Ja ☐ Nein\u2028Sachkonto 541.01.0123", "☒ Ja ☐ Nein\u2028Haushaltsjahr 2026"],
)  # fmt: skip
def test_what_costs_has_an_amount(words: str) -> None:
    assert "kein Betrag" in said(HEAD, *text(words))


@pytest.mark.parametrize(
    "words",
    ["12.500,- €", "12.500,-- EUR", "rund 1,2 Millionen Euro", "5 Tsd. Euro", "€ 12,50", "0 €",
     "zehntausend Euro", "12500", "Die Höhe ist noch nicht bezifferbar.",
     "Der Betrag steht noch nicht fest."],
)  # fmt: skip
def test_an_amount_may_be_said_in_many_ways(words: str) -> None:
    assert said(HEAD, *text("☒ Ja ☐ Nein", words)) == ""


@pytest.mark.parametrize(
    "words", ["( ) Ja (X) Nein", "Nein", "nein, keine", "☐ ja, einmalig ☐ ja, laufend ☒ nein",
              "☒ keine ☐ ja", "Die Kosten trägt das Land."],
)  # fmt: skip
def test_what_costs_nothing_has_no_amount(words: str) -> None:
    assert said(HEAD, *text(words)) == ""


def test_both_are_not_ticked() -> None:
    assert "nur eines" in said(HEAD, *text("☒ Ja ☒ Nein", "5 €"))


@pytest.mark.parametrize(
    "label",
    ["Finanzielle und personelle Auswirkungen", "Auswirkungen auf den Haushalt", "Finanzierung",
     "Haushaltsrechtliche Auswirkungen", "5. Finanzielle Auswirkungen", "Kosten",
     "Haushaltsmäßige Auswirkungen", "Finanzauswirkungen", "Kosten und Finanzierung"],
)  # fmt: skip
def test_towns_name_the_finances_as_they_like(label: str) -> None:
    assert "weder" in said(heading(label), *text("☐ Ja ☐ Nein"))


@pytest.mark.parametrize(
    ("table", "word"),
    [
        (form_table(("Ja", "☐"), ("Nein", "☐")), "weder"),
        (form_table(("☐", "Ja"), ("☐", "Nein")), "weder"),
        (form_table(("", "Ja", "Nein"), ("Auswirkungen", "☐", "☐")), "weder"),
        (form_table(("", "Ja", "Nein"), ("Auswirkungen", "☒", "☐")), "kein Betrag"),
        (form_table(("", "Ja", "Nein"), ("Auswirkungen", "☐", "☒")), ""),
        (form_table(("Höhe", "☒ Ja ☐ Nein"), ("Betrag", "5.000,00")), ""),
        (form_table(("Kosten", ""), ("Deckung", "")), "noch nichts"),
        (form_table(("Kosten", "12.000"), ("Deckung", "")), ""),
    ],
)
def test_boxes_may_stand_in_a_table(table: Table, word: str) -> None:
    message = said(HEAD, table)
    assert word in message if word else message == ""


def test_a_row_of_a_table_may_speak_of_the_finances() -> None:
    rows = ("Finanzielle Auswirkungen", "☐ Ja ☐ Nein"), ("Klima", "☐ Ja ☒ Nein")
    assert "weder" in said(form_table(*rows, look="data"))
    assert said(form_table(("Finanzielle Auswirkungen", "☐ Ja ☒ Nein"), rows[1])) == ""
    assert "kein Betrag" in said(form_table(("Finanzielle Auswirkungen", "Ja"), ("Betrag", "")))


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ((HEAD, heading("Kosten", 2), *text("☐ Ja ☐ Nein")), "weder"),
        ((HEAD, *text("☒ Ja ☐ Nein"), heading("Höhe", 2), *text("500 Euro")), ""),
        ((HEAD, *text("☐ Ja ☒ Nein"), heading("Klima"), *text("☐ Ja ☐ Nein")), ""),
        ((HEAD, heading("Klima"), *text("Keine")), "noch nichts"),
    ],
)
def test_the_section_ends_at_a_heading_of_its_level(body: Body, word: str) -> None:
    message = said(*body)
    assert word in message if word else message == ""


def test_the_boxes_of_a_new_paper_are_no_fault_yet() -> None:
    section = Section("finanzen", "Finanzielle Auswirkungen", text("☐ Ja ☐ Nein"))
    form = replace(FORM, kinds=(Kind("Anfrage", sections=(section,)),))
    paper = replace(GOOD, body=form.template("Anfrage"))
    assert [one.rule for one in check(paper, form, Office(), TODAY)] == ["nothing-to-print"]
