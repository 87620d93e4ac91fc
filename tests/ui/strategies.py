"""Random values for the tests."""

from __future__ import annotations

from hypothesis import strategies as st

from vorlage_editor.model.body import (
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    flow,
)

_ODD = "ab \u2028\u00a0\u00ad\u0308😀\n\ufffc\ufdd0\t"
texts = st.text(st.one_of(st.sampled_from(_ODD), st.characters(codec="utf-8")), max_size=6)
runs = st.lists(
    st.builds(
        Run,
        texts,
        st.sets(st.sampled_from(Mark)).map(tuple),
        st.sampled_from(["", "", "https://a.de/?b=1"]),
    ),
    max_size=3,
).map(tuple)


def _tables(shape: tuple[int, int]) -> st.SearchStrategy[Table]:
    rows, columns = shape
    row = st.lists(runs, min_size=columns, max_size=columns).map(tuple)
    widths = st.lists(st.floats(0.1, 9), min_size=columns, max_size=columns).map(tuple)
    return st.builds(
        Table,
        st.lists(row, min_size=rows, max_size=rows).map(tuple),
        st.integers(0, 2),
        st.one_of(st.just(()), widths),
        st.sampled_from(["data", "form"]),
        texts,
    )


tables = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(_tables)
blocks = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Heading, st.integers(1, 3), runs, st.sampled_from(["", "beschluss", "begründung"])),
    st.builds(
        ListItem,
        st.sampled_from(["dash", "bullet", "number", "letter", "none"]),
        st.integers(0, 2),
        runs,
        st.one_of(st.none(), st.integers(0, 30)),
    ),
    tables,
    st.builds(
        Picture,
        st.sampled_from(["p1", "p2"]),
        st.one_of(st.none(), texts),
        st.floats(1, 165),
        texts,
    ),
    st.just(PageBreak()),
)
bodies = st.lists(blocks, max_size=8).map(flow)
