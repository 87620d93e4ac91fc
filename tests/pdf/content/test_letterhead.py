"""Whatever a form says at the edges of the page, nothing is printed over anything else."""

from __future__ import annotations

import io
from itertools import combinations
from typing import TYPE_CHECKING

import pikepdf
import pytest
from msgspec.structs import replace

from tests.pdf.aloud import printable, tree_text
from tests.pdf.reading import page_texts, word_boxes
from tests.pdf.samples import BLOBS, STANDARD, WHEN
from tests.pdf.spoken import heard, spoken
from vorlage_editor.model.forms.example import example_paper
from vorlage_editor.model.forms.form import Attachments, Footer, Form, Labelled, Letterhead
from vorlage_editor.pdf.content.letterhead import letterhead_mm
from vorlage_editor.pdf.render import render

if TYPE_CHECKING:
    from tests.pdf.reading import Word
    from vorlage_editor.model.vorlage import Vorlage

NAME = "Verwaltungsgemeinschaft Hohenstein am Lindenbach und Umland"
LINES = ("Die Gemeinschaftsvorsitzende", "Zentrale Dienste und Gremien " * 6)
BLOCK = (
    Labelled("number", "Vorlage"),
    Labelled("lead", "Federführendes Dezernat"),
    Labelled("involved", "Beteiligtes Dezernat im Hause der Verwaltung"),
    Labelled("contact", "Bearbeitung"),
    Labelled("phone", "Durchwahl"),
    Labelled("file_number", "Aktenzeichen"),
    Labelled("date", "Datum"),
)
EMPTY = Letterhead(name=NAME, lines=LINES, block=BLOCK)
HEADS = {
    "short": replace(EMPTY, name="Stadt Auenfelde", lines=("Der Bürgermeister",), block=BLOCK[:1]),
    "long": EMPTY,
    "many lines": replace(EMPTY, lines=LINES * 4),
    "more lines than fit": replace(EMPTY, lines=LINES * 90, block=BLOCK * 9),
    "without block": replace(EMPTY, block=()),
}


def form_with(**parts: object) -> Form:
    return replace(STANDARD, **parts)


def paper_of(form: Form) -> Vorlage:
    """A paper that is a draft, so that its status stands at the top, with long values."""
    paper = example_paper(form, form.kinds[0].name)
    return replace(
        paper, number="", public=False, contact="Frau Dr. Beispiel-Mustermann, Zimmer 214"
    )


def overlaps(form: Form) -> list[tuple[str, str]]:
    """The words of page 1 that are printed over each other, or beyond its edges."""
    found = word_boxes(render(paper_of(form), form, BLOBS, when=WHEN))
    words = [one for one in found if one.page == 0]
    outside = [(one.text, "") for one in words if one.left < 50 or one.right > 560]
    pairs = combinations(words, 2)
    return outside + [(one.text, other.text) for one, other in pairs if _meet(one, other)]


def _meet(one: Word, other: Word) -> bool:
    """Whether two words share room; lines set close are no fault, so the middle counts."""
    beside = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
    size = min(one.lower - one.upper, other.lower - other.upper) / 3
    return not beside and min(one.lower, other.lower) - max(one.upper, other.upper) > size


@pytest.mark.parametrize("height", [0.0, 60.0])
@pytest.mark.parametrize("style", ["plain", "rule", "arms"])
@pytest.mark.parametrize("name", HEADS)
def test_a_letterhead_lies_over_nothing(name: str, style: str, height: float) -> None:
    head = replace(HEADS[name], style=style, height_mm=height)
    assert overlaps(form_with(letterhead=head)) == []


@pytest.mark.parametrize("style", ["plain", "rule", "arms"])
@pytest.mark.parametrize("name", ["short", "long", "many lines", "without block"])
def test_nothing_of_a_letterhead_is_cut(name: str, style: str) -> None:
    """What is cut is read by its ActualText; here all that is read is drawn."""
    form = form_with(letterhead=replace(HEADS[name], style=style))
    data = render(paper_of(form), form, BLOBS, when=WHEN)
    said = f"{form.letterhead.name} {' '.join(form.letterhead.lines)}".split()
    assert [word for word in said if word not in page_texts(data)[0]] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        assert b"ActualText" not in page.Contents.read_bytes()


@pytest.mark.parametrize("number", ["BV/0147/2026", "XIII/0147/2026/2-Neu", "W" * 40])
def test_a_value_is_whole_beside_a_long_label(number: str) -> None:
    form = form_with(letterhead=Letterhead("arms", block=BLOCK[:2]))
    paper = replace(paper_of(form), number=number, lead="Dezernat I – Zentrale Dienste")
    found = word_boxes(render(paper, form, BLOBS, when=WHEN))
    values = [one for one in found if one.left > 425 and 60 < one.upper < 160 and not one.page]
    ordered = sorted(values, key=lambda one: (round(one.upper), one.left))
    assert "".join(one.text for one in ordered) == f"{number}DezernatI–ZentraleDienste"


@pytest.mark.parametrize("style", ["plain", "rule", "arms"])
def test_a_letterhead_is_read_as_it_is_written(style: str) -> None:
    form = form_with(letterhead=replace(HEADS["long"], style=style, lines=("Eins", *LINES, "Vier")))
    paper = paper_of(form)
    said = heard(tree_text(render(paper, form, BLOBS, when=WHEN)))
    assert said == printable(spoken(paper, form), form)


@pytest.mark.parametrize(
    "footer",
    [
        Footer(("Auenfelde " * 40, "Am Markt 1 " * 40), "Seite {page} von {pages} der Vorlage"),
        Footer(("Auenfelde " * 40,), "Blatt {page} " * 40),
    ],
)
def test_the_lines_of_a_footer_end_before_the_number_of_the_page(footer: Footer) -> None:
    assert overlaps(form_with(footer=footer)) == []


def test_a_long_mark_leaves_room_for_its_attachment() -> None:
    mark = Attachments("Anlagen", "Anlage Nummer {n} zur Vorlage " * 8)
    assert overlaps(form_with(attachments=mark)) == []


def test_the_height_is_that_of_what_is_drawn() -> None:
    def height(lines: tuple[str, ...]) -> float:
        form = form_with(letterhead=Letterhead(style="plain", name="Amt", lines=lines))
        return letterhead_mm(form, paper_of(form))

    assert 25 < height(()) < height(("a",)) < height(("a", "b")) < 40
    assert height(("a", "b")) < height(("a", "b " * 99))
    assert letterhead_mm(STANDARD, paper_of(STANDARD)) == 0
