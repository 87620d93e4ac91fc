"""The rule on personal data: what tells of a person, and what only looks so."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY, fields_of, text
from vorlage_editor.model.checks import check
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.vorlage import Attachment

IBAN = "DE02 1203 0000 0000 2020 51"


@pytest.mark.parametrize(
    "words",
    [IBAN.lower(), "de02120300000000202051", IBAN.replace(" ", "-"), "DE 02 1203 0000 0000 2020 51",
     IBAN.replace(" ", "\u00a0"), "AT61 1904 3002 3457 3201", "IBAN: DE12 3456 7890 1234 5678 90",
     "Kontonummer 1234567, BLZ 12030000", "Steuer-ID 12 345 678 901",
     "Personalausweisnummer L01X00T47", "Geb.-Datum: 12.03.1961", "Geb. am 12.03.1961",
     "Geboren am 12. Mrz. 1961", "GEB. 12.03.1961", "geboren wurde sie am 12.03.1961",
     "* 12.03.1961", "geb.: 12.3.61", "Erika Beispiel, Feldweg 3, 12345 Auenfelde",
     "Antragsteller: M. Beispiel, Feldweg 3, 12345 Auenfelde", "wohnhaft Feldweg 3, Auenfelde",
     "wohnhaft in 12345 Auenfelde, Feldweg 3", "Herr Max Beispiel, Feldweg 3",
     "Herrn Dr. Beispiel, Goethestraße 5-7, 12345 Auenfelde",
     "Frau Erika Beispiel\u2028Feldweg 3\u202812345 Auenfelde",
     "Herr Beispiel (Feldweg 3, 12345 Auenfelde)"],
)  # fmt: skip
def test_data_of_people_are_named(words: str) -> None:
    assert fields_of("personal-data", public=True, body=text("Anlass", words)) == ["body[1]"]


def test_an_address_may_take_several_paragraphs() -> None:
    lines = text("Frau Erika Beispiel", "Feldweg 3", "12345 Auenfelde")
    assert fields_of("personal-data", public=True, body=lines) != []


@pytest.mark.parametrize(
    "words",
    ["* 12 Plätze", "geb. Muster", "*) 12.03.2026", "Stand: *12.03.2026*", "12345 Auenfelde",
     "Frau Beispiel, Rathausplatz 1, 12345 Auenfelde", "Kita Feldweg 3, 12345 Auenfelde",
     "Firma Beispiel GmbH, Hauptstraße 5, 12345 Auenfelde, vertreten durch Herrn Max Beispiel",
     "Herr Beispiel stellt am 12.03.2026 den Antrag zum Baugebiet Feldweg 3.",
     "Frau Beispiel, Musikschule Auenfelde, Feldweg 3, 12345 Auenfelde", "USt-ID DE123456789",
     "Projekt Sonnenhof, Feldweg 3, 12345 Auenfelde", "Sachkonto-Nr. 5291000",
     f"Einzahlung auf das Konto der Stadtkasse, IBAN {IBAN}", f"Spendenkonto: {IBAN}"],
)  # fmt: skip
def test_what_is_no_secret_is_not_named(words: str) -> None:
    assert fields_of("personal-data", public=True, body=text(words)) == []


def test_subject_and_attachments_are_looked_through() -> None:
    plan = (Attachment(name="Brief von Herrn Beispiel, Feldweg 3, 12345 Auenfelde"),)
    fields = fields_of("personal-data", public=True, subject=f"Konto {IBAN}", attachments=plan)
    assert fields == ["subject", "attachments[0]"]


def test_the_account_in_the_towns_footer_is_its_own() -> None:
    form = replace(FORM, footer=replace(FORM.footer, lines=(f"Sparkasse {IBAN}",)))
    paper = replace(GOOD, public=True, body=text(f"Konto: {IBAN.replace(' ', '')}"))
    assert check(paper, form, Office(), TODAY) == []
