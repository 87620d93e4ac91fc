"""The rules run while one writes: a paper of a hundred pages in a moment."""

from __future__ import annotations

from time import perf_counter

from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY, heading, station, text
from vorlage_editor.model.checks import check
from vorlage_editor.model.office import Committee, Meeting, Office, Period

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
        start = perf_counter()
        check(paper, FORM, office, TODAY)
        times.append(perf_counter() - start)
    assert min(times) < LIMIT
