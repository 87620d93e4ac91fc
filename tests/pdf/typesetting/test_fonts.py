"""Faces, their letters and fixed codes."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from vorlage_editor import resources
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.embed import letters, program

REGULAR = "LiberationSans-Regular"


@pytest.fixture(autouse=True)
def faces() -> None:
    fonts.register(fonts.LIBERATION)


def test_every_face_is_shipped_with_its_licence() -> None:
    names = {path.name for path in resources.path("fonts").iterdir()}
    faces = chain(*(family.files for family in fonts.FAMILIES.values()), [fonts.FALLBACK])
    assert {f"{face}.ttf" for face in faces} <= names
    assert sum("LICENSE" in name for name in names) == 1 + len(fonts.FAMILIES)


def test_a_code_depends_on_the_letter_alone() -> None:
    assert fonts.coded("Ä€") == [(0, b"\xc4\x80")]
    assert fonts.coded("aĀ→") == [(0, b"a"), (2, b"\x00"), (0x22, b"\x92")]


def test_a_letter_that_a_face_lacks_comes_from_the_fallback() -> None:
    assert list(fonts.faces("a☒b", REGULAR)) == [
        ("a", REGULAR), ("☒", fonts.FALLBACK), ("b", REGULAR),
    ]  # fmt: skip


def test_a_letter_that_no_face_has_is_replaced_visibly() -> None:
    assert list(fonts.faces("漢", REGULAR)) == [(fonts.REPLACEMENT, fonts.FALLBACK)]


def test_a_letter_without_ink_is_left_out() -> None:
    assert list(fonts.faces("a\U000e0041b", REGULAR)) == [("ab", REGULAR)]


def test_bold_figures_are_as_wide_as_regular_ones() -> None:
    for figure in "0123456789":
        bold = fonts.measure(figure, "LiberationSans-Bold")
        assert bold == pytest.approx(fonts.measure(figure, REGULAR), abs=0.5)


def test_one_letter_brings_its_group() -> None:
    ((_, mask),) = fonts.masks([(REGULAR, "q")])
    assert {ord("a"), ord("ß")} <= set(letters(0, mask))
    assert ord("A") not in letters(0, mask)


def test_a_program_is_the_same_for_the_same_letters() -> None:
    program.cache_clear()
    first = program(REGULAR, 0, letters(0, 1 << 65))
    program.cache_clear()
    assert program(REGULAR, 0, letters(0, 1 << 65)) == first


def test_a_part_of_a_face_is_named_as_such() -> None:
    """ISO 32000-1, 9.6.4: six capitals and a plus sign before the name."""
    base = rb"/BaseFont /[A-Z]{6}\+SourceSans3-Bold "
    assert re.search(base, program("SourceSans3-Bold", 0, letters(0, 1 << 65)).font)


def test_letters_outside_the_basic_plane_are_mapped_back() -> None:
    ((key, mask),) = fonts.masks([(fonts.FALLBACK, "\U0001d538")])
    made = program(*key, letters(key[1], mask))
    assert made.font.startswith(b"<</Type /Font")
