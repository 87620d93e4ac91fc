from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.strategies import bodies
from vorlage_editor.model.body import (
    Block,
    Body,
    Heading,
    Paragraph,
    Run,
    Table,
    flow,
    plain,
    plain_text,
)
from vorlage_editor.model.sections import moved


def paper(outline: str) -> Body:
    """Return a body of headings (``1a``: level 1, text a) and paragraphs (``-x``)."""
    return tuple(block(word) for word in outline.split())


def block(word: str) -> Block:
    runs = (Run(word[1:]),)
    return Paragraph(runs) if word[0] == "-" else Heading(int(word[0]), runs)


def outline(body: Body) -> str:
    kinds = [str(one.level) if isinstance(one, Heading) else "-" for one in body]
    return " ".join(kind + plain_text(one) for kind, one in zip(kinds, body, strict=True))


@pytest.mark.parametrize(
    ("before", "number", "by", "after"),
    [
        ("1a -x 1b -y", 2, -1, "1b -y 1a -x"),
        ("1a -x 1b -y", 0, 1, "1b -y 1a -x"),
        ("-v 1a 2c -x 1b 2d -y", 1, 1, "-v 1b 2d -y 1a 2c -x"),
        ("1a 2c -x 2d 1b", 3, -1, "1a 2d 2c -x 1b"),
        ("1a -x 1b 2c -y", 3, -1, "1a -x 2c -y 1b"),
        ("1a 2c -x 1b -y 2d", 1, 1, "1a 1b -y 2c -x 2d"),
        ("1a 2c 1b -y", 1, 1, "1a 1b -y 2c"),
        ("2c 1a", 0, 1, "1a 2c"),
    ],
)
def test_a_section_moves_with_all_that_is_under_it(
    before: str, number: int, by: int, after: str
) -> None:
    found = moved(paper(before), number, by)
    assert found is not None
    body, place = found
    assert outline(body) == after
    assert body[place] == paper(before)[number]


@pytest.mark.parametrize(("number", "by"), [(0, -1), (1, -1), (3, 1), (4, 1)])
def test_the_first_and_the_last_stay(number: int, by: int) -> None:
    assert moved(paper("1a 2c -x 1b 2d"), number, by) is None


def test_tables_that_meet_get_an_empty_paragraph_between_them() -> None:
    table = Table((((Run("x"),),),))
    body = flow((*paper("1a -x"), table, *paper("-y 1b -z")))
    assert moved(body, 4, -1) is not None


@given(bodies, st.integers(0, 20), st.sampled_from([-1, 1]))
def test_nothing_is_lost_and_it_can_go_back_and_forth(body: Body, number: int, by: int) -> None:
    places = [n for n, one in enumerate(body) if isinstance(one, Heading) and one.runs]
    if not places or not (found := moved(body, places[number % len(places)], by)):
        return
    assert flow(found[0]) == found[0]
    kept = [one for one in found[0] if one != Paragraph()]
    assert sorted(map(repr, kept)) == sorted(repr(one) for one in body if one != Paragraph())
    heading = found[0][found[1]]
    assert isinstance(heading, Heading)
    assert plain(heading.runs) in map(plain_text, body)
