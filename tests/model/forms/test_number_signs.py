"""Patterns of numbers as clerks write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage_editor.model.forms.form import Kind
from vorlage_editor.model.forms.number_signs import counting, expression, sample, shown
from vorlage_editor.model.numbering import is_pattern

typed = st.text("#*J/.-()+{}BV1 ", max_size=9)


@pytest.mark.parametrize(
    ("text", "counted", "warned"),
    [
        ("BV/####/JJJJ", "BV/{n:4}/{year}", r"BV/\d{4}/20\d{2}"),
        ("#/JJ", "{n:1}/{yy}", r"\d{1}/[0-9]{2}"),
        ("V #*/JJJJ", "V {n}/{year}", r"V \d+/20\d{2}"),
        ("V.(##)", "V.({n:2})", r"V\.\(\d{2}\)"),
        ("", "", ""),
    ],
)
def test_signs_are_kept_in_two_ways(text: str, counted: str, warned: str) -> None:
    assert (counting(text), expression(text)) == (counted, warned)
    assert shown(Kind("A", number_next=counted)) == text
    assert shown(Kind("A", number=warned)) == text


@given(typed)
def test_what_is_typed_stays_as_it_was_typed(text: str) -> None:
    assert shown(Kind("A", number=expression(text))) == text


@given(typed)
def test_the_sample_is_a_number_of_the_pattern(text: str) -> None:
    if max(map(len, re.findall("#+", text)), default=0) <= 4:
        assert re.fullmatch(expression(text), sample(text))


@pytest.mark.parametrize("pattern", ["(A|B)", r"\w{3}", "x*", r"\d{2,3}"])
def test_what_signs_cannot_say_is_shown_as_it_is(pattern: str) -> None:
    assert shown(Kind("A", number=pattern)) == pattern


def test_some_digits_are_shown_as_any_number_of_them() -> None:
    assert shown(Kind("A", number=r"V \d{1,4}/\d{4}")) == "V #*/####"


@pytest.mark.parametrize("text", [r"\d+/\d{4}", "[AB]1"])
def test_a_regular_expression_may_be_typed(text: str) -> None:
    assert expression(text) == text


def test_a_pattern_that_counts_has_one_counter() -> None:
    assert is_pattern(counting("BV/####/JJJJ"))
    assert not is_pattern(counting("##/##"))
