"""Rules on the text: proposal, finances, pictures, tables, headings, letters, Anlagen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import fields_of, heading, of, text
from vorlage_editor.model.body import Body, Picture, Run, Table
from vorlage_editor.model.checks.letters import COVERED
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Attachment
from vorlage_editor.pdf.typesetting import fonts

BOXES = heading("Finanzielle Auswirkungen")
PROPOSAL = heading("Beschlussvorschlag", section="beschlussvorschlag")


def table(*rows: tuple[str, ...], **more: object) -> Table:
    return replace(Table(tuple(tuple((Run(cell),) for cell in row) for row in rows)), **more)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (text("Der Weg ist alt."), "body"),
        ((PROPOSAL, heading("Sachverhalt"), *text("Der Weg ist alt.")), "body[0]"),
        ((heading("Sachverhalt"), *text("Alt.")), "body"),
    ],
)
def test_a_beschlussvorlage_says_what_is_to_be_decided(body: Body, field: str) -> None:
    assert fields_of("proposal-missing", kind="Beschlussvorlage", body=body) == [field]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("Beschlussvorlage", (PROPOSAL, *text("Der Weg wird gebaut."))),
        ("Beschlussvorlage", (heading("Beschluss:"), *text("Der Weg wird gebaut."))),
        ("Beschlussvorlage", (heading("Beschlussantrag (Kurzfassung)"), *text("Ja."))),
        ("Beschlussvorlage", (heading("Antrag an den Gemeinderat"), *text("Ja."))),
        ("Beschlussvorlage", (heading("Wir wollen", section="beschlussvorschlag"), *text("Ja."))),
        ("Beschlussvorlage", (PROPOSAL, heading("Zu 1", 2), *text("Ja."))),
        ("Beschlussvorlage", text("Der Rat beschließt den Bau.")),
        ("Beschlussvorlage", (PROPOSAL,)),  # nothing is written yet: an error of its own
        ("Informationsvorlage", text("Der Weg ist alt.")),
        ("Informationsvorlage", (PROPOSAL, *text("Der Rat nimmt zur Kenntnis."))),
    ],
)
def test_a_proposal_may_stand_under_any_heading(kind: str, body: Body) -> None:
    assert fields_of("proposal-missing", kind=kind, body=body) == []


def test_a_proposal_may_be_an_attachment() -> None:
    plan = (Attachment(name="Beschlussvorschlag"),)
    body = text("Siehe Anlage.")
    assert fields_of("proposal-missing", kind="Beschlussvorlage", body=body, attachments=plan) == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ((BOXES, *text("☒ Ja ☐ Nein")), "Betrag"),
        ((BOXES, *text("Ja ☒ Nein ☐", "Gesamtkosten:")), "Betrag"),
        ((BOXES, *text("Nein ☐ Ja ☒")), "Betrag"),
        ((BOXES, *text("☐ Nein ☒ Ja")), "Betrag"),
        ((BOXES, *text("☐ Ja ☐ Nein")), "angekreuzt"),
        (text("Finanzielle Auswirkungen Ja ☐ Nein ☐"), "angekreuzt"),
        (
            (BOXES, table(("Auswirkungen", "☒ Ja ☐ Nein"), ("Kosten", ""), look="form")),
            "Betrag",
        ),
        ((heading("Kosten", section="finanzen"), *text("☐ Ja ☐ Nein")), "angekreuzt"),
    ],
)
def test_the_finances_are_answered(body: Body, word: str) -> None:
    (finding,) = of("finance-open", body=body)
    assert finding.field == FieldRef("body", 0)
    assert word in finding.message


@pytest.mark.parametrize(
    "body",
    [
        (BOXES, *text("☐ Ja ☒ Nein")),
        (BOXES, *text("☒ Ja ☐ Nein", "Gesamtkosten: 12.000 Euro")),
        (BOXES, *text("☒ Ja ☐ Nein", "Kosten: 5 Mio. €")),
        (BOXES, *text("☒ Ja ☐ Nein", "Erlös 1.234,56")),
        (BOXES, *text("☒ Ja ☐ Nein"), heading("Begründung"), *text("Es kostet 400 Euro.")),
        (BOXES, *text("Keine")),
        (BOXES, *text("./.")),
        (BOXES, *text("☐ Ja ☐ Nein", "entfällt")),
        (BOXES, *text("Die Kosten trägt das Land.")),
        (heading("Klima"), *text("☐ Ja ☐ Nein")),
        (BOXES, *text("Ja ☐ Nein ☒", "☐ Investition", "IQ-relevant Ja ☐ Nein ☐")),
    ],
)
def test_the_finances_are_answered_in_many_ways(body: Body) -> None:
    assert fields_of("finance-open", body=body) == []


def test_a_picture_that_tells_something_has_a_text() -> None:
    pictures = Picture("a", ""), Picture("b", None), Picture("c", "Lageplan"), Picture("d", " ")
    found = fields_of("picture-without-text", body=pictures)
    assert found == ["body[0]", "body[3]"]


def test_a_table_of_data_has_a_header() -> None:
    body = (*text("Zahlen"), table(("Jahr", "Euro"), ("2025", "3")))
    assert fields_of("table-without-header", body=body) == ["body[1]"]


@pytest.mark.parametrize(
    "one",
    [
        table(("Jahr", "Euro"), ("2025", "3"), header_rows=1),
        table(("Jahr", "Euro"), ("2025", "3"), look="form"),
        table(("Jahr", "Euro")),
        table(("Jahr",), ("2025",)),
        table(("", ""), ("", "")),
    ],
)
def test_some_tables_need_no_header(one: Table) -> None:
    assert fields_of("table-without-header", body=(one,)) == []


@pytest.mark.parametrize(("levels", "wrong"), [((1, 3), 1), ((2,), 0), ((1, 2, 1, 3), 3)])
def test_levels_of_headings_follow_each_other(levels: tuple[int, ...], wrong: int) -> None:
    body = tuple(heading(f"Teil {n}", level) for n, level in enumerate(levels))
    assert fields_of("heading-skipped", body=body) == [f"body[{wrong}]"]


@pytest.mark.parametrize("levels", [(1, 2, 3, 1, 2), (1, 1), (1, 2, 3, 2, 3)])
def test_levels_may_go_up_at_once(levels: tuple[int, ...]) -> None:
    body = tuple(heading(f"Teil {n}", level) for n, level in enumerate(levels))
    assert fields_of("heading-skipped", body=body) == []


def test_an_empty_heading_is_none() -> None:
    body = heading("Teil"), heading("", 3), heading("Teil", 2)
    assert fields_of("heading-skipped", body=body) == []


def test_letters_that_no_face_has_are_named_once_each() -> None:
    (finding,) = of("letters-missing", body=text("Gut", "Fest \U0001f389 und 字 und \U0001f389"))
    assert finding.field == FieldRef("body", 1)
    assert finding.message.count("U+1F389") == 1
    assert "U+5B57" in finding.message
    assert fields_of("letters-missing", subject="字") == ["subject"]


@pytest.mark.parametrize(
    "words",
    ["Straße – „so“ … 5 € ☒ ☐ • ½ m² CO₂ → ≤", "Łódź, Čeština, Ελλάδα, Київ", "a\u200db",
     "1\u202f000\u00a0€", "e\u0301"],
)  # fmt: skip
def test_letters_of_europe_are_there(words: str) -> None:
    assert fields_of("letters-missing", body=text(words), subject=words) == []


@pytest.mark.parametrize("word", ["שָׁלוֹם", "مرحبا", "\ufefb"])
def test_letters_that_run_to_the_left_are_named(word: str) -> None:
    (finding,) = of("letters-right-to-left", body=text("Gut", f"Verein {word} e. V."))
    assert finding.field == FieldRef("body", 1)
    assert f"„{word}“" in finding.message
    assert fields_of("letters-right-to-left", subject=word) == ["subject"]
    assert fields_of("letters-missing", subject=word) == []


def test_letters_that_run_to_the_right_are_not() -> None:
    words = "Łódź, Ελλάδα, Київ – „so“ … 5 €"
    assert fields_of("letters-right-to-left", body=text(words), subject=words) == []


def test_the_covered_letters_are_those_of_the_faces() -> None:
    named = [[int(end, 16) for end in part.split("-")] for part in COVERED.split()]
    known = {letter for ends in named for letter in range(ends[0], ends[-1] + 1)}
    files = [[fonts.FALLBACK, file] for one in fonts.FAMILIES.values() for file in one.files]
    in_each = [set[int]().union(*map(fonts.covered, pair)) for pair in files]
    assert known == {one for one in set.intersection(*in_each) if one >= ord(" ")}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Näheres steht in Anlage 2.", 1),
        ("Die Anlagen 1 bis 3 zeigen es.", 1),
        ("Siehe Anlage 1 und Anlage 4.", 1),
        ("Das Konzept (Anlage 2) liegt vor.", 1),
    ],
)
def test_an_attachment_of_the_text_is_in_the_list(words: str, count: int) -> None:
    found = fields_of("attachment-unlisted", body=text(words), attachments=(Attachment(name="x"),))
    assert found == ["body[0]"] * count


@pytest.mark.parametrize(
    "words",
    ["Die als Anlage beigefügte Satzung wird beschlossen.", "Siehe Anlage.",
     "Der Plan in der Anlage zeigt es.", "Die Anlagen sind beigefügt."],
)  # fmt: skip
def test_an_attachment_that_the_text_speaks_of_is_in_the_list(words: str) -> None:
    assert fields_of("attachment-unlisted", body=text(words)) == ["body[0]"]


@pytest.mark.parametrize(
    "words",
    [
        "Die Anlage wird erweitert.",
        "In der Anlage werden Hunde geführt.",
        "Die Photovoltaikanlage 2 und die Grünanlage 3 bleiben.",
        "Nach Anlage 3 zu § 4 der Verordnung gilt das nicht.",
        "Anlage 1 der Gebührensatzung bleibt.",
        "Anlage 5 zur Hauptsatzung bleibt.",
        "Anlage 2 GemHVO gilt.",
        "Die Veranlagung 2026 folgt.",
        "Als Anlage zum Mietvertrag gilt die Hausordnung.",
    ],
)
def test_other_attachments_are_not_missed(words: str) -> None:
    assert fields_of("attachment-unlisted", body=text(words)) == []


def test_a_text_that_lists_its_attachments_needs_no_list() -> None:
    body = (*text("Siehe Anlage 1."), heading("Anlagen:"), *text("1. Lageplan"))
    assert fields_of("attachment-unlisted", body=body) == []


def test_an_entry_may_carry_its_own_number() -> None:
    plan = (Attachment(name="Anlage 7: Lageplan"),)
    assert fields_of("attachment-unlisted", body=text("Siehe Anlage 7."), attachments=plan) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Der Weg ist alt.", ["attachments[0]", "attachments[1]"]),
        ("Siehe Anlage 1.", ["attachments[1]"]),
        ("Siehe Anlage 1 und den Lageplan.", []),
        ("Anlage 1 und 2", []),
        ("Die Anlagen 1 bis 2 zeigen es.", []),
        ("Beigefügt sind alle Pläne.", []),
        ("Das Gutachten und der Lageplan liegen vor.", []),
        ("", []),
    ],
)
def test_an_attachment_of_the_list_is_in_the_text(words: str, found: list[str]) -> None:
    both = Attachment(name="Gutachten"), Attachment(name="Lageplan")
    assert fields_of("attachment-unnamed", body=text(words), attachments=both) == found
