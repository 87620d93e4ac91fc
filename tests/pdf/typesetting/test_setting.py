"""Where German setting lets no line end."""

from __future__ import annotations

import pytest

from vorlage_editor.pdf.typesetting.fonts import GLUE, WIDE
from vorlage_editor.pdf.typesetting.setting import glued


@pytest.mark.parametrize(
    "text",
    [
        "§_9_Abs._1 gilt",
        "am 12._Januar_2026",
        "z._B. so",
        "rund 60_% davon",
        "1.284.500_€ und",
        "3,5_t schwer",
        "2_Mio._€ Kosten",
        "laut Anlage_2",
        "Herr_Dr._Miriam Oswald",
        "Menschen_– unabhängig_– alle",
        "er sagt „in_einem Satz",
        "12_Ja, 3_Nein",
        "kein Nr von Rang",
    ],
)
def test_these_spaces_end_no_line(text: str) -> None:
    assert glued(text.replace("_", " ")).replace(GLUE, "_") == text


def test_a_short_last_word_is_not_left_alone() -> None:
    assert glued("eins zwei drei vier fünf sechs sieben").endswith(f"sechs{GLUE}sieben")


def test_a_short_text_may_end_in_one_word() -> None:
    assert glued("eins zwei drei") == "eins zwei drei"


def test_check_boxes_stay_with_their_words_and_have_room_before() -> None:
    expected = f"☒{GLUE}Ja{WIDE}☐{GLUE}Nein,{GLUE}nie"
    assert glued("☒ Ja ☐ Nein, nie") == expected


@pytest.mark.parametrize(
    "text", ["☒ Ja   ☐ Nein", "☐☐", " ☐ a", "☐", "§ § § Nr. 1 € „a b", "– – –"]
)
def test_no_rule_changes_the_length(text: str) -> None:
    assert len(glued(text)) == len(text)
