from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from tests.ui.program import TEXT, answer, opened, running
from vorlage_editor import __version__
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.text.text_import_dialog import TextImportDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running
    from tests.ui.recorder import Desktop

linux = pytest.mark.skipif(sys.platform != "linux", reason="others tell it at once")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writing(program: Running) -> Running:
    program.new()
    program.write()
    return program


# Undo


def test_after_opening_there_is_nothing_to_undo(program: Running) -> None:
    program.example()
    assert not program.action("edit-undo").isEnabled()
    assert not program.action("edit-redo").isEnabled()


def test_undo_says_what_it_takes_back(writing: Running) -> None:
    assert writing.action("edit-undo").text() == "&Rückgängig: Text ändern"
    writing.do("edit-undo")
    assert writing.action("edit-redo").text() == "&Wiederholen: Text ändern"


def test_one_history_is_undone_from_any_field(writing: Running) -> None:
    subject = writing.window.sheet.subject.edit
    writing.window.go_to(FieldRef("subject"))
    writing.bot.keyClick(subject, Qt.Key.Key_Z, CONTROL)  # takes back the text
    assert TEXT not in writing.window.text_pane.toPlainText()
    assert writing.vorlage.subject == "Feldstraße"


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)]
)
def test_redo_has_two_keys(writing: Running, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    after = writing.vorlage
    writing.do("edit-undo")
    writing.bot.keyClick(writing.window.text_pane, key, modifiers)
    assert writing.vorlage == after


def test_all_can_be_undone_and_done_again(program: Running) -> None:
    program.new()
    before = program.vorlage
    program.write()
    after = program.vorlage
    while program.action("edit-undo").isEnabled():
        program.do("edit-undo")
    assert program.vorlage == before
    while program.action("edit-redo").isEnabled():
        program.do("edit-redo")
    assert program.vorlage == after


# Findings


def test_a_paper_without_findings_says_so(program: Running) -> None:
    program.example()
    assert program.window.status.fine.isVisible()
    assert program.window.rail.button("findings").count == 0


def test_without_a_paper_nothing_is_said_of_findings(program: Running) -> None:
    program.example()
    program.do("file-new")
    program.bot.wait(300)
    assert not program.window.status.fine.isVisible()


def test_findings_are_counted_on_the_rail(program: Running) -> None:
    program.new()
    findings = program.window.findings.list.rows
    assert program.window.rail.button("findings").count == sum(bool(row.key) for row in findings)
    program.write()
    program.bot.waitUntil(lambda: program.window.rail.button("findings").count == 0)


def test_f8_goes_from_finding_to_finding(program: Running) -> None:
    program.new()
    program.bot.keyClick(program.window.sheet.subject.edit, Qt.Key.Key_F8)
    assert program.focus() is program.window.sheet.subject.edit
    program.bot.keyClick(program.window.sheet.subject.edit, Qt.Key.Key_F8)
    assert program.focus() is program.window.text_pane
    program.bot.keyClick(program.window.text_pane, Qt.Key.Key_F8, SHIFT)
    assert program.focus() is program.window.sheet.subject.edit
    assert program.window.sheet.subject.field.notes == ("Der Betreff fehlt.",)


def test_without_findings_f8_stays(program: Running) -> None:
    program.example()
    program.do("go-next-finding")
    assert program.focus() is program.window.text_pane


def test_a_new_paper_is_not_scolded(program: Running) -> None:
    program.new()
    program.bot.wait(300)
    assert program.window.sheet.subject.field.notes == ()


# Text from elsewhere


def test_what_was_recognised_is_shown_before_a_draft_is_made(program: Running) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    seen: list[object] = []

    def take(dialog: object) -> None:
        seen.append(type(dialog))
        cast("TextImportDialog", dialog).accept_button.click()

    answer(take)
    with program.bot.waitSignal(program.workplace.opened):
        program.do("file-text-clipboard")
    assert seen == [TextImportDialog]
    assert TEXT in program.window.text_pane.toPlainText()


def test_what_is_not_taken_over_makes_no_draft(program: Running) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    answer(lambda dialog: dialog.reject())
    program.do("file-text-clipboard")
    program.bot.waitUntil(lambda: not program.jobs.running)
    assert program.session.draft == ""
    assert program.drafts() == []


def test_the_card_asks_where_the_text_comes_from(program: Running) -> None:
    program.window.start_page.text_card.click()
    (menu,) = (one for one in program.window.findChildren(QMenu) if one.isVisible())
    names = [action.objectName() for action in menu.actions()]
    assert names == ["file-text-file", "file-text-clipboard"]
    menu.close()


def test_what_cannot_be_pasted_is_told(writing: Running) -> None:
    data = QMimeData()
    data.setText("x" * 25_000_000)
    writing.window.text_pane.insertFromMimeData(data)
    assert len(writing.answers.errors) == 1


# The start page


def test_a_card_begins_a_paper(program: Running) -> None:
    with program.bot.waitSignal(program.workplace.opened):
        program.window.start_page.cards[1].click()
    assert program.vorlage.kind == "Beschlussvorlage"


def test_the_example_is_a_draft_of_its_own(program: Running) -> None:
    with program.bot.waitSignal(program.workplace.opened):
        program.window.start_page.example_button.click()
    program.bot.waitUntil(lambda: program.drafts() == [program.vorlage.subject])


def test_a_file_is_chosen_on_the_start_page(program: Running, tmp_path: Path) -> None:
    program.take_texts()
    program.answers.file = tmp_path / "a.txt"
    program.answers.file.write_text(TEXT, encoding="utf-8")
    with program.bot.waitSignal(program.workplace.opened):
        program.window.start_page.open_button.click()
    assert TEXT in program.window.text_pane.toPlainText()


# The library


def test_the_search_finds_drafts(program: Running) -> None:
    program.example()
    program.new()
    program.write("Feldstraße")
    program.workplace.autosave.finish()
    program.do("edit-search")
    assert program.focus() is program.window.library.search
    program.bot.keyClicks(program.window.library.search, "feld")
    program.bot.waitUntil(lambda: program.drafts() == ["Feldstraße"])


def test_the_library_follows_what_is_saved(writing: Running) -> None:
    writing.workplace.autosave.finish()
    writing.bot.waitUntil(lambda: writing.drafts() == ["Feldstraße"])
    writing.bot.keyClicks(writing.window.sheet.subject.edit, " Nord")
    writing.do("file-save")
    writing.bot.waitUntil(lambda: writing.drafts() == ["Feldstraße Nord"])


# Parts of the paper


def test_a_station_is_added(writing: Running) -> None:
    count = len(writing.vorlage.route)
    writing.do("insert-station")
    assert len(writing.window.sheet.stations.lines) == count + 1


def test_a_signature_is_reached_by_keys(writing: Running) -> None:
    writing.do("insert-signature")
    assert writing.window.sheet.metadata.signatures.cards.isVisible()


def test_an_attachment_is_added(writing: Running) -> None:
    writing.do("insert-attachment")
    assert writing.window.sheet.attachments.isAncestorOf(writing.focus() or writing.window)


# Saving


def test_ctrl_s_saves_at_once(writing: Running) -> None:
    with writing.bot.waitSignal(writing.workplace.autosave.saved, timeout=900):
        writing.bot.keyClick(writing.window.text_pane, Qt.Key.Key_S, CONTROL)
    assert writing.window.status.saved.text().startswith("Gespeichert")


def test_a_failed_save_is_said_in_the_status_bar_and_in_no_dialog(writing: Running) -> None:
    (writing.folder / "vorlagen.db").rename(writing.folder / "weg.db")
    writing.bot.keyClicks(writing.window.text_pane, " Mehr.")
    writing.workplace.autosave.finish()
    assert writing.window.status.saved.text().startswith("Nicht gespeichert")
    assert writing.window.status.saved.isVisible()
    assert not writing.answers.errors


def test_a_failure_is_still_said_when_the_paper_is_left(writing: Running) -> None:
    (writing.folder / "vorlagen.db").rename(writing.folder / "weg.db")
    writing.bot.keyClicks(writing.window.text_pane, " Mehr.")
    writing.workplace.autosave.finish()
    writing.do("file-new")
    assert writing.window.status.saved.text().startswith("Nicht gespeichert")
    assert writing.window.status.saved.isVisible()


def test_what_was_not_saved_comes_back_with_its_paper(writing: Running) -> None:
    file = writing.folder / "vorlagen.db"
    away = file.rename(writing.folder / "weg.db")
    writing.bot.keyClicks(writing.window.sheet.subject.edit, " Nord")
    writing.do("file-new")
    away.rename(file)
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.bot.keyClick(writing.window.start_page.cards[0], Qt.Key.Key_Escape)
    assert writing.vorlage.subject == "Feldstraße Nord"
    assert writing.workplace.autosave.finish()


# Drafts that can only be read


@pytest.fixture
def protected(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The program over drafts of a newer version, which it must not change."""
    with running(tmp_path, qtbot, preview=False) as program:
        program.new()
        program.write()
        program.workplace.autosave.finish()
    with closing(sqlite3.connect(tmp_path / "vorlagen.db")) as file:
        (number,) = file.execute("PRAGMA user_version").fetchone()
        file.execute(f"PRAGMA user_version = {number + 1}")
    with running(tmp_path, qtbot, preview=False) as program:
        qtbot.waitUntil(lambda: bool(program.session.draft))
        yield program


def test_a_banner_says_that_drafts_can_only_be_read(protected: Running) -> None:
    assert protected.window.banner.isVisible()
    assert protected.window.banner.text == protected.workplace.keeper.notice
    assert not protected.answers.errors


def test_drafts_that_can_only_be_read_are_shown_and_can_be_copied_out(
    protected: Running, tmp_path: Path
) -> None:
    assert protected.vorlage.subject == "Feldstraße"
    protected.answers.file = tmp_path / "Kopie.vorlage"
    protected.do("file-export-draft")
    protected.bot.waitUntil(protected.answers.file.exists)


def test_writing_where_nothing_can_be_saved_is_said_and_asked_about(protected: Running) -> None:
    protected.bot.keyClicks(protected.window.text_pane, " Mehr.")
    protected.workplace.autosave.finish()
    assert protected.window.status.saved.text().startswith("Nicht gespeichert")
    assert not protected.window.close()
    assert protected.answers.questions


def test_a_new_paper_where_nothing_can_be_saved_is_refused_in_words(protected: Running) -> None:
    protected.workplace.new("Beschlussvorlage")
    protected.bot.waitUntil(lambda: len(protected.answers.errors) == 1)
    assert protected.vorlage.subject == "Feldstraße"


def test_a_file_that_is_no_file_of_drafts_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "vorlagen.db").write_bytes(b"kein SQLite" * 100)
    program = opened(tmp_path, qtbot)
    program.window.show()
    with qtbot.waitSignal(program.workplace.keeper.failed):
        program.workplace.start(None)
    with qtbot.assertNotEmitted(program.workplace.keeper.failed, wait=100):
        assert len(program.answers.errors) == 1
    program.close()
    assert (tmp_path / "vorlagen.db").read_bytes() == b"kein SQLite" * 100


# Themes


@pytest.mark.parametrize(("action", "dark"), [("view-dark", True), ("view-light", False)])
def test_a_theme_is_chosen_and_kept(
    program: Running, qtbot: QtBot, action: str, dark: bool
) -> None:
    program.do(action)
    assert program.look.dark is dark
    assert program.action(action).isChecked()
    program.settings.sync()
    program.workplace.keeper.close()
    with running(program.folder, qtbot) as again:
        assert again.look.dark is dark
        assert again.action(action).isChecked()


def test_the_theme_can_be_the_systems(program: Running) -> None:
    program.do("view-dark")
    program.do("view-system")
    assert not program.look.dark


# Help


def test_all_keys_can_be_read(program: Running) -> None:
    program.do("help-keys")
    for key in ("Strg+Umschalt+P", "Strg+Minus", "Strg+Enter", "Alt+↓", "Strg+Tab", "Entf"):
        assert f"<b>{key}</b>" in program.answers.told[0]
    assert program.answers.told[0].count("<tr>") <= 24  # as many lines as 480 pixels have


def test_the_program_says_what_it_is(program: Running) -> None:
    program.do("help-about")
    assert __version__ in program.answers.told[0]


def test_the_data_folder_is_shown(program: Running, desktop: Desktop) -> None:
    program.do("help-folder")
    program.opened_outside()
    assert desktop.opened == [str(program.folder)]


def test_the_folder_of_an_export_is_shown(
    writing: Running, desktop: Desktop, tmp_path: Path
) -> None:
    writing.answers.file = tmp_path / "Vorlage.pdf"
    writing.do("file-export-pdf")
    writing.bot.waitUntil(writing.window.status.notice.isVisible, timeout=15_000)
    writing.window.status.notice.click()
    writing.opened_outside()
    assert desktop.opened == [str(tmp_path)]


@linux
def test_a_folder_that_nothing_shows_is_named(program: Running, desktop: Desktop) -> None:
    desktop.ends(3)
    program.do("help-folder")
    program.opened_outside()
    (sentence,) = program.answers.errors
    assert "kein Programm eingerichtet" in sentence
    assert sentence.endswith(str(program.folder))


def test_the_program_can_be_quit(program: Running) -> None:
    program.do("file-quit")
    assert not program.window.isVisible()


# From the print preview


@pytest.mark.parametrize("name", ["station", "signature", "related", "attachment"])
def test_what_goes_to_a_field_brings_the_sheet_back(program: Running, name: str) -> None:
    program.example()
    program.do("view-print-preview")
    program.do(f"insert-{name}")
    focus = program.focus()
    assert focus is not None
    program.bot.waitUntil(focus.isVisible)
    assert program.window.sheet.isAncestorOf(focus)
