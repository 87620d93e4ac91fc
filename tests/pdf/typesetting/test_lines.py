"""Breaking runs into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.strategies import runs as any_runs
from vorlage_editor.model.body import Mark, Run, Runs
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.lines import Line, balanced, broken, words
from vorlage_editor.pdf.typesetting.styles import Style

STYLE = Style()


@pytest.fixture(autouse=True)
def faces() -> None:
    fonts.register(fonts.LIBERATION)


def _lines(text: str, width: float) -> list[str]:
    return [_text(line) for line in broken(words((Run(text),), STYLE), width)]


def _text(line: Line) -> str:
    return "".join(stretch.text for stretch in line.stretches)


def test_a_line_keeps_the_space_that_ended_it() -> None:
    assert _lines("eins zwei drei", 50) == ["eins zwei ", "drei"]


def test_a_hyphen_between_words_may_end_a_line() -> None:
    assert _lines("Nordrhein-Westfalen", 60) == ["Nordrhein-", "Westfalen"]


@pytest.mark.parametrize("text", ["E-Mailbox", "2026-041", "12-Ja", "Fuß-\u00a0und Rad"])
def test_no_line_ends_at_these_hyphens(text: str) -> None:
    assert not any(line.endswith("-") for line in _lines(text, 45))


def test_a_soft_hyphen_shows_at_the_end_of_a_line_only() -> None:
    text = "Donau\u00addampf\u00adschiff"
    assert _lines(text, 70) == ["Donaudampf\u00ad", "schiff"]
    assert _lines(text, 200) == ["Donaudampfschiff"]


def test_a_soft_line_break_ends_a_line() -> None:
    assert _lines("eins\u2028\u2028zwei", 200) == ["eins ", " ", "zwei"]


def test_a_no_break_space_holds_words_together() -> None:
    assert _lines("eins zwei\u00a0drei", 60) == ["eins ", "zwei\u00a0drei"]


def test_a_word_wider_than_the_line_is_broken_anywhere() -> None:
    lines = _lines("lang" * 25_000, 100)
    assert "".join(lines) == "lang" * 25_000
    assert len({len(line) for line in lines[:-1]}) < 3


def test_glued_words_come_apart_where_they_are_wider_than_the_line() -> None:
    assert _lines("§ 9 Abs. 1", 24) == ["§ 9 ", "Abs. ", "1"]


def test_a_letter_wider_than_the_line_has_a_line_of_its_own() -> None:
    assert _lines("ab", 1) == ["a", "b"]


def test_an_empty_text_has_one_empty_line() -> None:
    assert broken(words((), STYLE), 100) == [Line((), 0)]


def test_marks_part_a_line_but_not_a_word() -> None:
    runs = (Run("Haus"), Run("halt", (Mark.BOLD,)), Run("splan"))
    line = broken(words(runs, STYLE), 200)[0]
    assert [stretch.text for stretch in line.stretches] == ["Haus", "halt", "splan"]
    assert [stretch.hand.face for stretch in line.stretches][1] == "LiberationSans-Bold"


def test_a_subscript_is_smaller_and_lower() -> None:
    two = broken(words((Run("CO"), Run("2", (Mark.SUBSCRIPT,))), STYLE), 99)[0].stretches[1]
    assert two.hand.size < STYLE.size
    assert two.hand.rise < 0


def test_runs_of_one_address_are_one_link() -> None:
    link = "https://example.org"
    text = words(
        (Run("a", (), link), Run("b", (Mark.BOLD,), link), Run(" "), Run("c", (), link)), STYLE
    )
    assert text.links == (link, link)
    assert [word.hand.link for word in text.words if word.text] == [1, 1, 2]


def test_balanced_lines_are_of_like_length_and_no_more() -> None:
    text = words((Run("Information über die Tätigkeit des Kommunalen Zentrums Auenfelde"),), STYLE)
    greedy, even = broken(text, 330), balanced(text, 330)
    assert len(even) == len(greedy) == 2
    assert even[1].width > greedy[1].width


@given(any_runs, st.floats(1, 400))
def test_no_letter_is_lost(runs: Runs, width: float) -> None:
    text = words(runs, STYLE)
    said = "".join(word.text for word in text.words).replace(fonts.GLUE, "")
    shown = "".join(_text(line) for line in broken(text, width))
    kept = shown.replace(" ", "").replace(fonts.SOFT, "")
    assert kept == said.replace(" ", "").replace(fonts.SOFT, "")


@given(any_runs, st.floats(1, 400))
def test_lines_are_no_wider_than_their_room_and_tolerance(runs: Runs, width: float) -> None:
    for line in broken(words(runs, STYLE), width):
        assert line.width <= width * 1.05 + 1 or len(_text(line).strip().strip("\u00ad")) <= 1
        assert all(stretch.wider > -0.2 for stretch in line.stretches)


def test_a_line_that_is_a_little_too_long_has_narrower_spaces() -> None:
    text = words((Run("eins "), Run("zwei", (Mark.BOLD,)), Run(" drei")), STYLE)
    natural = text.natural()
    (line,) = broken(text, natural - 0.2)
    assert line.width == pytest.approx(natural - 0.2)
    assert [stretch.wider for stretch in line.stretches] == pytest.approx([-0.1] * 3)
    last = line.stretches[-1]
    assert last.x + last.width == pytest.approx(line.width)
    assert len(broken(text, natural - 0.4)) == 2
