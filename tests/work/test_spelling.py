"""Finds what is wrong and leaves alone what is right in the papers of administrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.work.dictionaries import FOUND, needs_dictionary
from vorlage_editor.model.errors import UserError
from vorlage_editor.work.spelling import (
    SUGGESTIONS,
    Speller,
    open_dictionary,
    read_own,
    terms,
    write_own,
)
from vorlage_editor.work.words import words

if TYPE_CHECKING:
    from pathlib import Path

MISTAKES = (
    "Beschlussvorlge", "Verwaltug", "Kenntniss", "Haushaltsatzung", "Bebauungsplann",
    "vorraussichtlich", "Standart", "Termien", "Baugenemigung", "wiederrum", "Ausschuß", "daß",
    "Bürgr*innen", "Satzungsändrung", "Zuwendungsbeschied", "Rats-Beschlus", "abgestimt",
    "VErwaltung", "Strasse", "außerplanmässig",
)  # fmt: skip
TEXT = (
    "Die {0} wurde von der {1} erstellt. Der Rat nimmt zur {2}: Die {3} und der {4} liegen {5} "
    "im März vor; {6} sind drei {7}. Die {8} ist {9} offen. Der {10} hat beschlossen, {11} die "
    "{12} zur {13} gehört werden. Der {14} und der {15} sind mit dem Kreis {16}. Die {17} stellt "
    "die {18} her; die Mittel werden {19} bereitgestellt."
)
RIGHT = (
    "Verpflichtungsermächtigungen", "Beratungsfolge", "Nachtragshaushaltssatzung",
    "Konnexitätsprinzip", "Erschließungsbeitragssatzung", "Satzungsbeschlusses", "Gremienlauf",
    "Zuwendungsbescheid", "förderunschädlichen", "bauplanungsrechtliche", "überplanmäßige",
    "Doppik", "Kämmerin", "Samtgemeindebürgermeister", "Kreistagsmitglieder", "Offenlage",
    "Kofinanzierung", "haushaltsneutral", "kreisangehörigen", "Fußgängerüberweg",
    "Schöffenvorschlagsliste", "Vergabeunterlagen", "Submissionsergebnis", "Nahversorgung",
    "Gutachterausschuss", "Bürger*innen", "Bürger:innen", "BürgerInnen", "Bürger/-innen",
    "Ärzt*innen", "Beamt:innen", "Mitarbeiter_innen", "Sachbearbeiter(in)", "jede*r",
    "Kund(inn)en", "Bau- und Planungsausschuss", "Rats-, Kreis- und Ortschaftsräte", "z. B.",
    "z.B.", "i. V. m.", "i.V.m.", "gem. § 5", "Abs. 2", "Nr. 3", "§§ 12 ff.", "lfd. Nr.",
    "Ziff. 4", "Buchst. a", "üpl. Ausgaben", "Az. 10-24/1", "BauGB", "GmbH", "KiTas", "GemHVO",
    "iv)", "E-Mail-Adresse", "Freiflächen-Photovoltaikanlage", "Haus\u00adhalts\u00adplan",
    "2-geschossig", "CO2-neutral",
)  # fmt: skip


@pytest.fixture(scope="module")
def speller() -> Speller:
    assert FOUND is not None
    dictionary = open_dictionary(FOUND)
    assert dictionary is not None
    return Speller(dictionary)


def wrong(speller: Speller, text: str) -> list[str]:
    return [word.text.rstrip(".") for word in words(text) if not speller.is_right(word.text)]


@needs_dictionary
def test_all_of_20_mistakes_are_found_and_nothing_else(speller: Speller) -> None:
    assert len(MISTAKES) == 20
    assert wrong(speller, TEXT.format(*MISTAKES)) == list(MISTAKES)


@needs_dictionary
def test_of_60_right_words_none_is_marked(speller: Speller) -> None:
    assert len(RIGHT) == 60
    assert wrong(speller, "; ".join(RIGHT)) == []


@needs_dictionary
def test_the_own_list_is_right(speller: Speller) -> None:
    assert not [word for word in terms().words if not speller.is_right(word)]


@needs_dictionary
@pytest.mark.parametrize("text", ["verwaltung", "Doppick", "Rats-beschlus", "geht'x"])
def test_what_only_looks_right_is_wrong(speller: Speller, text: str) -> None:
    assert wrong(speller, f"das {text} hier")


@needs_dictionary
@pytest.mark.parametrize("text", ["geht's", "gibt’s", "EDV", "PKWs", "xii", "Ende."])
def test_what_only_looks_wrong_is_right(speller: Speller, text: str) -> None:
    assert not wrong(speller, text)


@needs_dictionary
@pytest.mark.parametrize(
    ("mistake", "meant"),
    [
        ("Kenntniss", "Kenntnis"),
        ("Verwaltug.", "Verwaltung"),
        ("Verpflichtungsermächtigng", "Verpflichtungsermächtigung"),
        ("Bürgr*innen", "Bürger*innen"),
        ("Rats-Beschlus", "Rats-Beschluss"),
    ],
)
def test_what_was_meant_is_suggested(speller: Speller, mistake: str, meant: str) -> None:
    found = speller.suggestions(mistake)
    assert meant in found
    assert len(found) <= SUGGESTIONS


@needs_dictionary
@pytest.mark.parametrize("text", ["Ω", "x" * 200, ""])
def test_what_is_no_german_word_has_no_suggestions(speller: Speller, text: str) -> None:
    assert speller.suggestions(text) == ()


@needs_dictionary
def test_a_word_of_the_user_is_right(speller: Speller) -> None:
    assert not speller.is_right("Grübelsbachweg")
    speller.add("Grübelsbachweg.")
    assert speller.is_right("Grübelsbachweg")


def test_the_own_list_has_many_words_each_once() -> None:
    own = terms()
    assert len(own.words) > 2000
    assert {"satzungs", "zuwendungs"} <= own.firsts
    assert "rechtliche" in own.lasts


def test_own_words_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "eigene-woerter.txt"
    write_own(file, {"Žďárský", "Grübelsbach"})
    assert read_own(file) == {"Žďárský", "Grübelsbach"}


def test_a_file_of_own_words_may_be_missing_or_broken(tmp_path: Path) -> None:
    file = tmp_path / "eigene-woerter.txt"
    assert read_own(file) == frozenset()
    file.write_bytes(b"# Kopf\n\n\xffx\r\nRat\n")
    assert "Rat" in read_own(file)


def test_own_words_that_cannot_be_kept_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nicht geschrieben"):
        write_own(tmp_path / "weg" / "woerter.txt", {"Rat"})


def test_a_dictionary_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert open_dictionary(tmp_path / "de_DE.dic") is None
