"""Blocks come to normal form by themselves."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.strategies import blocks, bodies, runs
from vorlage_editor.model.body import (
    Block,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    flow,
    join,
    markers,
    plain,
    plain_text,
)

TABLE = Table(((Paragraph().runs,),))


def item(style: str, level: int = 0, start: int | None = None) -> ListItem:
    return ListItem(style, level, (Run("x"),), start)  # type: ignore[arg-type]


@given(runs)
def test_joining_twice_is_joining_once(found: Runs) -> None:
    once = join(found)
    assert join(once) is once
    assert plain(once) == plain(found) or "\u0308" in plain(found)
    assert all(run.text for run in once)


@given(st.lists(blocks, max_size=8))
def test_a_flow_in_normal_form_stays(found: list[Block]) -> None:
    once = flow(found)
    assert flow(once) is once
    said = [plain_text(block) for block in found if block != Paragraph()]
    assert [plain_text(block) for block in once if block != Paragraph()] == said


@given(bodies)
def test_no_table_begins_ends_or_touches_a_table(body: tuple[Block, ...]) -> None:
    for above, below in zip((TABLE, *body), (*body, TABLE), strict=True):
        assert not (isinstance(above, Table) and isinstance(below, Table))


def test_neighbours_with_equal_marks_are_one_run() -> None:
    bold = (Mark.BOLD,)
    found = join(
        (Run("a", bold), Run(""), Run("b", bold), Run("c"), Run("d", bold, "https://a.de"))
    )
    assert found == (Run("ab", bold), Run("c"), Run("d", bold, "https://a.de"))


def test_marks_have_an_order_and_exclude_each_other() -> None:
    marks = (Mark.SUBSCRIPT, Mark.UNDERLINE, Mark.BOLD, Mark.SUPERSCRIPT, Mark.BOLD)
    assert Run("x", marks).marks == (Mark.BOLD, Mark.UNDERLINE, Mark.SUPERSCRIPT)


def test_an_empty_flow_is_an_empty_paragraph() -> None:
    assert flow(()) == (Paragraph(),)


def test_a_section_belongs_to_its_first_heading() -> None:
    first, second = Heading(1, (Run("A"),), "anlass"), Heading(1, (Run("B"),), "anlass")
    assert flow((first, second)) == (first, Heading(1, (Run("B"),)))


@pytest.mark.parametrize(("given_level", "level"), [(0, 1), (1, 1), (9, 3)])
def test_a_heading_has_level_one_to_three(given_level: int, level: int) -> None:
    assert Heading(given_level).level == level


def test_a_list_item_keeps_to_its_bounds() -> None:
    assert item("number", 7, 123456) == item("number", 2, 9999)
    assert item("dash", -1, 3) == item("dash")


def test_a_table_is_rectangular() -> None:
    one = (Run("1"),)
    table = Table(((one,), (one, one)), header_rows=5, widths=(1.0, math.inf))
    assert table == Table(((one, ()), (one, one)), header_rows=2)
    assert Table(()).rows == (((),),)


def test_widths_are_written_alike_whether_whole_numbers_or_not() -> None:
    assert repr(Picture("a", None, 30).width) == "30.0"
    assert repr(Table(((),), 0, (2,)).widths) == "(2.0,)"


def test_a_picture_fits_the_page_and_a_decorative_one_stays_decorative() -> None:
    assert Picture("a", None, 900).width == 165
    assert Picture("a", None, math.nan).width == 80
    assert Picture("a", None).alt is None
    assert Picture("a", "zwei\nZeilen").alt == "zwei Zeilen"


def test_the_text_of_a_block_is_all_that_it_says() -> None:
    cell = (Run("Zelle"),)
    assert plain_text(Table(((cell, cell),), caption="Titel")) == "Titel\u2028Zelle\u2028Zelle"
    assert plain_text(Table(((cell,),))) == "Zelle"
    assert plain_text(Picture("a", "gemeint", 80, "Bild 1")) == "Bild 1"
    assert plain_text(PageBreak()) == ""
    assert plain_text(Heading(1, cell)) == "Zelle"


def test_items_count_on_over_deeper_ones_and_those_without_mark() -> None:
    body = [
        item("number"),
        item("letter", 1),
        item("letter", 1),
        item("none"),
        item("number"),
        item("letter", 1),
    ]
    assert markers(body) == ["1.", "a)", "b)", "", "2.", "a)"]


def test_another_block_another_style_or_a_start_begin_anew() -> None:
    body: list[Block] = [
        item("number"),
        Paragraph(),
        item("number"),
        item("dash"),
        item("number", 0, 7),
    ]
    assert markers(body) == ["1.", "", "1.", "–", "7."]


def test_letters_are_doubled_after_z() -> None:
    assert markers([item("letter", 0, 26), item("letter"), item("bullet")]) == ["z)", "aa)", "•"]
