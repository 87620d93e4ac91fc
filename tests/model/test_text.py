"""What a stored string may hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.strategies import texts
from vorlage_editor.model.text import LINE, clean, clean_line, clean_link


@given(st.text() | texts)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_letters_and_digits_are_never_lost(text: str) -> None:
    def kept(text: str) -> list[str]:
        return [letter for letter in unicodedata.normalize("NFC", text) if letter.isalnum()]

    assert sorted(kept(clean(text))) == sorted(kept(text))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one_soft_break(end: str) -> None:
    assert clean(f"oben{end}unten") == f"oben{LINE}unten"
    assert clean_line(f"oben{end}unten") == "oben unten"


def test_decomposed_letters_become_one() -> None:
    assert clean("Bu\u0308rger") == "Bürger"


@pytest.mark.parametrize("bad", ["\0", "\x1b", "\u202e", "\u2067", "\ufffc", "\ufeff", "\ud800"])
def test_what_cannot_be_shown_is_left_out(bad: str) -> None:
    assert clean(f"vor{bad}her") == "vorher"


def test_a_typed_protected_space_stays() -> None:
    assert clean("§\u00a05\tAbs.") == "§\u00a05 Abs."


@pytest.mark.parametrize("link", ["https://a.de/?b=1", "HTTP://a.de", "mailto:rat@a.de"])
def test_a_paper_may_link_to_web_and_mail(link: str) -> None:
    assert clean_link(f" {link} ") == link


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc", "//a.de", "a.de", "https://a b", "mailto:"]
)
def test_a_paper_links_to_nothing_else(link: str) -> None:
    assert clean_link(link) == ""
