"""What stands on which page: what is kept together, what may part."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from msgspec.structs import replace

from tests.pdf.reading import page_texts
from tests.pdf.samples import (
    BLOBS,
    PICTURE_NAME,
    STANDARD,
    WHEN,
    WORDS,
    heading,
    item,
    paragraph,
    table,
    with_body,
)
from vorlage_editor.model.body import Block, PageBreak, Picture
from vorlage_editor.model.vorlage import Attachment
from vorlage_editor.pdf.render import render

LINE = "Eine Zeile"


def _data(lines: int, *blocks: Block) -> bytes:
    """Render ``blocks`` below so many items of one line each."""
    filling = [item(f"{LINE} {n}") for n in range(lines)]
    return render(with_body(*filling, *blocks), STANDARD, BLOBS, when=WHEN)


def _filled(lines: int, *blocks: Block) -> list[str]:
    """Return the texts of the pages."""
    return [page.strip() for page in page_texts(_data(lines, *blocks))]


@pytest.mark.parametrize("lines", range(24, 40))
def test_a_heading_is_never_the_last_line_of_a_page(lines: int) -> None:
    pages = _filled(lines, heading(1, "Überschrift"), paragraph(WORDS[:900]))
    for page in pages[:-1]:
        assert not re.search(r"Überschrift:\s*(.*\n?)?\s*Seite \d", page)


@pytest.mark.parametrize("lines", range(24, 40))
def test_two_lines_of_a_paragraph_stay_together_at_both_ends(lines: int) -> None:
    pages = _filled(lines, paragraph(WORDS[:420]))
    counts = [len(re.findall(r"(?m)^ *(?:Satz|nennt|Gedanken).*$", page)) for page in pages]
    assert 1 not in counts


@pytest.mark.parametrize("lines", range(26, 38))
def test_a_list_keeps_its_first_two_items(lines: int) -> None:
    pages = _filled(lines, paragraph("Absatz"), item("Erstens"), item("Zweitens"), item("Drittens"))
    assert any("Erstens" in page and "Zweitens" in page for page in pages)


@pytest.mark.parametrize("lines", range(26, 38))
def test_a_lead_in_stays_with_its_list(lines: int) -> None:
    pages = _filled(lines, paragraph("Dazu gehören"), item("Erstens"), item("Zweitens"))
    assert any("Dazu gehören" in page and "Erstens" in page for page in pages)


@pytest.mark.parametrize("lines", range(20, 36, 3))
def test_a_table_keeps_its_header_and_two_rows_and_its_last_three(lines: int) -> None:
    rows = [(f"Reihe{n}", str(n)) for n in range(30)]
    pages = _filled(lines, table(("Name", "Zahl"), *rows))
    found = [re.findall(r"Reihe\d+", page) for page in pages]
    parts = [part for part in found if part]
    assert len(parts[0]) >= 2
    assert len(parts[-1]) >= 3
    assert all("Name" in page for page, part in zip(pages, found, strict=True) if part)


@pytest.mark.parametrize("lines", range(20, 36, 3))
def test_a_small_table_stays_whole(lines: int) -> None:
    pages = _filled(lines, table(("Name", "Zahl"), *((f"Reihe{n}", "1") for n in range(6))))
    assert [len(re.findall(r"Reihe", page)) for page in pages if "Reihe" in page] == [6]


@pytest.mark.parametrize("lines", range(18, 38, 2))
def test_a_caption_stays_with_its_picture(lines: int) -> None:
    data = _data(lines, Picture(PICTURE_NAME, "Säulen", 60, "Abbildung 1"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pictured = [bool(page.get_images()) for page in pdf.pages]
    assert pictured == ["Abbildung" in page for page in page_texts(data)]


@pytest.mark.parametrize("lines", range(24, 38))
def test_signatures_take_the_last_block_along(lines: int) -> None:
    pages = _filled(lines, paragraph("Vorletzter Absatz"), paragraph("Letzter Absatz"))
    assert "Letzter Absatz" in next(page for page in pages if "Der Bürgermeister" in page)


@pytest.mark.parametrize("lines", range(24, 38))
def test_signatures_take_the_attachments_along(lines: int) -> None:
    body = tuple(item(f"{LINE} {n}") for n in range(lines))
    listed = tuple(Attachment(name=f"Plan {n}") for n in range(3))
    paper = replace(with_body(*body), attachments=listed)
    pages = page_texts(render(paper, STANDARD, {}, when=WHEN))
    page = next(page for page in pages if "Der Bürgermeister" in page)
    assert "Anlagen:" in page
    assert "Plan 0" in page


def test_a_page_break_starts_a_new_page_once() -> None:
    pages = _filled(1, PageBreak(), PageBreak(), paragraph("Danach"))
    assert len(pages) == 2
    assert "Danach" in pages[1]


def test_a_page_break_at_the_end_leaves_no_empty_page() -> None:
    assert len(_filled(1, paragraph("Ende"), PageBreak())) == 1


def test_a_row_taller_than_a_page_goes_on_under_its_header() -> None:
    pages = _filled(1, table(("Kopf", "Zahl"), (WORDS, "1"), ("Schluss", "2")))
    assert len(pages) > 2
    assert all("Kopf" in page for page in pages[1:])


def test_a_long_paragraph_goes_over_many_pages() -> None:
    pages = _filled(1, paragraph(WORDS * 20))
    said = re.findall(r"Satz \d+", " ".join(" ".join(pages).split()))
    assert len(said) == 20 * 160


@pytest.mark.parametrize("lines", range(30, 40))
def test_a_row_taller_than_a_page_begins_where_there_is_room(lines: int) -> None:
    pages = _filled(lines, table(("Kopf", "Zahl"), (WORDS, "1")))
    assert "Satz 0" in pages[0] or "Satz 0" in pages[1]
    assert "".join(pages).count("Satz 12 ") == 1
