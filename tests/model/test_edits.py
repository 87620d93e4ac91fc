from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.ui.strategies import bodies
from vorlage_editor.model.body import (
    Block,
    Body,
    Heading,
    Mark,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    flow,
    join,
    plain_text,
)
from vorlage_editor.model.edits import (
    add_column,
    add_row,
    drop_column,
    drop_row,
    new_table,
    put_in,
    split,
    with_block,
)

A, B = Run("Ab"), Run("cd", (Mark.BOLD,))


def words(text: str) -> Runs:
    return (Run(text),)


TABLE = Table(((words("a"), words("b")), (words("c"), words("d"))), 1, (2.0, 1.0))


@pytest.mark.parametrize(
    ("offset", "parts"),
    [
        (0, ((), (A, B))),
        (1, ((Run("A"),), (Run("b"), B))),
        (2, ((A,), (B,))),
        (9, ((A, B), ())),
    ],
)
def test_runs_are_split_with_their_marks(offset: int, parts: tuple[Runs, Runs]) -> None:
    assert tuple(map(join, split((A, B), offset))) == parts


@pytest.mark.parametrize(
    ("old", "offset", "new"),
    [
        (Paragraph(), 0, (PageBreak(),)),
        (Paragraph(words("ab")), 0, (PageBreak(), Paragraph(words("ab")))),
        (Paragraph(words("ab")), 1, (Paragraph(words("a")), PageBreak(), Paragraph(words("b")))),
        (Paragraph(words("ab")), 2, (Paragraph(words("ab")), PageBreak())),
        (Heading(1, words("ab")), 1, (Heading(1, words("ab")), PageBreak())),
    ],
)
def test_a_block_is_put_where_one_writes(old: Block, offset: int, new: Body) -> None:
    body, place = put_in((old,), 0, offset, PageBreak())
    assert body == new
    assert body[place] == PageBreak()


def test_a_table_that_is_put_in_has_text_around_it() -> None:
    body, place = put_in((Paragraph(),), 0, 0, TABLE)
    assert (body, place) == ((Paragraph(), TABLE, Paragraph()), 1)


@given(bodies, st.data())
def test_what_is_put_in_parts_no_words(body: Body, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(body) - 1))
    new, place = put_in(body, number, 1, PageBreak())
    assert (flow(new), new[place]) == (new, PageBreak())
    assert "".join(map(plain_text, new)) == "".join(map(plain_text, body))


def test_a_block_gives_way_to_another() -> None:
    body = (Paragraph(words("a")), TABLE, Paragraph(words("b")))
    assert with_block(body, 1, PageBreak()) == (body[0], PageBreak(), body[2])
    assert with_block(body, 1, None) == (body[0], body[2])


def test_a_new_table_is_empty() -> None:
    assert new_table(2, 3, header=True) == Table((((), (), ()), ((), (), ())), 1)


@pytest.mark.parametrize(("place", "header"), [(0, 2), (1, 1), (2, 1)])
def test_a_row_is_added(place: int, header: int) -> None:
    table = add_row(TABLE, place)
    assert table.rows[place] == ((), ())
    assert (len(table.rows), table.header_rows) == (3, header)
    assert drop_row(table, place) == TABLE


@pytest.mark.parametrize(
    ("place", "widths"), [(0, (2.0, 2.0, 1.0)), (1, (2.0, 1.0, 1.0)), (2, (2.0, 1.0, 1.0))]
)
def test_a_column_is_added_as_wide_as_its_neighbour(place: int, widths: tuple[float, ...]) -> None:
    table = add_column(TABLE, place)
    assert [row[place] for row in table.rows] == [(), ()]
    assert table.widths == widths
    assert drop_column(table, place) == TABLE


def test_natural_widths_stay_natural() -> None:
    assert add_column(replace(TABLE, widths=()), 1).widths == ()


def test_nothing_is_left_of_a_table_without_its_last_row_or_column() -> None:
    single = Table(((words("a"),),))
    assert drop_row(single, 0) is None
    assert drop_column(single, 0) is None
