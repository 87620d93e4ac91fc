"""Rules on what is not for everyone's eyes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.checks.papers import fields_of, heading, of, station, text
from vorlage_editor.model.vorlage import Attachment

IBAN = "DE02 1203 0000 0000 2020 51"


@pytest.mark.parametrize(
    "fields", [{"public": False}, {"route": (station(public=False), station())}]
)
def test_a_closed_paper_has_no_public_version(fields: dict[str, Any]) -> None:
    assert fields_of("not-for-the-public", for_all=True, **fields) == ["public"]
    assert fields_of("not-for-the-public", **fields) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"public": True, "route": (station(public=False),)},
        {"route": (station(public=False), station(public=True))},
        {"attachments": (Attachment(public=False),)},
    ],
)
def test_what_the_public_version_leaves_out_is_no_error(fields: dict[str, Any]) -> None:
    assert fields_of("not-for-the-public", for_all=True, **fields) == []


@pytest.mark.parametrize(
    "label",
    ["Nichtöffentlicher Teil", "II. Nicht öffentliche Begründung:", "Vertraulich",
     "Nur für den Dienstgebrauch", "Interne Hinweise"],
)  # fmt: skip
def test_a_closed_section_is_not_published(label: str) -> None:
    body = (*text("Der Weg ist alt."), heading(label), *text("Der Preis"))
    assert fields_of("not-for-the-public", for_all=True, public=True, body=body) == ["body[1]"]


@pytest.mark.parametrize(
    "label", ["Nichtöffentliche Sitzungen", "Öffentlicher Teil", "Vertraulichkeit im Rat"]
)
def test_a_section_about_what_is_closed_may_be_published(label: str) -> None:
    body = (heading(label), *text("Der Rat tagt."))
    assert fields_of("not-for-the-public", for_all=True, body=body) == []


def test_a_station_makes_a_paper_public() -> None:
    closed, route = (Attachment(public=False),), (station(public=True),)
    found = fields_of("attachment-not-public", route=route, attachments=closed)
    assert found == ["attachments[0].public"]


def test_a_closed_attachment_of_a_public_paper_is_named() -> None:
    both = Attachment(name="Plan", public=True), Attachment(name="Gutachten", public=False)
    found = fields_of("attachment-not-public", public=True, attachments=both)
    assert found == ["attachments[1].public"]


@pytest.mark.parametrize("public", [False, None])
def test_a_closed_attachment_of_another_paper_is_right(public: bool | None) -> None:
    closed = (Attachment(name="Gutachten", public=False),)
    assert fields_of("attachment-not-public", public=public, attachments=closed) == []


@pytest.mark.parametrize(
    "words",
    [
        f"Das Konto lautet {IBAN}.",
        f"Konto {IBAN.replace(' ', '')}",
        "Frau Erika Beispiel, Feldweg 3, 12345 Auenfelde",
        "Herr Max Beispiel, wohnhaft Am Hang 4 a, 12345 Auenfelde",
        "Erika Beispiel, geb. 12.03.1961, rückt nach.",
        "geboren am 2. März 1961 in Auenfelde",
        "Geburtsdatum: 12.03.1961",
    ],
)
def test_data_of_people_in_a_public_paper_is_named(words: str) -> None:
    assert fields_of("personal-data", public=True, body=text("Anlass", words)) == ["body[1]"]


@pytest.mark.parametrize(
    "words",
    [
        "DE02 1203 0000 0000 2020 52",  # no check digits
        "DS0341 2512 0000 0000",
        "Das Rathaus, Feldweg 3, 12345 Auenfelde",
        "Bauvorhaben Feldweg 3, 12345 Auenfelde",
        "Frau Erika Beispiel leitet das Amt.",
        "Die Stadt wurde 1250 gegründet, Max Beispiel ist 1850 geboren.",
        "Am 12.03.1961 wurde die Halle eröffnet.",
        "Ergebnis: 12.03.2026",
    ],
)
def test_what_may_be_published_is_not_named(words: str) -> None:
    assert fields_of("personal-data", public=True, body=text(words)) == []


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"public": False}, False),
        ({}, True),
        ({"route": (station(public=False),)}, False),
        ({"route": (station(public=True),)}, True),
        ({"public": False, "route": (station(public=True),)}, False),
    ],
)
def test_only_closed_papers_are_not_looked_through(fields: dict[str, Any], *, named: bool) -> None:
    assert bool(fields_of("personal-data", body=text(IBAN), **fields)) is named
    assert fields_of("personal-data", for_all=True, body=text(IBAN), **fields) != []


def test_a_paper_that_nobody_marked_is_not_called_public() -> None:
    (unset,) = of("personal-data", body=text(IBAN))
    assert unset.message.startswith("Ob die Vorlage öffentlich ist, ist nicht festgelegt; hier")
    (marked,) = of("personal-data", public=True, body=text(IBAN))
    assert marked.message.startswith("Die Vorlage ist öffentlich, hier steht vielleicht eine Bank")
    assert marked.thing == unset.thing
