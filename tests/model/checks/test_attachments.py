"""Rules on Anlagen: many ways to name one, and much that is called so and is none."""

from __future__ import annotations

import pytest

from tests.model.checks.papers import fields_of, text
from vorlage_editor.model.vorlage import Attachment


def listed(*names: str) -> tuple[Attachment, ...]:
    return tuple(Attachment(name=name) for name in names)


ONE = listed("Lageplan")


@pytest.mark.parametrize(
    "words",
    ["siehe Anlage 2", "vgl. Anlage 2", "(Anlage 2)", "Anlage 1 bis 3", "Anlagen 2 und 3",
     "Anlagen 1, 2 und 3", "Anlagen 1-3", "Anlagen 1 – 3", "Anlage Nr. 2", "s. Anl. 2",
     "Anlage\u00a02", "Anlage II", "Anlage B", "Anlage 2a", "Anlage 02", "ANLAGE 2", "Anhang 2",
     "Anlage 2: Kostenberechnung", "als Anlage 2 beigefügt", "Anlage 2 dieser Vorlage",
     "Anlage 2 zur Vorlage", "in den Anlagen 1 u. 2", "Anlagen 1+2", "Anlagen 1 & 2",
     "Anlagen 1 sowie 3", "Anlage 1/2", "Anlagen (1–3)", "Anlagen 1 bis einschließlich 3",
     "der Anlage 2 zum Beschlussvorschlag", "Anlage 2 (Satzung)", "Anlage 10",
     "Anlage 2 zum Bericht der Verwaltung", "Anlage 2, PV-Konzept",
     "das Konzept (Anlage 2) zu beschließen"],
)  # fmt: skip
def test_an_attachment_that_is_named_by_number_is_in_the_list(words: str) -> None:
    assert fields_of("attachment-unlisted", body=text(words), attachments=ONE) == ["body[0]"]


@pytest.mark.parametrize(
    "words",
    ["siehe Anlage", "siehe Anlage 1", "Anlage 1 zeigt den Lageplan", "Anlage 2 zu § 4 UVPG",
     "Anlage 3 zur BauNVO", "Anlage 2 der Hauptsatzung", "Anlage 3 (zu § 2) der Verordnung",
     "gemäß Anlage 5 GemHVO", "Anlage 2 des Vertrags vom 1.1.2020", "Anlage 2 zum Vertrag",
     "Anlage 4 des Haushaltsplans", "Anlage 7 zur Vorlage 2024/0554",
     "Anlage 3 der Vorlage 2024/0554", "Anlage 2 zum Beschluss vom 12.03.2025", "Biogasanlage 2",
     "Photovoltaik-Anlage 2", "Anlage 1.2 der Norm", "Anlage 5 TA Lärm", "Anlage 2 TVöD",
     "Anlage 8 zu den AVB", "Anlage 4a EStG", "Anlage 3 zum SGB XII", "Anlage 2 Nr. 3 BImSchV",
     "Anlage 5 der 4. BImSchV", "Anlage 3 LBO", "Anlage 2 zur Niederschrift vom 12.3.",
     "Anlage 3 der Richtlinie 2011/92/EU", "Anlagen 2 und 3 zum UVPG", "Anlage 6 der VOB/B",
     "die Anlage 2 (Windrad) läuft", "Anlagen E-Mobilität"],
)  # fmt: skip
def test_an_attachment_of_another_paper_or_a_law_is_not(words: str) -> None:
    assert fields_of("attachment-unlisted", body=text(words), attachments=ONE) == []


@pytest.mark.parametrize(
    "words",
    ["s. Anlage", "siehe Anlagen", "siehe beigefügte Anlage", "(siehe Anlage)", "(Anlage)",
     "gem. Anlage", "laut Anlage", "in der Anlage finden Sie alles", "als Anlage",
     "Als Anlagen sind beigefügt:", "das ist der Anlage zu entnehmen", "siehe Anhang",
     "aus der Anlage ersichtlich", "Anbei der Lageplan.", "wie in der Anlage dargestellt",
     "entsprechend der Anlage", "in beiliegender Anlage", "Der Plan ist beigefügt.",
     "die in der Anlage beigefügte Satzung", "ist dieser Vorlage als Anlage beigefügt"],
)  # fmt: skip
def test_a_text_that_refers_to_an_attachment_has_one(words: str) -> None:
    assert fields_of("attachment-unlisted", body=text(words)) == ["body[0]"]


@pytest.mark.parametrize(
    "words",
    ["Die Anlage am Bach ist alt.", "bauliche Anlage", "in der Anlage des Sportvereins",
     "in der Anlage wohnen 20 Menschen", "Ohne Anlagen", "Anlagen: keine",
     "in den Anlagen der Stadt", "als Anlage zum Haushaltsplan", "siehe Anlage zur Hauptsatzung",
     "In der Anlage befindet sich ein Spielplatz.", "Blumen in der Anlage", "Anlagevermögen",
     "als Anlage betrieben", "Ein Anhang wird nicht gebraucht.", "Wohnen in der Anlage am Park"],
)  # fmt: skip
def test_an_attachment_of_stone_or_green_is_none(words: str) -> None:
    assert fields_of("attachment-unlisted", body=text(words)) == []


def test_the_own_number_does_not_make_it_the_attachment_of_another() -> None:
    words = text("Anlage 2 zur Vorlage IV/0007/2026")
    assert fields_of("attachment-unlisted", body=words, attachments=ONE, number="IV/0007/2026")
    assert not fields_of("attachment-unlisted", body=words, attachments=ONE, number="IV/0008/2026")


@pytest.mark.parametrize(
    ("words", "names", "found"),
    [
        ("siehe Anlage 2", ("Anlage 1 - Plan", "Anlage 2 - Text"), 0),
        ("siehe Anlage 3", ("Anlage 1 - Plan", "Anlage 2 - Text"), 1),
        ("siehe Anlage 1", ("Anlage 7 Plan", "Anlage 8 Text"), 1),
        ("siehe Anlage A und Anlage B", ("Anlage A Plan", "Anlage B Text"), 0),
        ("siehe Anlage 5", ("Anlagen 4 bis 6",), 0),
    ],
)
def test_entries_may_number_themselves(words: str, names: tuple[str, ...], found: int) -> None:
    both = listed(*names)
    assert len(fields_of("attachment-unlisted", body=text(words), attachments=both)) == found


@pytest.mark.parametrize(
    ("words", "names", "found"),
    [
        ("Der Plan liegt bei.", ("Gutachten", "Lageplan"), []),
        ("Anbei der Plan.", ("Gutachten", "Lageplan"), []),
        ("Gutachten und Lagepläne", ("Gutachten", "Lageplan"), []),
        ("Siehe Anl. 1 und 2", ("Gutachten", "Lageplan"), []),
        ("Anlage I und II", ("Gutachten", "Lageplan"), []),
        ("Die Anlage ist alt.", ("Gutachten",), ["attachments[0]"]),
        ("Siehe Anlage A", ("Gutachten", "Lageplan"), ["attachments[1]"]),
        ("Anlage 7", ("Anlage 7 Lärmkarte", "Anlage 8 Foto"), ["attachments[1]"]),
        ("Siehe UVP.", ("UVP",), []),
        ("Der Weg ist alt.", ("",), []),  # not named yet
    ],
)
def test_what_is_in_the_list_is_in_the_text(
    words: str, names: tuple[str, ...], found: list[str]
) -> None:
    fields = fields_of("attachment-unnamed", body=text(words), attachments=listed(*names))
    assert fields == found
