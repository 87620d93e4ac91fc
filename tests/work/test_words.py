from __future__ import annotations

import pytest

from vorlage_editor.work.words import LONGEST_TEXT, spellings, words


def found(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    "text",
    ["Bürger*innen", "Bürger:innen", "BürgerInnen", "Bürger/-innen", "Kund(inn)en", "Anlage(n)"],
)
def test_a_form_for_all_genders_is_one_word(text: str) -> None:
    assert found(f"alle {text} und") == ["alle", text, "und"]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.musterstadt.de/a?b=c#d",
        "www.musterstadt.de",
        "musterstadt.de/rathaus",
        "vorzimmer@musterstadt.de",
        "Lageplan.pdf",
        "01.12.2026",
        "12.000,00",
        "3fach",
        "2-geschossig",
        "IV-0127",
    ],
)
def test_addresses_files_and_numbers_are_no_words(text: str) -> None:
    assert not [one for one in found(f"§ {text} €") if not any(map(str.isdigit, one))]


def test_a_hyphen_at_the_end_or_the_start_belongs_to_the_word() -> None:
    assert found("Bau- und -planung – ja") == ["Bau-", "und", "-planung", "ja"]


def test_a_slash_parts_words() -> None:
    assert found("Straße/Platz, und/oder") == ["Straße", "Platz", "und", "oder"]


def test_a_dot_is_told_but_not_marked() -> None:
    first, second = words("gem. Abs.")
    assert (first.text, first.start, first.end) == ("gem.", 0, 3)
    assert (second.text, second.start, second.end) == ("Abs.", 5, 8)


def test_a_soft_hyphen_parts_nothing() -> None:
    assert found("Bürger\u00admeister") == ["Bürger\u00admeister"]


def test_places_are_counted_as_python_counts() -> None:
    assert [(one.start, one.end) for one in words("😀 Rat")] == [(2, 5)]


def test_other_scripts_are_no_german_words() -> None:
    assert found("日本 Ελλάδα Київ") == []


def test_spellings_are_the_words_once() -> None:
    assert spellings("der Rat der Stadt, a@b.de") == {"der", "Rat", "Stadt"}


def test_what_is_too_long_to_be_written_is_left_alone() -> None:
    assert not spellings("Rat " * (LONGEST_TEXT // 4 + 1))
