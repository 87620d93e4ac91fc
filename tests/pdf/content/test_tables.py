"""Widths of columns, numbers, sums and form tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pdf.reading import page_texts, tags, word_boxes
from tests.pdf.samples import BLOBS, STANDARD, WHEN, runs, table, with_body
from vorlage_editor.model.body import Mark, Run, Table
from vorlage_editor.model.numbers import is_number
from vorlage_editor.pdf.render import render
from vorlage_editor.pdf.typesetting.columns import fitted

WIDTHS = st.lists(st.floats(1, 600), min_size=1, max_size=12)


@given(st.data(), WIDTHS)
def test_columns_are_never_wider_than_the_table(data: st.DataObject, widths: list[float]) -> None:
    size = len(widths)
    needs = data.draw(st.lists(st.floats(1, 600), min_size=size, max_size=size))
    got = fitted(needs, widths, 460)
    assert sum(got) <= max(460, 0) + 0.01
    assert min(got) >= 0


def test_no_word_is_broken_while_another_column_has_room() -> None:
    assert fitted([50, 120], [300, 60], 360) == [240, 120]


def test_where_no_column_has_room_the_widest_gives_way() -> None:
    assert fitted([100, 500], [100, 500], 400) == [100, 300]


@pytest.mark.parametrize(
    "text", ["12", "-3", "1.284.500", "0,5", "12 €", "+4,25 %", "–", "./.", "", "1.800 m²"]
)
def test_these_are_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["12 Stück", "a1", "2026/27", "1 2 3", "rund 5"])
def test_these_are_none(text: str) -> None:
    assert not is_number(text)


def _page(block: Table) -> str:
    return page_texts(render(with_body(block), STANDARD, BLOBS, when=WHEN))[0]


def test_numbers_share_their_right_edge() -> None:
    page = _page(table(("Jahr", "Betrag"), ("Erstes", "5"), ("Zweites", "1.284.500")))
    ends = [line.rstrip() for line in page.splitlines() if "stes" in line or "eites" in line]
    assert len({len(line) for line in ends}) == 1


def test_the_word_of_a_sum_sizes_no_column() -> None:
    rows = [("1", "a", "2"), ("2", "b", "3")]
    last = (runs("Gesamtsumme", Mark.BOLD), (), runs("5", Mark.BOLD))
    body = tuple(tuple(runs(cell) for cell in row) for row in rows)
    assert "Gesamtsumme" in _page(Table((*body, last)))


def test_the_first_column_of_a_form_table_heads_its_rows() -> None:
    block = Table(((runs("Gesamtkosten"), runs("12 €")), (runs("Deckung"), ())), look="form")
    said = tags(render(with_body(block), STANDARD, {}, when=WHEN))
    assert said.count("      TH\n") == 3 + 2  # the foot's labels, and the rows' heads
    assert said.count("      TD\n") == 3 + 2


def test_amounts_of_a_form_table_end_below_their_heads() -> None:
    rows = (("Beträge", "Haushaltsjahr"), ("Aufwand", "1.240"), ("Ertrag", "–"))
    block = Table(tuple(tuple(map(runs, row)) for row in rows), 1, look="form")
    data = render(with_body(block), STANDARD, {}, when=WHEN)
    ends = {one.text: one.right for one in word_boxes(data)}
    assert ends["1.240"] == pytest.approx(ends["Haushaltsjahr"], abs=0.5)


def test_a_caption_is_the_tables_own() -> None:
    block = Table(((runs("a"),),), caption="Tabelle 1")
    assert "  Table\n    Caption\n" in tags(render(with_body(block), STANDARD, {}, when=WHEN))


@pytest.mark.parametrize("columns", [1, 2, 15, 60])
@pytest.mark.parametrize("look", ["data", "form"])
def test_any_number_of_columns_is_printed(columns: int, look: str) -> None:
    rows = tuple(tuple(runs(f"Zelle{n}") for n in range(columns)) for _ in range(3))
    block = Table(rows, 1, look=look)  # type: ignore[arg-type]
    assert render(with_body(block), STANDARD, {}, when=WHEN)


def test_ten_thousand_rows_are_printed() -> None:
    rows = tuple((runs(f"Zeile {n}"), runs(str(n))) for n in range(10_000))
    pages = page_texts(render(with_body(Table(rows, 1)), STANDARD, {}, when=WHEN))
    assert "Zeile 9999" in pages[-1] + pages[-2]


def test_marks_and_links_stand_in_cells() -> None:
    link = Run("Netz", (Mark.BOLD,), "https://example.org/")
    block = Table((((Run("siehe "), link), runs("☒ Ja ☐ Nein")),))
    assert "        Link\n" in tags(render(with_body(block), STANDARD, {}, when=WHEN))
