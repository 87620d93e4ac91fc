"""Patterns of forms end in a moment, or are none."""

from __future__ import annotations

from time import process_time

import pytest

from vorlage_editor.model.patterns import LINE, compiled


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"IV/\d{4}/\d{4}", "IV/0007/2026"),
        (r"(\d{1,2}\. Ergänzung zu )?V \d{1,4}/\d{4}", "1. Ergänzung zu V 12/2026"),
        (r"[A-Z+*]+-\d+", "A+-7"),
        (r"(?:BV|IV)/\d+/\d+", "BV/7/2026"),
        (r"\d{2}-\d{5}(-\d{1,2})?", "26-29361-1"),
    ],
)
def test_numbers_of_towns_are_patterns(pattern: str, text: str) -> None:
    found = compiled(pattern)
    assert found is not None
    assert found.fullmatch(text)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(a|aa)+b",
        r"(.*.*)*x",
        r"(?:\d{1,9}){1,9}x",
        ".*" * 8 + "x",
        "a?" * 30 + "a" * 30,
        r"\d{0,59}" * 6 + "x",
        "([",
        "a" * 300,
        "a{99999999999}",
    ],
)
def test_what_is_none_or_takes_its_time_is_no_pattern(pattern: str) -> None:
    assert compiled(pattern) is None


@pytest.mark.parametrize("pattern", [r"\d*\d*\d*x", "a?" * 20 + "x", r"\d{0,9}" * 6 + "x"])
def test_the_slowest_pattern_is_quick_enough(pattern: str) -> None:
    found = compiled(pattern)
    assert found is not None
    start = process_time()
    found.fullmatch(("1" if "d" in pattern else "a") * LINE)
    assert process_time() - start < 1
