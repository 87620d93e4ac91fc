"""The Beratungsfolge in a paper's plain text."""

from __future__ import annotations

from datetime import date

import pytest

from tests.exchange.words import lost
from vorlage_editor.exchange.plain.text import read_text
from vorlage_editor.model.body import plain_text
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form

TODAY = date(2026, 3, 2)
HEAD = "Beratungsfolge\tTermin\tTOP\tÖ/N\tZuständigkeit\n"
NARROW = "Gremien Termin TOP Ö / N Zuständigkeit\n"
WIDE = "Gremium    Termin    TOP    Ö/N    Zuständigkeit    Ergebnis\n"
RAT = Consultation(
    committee="Rat der Stadt",
    dates=(date(2026, 8, 20),),
    agenda_item="7.1",
    public=True,
    role="Entscheidung",
)


def route(form: Form, source: str) -> tuple[Consultation, ...]:
    return read_text(f"{source}\n\nSachverhalt:\nText", form, TODAY).route


@pytest.mark.parametrize(
    "source",
    [
        f"{HEAD}Rat der Stadt\t20.08.2026\t7.1\tÖ\tEntscheidung",
        f"{HEAD}Rat der Stadt\t20.08.2026\t7.1\tÖ\tEntscheidung\n\t\t\t\t",
        f"{NARROW}Rat der Stadt 20.08.2026 7.1 Ö Entscheidung",
        f"Beratungsfolge:\n{NARROW}\nRat der Stadt 20.8.26 7.1 ö Entscheidung",
        f"Beratungsfolge dieser Vorlage\n{NARROW}Rat der\nStadt 20.08.2026 7.1 Ö Entscheidung",
        f"{NARROW}Rat der Stadt 20.08.2026\n7.1\nÖ\nEntscheidung",
        f"{WIDE}Rat der Stadt    20.08.2026    7.1    Ö    Entscheidung",
        f"{WIDE}Rat der Stadt    20. August 2026    Entscheidung    7.1    öffentlich",
        f"{WIDE}Rat der Stadt    20.08.2026    7.1    Ö      Entscheidung    ",
        "Beratungsfolge:\n\nRat der Stadt 20.08.2026 7.1 Ö Entscheidung",
    ],
)
def test_a_station_is_read_from_any_kind_of_columns(form: Form, source: str) -> None:
    assert route(form, source) == (RAT,)


def test_ticks_say_whether_a_station_is_public(form: Form) -> None:
    head = "Gremium\tTermin\tö\tnö\tErgebnis\n"
    found = route(form, f"{head}Rat\t20.08.2026\tX\t\teinstimmig\nBeirat\t21.08.2026\t\t☒\t")
    assert [(one.public, one.result) for one in found] == [(True, "einstimmig"), (False, "")]


def test_a_tick_without_its_column_is_kept_as_it_is(form: Form) -> None:
    (station,) = route(form, "Gremium Termin TOP ö nö Ergebnis\nGemeinderat 20.08.2026 9.1 X")
    assert (station.public, station.result) == (None, "X")


@pytest.mark.parametrize("when", ["", "nach Bedarf", "31.02.2026", "20.08.2026, 19:00 Uhr"])
def test_a_station_needs_no_date(form: Form, when: str) -> None:
    (station,) = route(form, f"{HEAD}Rat\t{when}\t\t\tEntscheidung")
    assert (station.dates, station.date_text, station.role) == ((), when, "Entscheidung")


def test_several_days_and_several_stations_are_read(form: Form) -> None:
    found = route(
        form,
        "Gremien Termin TOP Ö / N Zuständigkeit\n"
        "Haupt- und Finanzausschuss 09.12.2025 7 N Vorberatung\n"
        "Gemeinderat 16./17./18.12.2025 18.1 Ö Beratung\n"
        "Gemeinderat 27.01.2026 Ö 6 Entscheidung",
    )
    assert [len(one.dates) for one in found] == [1, 3, 1]
    assert [one.public for one in found[:2]] == [False, True]


@pytest.mark.parametrize(
    "below",
    [
        "Neubau der Halle",
        "Sanierung der Straße am 20.08.2026",
        "Bericht über die Sitzung vom 20.08.2026 und die Folgen für den Haushalt",
        "Betreff:\tNeubau der Halle",
        "a\tb\tc\td\te\tf",
    ],
)
def test_the_table_ends_with_its_rows(form: Form, below: str) -> None:
    source = f"{HEAD}Rat\t20.08.2026\t\t\tEntscheidung\n\n{below}\n\nSachverhalt:\nText"
    vorlage = read_text(source, form, TODAY)
    assert len(vorlage.route) == 1
    assert not lost(source, vorlage)


def test_an_empty_table_is_no_text(form: Form) -> None:
    vorlage = read_text(f"Antrag\n\n{HEAD}\nSachverhalt:\nText", form, TODAY)
    assert vorlage.route == ()
    assert [plain_text(block) for block in vorlage.body] == ["Sachverhalt", "Text"]


def test_cells_that_do_not_fit_together_stay_text(form: Form) -> None:
    source = (
        "Gremien Termin TOP Ö / N Zuständigkeit\n"
        "Bauausschuss 20.08.2026\n21.08.2026\n22.08.2026\n1\n2\n\nText"
    )
    vorlage = read_text(source, form, TODAY)
    assert [one.dates for one in vorlage.route] == [(date(2026, 8, 20),)]
    assert "22.08.2026" in plain_text(vorlage.body[0])


def test_the_word_alone_is_no_table(form: Form) -> None:
    vorlage = read_text("Beratungsfolge\n\nDer Rat berät.", form, TODAY)
    assert vorlage.route == ()
    assert plain_text(vorlage.body[0]) == "Beratungsfolge"
