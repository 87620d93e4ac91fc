"""Whatever the user does can be taken back, and the value is always what the document says."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from tests.ui.papers import BODY, assert_in_step, text
from tests.ui.steps import KEEP, User, new_pane
from vorlage_editor.model.body import Heading, Paragraph, Table, plain_text
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.ui.window.one_history import HistoryKeys, OneHistory

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.text.text_pane import TextPane

LOOKS = 0.6
"""How many of the steps are looked at when they are done."""

Key: TypeAlias = Qt.Key
Modifier: TypeAlias = Qt.KeyboardModifier


@pytest.fixture
def session(form: Form, qapp: QApplication) -> Session:
    """A session with a paper that has every kind of block; time stands still."""
    session = Session(Forms([form]), clock=lambda: 0.0)
    session.open("1", Vorlage(kind="Informationsvorlage", subject="Kita", body=BODY), form)
    return session


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> TextPane:
    pane = new_pane(session)
    qtbot.addWidget(pane)
    return pane


def go_to(pane: TextPane, block: int, offset: int = 0) -> None:
    cursor = QTextCursor(pane.document().findBlockByNumber(block))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=offset)
    pane.setTextCursor(cursor)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_the_user_does_can_be_undone(session: Session, pane: TextPane, seed: int) -> None:
    """2,000 steps in all: back to the very first value, forward to the last."""
    random = Random(seed)  # noqa: S311
    user = User(session, pane, random)
    first = session.vorlage
    for _ in range(100):
        user.step()
        if random.random() < LOOKS:  # looking reads what was typed; not always before the next step
            assert_in_step(session)
    assert_in_step(session)
    while session.redo_label:
        session.redo()
    papers = [session.vorlage]
    while session.undo_label:
        session.undo()
        assert_in_step(session)
        papers.append(session.vorlage)
    assert papers[-1] == first
    for paper in reversed(papers):
        assert session.vorlage == paper
        session.redo()


@pytest.mark.parametrize(("offset", "sections"), [(0, ["", "beschluss"]), (3, ["beschluss", ""])])
def test_a_split_heading_keeps_its_meaning_once(
    session: Session, pane: TextPane, offset: int, sections: list[str]
) -> None:
    go_to(pane, 0, offset)
    QTest.keyClick(pane, Key.Key_Return)
    assert [getattr(block, "section", "") for block in session.vorlage.body[:2]] == sections
    session.undo()
    assert session.vorlage.body == BODY


def test_a_pasted_copy_of_a_section_is_only_a_heading(session: Session, pane: TextPane) -> None:
    pane.moveCursor(QTextCursor.MoveOperation.End)
    pane.insert_blocks((Paragraph(text("x")), Heading(1, text("Kopie"), "beschluss")))
    assert session.vorlage.body[-1] == Heading(1, text("Kopie"), "")
    assert_in_step(session)


def test_typing_in_a_cell_reads_one_row_and_is_one_step(session: Session, pane: TextPane) -> None:
    before = session.vorlage.body[7]
    go_to(pane, 7)
    QTest.keyClicks(pane, "neu")
    table = session.vorlage.body[7]
    assert isinstance(before, Table)
    assert isinstance(table, Table)
    assert table.rows[0][0] == text("neua")
    assert table.rows[1][0] is before.rows[1][0]
    session.undo()
    assert session.vorlage.body[7] == before
    assert_in_step(session)


def test_a_selection_over_a_table_stays_whole_when_the_table_grows(
    session: Session, pane: TextPane
) -> None:
    cell = pane.document().findBlockByNumber(9).position()
    go_to(pane, 9)
    pane.moveCursor(QTextCursor.MoveOperation.End, KEEP)
    assert pane.textCursor().anchor() == cell
    QTextCursor(pane.document().findBlockByNumber(9)).currentTable().insertRows(0, 1)
    QTest.keyClick(pane, Key.Key_Delete)
    assert not any(isinstance(block, Table) for block in session.vorlage.body)
    assert_in_step(session)


def test_undo_brings_a_deleted_selection_back(session: Session, pane: TextPane) -> None:
    go_to(pane, 6)
    pane.moveCursor(QTextCursor.MoveOperation.EndOfBlock, KEEP)
    selection = session.text.selection
    QTest.keyClick(pane, Key.Key_Delete)
    session.undo()
    cursor = pane.textCursor()
    assert (cursor.anchor(), cursor.position()) == selection
    assert cursor.selectedText() == "Text"


def test_undo_of_a_field_does_not_touch_the_text(
    session: Session, pane: TextPane, qtbot: QtBot
) -> None:
    go_to(pane, 6, 2)
    session.edit("Betreff ändern", subject="Neu")
    place = pane.textCursor().position()
    with qtbot.assertNotEmitted(session.text.document.contentsChange):
        session.undo()
    assert pane.textCursor().position() == place


def test_composed_text_is_no_text_before_commit(session: Session, pane: TextPane) -> None:
    pane.moveCursor(QTextCursor.MoveOperation.Start)
    before = session.vorlage
    QApplication.sendEvent(pane, QInputMethodEvent("´", []))
    assert session.vorlage is before
    commit = QInputMethodEvent("", [])
    commit.setCommitString("é")
    QApplication.sendEvent(pane, commit)
    assert session.vorlage.body[0] == Heading(1, text("éBeschluss"), "beschluss")
    session.undo()
    assert (session.vorlage, session.undo_label) == (before, "")


def test_undo_of_what_replaced_everything_is_exact(session: Session, pane: TextPane) -> None:
    pane.selectAll()
    QTest.keyClicks(pane, "x")
    assert session.vorlage.body == (Paragraph(text("x")),)
    session.undo()
    assert session.vorlage.body == BODY
    assert_in_step(session)


def test_a_paste_by_key_is_a_step_of_its_own(session: Session, pane: TextPane) -> None:
    pane.go_to_block(6)
    pane.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QApplication.clipboard().setText("IV/0127")
    QTest.keyClicks(pane, ": ")
    QTest.keyClick(pane, Key.Key_V, Modifier.ControlModifier)
    assert session.undo_label == "Einfügen"
    QTest.keyClicks(pane, ".")
    assert plain_text(session.vorlage.body[6]) == "Text: IV/0127."
    for left in ("Text: IV/0127", "Text: ", "Text"):
        session.undo()
        assert plain_text(session.vorlage.body[6]) == left
    QApplication.clipboard().clear()


def test_a_click_does_not_move_where_typing_ended(
    session: Session, pane: TextPane, qtbot: QtBot
) -> None:
    pane.show()
    pane.go_to_block(6)
    pane.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClicks(pane, "x")
    behind = pane.textCursor().position()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    session.undo()
    session.redo()
    assert session.text.selection == (behind, behind)


class Window(QMainWindow):
    """Two line edits and the text pane, with undo and redo as actions."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        undo, redo = QAction("Rückgängig", self), QAction("Wiederholen", self)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(session.undo)
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        redo.triggered.connect(session.redo)
        self.addActions([undo, redo])
        keys = HistoryKeys(undo, redo)
        self.line, self.other = QLineEdit("Kita"), QLineEdit()
        self.pane = new_pane(session, keys.action_of)
        self.line.textEdited.connect(lambda words: session.edit("Betreff", subject=words))
        self.other.textEdited.connect(lambda words: session.edit("Dezernat", lead=words))
        middle = QWidget()
        self.setCentralWidget(middle)
        box = QVBoxLayout(middle)
        for field in (self.line, self.other, self.pane):
            box.addWidget(field)
        self.history = OneHistory(keys, self, self.pane)


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Window:
    window = Window(session)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def press(window: Window, key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
    QTest.keyClick(window.windowHandle(), key, modifiers)


SHIFT_Z = Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier


@pytest.mark.parametrize("again", [(Key.Key_Y, Modifier.ControlModifier), SHIFT_Z])
def test_undo_keys_are_the_sessions_wherever_the_focus_is(
    session: Session, window: Window, again: tuple[Key, Modifier]
) -> None:
    first = session.vorlage
    for field in (window.pane, window.line, window.other):
        field.setFocus()
        press(window, Key.Key_X)
    last = session.vorlage
    for field in (window.other, window.line, window.pane):
        field.setFocus()
        press(window, Key.Key_Z, Modifier.ControlModifier)
    assert session.vorlage == first
    for field in (window.line, window.other, window.pane):
        field.setFocus()
        press(window, *again)
    assert session.vorlage == last


def test_context_menus_offer_the_sessions_undo(window: Window) -> None:
    for field in (window.pane, window.line):
        menu = window.history.menu(field)
        assert [action.text() for action in menu.actions()[:2]] == ["Rückgängig", "Wiederholen"]
        menu.deleteLater()


@pytest.mark.parametrize("name", ["line", "pane"])
def test_a_right_click_opens_that_menu(window: Window, name: str) -> None:
    field = getattr(window, name)
    field.setFocus()
    clicked = field.viewport() if name == "pane" else field
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(clicked, QContextMenuEvent(mouse, QPoint(2, 2), QPoint(2, 2)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Rückgängig"
    menu.close()


def test_a_dialog_keeps_its_own_undo(session: Session, window: Window, qtbot: QtBot) -> None:
    session.edit("Betreff", subject="Neu")
    dialog = QDialog(window)
    line = QLineEdit(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Key.Key_Z, Modifier.ControlModifier)
    assert (line.text(), session.vorlage.subject) == ("", "Neu")
