"""Pages on the sheets that are printed: where each lies is read from the drawn sheet."""

from __future__ import annotations

import io
from itertools import groupby

import pikepdf
import pymupdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from vorlage_editor.pdf.file.sheets import Sheets, arranged

A4 = 595, 842


@pytest.fixture(scope="module")
def six() -> bytes:
    """Six pages, each with its number in the middle."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(1, 7):
        canvas.setFontSize(200)
        canvas.drawCentredString(A4[0] / 2, A4[1] / 2, str(number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def opened(pdf: bytes) -> pymupdf.Document:
    return pymupdf.open(stream=pdf)  # type: ignore[no-untyped-call]


def seen(pdf: bytes) -> list[str]:
    """The numbers on each sheet, row by row as they are read, rows parted by a stroke."""
    told: list[str] = []
    with opened(pdf) as sheets:
        for sheet in sheets:
            words = sorted((round(word[1]), word[0], word[4]) for word in sheet.get_text("words"))
            rows = groupby(words, lambda word: word[0])
            told.append("/".join("".join(word[2] for word in row) for _, row in rows))
    return told


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as sheets:
        return {
            (round(float(page.mediabox[2])), round(float(page.mediabox[3])))
            for page in sheets.pages
        }


def test_all_pages_are_the_paper_itself(six: bytes) -> None:
    assert arranged(six, Sheets((0, 1, 2, 3, 4, 5))) is six


def test_some_pages_are_printed_alone(six: bytes) -> None:
    assert seen(arranged(six, Sheets((0, 2, 3)))) == ["1", "3", "4"]


@pytest.mark.parametrize(
    ("per_sheet", "landscape", "told", "lies"),
    [
        (1, True, ["1", "2", "3", "4", "5", "6"], True),
        (2, False, ["12", "34", "56"], True),
        (2, True, ["12", "34", "56"], True),
        (4, False, ["12/34", "56"], False),
        (4, True, ["12/34", "56"], True),
        (6, False, ["123/456"], True),
        (9, False, ["123/456"], False),
        (16, False, ["1234/56"], False),
    ],
)
def test_several_pages_share_a_sheet(
    six: bytes, per_sheet: int, landscape: bool, told: list[str], lies: bool
) -> None:
    pdf = arranged(six, Sheets(tuple(range(6)), per_sheet, landscape=landscape))
    assert seen(pdf) == told
    assert sizes(pdf) == {A4[::-1] if lies else A4}


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("lrtb", "12/34"), ("lrbt", "34/12"), ("rltb", "21/43"), ("rlbt", "43/21"),
        ("tblr", "13/24"), ("tbrl", "31/42"), ("btlr", "24/13"), ("btrl", "42/31"),
    ],
)  # fmt: skip
def test_pages_follow_each_other_as_chosen(six: bytes, order: str, told: str) -> None:
    assert seen(arranged(six, Sheets((0, 1, 2, 3), 4, order))) == [told]


def test_a_page_is_as_large_as_fits_and_in_the_middle(six: bytes) -> None:
    pdf = arranged(six, Sheets((0,), landscape=True))
    with opened(pdf) as sheets:
        left, top, right, bottom, *_ = sheets[0].get_text("words")[0]
        assert (left + right) / 2 == pytest.approx(842 / 2, abs=1)
    with opened(six) as pages:
        _, upper, _, lower, *_ = pages[0].get_text("words")[0]
    assert (bottom - top) / (lower - upper) == pytest.approx(595 / 842, abs=0.01)
