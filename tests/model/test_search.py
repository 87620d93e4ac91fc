"""Whatever a paper prints as it was typed can be found, and replaced without losing anything."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.strategies import papers
from vorlage_editor.model.body import (
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    plain,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.search import Hit, Query, find, replace_all, replace_hit
from vorlage_editor.model.spot import Spot
from vorlage_editor.model.vorlage import Attachment, Related, Signature, Vorlage

KITA = (Run("Kita"),)
PAPER = Vorlage(
    kind="Beschlussvorlage",
    subject="Kita",
    number="Kita 1",
    lead="Kita",
    notes="Kita",
    related=(Related(relation="Bezug", number="Kita"),),
    signatures=(Signature(label="Kita", name="Kita", office="Kita"),),
    route=(Consultation(committee="Kita", agenda_item="Kita", role="Kita", result="Kita"),),
    body=(
        Heading(1, KITA, "beschluss"),
        Paragraph((Run("Die "), Run("Ki", (Mark.BOLD,)), Run("ta", (), "https://a.de"))),
        ListItem("dash", 0, KITA),
        Table(((KITA, ()), ((Run("x"),), KITA)), caption="Kita"),
        Picture("p", "Kita", 80, "Kita"),
        PageBreak(),
    ),
    attachments=(Attachment(name="Kita", note="Kita"),),
)
LINES = ("number", "lead")


def paragraph(text: str) -> Vorlage:
    return Vorlage(kind="", body=(Paragraph((Run(text),)),))


def words(text: str, query: Query) -> list[str]:
    """What is found in ``text``."""
    hits = find(paragraph(text), query).hits
    return [text[hit.spot.offset : hit.end.offset] for hit in hits]


def test_all_that_is_printed_is_searched_in_the_order_of_the_paper() -> None:
    assert [hit.spot for hit in find(PAPER, Query("kita"), LINES).hits] == [
        Spot(FieldRef("subject")),
        Spot(FieldRef("number")),
        Spot(FieldRef("lead")),
        Spot(FieldRef("related", 0, "number")),
        Spot(FieldRef("signatures", 0, "label")),
        Spot(FieldRef("signatures", 0, "name")),
        Spot(FieldRef("signatures", 0, "office")),
        Spot(FieldRef("route", 0, "committee")),
        Spot(FieldRef("route", 0, "role")),
        Spot(FieldRef("route", 0, "agenda_item")),
        Spot(FieldRef("route", 0, "result")),
        Spot(FieldRef("body", 0)),
        Spot(FieldRef("body", 1), 4),
        Spot(FieldRef("body", 2)),
        Spot(FieldRef("body", 3, "caption")),
        Spot(FieldRef("body", 3)),
        Spot(FieldRef("body", 3), 0, 3),
        Spot(FieldRef("body", 4), 2),
        Spot(FieldRef("attachments", 0, "name")),
        Spot(FieldRef("attachments", 0, "note")),
    ]


def test_what_the_form_does_not_print_is_not_searched() -> None:
    fields = {hit.spot.field.name for hit in find(PAPER, Query("Kita")).hits}
    assert fields.isdisjoint({"number", "lead", "notes", "kind"})


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Rat rat RAT", Query("rat"), ["Rat", "rat", "RAT"]),
        ("Rat rat RAT", Query("rat", case=True), ["rat"]),
        ("Rat, Ratschlag, Vorrat", Query("Rat", words=True), ["Rat"]),
        ("Kita-Plätze", Query("Kita", words=True), ["Kita"]),
        ("Über über uber", Query("über"), ["Über", "über"]),
        ("Über ueber", Query("Ü"), ["Ü"]),
        ("Straße STRAẞE", Query("straße"), ["Straße", "STRAẞE"]),
        ("§\u00a05 und § 5", Query("§ 5"), ["§\u00a05", "§ 5"]),
        ("eine\u2028Zeile", Query("eine Zeile"), ["eine\u2028Zeile"]),
        ("„Am Markt“", Query('"am markt"'), ["„Am Markt“"]),
        ("Be\u00adschluss Beschluss", Query("beschluss"), ["Be\u00adschluss", "Beschluss"]),
        ("Be\u00adschluss", Query("schluss", words=True), []),
        ("100 % (netto)", Query("% (", words=True), ["% ("]),
        ("a.b a-b", Query("a.b"), ["a.b"]),
        ("aaaa", Query("aa"), ["aa", "aa"]),
        ("m\u0302 m", Query("m"), ["m"]),
        ("äöü", Query("a\u0308"), ["ä"]),
        ("Text", Query(""), []),
        ("Text", Query("\x00"), []),
    ],
)
def test_it_is_found_as_typed(text: str, query: Query, found: list[str]) -> None:
    assert words(text, query) == found


def test_places_count_characters_as_spots_do() -> None:
    (hit,) = find(paragraph("😀 Rat"), Query("Rat")).hits
    assert (hit, hit.end) == (Hit(Spot(FieldRef("body", 0), 2), 3), Spot(FieldRef("body", 0), 5))


@pytest.mark.parametrize(
    ("start", "by", "number", "wrapped"),
    [
        (Spot(FieldRef("subject")), 1, 0, False),
        (Spot(FieldRef("subject"), 1), 1, 1, False),
        (Spot(FieldRef("body", 0), 3), 1, 2, False),
        (Spot(FieldRef("body", 1)), 1, 0, True),
        (Spot(FieldRef("body", 1)), -1, 2, False),
        (Spot(FieldRef("subject")), -1, 2, True),
        (Spot(FieldRef("kind")), 1, 0, False),
    ],
)
def test_the_next_one_wraps_and_says_so(start: Spot, by: int, number: int, wrapped: bool) -> None:
    body = (Paragraph((Run("Rat Rat"),)), Paragraph((Run("Amt"),)))
    found = find(Vorlage(kind="", subject="Rat", body=body), Query("rat"))
    assert found.step(start, by) == (number, wrapped)


def test_a_hit_can_be_told_with_what_stands_around_it() -> None:
    found = find(PAPER, Query("ta"), LINES)
    assert [found.around(hit, 2) for hit in found.hits[-3:]] == ["Kita", "Kita", "Kita"]


def test_fields_without_text_have_their_place_too() -> None:
    order = find(Vorlage(kind=""), Query(""), LINES).texts
    fields = [str(field) for field, _ in order]
    assert fields == ["subject", "number", "lead", "body[0]"]


def test_all_are_replaced_and_marks_links_and_meanings_stay() -> None:
    after = replace_all(PAPER, Query("Kita"), "Schule", LINES)
    assert after.body == (
        Heading(1, (Run("Schule"),), "beschluss"),
        Paragraph((Run("Die "), Run("Schule", (Mark.BOLD,)))),
        ListItem("dash", 0, (Run("Schule"),)),
        Table((((Run("Schule"),), ()), ((Run("x"),), (Run("Schule"),))), caption="Schule"),
        Picture("p", "Kita", 80, "Schule"),
        PageBreak(),
    )
    assert (after.subject, after.number, after.notes) == ("Schule", "Schule 1", "Kita")
    assert after.route[0].result == "Schule"
    assert find(after, Query("Kita"), LINES).hits == ()


def test_what_stands_beside_a_hit_keeps_its_link() -> None:
    runs = (Run("Amt ", (), "https://a.de"), Run("und Rat", (Mark.ITALIC,)))
    vorlage = Vorlage(kind="", body=(Paragraph(runs),))
    after = replace_all(vorlage, Query("und"), "oder")
    new = (Run("Amt ", (), "https://a.de"), Run("oder Rat", (Mark.ITALIC,)))
    assert after.body == (Paragraph(new),)


def test_nothing_in_its_place_is_a_replacement_too() -> None:
    assert replace_all(paragraph("ein Wort"), Query("ein "), "") == paragraph("Wort")


def test_one_hit_is_replaced_and_no_other() -> None:
    hit = find(PAPER, Query("Kita"), LINES).hits[16]
    after = replace_hit(PAPER, hit, "Schule", LINES)
    table = after.body[3]
    assert isinstance(table, Table)
    assert [plain(cell) for row in table.rows for cell in row] == ["Kita", "", "x", "Schule"]
    assert replace(after, body=PAPER.body) == PAPER


def test_the_caption_of_a_picture_is_replaced_in_place() -> None:
    hit = find(PAPER, Query("ta"), LINES).hits[17]
    assert replace_hit(PAPER, hit, "nd", LINES).body[4] == Picture("p", "Kita", 80, "Kind")


def test_what_has_no_hit_is_shared() -> None:
    after = replace_all(PAPER, Query("Die"), "Eine", LINES)
    assert after.route is PAPER.route
    assert [n for n, block in enumerate(after.body) if block is not PAPER.body[n]] == [1]
    assert replace_all(PAPER, Query("fehlt"), "x") is PAPER


def test_a_replacement_that_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(UserError, match="unverändert"):
        replace_all(paragraph("a" * 5000), Query("a"), "b" * 1000)


@given(papers, st.text(max_size=2), st.text("aÄ 😀", max_size=3), st.booleans())
def test_one_after_the_other_is_the_same_as_all_at_once(
    paper: Vorlage, text: str, new: str, whole: bool
) -> None:
    query = Query(text, case=True, words=whole)
    after = paper
    for hit in reversed(find(paper, query, LINES).hits):
        after = replace_hit(after, hit, new, LINES)
    assert after == replace_all(paper, query, new, LINES)


@given(papers, st.text(max_size=2))
def test_a_paper_without_a_hit_is_the_very_same(paper: Vorlage, text: str) -> None:
    assert find(paper, Query(text)).hits or replace_all(paper, Query(text), "neu") is paper


def test_a_long_paper_is_searched_within_a_few_keystrokes() -> None:
    body = (Paragraph((Run("Der Rat der Stadt beschließt die Sanierung. " * 12),)),) * 400
    began = process_time()
    assert len(find(Vorlage(kind="", body=body), Query("rat", words=True)).hits) == 4800
    assert process_time() - began < 0.5


BROKEN = replace(PAPER, body=(Paragraph(KITA), PageBreak(), Paragraph(KITA), PageBreak()))


@pytest.mark.parametrize(("block", "by", "hit"), [(1, 1, 2), (1, -1, 0)])
def test_from_a_page_break_the_search_goes_on_in_the_text(block: int, by: int, hit: int) -> None:
    found = find(BROKEN, Query("Kita"))
    number, wrapped = found.step(Spot(FieldRef("body", block)), by)
    assert (found.hits[number].spot.field, wrapped) == (FieldRef("body", hit), False)


@pytest.mark.parametrize(
    ("start", "end", "blocks"),
    [
        (1, 2, [2]),
        (0, 1, [0]),
        (1, 3, [2]),
        (3, 3, []),
    ],
)
def test_between_page_breaks_is_text_alone(start: int, end: int, blocks: list[int]) -> None:
    spots = Spot(FieldRef("body", start)), Spot(FieldRef("body", end), 1)
    hits = find(BROKEN, Query("Kita")).between(*spots)
    assert [hit.spot.field.place for hit in hits] == blocks
