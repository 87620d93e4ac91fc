"""Textbausteine through the window: found at the caret, kept, looked after, handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.papers import BODY, TABLE, assert_in_step, text
from tests.ui.program import Running, answer
from vorlage_editor.model.body import Heading, ListItem, Mark, Paragraph, Picture, Run, flow
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.snippets import Snippet, by_name
from vorlage_editor.model.text import LINE
from vorlage_editor.ui.snippets import dialog as snippet_dialog
from vorlage_editor.ui.snippets.chooser import GAP, SnippetChooser, placed
from vorlage_editor.ui.snippets.dialog import SnippetDialog, SnippetNameDialog
from vorlage_editor.ui.snippets.shelf import came_in
from vorlage_editor.work.snippets import NAME, SNIPPET_FILE, SnippetsCame, shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from vorlage_editor.model.body import Body

Key = Qt.Key
MINE = (
    Snippet("Kosten", (Paragraph((Run("keine "), Run("Kosten", (Mark.BOLD,)))),)),
    Snippet("Tabelle", flow((ListItem("number", 0, text("eins")), TABLE))),
)
NOTED = "Kenntnisnahme"


@pytest.fixture
def writing(program: Running) -> Running:
    SNIPPET_FILE.change(program.folder, lambda _: MINE)
    program.new()
    program.session.edit("Text", body=(Paragraph(text("Anfang Ende")),))
    program.window.go_to(FieldRef("body"))
    return program


def select(program: Running, anchor: int, position: int) -> None:
    cursor = program.window.text_pane.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    program.window.text_pane.setTextCursor(cursor)


def select_all(program: Running) -> None:
    program.window.text_pane.selectAll()


def chooser(program: Running) -> SnippetChooser:
    """Open the chooser and return it."""
    program.do("insert-snippet")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, SnippetChooser)
    return popup


def names(program: Running) -> list[str]:
    program.settle()
    return [one.name for one in SNIPPET_FILE.read(program.folder).value]


def kept(program: Running, name: str) -> Body:
    program.settle()
    found = by_name(SNIPPET_FILE.read(program.folder).value, name)
    assert found
    return found.body


def save(program: Running, name: str = "") -> None:
    """Keep what is selected under ``name``, or the one that is proposed."""

    def accept(dialog: QDialog) -> None:
        asking = cast("SnippetNameDialog", dialog)
        if name:
            asking.name.setText(name)
        program.bot.keyClick(asking.name, Key.Key_Return)

    answer(accept)
    program.do("insert-snippet-new")
    program.settle()


def manage(program: Running, how: Callable[[SnippetDialog], object]) -> None:
    """Open the dialog of all Textbausteine, do something in it, and close it."""

    def look(dialog: QDialog) -> None:
        managing = cast("SnippetDialog", dialog)
        program.bot.waitUntil(managing.list.hasFocus)
        try:
            how(managing)
        finally:
            dialog.accept()

    answer(look)
    program.do("insert-snippets")


def click(program: Running, button: QWidget) -> None:
    program.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.settle()


# At the caret


def test_a_part_of_the_name_and_enter_insert_it(writing: Running) -> None:
    select(writing, 7, 7)
    popup = chooser(writing)
    writing.bot.keyClicks(popup.search, "kost")
    writing.bot.keyClick(popup.search, Key.Key_Return)
    runs = (Run("Anfang keine "), Run("Kosten", (Mark.BOLD,)), Run("Ende"))
    assert writing.vorlage.body == (Paragraph(runs),)
    assert writing.focus() is writing.window.text_pane


def test_lists_and_tables_stay_what_they_are(writing: Running) -> None:
    select(writing, 11, 11)
    popup = chooser(writing)
    writing.bot.keyClick(popup.search, Key.Key_Down)
    writing.bot.keyClick(popup.search, Key.Key_Return)
    assert TABLE in writing.vorlage.body
    assert_in_step(writing.session)


def test_marks_are_kept_in_a_cell(writing: Running) -> None:
    writing.session.edit("Text", body=flow((TABLE,)))
    writing.window.text_pane.go_to_block(1, 1)
    writing.bot.keyClick(chooser(writing).search, Key.Key_Return)
    table = writing.vorlage.body[1]
    assert isinstance(table, type(TABLE))
    assert table.rows[0][0] == (Run("akeine "), Run("Kosten", (Mark.BOLD,)))
    assert_in_step(writing.session)


def test_blocks_are_lines_in_a_cell(writing: Running) -> None:
    lines = (ListItem("dash", 0, text("eins")), ListItem("dash", 0, (Run("zwei", (Mark.BOLD,)),)))
    SNIPPET_FILE.change(writing.folder, lambda _: (Snippet("A", lines),))
    writing.session.edit("Text", body=flow((TABLE,)))
    writing.window.text_pane.go_to_block(1, 1)
    writing.bot.keyClick(chooser(writing).search, Key.Key_Return)
    table = writing.vorlage.body[1]
    assert isinstance(table, type(TABLE))
    assert table.rows[0][0] == (Run(f"aeins{LINE}"), Run("zwei", (Mark.BOLD,)))
    assert_in_step(writing.session)


def test_inserting_is_one_step(writing: Running) -> None:
    before = writing.vorlage
    select(writing, 0, 6)
    writing.bot.keyClick(chooser(writing).search, Key.Key_Return)
    assert writing.session.undo_label == "Textbaustein einfügen"
    after = writing.vorlage
    writing.do("edit-undo")
    assert writing.vorlage == before
    writing.do("edit-redo")
    assert writing.vorlage == after


def test_escape_changes_nothing_and_leads_back(writing: Running) -> None:
    before = writing.vorlage
    popup = chooser(writing)
    with writing.bot.waitSignal(popup.destroyed):
        writing.bot.keyClick(popup.search, Key.Key_Escape)
    assert writing.vorlage == before
    assert writing.window.focusWidget() is writing.window.text_pane


def test_what_is_chosen_is_shown_before_it_is_inserted(writing: Running) -> None:
    popup = chooser(writing)
    assert popup.preview.body == MINE[0].body
    writing.bot.keyClick(popup.search, Key.Key_Down)
    assert popup.preview.body == MINE[1].body
    popup.close()


def test_where_nothing_is_found_it_is_said_and_enter_does_nothing(writing: Running) -> None:
    before = writing.vorlage
    popup = chooser(writing)
    writing.bot.keyClicks(popup.search, "xyz")
    writing.bot.keyClick(popup.search, Key.Key_Return)
    assert popup.list.nothing == "Kein Textbaustein heißt so: „xyz“."
    assert not popup.insert_button.isEnabled()
    assert writing.vorlage == before
    popup.close()


def test_a_click_shows_it_and_a_double_click_inserts(writing: Running) -> None:
    popup = chooser(writing)
    place = popup.list.visualRect(popup.list.model().index(1, 0)).center()
    button, list_ = Qt.MouseButton.LeftButton, popup.list.viewport()
    writing.bot.mouseClick(list_, button, pos=place)
    assert popup.preview.body == MINE[1].body
    assert popup.search.hasFocus()
    writing.bot.mouseDClick(list_, button, pos=place)
    assert TABLE in writing.vorlage.body


def test_the_keys_open_it_where_one_writes(writing: Running) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    writing.bot.keyClick(writing.window.text_pane, Key.Key_T, keys)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, SnippetChooser)
    popup.close()


def test_of_a_long_one_the_beginning_is_shown(writing: Running) -> None:
    long = Snippet("A", tuple(Paragraph(text(f"Absatz {number}")) for number in range(99)))
    SNIPPET_FILE.change(writing.folder, lambda _: (long,))
    popup = chooser(writing)
    bar = popup.preview.verticalScrollBar()
    assert (bar.value(), bar.maximum() > 0) == (0, True)
    popup.close()


def test_the_chooser_leads_to_all_of_them(writing: Running) -> None:
    popup = chooser(writing)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    answer(look)
    click(writing, popup.manage_button)
    assert seen == ["Textbausteine"]


def test_a_new_user_finds_those_that_come_with_the_program(program: Running) -> None:
    program.new()
    program.window.go_to(FieldRef("body"))
    popup = chooser(program)
    assert [row.text for row in popup.list.rows] == [one.name for one in shipped()]
    program.bot.keyClicks(popup.search, "kenntnis")
    program.bot.keyClick(popup.search, Key.Key_Return)
    assert "zur Kenntnis genommen" in str(program.vorlage.body)


def test_the_chooser_has_names_for_readers(writing: Running) -> None:
    popup = chooser(writing)
    fields = (popup, popup.search, popup.list, popup.preview, popup.insert_button)
    assert all(field.accessibleName() for field in fields)
    popup.close()


@pytest.mark.parametrize(
    ("caret", "expected"),
    [
        ((100, 100), (100, 119 + GAP)),
        ((100, 700), (100, 700 - GAP - 300)),
        ((900, 100), (999 - 400, 119 + GAP)),
    ],
)
def test_the_popup_stands_beside_the_caret_and_in_the_window(
    caret: tuple[int, int], expected: tuple[int, int]
) -> None:
    room = QRect(0, 0, 1000, 800)
    line = QRect(QPoint(*caret), QSize(1, 20))
    assert placed(QSize(400, 300), line, room) == QPoint(*expected)


# Keeping


def test_what_is_selected_is_kept_with_all_that_it_is(writing: Running) -> None:
    body = tuple(one for one in BODY if not isinstance(one, Picture))
    writing.session.edit("Text", body=body)
    select_all(writing)
    save(writing, "Alles")
    assert kept(writing, "Alles") == body
    assert writing.window.status.notice.text() == "Als Textbaustein „Alles“ gespeichert"


def test_a_part_of_a_line_is_kept_as_such(writing: Running) -> None:
    select(writing, 0, 6)
    save(writing)
    assert kept(writing, "Anfang") == (Paragraph(text("Anfang")),)


def test_a_name_that_is_taken_gets_a_number_and_that_is_said(writing: Running) -> None:
    select(writing, 0, 6)
    said: list[str] = []

    def accept(dialog: QDialog) -> None:
        asking = cast("SnippetNameDialog", dialog)
        asking.name.setText("kosten")
        said.append(asking.note.text())
        asking.accept()

    answer(accept)
    writing.do("insert-snippet-new")
    assert said == ["„kosten“ gibt es schon und bleibt; dieser wird als „kosten 2“ gespeichert."]
    assert names(writing) == ["Kosten", "kosten 2", "Tabelle"]


def test_cancelling_keeps_nothing(writing: Running) -> None:
    select_all(writing)
    answer(lambda dialog: dialog.reject())
    writing.do("insert-snippet-new")
    assert names(writing) == ["Kosten", "Tabelle"]


def test_without_a_selection_there_is_nothing_to_keep(writing: Running) -> None:
    action = writing.action("insert-snippet-new")
    select(writing, 3, 3)
    assert not action.isEnabled()
    select(writing, 3, 5)
    assert action.isEnabled()


def test_pictures_are_left_out_and_that_is_said(writing: Running) -> None:
    writing.session.edit("Text", body=(Paragraph(text("vor")), *BODY[9:10], *BODY[:2]))
    select_all(writing)
    save(writing, "Plan")
    assert kept(writing, "Plan") == (Paragraph(text("vor")), *BODY[:2])
    assert "Bilder sind nicht dabei" in writing.window.status.notice.text()


def test_a_selection_without_text_is_not_kept(writing: Running) -> None:
    writing.session.edit("Text", body=(Paragraph(), Paragraph()))
    select_all(writing)
    writing.do("insert-snippet-new")
    assert "kein Text" in writing.window.status.notice.text()


def test_a_meaning_of_a_heading_is_kept_where_it_is_the_first(writing: Running) -> None:
    body = (Heading(1, text("Beschluss"), "beschluss"), Paragraph(text("so")))
    writing.session.edit("Text", body=body)
    select_all(writing)
    save(writing, "Beschluss")
    assert kept(writing, "Beschluss") == body


# Looking after them


def test_another_name_is_kept_at_once(writing: Running) -> None:
    def rename(dialog: SnippetDialog) -> None:
        writing.bot.keyClick(dialog.list, Key.Key_F2)
        writing.bot.keyClicks(dialog.name, "Zuschuss")
        writing.bot.keyClick(dialog.name, Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.list.key == "Zuschuss"

    manage(writing, rename)
    assert names(writing) == ["Tabelle", "Zuschuss"]


def test_escape_in_the_name_leaves_it_as_it_was(writing: Running) -> None:
    def rename(dialog: SnippetDialog) -> None:
        writing.bot.keyClick(dialog.list, Key.Key_Return)
        writing.bot.keyClicks(dialog.name, "Zuschuss")
        writing.bot.keyClick(dialog.name, Key.Key_Escape)
        assert dialog.isVisible()
        assert dialog.name.text() == "Kosten"

    manage(writing, rename)
    assert names(writing) == ["Kosten", "Tabelle"]


def test_an_empty_name_is_not_taken(writing: Running) -> None:
    def rename(dialog: SnippetDialog) -> None:
        dialog.name.clear()
        dialog.name.setFocus()
        writing.bot.keyClick(dialog.name, Key.Key_Return)
        assert dialog.name.text() == "Kosten"

    manage(writing, rename)
    assert names(writing) == ["Kosten", "Tabelle"]


def test_what_is_deleted_can_be_taken_back(writing: Running) -> None:
    def delete(dialog: SnippetDialog) -> None:
        writing.bot.keyClick(dialog.list, Key.Key_Delete)
        assert names(writing) == ["Tabelle"]
        assert dialog.undo.text == "„Kosten“ gelöscht."
        dialog.undo.accepted.emit()
        assert dialog.list.key == "Kosten"

    manage(writing, delete)
    writing.settle()
    assert SNIPPET_FILE.read(writing.folder).value == MINE


def test_all_can_be_deleted_and_then_it_is_said_what_to_do(writing: Running) -> None:
    def delete(dialog: SnippetDialog) -> None:
        dialog.list.selectAll()
        click(writing, dialog.delete_button)
        assert "Noch keine Textbausteine" in dialog.list.nothing
        assert not dialog.name.isEnabled()

    manage(writing, delete)
    assert names(writing) == []


def test_the_content_of_the_chosen_one_is_shown(writing: Running) -> None:
    def step(dialog: SnippetDialog) -> None:
        assert dialog.preview.body == MINE[0].body
        writing.bot.keyClick(dialog.list, Key.Key_Down)
        assert (dialog.name.text(), dialog.preview.body) == ("Tabelle", MINE[1].body)

    manage(writing, step)


def test_the_dialog_fits_on_a_small_screen(
    writing: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snippet_dialog, "SIZE", (3000, 3000))

    def measure(dialog: SnippetDialog) -> None:
        room = dialog.screen().availableGeometry()
        assert dialog.width() <= room.width()
        assert dialog.height() < room.height()

    manage(writing, measure)


def test_some_are_exported_and_imported_elsewhere(writing: Running, tmp_path: Path) -> None:
    writing.answers.file = tmp_path / "Sammlung.textbausteine"

    def export(dialog: SnippetDialog) -> None:
        click(writing, dialog.some_button)
        assert dialog.said.text() == "1 Textbaustein exportiert nach „Sammlung.textbausteine“."

    manage(writing, export)
    SNIPPET_FILE.change(writing.folder, lambda _: ())

    def bring_in(dialog: SnippetDialog) -> None:
        click(writing, dialog.import_button)
        assert dialog.said.text() == "1 Textbaustein übernommen."
        assert dialog.list.key == "Kosten"

    manage(writing, bring_in)
    assert SNIPPET_FILE.read(writing.folder).value == MINE[:1]


def test_a_file_that_is_no_collection_is_said(writing: Running, tmp_path: Path) -> None:
    writing.answers.file = tmp_path / "Brief.txt"
    writing.answers.file.write_text("Guten Tag")
    manage(writing, lambda dialog: click(writing, dialog.import_button))
    assert "keine Textbausteine" in writing.answers.errors[0]
    writing.settle()
    assert SNIPPET_FILE.read(writing.folder).value == MINE


def test_where_it_cannot_be_written_that_is_said(writing: Running, tmp_path: Path) -> None:
    writing.answers.file = tmp_path / "fehlt" / "Sammlung.textbausteine"
    manage(writing, lambda dialog: click(writing, dialog.export_button))
    assert "nicht geschrieben" in writing.answers.errors[0]


def test_a_damaged_file_is_said_and_the_program_goes_on(writing: Running) -> None:
    (writing.folder / NAME).write_bytes(b"\0\0")
    popup = chooser(writing)
    assert "textbausteine-beschaedigt.json" in writing.answers.errors[0]
    assert popup.list.rows
    popup.close()


@pytest.mark.parametrize("name", ["insert-snippet", "insert-snippets", "insert-snippet-new"])
def test_a_newer_file_is_said_and_nothing_opens(writing: Running, name: str) -> None:
    select_all(writing)
    (writing.folder / NAME).write_text('{"format": "9.0", "snippets": []}')
    writing.do(name)
    assert "neueren Fassung" in writing.answers.errors[0]
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("new", "lost", "words"),
    [
        (0, 0, "Alle Textbausteine waren schon da."),
        (2, 0, "2 Textbausteine übernommen."),
        (1, 1, "1 Textbaustein übernommen. Ein Eintrag der Datei ließ sich nicht lesen."),
        (1, 3, "1 Textbaustein übernommen. 3 Einträge der Datei ließen sich nicht lesen."),
    ],
)
def test_what_came_of_an_import_is_said(new: int, lost: int, words: str) -> None:
    assert came_in(SnippetsCame(new, lost)) == words
