"""Numbers where the office counts by itself: the next one, and those of supplements."""

from __future__ import annotations

from datetime import date

import pytest

from vorlage_editor.model.forms.form import Kind
from vorlage_editor.model.numbering import (
    Next,
    fits,
    is_pattern,
    next_number,
    next_supplement,
    same,
    shape,
)

DAY = date(2026, 8, 20)
BV = "BV/{n:4}/{year}"
SHAPES = [
    ("IV/{n:4}/{year}", "IV/0127/2026", "IV/0128/2026"),
    ("{year}/{n:4}", "2026/0554", "2026/0555"),
    ("DS{n:4}/{yy}", "DS0341/26", "DS0342/26"),
    ("BV/{year}/{n:3}", "BV/2026/013", "BV/2026/014"),
    ("VO/{year}/{n}", "VO/2026/3230", "VO/2026/3231"),
    ("{yy}-{n:5}", "26-29361", "26-29362"),
    ("{yy}/SVV/{n:4}", "26/SVV/0487", "26/SVV/0488"),
    ("WP 24-29 SV 20/{n:3}", "WP 24-29 SV 20/007", "WP 24-29 SV 20/008"),
    ("{n} /IX.L.", "1061 /IX.L.", "1062 /IX.L."),
    ("V {n}/{year}", "V 315/2026", "V 316/2026"),
    ("XI/{n}", "XI/1524", "XI/1525"),
]


@pytest.mark.parametrize(("pattern", "last", "following"), SHAPES)
def test_numbers_of_all_shapes_are_counted(pattern: str, last: str, following: str) -> None:
    assert next_number(pattern, [last], DAY) == Next(following, last)
    assert fits(shape(Kind("Vorlage", number_next=pattern)), last)


@pytest.mark.parametrize("pattern", ["", "BV", "{year}", "{n}/{n}", "{n}/{jahr}", "{n", "{n:0}"])
def test_without_a_pattern_nothing_is_offered(pattern: str) -> None:
    assert not is_pattern(pattern)
    assert next_number(pattern, ["BV/0001/2026"], DAY) is None


def test_the_first_number_follows_none() -> None:
    assert next_number(BV, [], DAY) == Next("BV/0001/2026")


@pytest.mark.parametrize(
    ("today", "following"),
    [(date(2026, 12, 31), "BV/0128/2026"), (date(2027, 1, 1), "BV/0001/2027")],
)
def test_the_counter_begins_anew_on_the_first_of_january(today: date, following: str) -> None:
    found = next_number(BV, ["BV/0127/2026", "BV/0300/2025"], today)
    assert found
    assert found.number == following


def test_a_counter_without_a_year_goes_on() -> None:
    assert next_number("XI/{n}", ["XI/9"], date(2027, 1, 1)) == Next("XI/10", "XI/9")


def test_a_gap_stays_a_gap() -> None:
    assert next_number(BV, ["BV/0001/2026", "BV/0005/2026"], DAY) == Next(
        "BV/0006/2026", "BV/0005/2026"
    )


def test_a_counter_grows_beyond_its_digits() -> None:
    assert next_number(BV, ["BV/9999/2026"], DAY) == Next("BV/10000/2026", "BV/9999/2026")


@pytest.mark.parametrize(
    "other", ["IV/0900/2026", "BV/0900/2025", "BV/0900/20261", "XBV/0900/2026", "1BV/0900/2026", ""]
)
def test_other_numbers_do_not_count(other: str) -> None:
    assert next_number(BV, [other, "BV/0002/2026"], DAY) == Next("BV/0003/2026", "BV/0002/2026")


@pytest.mark.parametrize(
    "supplement", ["BV/0007/2026/1", "BV/0007/2026-R1", "1. Ergänzung zu BV/0007/2026"]
)
def test_a_supplement_counts_for_its_paper(supplement: str) -> None:
    assert next_number(BV, [supplement], DAY) == Next("BV/0008/2026", "BV/0007/2026")


def test_how_a_number_is_typed_says_nothing() -> None:
    assert next_number(BV, ["bv/12/2026"], DAY) == Next("BV/0013/2026", "bv/12/2026")
    assert same(" bv/0012/2026 ") == same("BV/0012/2026")


def test_a_very_long_number_is_soon_read() -> None:
    assert next_number("{n}", ["9" * 100_000], DAY) == Next("1")


# Supplements


@pytest.mark.parametrize(
    ("pattern", "known", "following"),
    [
        ("{number}/{n}", [], "2021/1257/1"),
        ("{number}/{n}", ["2021/1257/1", "2021/1257/2", "2021/1258/7"], "2021/1257/3"),
        ("{number}-{n:2}", [], "2021/1257-01"),
        ("{number}-R{n}", ["2021/1257-R1"], "2021/1257-R2"),
        ("{n}. {relation} zu {number}", [], "1. Ergänzung zu 2021/1257"),
        ("{number} E", [], "2021/1257 E"),
        ("", [], ""),
        ("{n}", [], ""),
    ],
)
def test_a_supplement_adds_to_the_number(pattern: str, known: list[str], following: str) -> None:
    assert next_supplement(pattern, "Ergänzung", "2021/1257", known) == following


@pytest.mark.parametrize(
    ("known", "shape"), [(["2021/1257"], ""), ([], r"\d{4}/\d{4}"), (["2021/1257"], r"\d{4}/\d{4}")]
)
def test_a_supplement_to_a_supplement_is_of_the_same_paper(known: list[str], shape: str) -> None:
    found = next_supplement("{number}/{n}", "Ergänzung", "2021/1257/1", known, shape)
    assert found == "2021/1257/2"


def test_what_only_looks_like_a_supplement_is_a_paper() -> None:
    assert next_supplement("{number}/{n}", "Ergänzung", "V/12", []) == "V/12/1"


def test_a_paper_without_a_number_has_no_supplement() -> None:
    assert next_supplement("{number}/{n}", "Ergänzung", " ", []) == ""


# The shape of a number


def test_the_own_expression_of_a_form_goes_first() -> None:
    assert shape(Kind("Vorlage", number=r"BV/\d+", number_next=BV)) == r"BV/\d+"


@pytest.mark.parametrize("number", ["BV/12/2026", "BV/0012/26", "IV/0012/2026"])
def test_a_pattern_also_says_what_does_not_fit(number: str) -> None:
    assert not fits(shape(Kind("Vorlage", number_next=BV)), number)


def test_an_expression_that_is_none_fits_all() -> None:
    assert fits("(", "BV/1")
