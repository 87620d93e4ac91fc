"""From a word on a page to its field and letter, and back: poppler says where the words are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from msgspec.structs import replace

from tests.pdf.reading import Word, word_boxes
from tests.pdf.samples import (
    BLOBS,
    STANDARD,
    WORDS,
    everything,
    example,
    heading,
    paragraph,
    resolution,
    sections,
    table,
    with_body,
)
from vorlage_editor.model.body import Body, PageBreak, Paragraph, Picture, Table, plain
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.spot import Spot
from vorlage_editor.model.vorlage import Attachment, Signature, Vorlage
from vorlage_editor.pdf.places.places import Places
from vorlage_editor.pdf.render import Renderer

PAPERS = {"example": example, "resolution": resolution, "everything": everything}
_MARK = re.compile(r"[0-9a-z]{1,2}[.)]|[–•-]")  # of a list
_QUIET = re.compile("[\u00ad\u200b\u2028 \u00a0\u202f\ufffd]")


def laid_out(vorlage: Vorlage, form: Form = STANDARD) -> Places:
    places = Renderer().preview(vorlage, form, BLOBS, range(1)).places
    assert places is not None
    return places


@cache
def with_words(name: str) -> tuple[Vorlage, Places, tuple[Word, ...]]:
    """Return a paper, its places, and its words as poppler finds them."""
    vorlage = PAPERS[name]()
    made = Renderer().preview(vorlage, STANDARD, BLOBS, range(99))
    assert made.places is not None
    return vorlage, made.places, tuple(word_boxes(made.data))


def pointed_at(name: str) -> Iterator[tuple[Word, Spot, str]]:
    """Yield the words of the text, the spot in the middle of each, and the text there."""
    vorlage, places, words = with_words(name)
    for word in words:
        spot = places.at(word.page, (word.left + word.right) / 2, (word.upper + word.lower) / 2)
        if spot and not _MARK.fullmatch(word.text) and (text := text_at(vorlage.body, spot)):
            yield word, spot, text


def text_at(body: Body, spot: Spot) -> str:
    """Return the text of a block or cell; none for a table's caption."""
    if spot.field.name != "body" or spot.field.place is None:
        return ""
    match body[spot.field.place]:
        case Table() as block if spot.offset or spot.cell:
            return plain([cell for row in block.rows for cell in row][spot.cell])
        case Picture() as block if spot.offset:
            return "##" + block.caption
        case Table() | Picture() | PageBreak():
            return ""
        case block:
            return plain(block.runs)


def letters(text: str) -> str:
    return _QUIET.sub("", text).rstrip(":")


@pytest.mark.parametrize("name", PAPERS)
def test_each_word_leads_to_its_letters_in_the_text(name: str) -> None:
    wrong = []
    for word, spot, text in pointed_at(name):
        reach = len(word.text) + 2
        if letters(word.text) not in letters(text[max(0, spot.offset - reach) :][: 2 * reach]):
            wrong.append((word, spot))
    assert not wrong


@pytest.mark.parametrize("name", PAPERS)
def test_the_way_back_leads_to_the_word(name: str) -> None:
    _, places, _ = with_words(name)
    wrong = []
    for word, spot, _ in pointed_at(name):
        if len(word.text) < 2:  # where each letter breaks, the next one is on another line
            continue
        caret = places.find(spot, (word.page,))
        middle = (caret.box.upper + caret.box.lower) / 2 if caret else 0
        if not caret or caret.page != word.page or not word.upper <= middle <= word.lower:
            wrong.append((word, spot, caret))
    assert not wrong


def spots(places: Places, name: str) -> dict[str, str]:
    """Return the words at which each field is found, the text's left out."""
    out: dict[str, list[str]] = {}
    for word in with_words(name)[2]:
        spot = places.at(word.page, (word.left + word.right) / 2, (word.upper + word.lower) / 2)
        if spot and spot.field.name != "body":
            out.setdefault(str(spot.field), []).append(word.text)
    return {field: " ".join(words) for field, words in out.items()}


def test_head_and_end_lead_to_their_fields() -> None:
    found = spots(with_words("resolution")[1], "resolution")
    assert found["kind"] == "Beschlussvorlage"
    assert found["number"] == "Vorlage Nr.: Entwurf"
    assert found["route[2].committee"] == "Stadtrat"
    assert found["route[3].date"] == "nach Bedarf"
    assert found["attachments[0].name"] == "Anlage 1 Entwurfsplanung (4 Blätter)"
    assert found["lead"].endswith("Dez. III")
    assert found["signatures[0].name"] == "Dr. Miriam Oswald"


def test_an_attachment_below_no_heading_leads_to_its_name() -> None:
    form = replace(STANDARD, attachments=replace(STANDARD.attachments, label=" "))
    listed = Attachment(), Attachment(name="Plan"), Attachment(name="Plan")
    places = laid_out(replace(with_body(), attachments=listed), form)
    found = [str(area.named.field) for area in places.areas(0) if area.named.words == "Plan"]
    assert found == ["attachments[1].name", "attachments[2].name"]


def test_a_signature_leads_to_the_one_of_the_paper() -> None:
    signatures = (Signature(), *(Signature(label=f"Zeichen {n}", office="Amt") for n in range(6)))
    places = laid_out(replace(example(), signatures=signatures))
    fields = {str(area.named.field) for area in places.areas(0)}
    assert {"lead", "involved", "signatures[1].label", "signatures[6].office"} <= fields
    assert not any(field.startswith("signatures[0]") for field in fields)


def test_the_betreff_leads_to_its_letters_behind_leading_spaces() -> None:
    places = laid_out(replace(example(), subject="  Feldstraße"))
    caret = places.find(Spot(FieldRef("subject"), 6))
    assert caret is not None
    assert places.at(caret.page, caret.box.left, caret.box.upper + 1) == Spot(
        FieldRef("subject"), 6
    )


def test_a_point_in_the_margin_leads_nowhere() -> None:
    assert with_words("example")[1].at(0, 10, 300) is None
    assert with_words("example")[1].at(99, 100, 300) is None


def test_what_is_next_to_a_height_is_found() -> None:
    places = laid_out(with_body(heading(1, "Sachverhalt"), paragraph("Text")))
    caret = places.find(Spot(FieldRef("body", 1)))
    assert caret is not None
    assert places.nearest(0, caret.box.lower + 1) == Spot(FieldRef("body", 1))
    assert places.nearest(99, 400) is None


def test_a_caret_in_an_empty_paragraph_stands_below_what_is_printed_before() -> None:
    places = laid_out(with_body(paragraph("Davor"), Paragraph(), paragraph("Danach")))
    before, empty = places.find(Spot(FieldRef("body", 0))), places.find(Spot(FieldRef("body", 1)))
    assert before is not None
    assert empty is not None
    assert empty.box.lower == before.box.lower


def test_the_caret_is_on_the_page_of_its_line() -> None:
    places = laid_out(with_body(paragraph(WORDS + WORDS)))
    first, last = (
        places.find(Spot(FieldRef("body", 0), 0)),
        places.find(Spot(FieldRef("body", 0), 2 * len(WORDS))),
    )
    assert first is not None
    assert last is not None
    assert first.page < last.page


def test_a_repeated_head_of_a_table_leads_to_its_cells() -> None:
    rows = [("Jahr", "Betrag"), *((str(n), "1") for n in range(80))]
    places = laid_out(with_body(replace(table(*rows), caption="Kosten")))
    head = next(area for area in places.areas(1) if area.named.field.name == "body")
    assert head.named[:3] == (FieldRef("body", 1), 0, "Jahr")


def test_places_of_a_last_layout_stay_as_they_were() -> None:
    renderer, vorlage = Renderer(), sections(3)
    before = renderer.preview(vorlage, STANDARD, BLOBS, range(1)).places
    assert before is not None
    told = before.find(Spot(FieldRef("body", 9)))
    shorter = replace(vorlage, body=vorlage.body[4:])
    renderer.preview(shorter, STANDARD, BLOBS, range(1))
    assert before.find(Spot(FieldRef("body", 9))) == told


def test_a_field_that_is_not_printed_is_not_found() -> None:
    places = laid_out(replace(example(), attachments=(Attachment(),)))
    assert places.find(Spot(FieldRef("attachments", 0))) is None
    assert places.find(Spot(FieldRef("public"))) is None
    assert laid_out(replace(example(), body=())).find(Spot(FieldRef("body", 0))) is None
