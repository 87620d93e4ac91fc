"""What a screen reader finds in the PDF is what the paper says, letter by letter."""

from __future__ import annotations

import io
import os

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from tests.pdf.aloud import printable, tree_text
from tests.pdf.edge_papers import EDGE
from tests.pdf.papers import BLOBS, FORMS, Printed, papers
from tests.pdf.samples import STANDARD, WHEN, everything, resolution, runs, with_body
from tests.pdf.spoken import heard, spoken
from vorlage_editor.model.body import Block, Heading, ListItem, Mark, Paragraph, Run, Table
from vorlage_editor.model.expansions import Expansions
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Attachment, Vorlage
from vorlage_editor.pdf.render import Renderer, render

THOROUGH = 500 if os.environ.get("VORLAGE_EDITOR_THOROUGH") else 60
SHORT = replace(STANDARD, abbreviations={"z. B.": "zum Beispiel", "BauGB": "Baugesetzbuch"})


def _read(paper: Printed, renderer: Renderer) -> str:
    return heard(tree_text(renderer.render(*paper, BLOBS, when=WHEN)))


@settings(
    max_examples=THOROUGH, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(paper=papers)
def test_the_tags_read_as_the_paper_says(paper: Printed, warm: Renderer) -> None:
    assert _read(paper, warm) == printable(spoken(*paper), paper.form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("vorlage", [EDGE, everything(), resolution(), Vorlage(kind="")])
def test_the_samples_read_as_they_say(vorlage: Vorlage, form: Form, warm: Renderer) -> None:
    paper = Printed(vorlage, form)
    assert _read(paper, warm) == printable(spoken(*paper), paper.form)


def _said(*blocks: Block) -> list[str]:
    """Return what is read of a paper's body and signatures with the form of abbreviations."""
    paper = with_body(*blocks)
    data = render(paper, SHORT, {}, when=WHEN)
    assert heard(tree_text(data)) == spoken(paper, SHORT)
    return heard(tree_text(data)).split("\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Anlagen: ./.", "Anlagen: entfällt"),
        ("☒ Ja   ☐ Nein", "angekreuzt Ja nicht angekreuzt Nein"),
        ("so z. B. nach BauGB.", "so zum Beispiel nach Baugesetzbuch."),
        ("z.\u00a0B. fest", "zum Beispiel fest"),
        ("BauGBs und xBauGB und BauGB/7", "BauGBs und xBauGB und BauGB/7"),
        ("siehe ../../plan", "siehe ../../plan"),
        ("Trenn\u00adung und\u2028Zeile", "Trennung und Zeile"),
        ("Zeichen 漢", "Zeichen 漢"),
    ],
)
def test_what_is_written_short_is_read_in_full(text: str, said: str) -> None:
    assert said in _said(Paragraph(runs(text)))


@pytest.mark.parametrize("words", range(60, 90))
def test_an_abbreviation_at_a_lines_end_is_read_once(words: int) -> None:
    text = "x" * words + " z. B. hier"
    assert f"{'x' * words} zum Beispiel hier" in _said(Paragraph(runs(text)))


def test_an_abbreviation_in_several_hands_is_read_once() -> None:
    block = Paragraph((Run("z. ", (Mark.BOLD,)), Run("B. so")))
    assert "zum Beispiel so" in _said(block)


def test_an_abbreviation_that_a_link_parts_is_read_as_it_is() -> None:
    block = Paragraph((Run("Bau", (), "https://example.org/"), Run("GB")))
    assert "BauGB" in _said(block)


def test_an_abbreviation_in_a_narrow_cell_is_read_once() -> None:
    block = Table((tuple(runs("z. B. ☐") for _ in range(24)),))
    assert _said(block).count("zum Beispiel nicht angekreuzt") == 24


def test_letters_that_no_face_has_are_read_also_where_a_page_parts_them() -> None:
    block = Table((tuple(runs("漢字" * 400) for _ in range(24)),))
    assert _said(block).count("漢字" * 400) == 24


def test_an_abbreviation_is_copied_as_it_is_written() -> None:
    data = render(with_body(Paragraph(runs("so z. B. hier"))), SHORT, {}, when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = b"".join(part.read_bytes() for part in pdf.pages[0].obj.Contents)
    assert b"/Span <</E (zum Beispiel)>> BDC" in content
    assert b"(z. B.) Tj" in content


def test_spaces_at_a_headings_end_part_no_colon() -> None:
    block = Heading(1, (Run("Kosten "), Run(" ", (Mark.BOLD,))))
    assert "Kosten:" in _said(block)


@pytest.mark.parametrize(
    ("label", "said"), [("Anlagen", "Anlagen:"), ("Anlagen –", "Anlagen –"), ("Siehe:", "Siehe:")]
)
def test_the_attachments_have_one_colon(label: str, said: str) -> None:
    form = replace(STANDARD, attachments=replace(STANDARD.attachments, label=label))
    paper = replace(with_body(), attachments=(Attachment(name="Plan"),))
    lines = tree_text(render(paper, form, {}, when=WHEN)).split("\n")
    assert lines == spoken(paper, form).split("\n")
    assert said in lines


def test_what_finds_no_room_in_the_letterhead_is_read_all_the_same(warm: Renderer) -> None:
    paper = Printed(replace(with_body(), contact="Frau " + "Oswald-Terhaag-" * 9), FORMS[1])
    assert f"Auskunft {paper.vorlage.contact}" in _read(paper, warm).split("\n")


def test_boxes_in_the_letterhead_are_read_like_all_others(warm: Renderer) -> None:
    paper = Printed(replace(with_body(), contact="  ☒ Ja   ☐ Nein"), FORMS[1])
    assert _read(paper, warm) == spoken(*paper)


def test_an_item_without_text_is_read_before_those_within_it() -> None:
    outer, inner = ListItem("number"), ListItem("letter", 1, runs("innen"))
    assert _said(outer, inner)[3:7] == ["1.", "", "a)", "innen"]


def test_a_form_may_read_a_sign_otherwise() -> None:
    assert Expansions({"./.": "keine", " ": "nie"}).aloud("Anlagen: ./.") == "Anlagen: keine"
