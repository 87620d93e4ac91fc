"""Wrong words are underlined while one writes; the value and its history are none the wiser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.papers import assert_in_step
from tests.ui.program import Running, running
from tests.work.test_dictionaries import put
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.kit.settings import Settings
from vorlage_editor.ui.text.spell_commands import ADDED, ALL_RIGHT, MISSING, SpellCommands
from vorlage_editor.ui.text.spell_highlighter import underlined
from vorlage_editor.ui.text.spelling import Spelling
from vorlage_editor.work.dictionaries import FOLDER
from vorlage_editor.work.spelling import OWN_FILE, read_own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QTextEdit
    from pytestqt.qtbot import QtBot

WORDS = "9\nund\nder\ndie\nDer\nRat\nWeg\nStraße\ntagt\nErläuterung\n"


@pytest.fixture
def spelled(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The program with a dictionary of nine words and a new paper."""
    folder = tmp_path / "daten"
    put(folder / FOLDER, words=WORDS)
    with running(folder, qtbot, preview=False, spelling=True) as started:
        started.new()
        commands(started)._spelling.load()
        yield started


def commands(program: Running) -> SpellCommands:
    return program.window.findChildren(SpellCommands)[0]


def marked(document: QTextDocument) -> list[str]:
    """The words that are underlined, in their order."""
    out: list[str] = []
    block = document.begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        out += [
            units[2 * start : 2 * (start + length)].decode("utf-16-le")
            for start, length in underlined(block)
        ]
        block = block.next()
    return out


def write(program: Running, text: str) -> None:
    program.window.go_to(FieldRef("body"))
    program.window.text_pane.moveCursor(QTextCursor.MoveOperation.End)
    program.bot.keyClicks(program.window.text_pane, text)


def wait_for(program: Running, *words: str) -> None:
    document = program.session.text.document
    program.bot.waitUntil(lambda: marked(document) == list(words))


def settled(program: Running) -> None:
    program.bot.waitUntil(lambda: not commands(program).text.busy)


def menu_of(edit: QTextEdit) -> QMenu:
    """Open the context menu of ``edit`` as the menu key does."""
    place = edit.mapToGlobal(QPoint(1, 1))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), place)
    QApplication.sendEvent(edit, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(edit: QTextEdit, text: str) -> None:
    menu = menu_of(edit)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_a_wrong_word_is_underlined_once_it_is_left(spelled: Running) -> None:
    write(spelled, "Der Raat")
    settled(spelled)
    assert marked(spelled.session.text.document) == []
    write(spelled, " ber")
    wait_for(spelled, "Raat")


def test_a_word_is_left_also_with_the_caret_and_with_the_focus(spelled: Running) -> None:
    write(spelled, "Der Raat")
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_Home)
    wait_for(spelled, "Raat")
    write(spelled, "t")
    wait_for(spelled)
    spelled.window.go_to(FieldRef("subject"))
    wait_for(spelled, "Raatt")


def test_a_mended_word_is_underlined_no_more(spelled: Running) -> None:
    write(spelled, "Raat Weg")
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_Home)
    wait_for(spelled, "Raat")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Delete):
        QTest.keyClick(spelled.window.text_pane, key)
    wait_for(spelled)


def test_letters_beyond_the_basic_plane_do_not_shift_the_underline(spelled: Running) -> None:
    write(spelled, "x ")
    spelled.window.text_pane.insertPlainText("😀 Raat Weg")
    wait_for(spelled, "Raat")


def test_letters_beyond_the_basic_plane_can_be_typed_over(spelled: Running) -> None:
    write(spelled, "x ")
    spelled.window.text_pane.insertPlainText("😀😀😀😀 Raat")
    spelled.window.go_to(FieldRef("subject"))
    wait_for(spelled, "Raat")
    spelled.window.go_to(FieldRef("body"))
    start, keep = QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
    spelled.window.text_pane.moveCursor(start, keep)
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_D)
    wait_for(spelled)


def test_underlines_stay_while_a_line_is_broken(spelled: Running) -> None:
    write(spelled, "Raat Weg")
    wait_for(spelled, "Raat")
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_Return)
    assert marked(spelled.session.text.document) == ["Raat"]
    settled(spelled)
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_Up)
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_X)
    assert marked(spelled.session.text.document) == ["Raat"]


def test_text_that_is_pasted_over_many_blocks_is_looked_at(spelled: Running) -> None:
    write(spelled, "x")
    mime = QMimeData()
    mime.setText("Der Raat\n\ndie Strase\n\nder Weeg")
    spelled.window.text_pane.insertFromMimeData(mime)
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_Space)
    spelled.bot.waitUntil(lambda: {"Strase", "Weeg"} <= set(marked(spelled.session.text.document)))


def test_a_heading_keeps_its_looks_under_the_wave(spelled: Running) -> None:
    write(spelled, "Strase ")
    spelled.do("format-heading-1")
    wait_for(spelled, "Strase")
    formats = spelled.window.text_pane.textCursor().block().layout().formats()
    assert len({run.format.fontPointSize() for run in formats}) == 1


def test_marking_changes_neither_value_nor_history(spelled: Running) -> None:
    before = spelled.vorlage
    write(spelled, "Der Raat tagt")
    after = spelled.vorlage
    wait_for(spelled, "Raat")
    assert spelled.vorlage is after
    assert_in_step(spelled.session)
    for _ in range(3):
        spelled.session.undo()
    assert spelled.vorlage == before
    for _ in range(3):
        spelled.session.redo()
    assert spelled.vorlage == after
    wait_for(spelled, "Raat")


def test_suggestions_stand_at_the_top_of_the_menu(spelled: Running) -> None:
    write(spelled, "Der Raat ")
    spelled.do("edit-next-misspelling")
    menu = menu_of(spelled.window.text_pane)
    first = menu.actions()[0]
    assert (first.text(), first.font().bold()) == ("Rat", True)
    assert "Zum Wörterbuch hinzufügen" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_suggestion_replaces_the_word_and_keeps_its_marks(spelled: Running) -> None:
    write(spelled, "Der ")
    spelled.do("format-bold")
    spelled.bot.keyClicks(spelled.window.text_pane, "Raat")
    before = spelled.vorlage
    choose(spelled.window.text_pane, "Rat")
    runs = [run for block in spelled.vorlage.body for run in getattr(block, "runs", ())]
    assert [run.text for run in runs if run.marks] == ["Rat"]
    assert spelled.session.undo_label == "Rechtschreibung"
    spelled.session.undo()
    assert spelled.vorlage == before


def test_what_was_said_of_a_wrong_word_goes_with_it(spelled: Running) -> None:
    write(spelled, "Der Raat ")
    spelled.do("edit-next-misspelling")
    assert spelled.window.status.notice.isVisible()
    choose(spelled.window.text_pane, "Rat")
    assert not spelled.window.status.notice.isVisible()


def test_the_next_wrong_word_leaves_the_one_before_unselected(spelled: Running) -> None:
    spelled.session.edit("Betreff ändern", subject="Der Raat")
    write(spelled, "Strase ")
    wait_for(spelled, "Strase")
    spelled.window.go_to(FieldRef("subject"))
    spelled.do("edit-next-misspelling")
    subject = spelled.window.sheet.subject.edit
    assert subject.textCursor().selectedText() == "Raat"
    spelled.do("edit-next-misspelling")
    assert spelled.window.text_pane.textCursor().selectedText() == "Strase"
    assert not subject.textCursor().hasSelection()


def test_a_right_word_has_no_suggestions(spelled: Running) -> None:
    write(spelled, "Der Rat")
    menu = menu_of(spelled.window.text_pane)
    assert "Überall ignorieren" not in [action.text() for action in menu.actions()]
    menu.close()


def test_a_word_like_no_other_says_so(spelled: Running) -> None:
    write(spelled, "Qxyqxyqxy")
    menu = menu_of(spelled.window.text_pane)
    first = menu.actions()[0]
    assert (first.text(), first.isEnabled()) == ("Keine Vorschläge", False)
    menu.close()


def test_a_word_that_is_added_is_right_for_good(spelled: Running) -> None:
    write(spelled, "Raat Strase Raat ")
    wait_for(spelled, "Raat", "Strase", "Raat")
    spelled.do("edit-next-misspelling")
    choose(spelled.window.text_pane, "Zum Wörterbuch hinzufügen")
    wait_for(spelled, "Strase")
    assert read_own(spelled.folder / OWN_FILE) == {"Raat"}


def test_an_added_word_is_known_at_the_next_start(tmp_path: Path) -> None:
    put(tmp_path / FOLDER, words=WORDS)
    settings = Settings(tmp_path / "einstellungen.ini")
    Spelling(tmp_path, settings).learn("Raat.")
    spelling = Spelling(tmp_path, settings)
    spelling.load()
    assert (spelling.is_right("Raat"), spelling.is_right("Raaat")) == (True, False)


def test_a_word_that_cannot_be_kept_is_told(spelled: Running) -> None:
    (spelled.folder / OWN_FILE).mkdir()
    write(spelled, "Raat")
    choose(spelled.window.text_pane, "Zum Wörterbuch hinzufügen")
    assert "nicht geschrieben" in spelled.answers.errors[0]


def test_an_ignored_word_is_right_until_the_program_ends(spelled: Running) -> None:
    write(spelled, "Raat Weg")
    wait_for(spelled, "Raat")
    QTest.keyClick(spelled.window.text_pane, Qt.Key.Key_Home)
    choose(spelled.window.text_pane, "Überall ignorieren")
    wait_for(spelled)
    assert not (spelled.folder / OWN_FILE).exists()


def test_the_next_wrong_word_is_selected_in_the_round(spelled: Running) -> None:
    write(spelled, "Raat Weg Strase ")
    found: list[str] = []
    for _ in range(3):
        spelled.do("edit-next-misspelling")
        found.append(spelled.window.text_pane.textCursor().selectedText())
    assert found == ["Raat", "Strase", "Raat"]
    assert "Menütaste" in spelled.window.status.notice.text()


def test_the_subject_is_looked_at_too(spelled: Running) -> None:
    edit = spelled.window.sheet.subject.edit
    spelled.window.go_to(FieldRef("subject"))
    spelled.bot.keyClicks(edit, "Der Raat tagt")
    spelled.bot.waitUntil(lambda: marked(edit.document()) == ["Raat"])
    write(spelled, "Der Weg ")
    spelled.do("edit-next-misspelling")
    assert edit.textCursor().selectedText() == "Raat"
    choose(edit, "Rat")
    assert spelled.vorlage.subject == "Der Rat tagt"
    spelled.do("edit-next-misspelling")
    assert spelled.window.status.notice.text() == ALL_RIGHT


def test_switching_it_off_takes_the_underlines_away_and_is_kept(spelled: Running) -> None:
    write(spelled, "Raat Weg")
    wait_for(spelled, "Raat")
    spelled.do("edit-spelling")
    wait_for(spelled)
    assert spelled.settings.read("spelling", True) is False
    spelled.do("edit-spelling")
    wait_for(spelled, "Raat")


def test_asking_for_the_next_word_switches_it_on(spelled: Running) -> None:
    write(spelled, "Raat Weg")
    spelled.do("edit-spelling")
    spelled.do("edit-next-misspelling")
    assert spelled.action("edit-spelling").isChecked()
    assert spelled.window.text_pane.textCursor().selectedText() == "Raat"


@pytest.fixture
def without(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """The program on a computer without any dictionary."""
    monkeypatch.setattr("vorlage_editor.work.dictionaries.places", _ours_only)
    with running(tmp_path / "daten", qtbot, preview=False, spelling=True) as started:
        yield started


def _ours_only(_environment: object, _home: Path, data: Path) -> list[Path]:
    return [data / FOLDER]


def test_without_a_dictionary_one_is_told_once_how_to_get_it(without: Running) -> None:
    notice = without.window.status.notice
    without.new()
    without.bot.waitUntil(lambda: notice.text() == MISSING, timeout=5000)
    assert "hunspell-de-de" in notice.toolTip()
    notice.setText("")
    commands(without)._on_begin()
    assert notice.text() == ""


def test_without_a_dictionary_one_writes_as_ever(without: Running) -> None:
    without.new()
    write(without, "Raat Weg")
    without.do("edit-next-misspelling")
    assert without.window.status.notice.text() == MISSING
    assert marked(without.session.text.document) == []


def test_a_dictionary_is_added_and_used_at_once(without: Running, tmp_path: Path) -> None:
    without.new()
    write(without, "Raat Weg")
    without.answers.file = put(tmp_path / "quelle", words=WORDS)
    without.do("edit-dictionary")
    assert without.window.status.notice.text() == ADDED
    wait_for(without, "Raat")


def test_a_file_that_is_no_dictionary_is_refused_in_words(without: Running, tmp_path: Path) -> None:
    without.answers.file = put(tmp_path / "quelle", words="1\nle\n")
    without.do("edit-dictionary")
    assert "kein deutsches Wörterbuch" in without.answers.errors[0]
