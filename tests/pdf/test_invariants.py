"""What must hold for any paper: the same bytes, a sound structure, nothing lost."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.pdf.edge_papers import (
    BLOBS,
    BODY,
    EDGE,
    EMPTY,
    LONG,
    WHEN,
    heading,
    item,
    paragraph,
    table,
)
from tests.pdf.invariants import problems
from tests.pdf.reading import page_texts, words
from vorlage_editor.exchange.examples import example
from vorlage_editor.model.body import Block, PageBreak, Paragraph, Run, Table
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.render import Renderer, render


def _pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _paper(*blocks: Block) -> Vorlage:
    return Vorlage(kind="Informationsvorlage", number="IV/1", subject="Betreff", body=blocks)


def test_same_value_same_bytes(form: Form) -> None:
    first = render(EDGE, form, BLOBS, when=WHEN)
    assert render(EDGE, form, BLOBS, when=WHEN) == first


def test_a_warm_renderer_gives_the_same_bytes(form: Form, warm: Renderer) -> None:
    for paper in (EDGE, example(form), EMPTY, EDGE):
        warm.preview(paper, form, BLOBS, range(2))
        data = warm.render(paper, form, BLOBS, when=WHEN)
        assert data == render(paper, form, BLOBS, when=WHEN)


def test_a_block_changed_in_the_middle_gives_the_same_bytes(form: Form, warm: Renderer) -> None:
    warm.render(EDGE, form, BLOBS, when=WHEN)
    for at in range(0, len(BODY), 9):
        edited = replace(EDGE, body=(*BODY[:at], paragraph(LONG[: 40 * at]), *BODY[at + 1 :]))
        data = warm.render(edited, form, BLOBS, when=WHEN)
        assert data == render(edited, form, BLOBS, when=WHEN)


def test_fewer_elements_at_the_end_leave_none_behind(form: Form, warm: Renderer) -> None:
    for signatures in (EDGE.signatures, EDGE.signatures[:1], ()):
        paper = replace(EDGE, body=BODY[:9], attachments=(), signatures=signatures)
        data = warm.render(paper, form, BLOBS, when=WHEN)
        assert data == render(paper, form, BLOBS, when=WHEN)


def test_a_picture_that_arrives_later_is_shown(form: Form, warm: Renderer) -> None:
    without = warm.render(EDGE, form, {}, when=WHEN)
    assert warm.render(EDGE, form, BLOBS, when=WHEN) == render(EDGE, form, BLOBS, when=WHEN)
    assert without == render(EDGE, form, {}, when=WHEN)


_text = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
_runs = st.lists(st.builds(Run, _text), max_size=3).map(tuple)
_blocks: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(
        st.sampled_from(BODY),
        st.builds(Paragraph, _runs),
        st.builds(heading, _text, st.integers(1, 3)),
        st.builds(item, _text, st.sampled_from(["dash", "number", "none"]), st.integers(0, 2)),
        st.builds(Table, st.lists(st.lists(_runs, max_size=3).map(tuple), max_size=3).map(tuple)),
    ),
    max_size=12,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_blocks, _text)
def test_any_paper_is_rendered_warm_as_fresh(
    form: Form, warm: Renderer, blocks: list[Block], subject: str
) -> None:
    paper = Vorlage(kind="Vorlage", subject=subject, body=tuple(blocks))
    data = warm.render(paper, form, BLOBS, when=WHEN)
    assert data == render(paper, form, BLOBS, when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert problems(pdf) == []


@pytest.mark.parametrize(
    "block",
    [
        paragraph("x" * 100_000),
        paragraph("Wort " * 20_000),
        Table((((Run("y" * 20_000),), (Run("Wort " * 8000),)),)),
        table(400),
        Table(tuple(((Run(str(i)),),) for i in range(1000)), 999),
        Table((tuple((Run("Zelle"),) for _ in range(200)),)),
    ],
    ids=["long word", "long paragraph", "high row", "many rows", "all headers", "many columns"],
)
def test_what_is_very_large_is_rendered(form: Form, block: Block) -> None:
    assert _pages(render(_paper(block), form, {}, when=WHEN)) > 0


def test_no_word_of_a_long_paragraph_is_lost(form: Form) -> None:
    text = " ".join(f"Wort{i}" for i in range(3000))
    found = [w for w in words(render(_paper(paragraph(text)), form, {}, when=WHEN))
             if w.startswith("Wort")]  # fmt: skip
    assert found == text.split()


def test_empty_blocks_leave_nothing(form: Form) -> None:
    full = _paper(Paragraph(), paragraph("Text"), paragraph(" \u00a0 "), PageBreak())
    bare = _paper(paragraph("Text"))
    stations = replace(full, route=(Consultation(), Consultation()))
    expected = render(bare, form, {}, when=WHEN)
    assert render(full, form, {}, when=WHEN) == expected
    assert render(stations, form, {}, when=WHEN) == expected


def test_several_page_breaks_make_no_empty_page(form: Form) -> None:
    paper = _paper(PageBreak(), paragraph("eins"), PageBreak(), PageBreak(), paragraph("zwei"))
    assert _pages(render(paper, form, {}, when=WHEN)) == 3


def test_letters_that_no_font_has_are_replaced_visibly_and_read(form: Form) -> None:
    data = render(_paper(paragraph("Zeichen 漢 hier")), form, {}, when=WHEN)
    assert "Zeichen 漢 hier" in page_texts(data)[0]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font.values()
        assert any(b"<FFFD>" in font.ToUnicode.read_bytes() for font in fonts)


def test_a_draft_says_so_on_every_page(form: Form) -> None:
    paper = replace(_paper(paragraph(LONG)), number="")
    assert all("ENTWURF" in page for page in page_texts(render(paper, form, {}, when=WHEN)))


def test_a_preview_shows_the_wanted_pages(form: Form, warm: Renderer) -> None:
    shown = warm.preview(EDGE, form, BLOBS, range(2, 5))
    whole = render(EDGE, form, BLOBS, when=WHEN)
    assert shown.shown == (2, 3, 4)
    assert shown.pages == _pages(whole)
    assert page_texts(shown.data) == page_texts(whole)[2:5]
