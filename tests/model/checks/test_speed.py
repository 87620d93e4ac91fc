"""The rules run while one writes: a paper of a hundred pages in a moment."""

from __future__ import annotations

from time import process_time

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY, heading, station, text
from vorlage_editor.model.checks import check
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period

WORDS = "Die Verwaltung schlägt vor, den Weg am Bach (siehe Anlage 1) zu erneuern – für 3 €. "
MORE = "Er ist 400 m lang und führt zum Bahnhof, den täglich viele Menschen zu Fuß erreichen. "
PAGE = (heading("Sachverhalt"), *text(*[WORDS + MORE * 4] * 7))
PAGES = 100
LIMIT = 0.2  # s; 20 ms are what it takes, the rest is for a busy computer


def test_a_hundred_pages_are_checked_in_a_moment() -> None:
    days = [f"2026-{month:02}-12" for month in range(3, 12)]
    route = tuple(station(day, "Vorberatung", f"Gremium {n}") for n, day in enumerate(days))
    names = [f"Gremium {n}" for n in range(40)]
    office = Office(
        bundesland="NW",
        committees=tuple(Committee(name=one, submission=Period(number=10)) for one in names),
        meetings=tuple(
            Meeting(committee=one, dates=(station(day).dates[0],)) for one in names for day in days
        ),
    )
    paper = replace(GOOD, kind="Beschlussvorlage", public=True, route=route, body=PAGE * PAGES)
    times = []
    for _ in range(5):
        start = process_time()
        check(paper, FORM, office, TODAY)
        times.append(process_time() - start)
    assert min(times) < LIMIT


HOSTILE = (
    "a", "1", "1 ", "12.", " ", "\u00a0", "☐", "( ) ", "Anlage ", "Anlage 1 und 2 bis ",
    "Anlage 2 der ",
    "DE02 1203 ", "12345 Ab ", "Hauptstraße 3, ", "Frau Feldweg 3, ", "geb. ", "*1.1.", "Konto 1 ",
    "☐ Nein ", "Finanzielle und ", "beschließt ", "wird ", "stimmt ", "Vorschlag ", "1.000.",
)  # fmt: skip
LETTERS = 300_000
PATIENCE = 4  # s, on a busy computer; 0.8 are what the slowest takes


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_long_to_check(piece: str) -> None:
    words = (piece * (LETTERS // len(piece) + 1))[:LETTERS]
    body = (heading("Finanzielle Auswirkungen"), *text(words), heading("Beschluss"), *text(words))
    paper = replace(GOOD, kind="Beschlussvorlage", public=True, body=body)
    start = process_time()
    check(paper, FORM, Office(), TODAY, public=True)
    assert process_time() - start < PATIENCE


@pytest.mark.parametrize("piece", ["12.", "1/1/1 ", "A 1 ", "Neufassung "])
def test_no_field_takes_long_to_check(piece: str) -> None:
    words = piece * (LETTERS // 10 // len(piece))
    route = (station(date_text=words), station(committee=words, role=words))
    start = process_time()
    check(replace(GOOD, subject=words, number=words, route=route), FORM, Office(), TODAY)
    assert process_time() - start < PATIENCE
