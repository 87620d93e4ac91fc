"""Blocks as HTML and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage_editor.exchange.html.document import read_html
from vorlage_editor.exchange.html.writer import write_html
from vorlage_editor.model.body import (
    Block,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Run,
    Table,
    flow,
)

_words = st.text("abÄß<&>\"'", min_size=1, max_size=5)
_runs = st.lists(
    st.builds(
        Run,
        _words,
        st.sets(st.sampled_from([Mark.ITALIC, Mark.BOLD, Mark.SUPERSCRIPT])).map(tuple),
        st.sampled_from(["", "https://a.de/?b=1&c='2'"]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
_plain = _words.map(lambda text: (Run(text),))
_blocks = st.one_of(
    st.builds(Paragraph, _runs),
    st.builds(Heading, st.integers(1, 3), _plain),
    st.builds(ListItem, st.sampled_from(["dash", "bullet", "number", "letter"]), st.just(0), _runs),
    st.lists(_runs, min_size=2, max_size=2).map(lambda row: Table((tuple(row),) * 2, 1)),
)


@given(st.lists(_blocks, max_size=6).map(flow))
def test_blocks_survive_html(body: tuple[Block, ...]) -> None:
    assert read_html(write_html(body)).blocks == body


def text(words: str) -> tuple[Run, ...]:
    return (Run(words),)


@pytest.mark.parametrize(
    "body",
    [
        (ListItem("number", 0, text("a"), 4), ListItem("number", 0, text("b"))),
        (ListItem("dash", 0, text("a")), ListItem("letter", 1, text("b")),
         ListItem("bullet", 2, text("c")), ListItem("dash", 0, text("d"))),
        (ListItem("number", 0, text("a")), ListItem("none", 0, text("b")),
         ListItem("number", 0, text("c"))),
        (Paragraph(), Table(((text("a"), text("b")), (text("c"), ())), 0, (), "form", "d"),
         Paragraph()),
        (Paragraph(text("a\u2028b")), PageBreak(), Paragraph(text("c"))),
    ],
)  # fmt: skip
def test_structure_survives_html(body: tuple[Block, ...]) -> None:
    assert read_html(write_html(body)).blocks == body


def test_what_looks_like_a_tag_is_text() -> None:
    assert "<script>" not in write_html([Paragraph(text("<script>alert(1)</script>"))])
