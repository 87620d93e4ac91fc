"""The renderer: what it takes over, and what it shows of a paper."""

from __future__ import annotations

import io
import random

import pikepdf
import pytest
from msgspec.structs import replace

from tests.pdf.samples import (
    BLOBS,
    PICTURE_NAME,
    STANDARD,
    WHEN,
    WORDS,
    everything,
    example,
    heading,
    item,
    paragraph,
    resolution,
    sections,
    table,
    with_body,
)
from vorlage_editor.model.body import Block, Heading, ListItem, PageBreak, Paragraph, Picture
from vorlage_editor.model.printed import signed
from vorlage_editor.model.vorlage import Signature, Vorlage
from vorlage_editor.pdf.content.entries import BodyEntries
from vorlage_editor.pdf.render import Renderer, render
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

POOL: tuple[Block, ...] = (
    heading(1, "Neu"), heading(3, "Tief"), heading(2, "Beschluss", "beschlussvorschlag"),
    paragraph("kurz"), paragraph("Dazu:"), paragraph(WORDS[:2000]), Paragraph(), PageBreak(),
    item("eins"), item("zwei", "number"), item("drei", "letter", 1), table(("a", "b"), ("1", "2")),
    Picture(PICTURE_NAME, "Bild"), Picture("f" * 64, "fehlt"),
)  # fmt: skip


def _edited(paper: Vorlage, rnd: random.Random) -> Vorlage:
    """Return ``paper`` after one random edit of its body."""
    body = list(paper.body)
    at = rnd.randrange(len(body))
    match rnd.randrange(5):
        case 0:
            body.insert(at, rnd.choice(POOL))
        case 1 if len(body) > 3:
            del body[at : at + rnd.randrange(1, 4)]
        case 2:
            body.insert(rnd.randrange(len(body)), body[at])
        case 3:
            body.append(rnd.choice(POOL))
        case _:
            body[at] = rnd.choice(POOL)
    paper = replace(paper, body=tuple(body))
    return paper if rnd.random() < 0.8 else replace(paper, subject=rnd.choice(["", "Anders"]))


@pytest.mark.parametrize("seed", range(6))
def test_random_editing_gives_the_bytes_of_a_fresh_renderer(seed: int) -> None:
    rnd = random.Random(seed)  # noqa: S311 - papers, not secrets
    paper, warm = sections(1 + seed % 2), Renderer()
    for step in range(24):
        paper = _edited(paper, rnd)
        if step % 3 == 1:
            warm.preview(paper, STANDARD, BLOBS, range(2))
        else:
            data = warm.render(paper, STANDARD, BLOBS, when=WHEN)
            assert data == render(paper, STANDARD, BLOBS, when=WHEN)


def test_an_edit_makes_one_new_entry() -> None:
    body = sections(3).body
    entries = BodyEntries(Typesetter(STANDARD))
    before = entries.update(body, BLOBS, above=1, ends=True)
    changed = (*body[:12], paragraph("anders"), *body[13:])
    after = entries.update(changed, BLOBS, above=1, ends=True)
    assert len(set(after) - set(before)) <= 2


def test_another_form_and_back_gives_the_same_bytes() -> None:
    other = replace(STANDARD, sha256="other", head=replace(STANDARD.head, number_label="Nr."))
    warm = Renderer()
    for form in (STANDARD, other, STANDARD):
        data = warm.render(example(), form, {}, when=WHEN)
        assert data == render(example(), form, {}, when=WHEN)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [(range(1), (0,)), (range(1, 3), (1, 2)), (range(90, 99), (3,)), (range(-2, 1), (0,))],
)
def test_a_preview_holds_the_wanted_pages(wanted: range, shown: tuple[int, ...]) -> None:
    preview = Renderer().preview(sections(3), STANDARD, BLOBS, wanted)
    assert preview.shown == shown
    assert preview.pages == 4
    with pikepdf.open(io.BytesIO(preview.data)) as pdf:
        assert len(pdf.pages) == len(shown)


def test_a_preview_draws_the_pages_of_the_whole_file() -> None:
    renderer = Renderer()
    whole = renderer.render(everything(), STANDARD, BLOBS, when=WHEN)
    for page in range(3):
        some = renderer.preview(everything(), STANDARD, BLOBS, range(page, page + 1)).data
        with pikepdf.open(io.BytesIO(whole)) as one, pikepdf.open(io.BytesIO(some)) as other:
            streams = [pdf.Contents for pdf in (one.pages[page], other.pages[0])]
            first, second = ([part.read_bytes() for part in stream] for stream in streams)
            assert first == second


def test_an_empty_paper_has_a_page() -> None:
    bare = replace(STANDARD, signatures=replace(STANDARD.signatures, cells=()))
    preview = Renderer().preview(Vorlage(kind=""), bare, {}, range(1))
    assert preview.pages == 1
    assert render(Vorlage(kind=""), bare, {}, when=WHEN)


def test_a_skipped_level_is_none_in_the_tags() -> None:
    paper = with_body(heading(3, "a"), heading(1, "b"), heading(3, "c"), heading(2, "d"))
    assert _headings(paper) == ["/H1", "/H2", "/H2", "/H3", "/H3"]


def test_without_a_subject_the_text_begins_with_the_first_level() -> None:
    paper = replace(with_body(heading(1, "a"), heading(2, "b"), heading(1, "c")), subject="")
    assert _headings(paper) == ["/H1", "/H2", "/H1"]


def _headings(paper: Vorlage) -> list[str]:
    with pikepdf.open(io.BytesIO(render(paper, STANDARD, {}, when=WHEN))) as pdf:
        names = [str(kid.S) for kid in pdf.Root.StructTreeRoot.K[0].K]
    return [name for name in names if name.startswith("/H")]


def test_an_empty_heading_or_paragraph_has_no_tag() -> None:
    empty = with_body(Heading(1), Paragraph(), paragraph("  \u2028"), paragraph("da"))
    once = with_body(paragraph("da"))
    assert render(empty, STANDARD, {}, when=WHEN) == render(once, STANDARD, {}, when=WHEN)


def test_a_nested_list_is_nested_in_the_tags() -> None:
    paper = with_body(item("a"), item("b", "number", 1), ListItem("none", 1), item("c"))
    with pikepdf.open(io.BytesIO(render(paper, STANDARD, {}, when=WHEN))) as pdf:
        outer = next(kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/L")
        body = outer.K[0].K[1]
        inner = next(kid for kid in body.K if isinstance(kid, pikepdf.Dictionary))
        assert [str(kid.S) for kid in outer.K] == ["/LI", "/LI"]
        assert inner.S == "/L"
        assert inner.A.ListNumbering == "/Decimal"


def test_the_decision_is_read_in_its_order() -> None:
    data = render(resolution(), STANDARD, BLOBS, when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        names = [str(kid.S)[1:] for kid in pdf.Root.StructTreeRoot.K[0].K]
    assert names == [
        "P", "P", "P", "P", "Table", "H1", "H2", "P", "L", "H2", "Table", "H2", "H3", "P",
        "Table", "Figure", "Caption", "H2", "L", "Table",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("signatures", "said"),
    [
        ((), []),
        ((Signature(),), []),
        ((Signature(label="Die Landrätin", name="Ida Behrens"),), ["Ida Behrens"]),
        ((Signature(name="Eins"), Signature(name="Zwei")), ["Eins", "Zwei"]),
    ],
)
def test_the_foot_holds_the_papers_own_signatures(
    signatures: tuple[Signature, ...], said: list[str]
) -> None:
    paper = Vorlage(kind="", lead="Dez. II", signatures=signatures)
    assert [one.name for _, one in signed(paper, STANDARD)] == ["Dez. II", "", *said]
