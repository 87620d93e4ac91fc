from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.papers import text
from tests.ui.program import answer
from vorlage_editor.model.body import Paragraph, Table, flow
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.text.table_dialogs import CaptionDialog, TableDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.program import Running

TABLE = Table(((text("a"), text("b")), (text("c"), text("d"))), 1, (2.0, 1.0))
IN_TABLE = "table-row-above", "table-drop", "table-header", "table-caption"


@pytest.fixture
def writing(program: Running) -> Running:
    """The program with a table; the caret is in its last cell."""
    program.new()
    program.session.edit("Text", body=flow((Paragraph(text("vor")), TABLE)))
    program.window.text_pane.setFocus()
    program.window.text_pane.go_to_block(1, cell=3)
    return program


def table_of(program: Running) -> Table:
    table = program.vorlage.body[1]
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize(
    ("action", "rows", "place"),
    [
        ("table-row-above", ["ab", "", "cd"], (1, 3)),
        ("table-row-below", ["ab", "cd", ""], (1, 5)),
        ("table-column-left", ["ab", "cd"], (1, 4)),
        ("table-column-right", ["ab", "cd"], (1, 5)),
        ("table-drop-row", ["ab"], (1, 1)),
        ("table-drop-column", ["a", "c"], (1, 1)),
    ],
)
def test_rows_and_columns_come_and_go(
    writing: Running, action: str, rows: list[str], place: tuple[int, int]
) -> None:
    before = writing.vorlage
    writing.do(action)
    found = ["".join(run.text for cell in row for run in cell) for row in table_of(writing).rows]
    assert found == rows
    number, _, cell = writing.window.text_pane.place
    assert (number, cell) == place
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_a_table_is_deleted_and_comes_back(writing: Running) -> None:
    before = writing.vorlage
    writing.do("table-drop")
    assert writing.vorlage.body == (Paragraph(text("vor")), Paragraph())
    assert writing.session.undo_label == "Tabelle löschen"
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_the_header_row_is_switched_off_and_on(writing: Running) -> None:
    assert writing.action("table-header").isChecked()
    writing.do("table-header")
    assert table_of(writing).header_rows == 0
    assert not writing.action("table-header").isChecked()
    writing.do("table-header")
    assert table_of(writing) == TABLE


def test_widths_can_be_natural_again(writing: Running) -> None:
    writing.do("table-natural")
    assert table_of(writing).widths == ()


def test_a_table_gets_a_caption(writing: Running) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, CaptionDialog)
        writing.bot.keyClicks(dialog.line, " Kosten ")
        dialog.accept_button.click()

    answer(fill)
    writing.do("table-caption")
    assert table_of(writing).caption == "Kosten"


def test_a_table_is_inserted_where_one_writes(writing: Running) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, TableDialog)
        writing.bot.keyClicks(dialog.columns, "2")
        dialog.accept_button.click()

    before = writing.vorlage
    pane = writing.window.text_pane
    pane.go_to_block(0, 2)
    answer(fill)
    writing.do("insert-table")
    empty = Table((((), ()),) * 3, 1)
    parts = Paragraph(text("vo")), empty, Paragraph(text("r"))
    assert writing.vorlage.body[:3] == parts
    assert pane.place == (1, 0, 0)
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_no_table_is_inserted_if_the_user_turns_back(writing: Running) -> None:
    before = writing.vorlage
    writing.window.text_pane.go_to_block(0)
    answer(lambda dialog: dialog.reject())
    writing.do("insert-table")
    assert writing.vorlage is before


def test_what_is_for_tables_is_offered_in_tables_only(writing: Running) -> None:
    assert all(writing.action(name).isEnabled() for name in IN_TABLE)
    assert not writing.action("insert-table").isEnabled()
    writing.window.text_pane.go_to_block(0)
    assert not any(writing.action(name).isEnabled() for name in IN_TABLE)
    assert writing.action("insert-table").isEnabled()
    writing.window.go_to(FieldRef("subject"))
    assert not writing.action("insert-table").isEnabled()
