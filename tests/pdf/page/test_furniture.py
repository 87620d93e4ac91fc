"""What stands on every page outside the text."""

from __future__ import annotations

import io

import pikepdf
import pytest
from msgspec.structs import replace

from tests.pdf import papers
from tests.pdf.papers import Printed, drawn
from tests.pdf.reading import page_texts, tags, word_boxes
from tests.pdf.samples import BLOBS, STANDARD, WHEN, WORDS, paragraph, sections, with_body
from vorlage_editor.model.forms.form import Footer, Form, Labelled, Letterhead, Look
from vorlage_editor.model.publicity import closed_by_stations
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.page.furniture import said
from vorlage_editor.pdf.render import render

LONG = with_body(paragraph(WORDS))


def _pages(paper: Vorlage, form: Form = STANDARD) -> list[str]:
    return page_texts(render(paper, form, BLOBS, when=WHEN))


def test_every_page_says_which_of_how_many_it_is() -> None:
    pages = _pages(LONG)
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page


def test_kind_and_number_head_all_pages_but_the_first() -> None:
    first, *others = _pages(LONG)
    assert first.count("MV/0001/2026") == 1
    assert all(page.lstrip().startswith("Mitteilungsvorlage MV/0001/2026") for page in others)


@pytest.mark.parametrize(
    ("number", "public", "status"),
    [
        ("1", None, ()),
        ("1", True, ()),
        ("1", False, ("NICHTÖFFENTLICH",)),
        ("", None, ("ENTWURF",)),
        ("", False, ("NICHTÖFFENTLICH", "ENTWURF")),
    ],
)
def test_the_status_says_draft_and_closed(
    number: str, public: bool | None, status: tuple[str, ...]
) -> None:
    assert said(Vorlage(kind="Vorlage", number=number, public=public)).status == status


def test_the_status_stands_on_every_page_and_is_read_once() -> None:
    paper = replace(LONG, public=False)
    assert all("NICHTÖFFENTLICH" in page for page in _pages(paper))
    with_status = tags(render(paper, STANDARD, {}, when=WHEN)).count("P\n")
    assert with_status == tags(render(LONG, STANDARD, {}, when=WHEN)).count("P\n") + 1


@pytest.mark.parametrize("paper", [one for one in drawn(60) if one.vorlage.public is None])
def test_stations_print_nothing_but_the_stamp_of_a_closed_paper(paper: Printed) -> None:
    """Of all papers that do not say it themselves, only one that they close has another PDF."""
    vorlage, form = paper
    itself = render(replace(vorlage, public=False), form, papers.BLOBS, when=WHEN)
    seen = render(vorlage, form, papers.BLOBS, when=WHEN)
    assert (seen == itself) is closed_by_stations(vorlage)


def test_a_paper_without_number_is_called_a_draft() -> None:
    assert "Vorlage Nr.: Entwurf" in _pages(replace(LONG, number=""))[0]


def test_a_footer_says_the_lines_of_the_form() -> None:
    footer = Footer(("Stadt Auenfelde", "Am Markt 1"), "{page}/{pages}")
    for page in _pages(LONG, replace(STANDARD, footer=footer)):
        assert "Stadt Auenfelde" in page
        assert "Am Markt 1" in page


def test_a_name_longer_than_the_line_is_clipped() -> None:
    footer = Footer(("Auenfelde " * 40,))
    page = _pages(with_body(), replace(STANDARD, footer=footer))[0]
    assert "…" in page


@pytest.mark.parametrize("style", ["plain", "rule", "arms"])
def test_a_letterhead_is_read_before_the_text(style: str) -> None:
    block = (Labelled("number", "Vorlage"), Labelled("phone", "Durchwahl"), Labelled("unknown"))
    head = Letterhead(
        style=style,  # type: ignore[arg-type]
        height_mm=50,
        name="Stadt Auenfelde",
        lines=("Der Bürgermeister",),
        block=block,
    )
    page = _pages(with_body(), replace(STANDARD, letterhead=head))[0]
    assert page.index("Auenfelde") < page.index("Mitteilungsvorlage")
    assert ("Durchwahl" in page) is False


def test_a_long_value_of_the_block_takes_two_lines() -> None:
    head = Letterhead(style="arms", height_mm=50, block=(Labelled("number", "Vorlage"),))
    paper = replace(with_body(), number="1. Ergänzung zu V 315/2026")
    data = render(paper, replace(STANDARD, letterhead=head), BLOBS, when=WHEN)
    first, second = [one for one in word_boxes(data) if one.text in ("1.", "zu")][:2]
    assert second.left == pytest.approx(first.left, abs=0.5)
    assert second.upper > first.lower - 4
    assert "1. Ergänzung zu V 315/2026" in " ".join(page_texts(data)[0].split())


def test_a_letterhead_higher_than_the_page_leaves_room_for_the_text() -> None:
    form = replace(STANDARD, letterhead=Letterhead(style="plain", height_mm=400, name="Amt"))
    assert len(_pages(sections(2), form)) < 10


def test_marks_and_another_family_do_not_stop_a_paper() -> None:
    look = Look(font="Unbekannt", accent="rot", marks=("hole", "fold"), measure_mm=165)
    assert _pages(LONG, replace(STANDARD, look=look))


def test_a_page_stays_whole_where_its_streams_are_joined_as_they_are() -> None:
    """As cups-filters 1.28 does: it read Qq, and printed the foot in a wrong place."""
    data, joined = render(LONG, STANDARD, BLOBS, when=WHEN), io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            code = b"".join(part.read_bytes() for part in page.Contents)
            page.Contents = pdf.make_stream(code)
        pdf.save(joined)
    assert page_texts(joined.getvalue()) == page_texts(data)
