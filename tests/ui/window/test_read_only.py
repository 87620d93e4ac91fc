"""A released paper stays as it is, whatever one does to it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from tests.exchange.papers import full
from tests.ui.program import running
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.find.bar import FindBar
from vorlage_editor.ui.window.status_commands import LOCKED
from vorlage_editor.ui.window.table import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
KEYS = (
    (Key.Key_A, NONE), (Key.Key_Space, NONE), (Key.Key_Return, NONE), (Key.Key_Backspace, NONE),
    (Key.Key_Delete, NONE), (Key.Key_Up, NONE), (Key.Key_Down, NONE), (Key.Key_Tab, NONE),
    (Key.Key_Left, SHIFT), (Key.Key_Home, SHIFT), (Key.Key_V, CONTROL), (Key.Key_X, CONTROL),
    (Key.Key_Return, CONTROL), (Key.Key_Backspace, CONTROL), (Key.Key_B, CONTROL),
    (Key.Key_1, CONTROL), (Key.Key_Up, CONTROL | SHIFT), (Key.Key_Down, CONTROL | SHIFT),
    (Key.Key_Up, ALT | SHIFT), (Key.Key_Down, ALT), (Key.Key_N, SHIFT), (Key.Key_Insert, SHIFT),
)  # fmt: skip
CHANGING = [
    spec.name for spec in TABLE
    if spec.name.startswith(("insert-", "format-", "table-", "edit-cut", "edit-paste"))
    and spec.name not in ("insert-snippets", "insert-snippet-new", "format-helps")
]  # fmt: skip


@pytest.fixture
def released(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """A paper with every kind of field, just released."""
    with running(tmp_path / "daten", qtbot, preview=False) as started:
        started.example()
        session = started.session
        whole = full(session.form)
        body = (*whole.body, Paragraph((Run("☐ Ja  ☐ Nein"),)))
        kept = {"form": session.vorlage.form, "kind": session.vorlage.kind, "body": body}
        session.take("Füllen", replace(whole, **kept, status=Status.DRAFT))
        release(started)
        yield started


def release(started: Running) -> None:
    started.action("file-status-released").trigger()
    assert started.session.vorlage.status is Status.RELEASED


def fields(started: Running) -> list[QWidget]:
    kinds = QLineEdit | QTextEdit | QComboBox | QAbstractButton
    return [one for one in started.window.sheet.findChildren(QWidget) if isinstance(one, kinds)]


def told(started: Running) -> bool:
    notice = started.window.status.notice
    return notice.isVisible() and notice.text() == LOCKED.format(status="freigegeben")


def test_a_typed_key_says_why_nothing_happens(released: Running) -> None:
    before = released.vorlage
    QTest.keyClicks(released.window.text_pane, "x")
    assert released.vorlage == before
    assert told(released)


def test_the_notice_leads_out_of_it(released: Running) -> None:
    QTest.keyClicks(released.window.sheet.subject.edit, "x")
    QTest.mouseClick(released.window.status.notice, Qt.MouseButton.LeftButton)
    assert released.vorlage.status is Status.DRAFT
    QTest.keyClicks(released.window.sheet.subject.edit, "x")
    assert "x" in released.vorlage.subject


def state(started: Running) -> list[tuple[bool, bool, str]]:
    """Say of each field and action whether it can be used, and how it looks."""
    widgets = [
        (one.isEnabled(), bool(getattr(one, "isReadOnly", bool)()), str(one.property("locked")))
        for one in fields(started)
    ]
    return widgets + [(started.action(name).isEnabled(), False, "") for name in CHANGING]


def test_opened_again_all_is_as_it_was(released: Running) -> None:
    released.do("file-reopen")
    released.window.go_to(FieldRef("body"))
    before, vorlage = state(released), released.vorlage
    release(released)
    assert state(released) != before
    released.do("file-reopen")
    released.window.go_to(FieldRef("subject"))
    released.window.go_to(FieldRef("body"))
    assert state(released) == before
    assert released.vorlage == vorlage


def test_releasing_can_be_undone(released: Running) -> None:
    after = released.vorlage
    assert released.session.undo_label == "Status ändern"
    released.session.undo()
    assert released.vorlage.status is Status.DRAFT
    released.session.redo()
    assert released.vorlage == after


def test_words_can_be_copied(released: Running) -> None:
    pane = released.window.text_pane
    released.window.go_to(FieldRef("body"))
    QTest.keyClick(pane, Key.Key_A, CONTROL)
    QTest.keyClick(pane, Key.Key_C, CONTROL)
    assert "Nein" in QGuiApplication.clipboard().text()


def test_tab_goes_on_from_the_text(released: Running) -> None:
    pane = released.window.text_pane
    released.window.go_to(FieldRef("body"))
    QTest.keyClick(pane, Key.Key_Tab)
    assert released.focus() is not pane


@pytest.mark.parametrize("name", CHANGING)
def test_no_action_changes_it(released: Running, name: str) -> None:
    before = released.vorlage
    released.window.go_to(FieldRef("body"))
    released.action(name).trigger()
    assert released.vorlage == before


def test_a_box_is_not_ticked(released: Running) -> None:
    pane, before = released.window.text_pane, released.vorlage
    cursor = pane.document().find("☐")
    pane.toggle_box(cursor.selectionStart())
    assert released.vorlage == before
    assert "☐" in pane.toPlainText()


def test_nothing_is_replaced(released: Running) -> None:
    before = released.vorlage
    released.do("edit-replace")
    bar = released.window.findChildren(FindBar)[0]
    QTest.keyClicks(bar.text, "Halle")
    QTest.keyClicks(bar.replacement, "Bad")
    bar.replace_asked.emit()
    bar.replace_all_asked.emit()
    assert released.vorlage == before
    assert told(released)


def test_no_section_is_moved(released: Running) -> None:
    before, outline = released.vorlage, released.window.outline
    released.window.show_panel("outline")
    for row in outline.list.rows:
        outline.list.choose(row.key)
        QTest.keyClick(outline.list, Key.Key_Down, ALT | SHIFT)
        QTest.keyClick(outline.list, Key.Key_Up, ALT | SHIFT)
    assert released.vorlage == before


def test_what_gets_by_is_taken_back(released: Running) -> None:
    before, text = released.vorlage, released.window.text_pane.toPlainText()
    cursor = QTextCursor(released.session.text.document)
    cursor.insertText("heimlich")
    released.session.edit("Betreff ändern", subject="heimlich")
    released.session.change_kind("Beschlussvorlage")
    assert released.vorlage == before
    assert released.window.text_pane.toPlainText() == text


# A fuzz: whatever key, click, drop or composed letter, wherever on the sheet


def press(_started: Running, field: QWidget, dice: random.Random) -> None:
    QTest.keyClick(field, *dice.choice(KEYS))


def click(_started: Running, field: QWidget, dice: random.Random) -> None:
    target = field.viewport() if isinstance(field, QTextEdit) else field
    how = dice.choice((QTest.mouseClick, QTest.mouseDClick))
    how(target, Qt.MouseButton.LeftButton)


def drop(_started: Running, field: QWidget, _dice: random.Random) -> None:
    data = QMimeData()
    data.setText("fallen gelassen")
    target = field.viewport() if isinstance(field, QTextEdit) else field
    event = QDropEvent(
        QPointF(target.rect().center()), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, NONE, QEvent.Type.Drop,
    )  # fmt: skip
    QApplication.sendEvent(target, event)


def compose(_started: Running, field: QWidget, _dice: random.Random) -> None:
    event = QInputMethodEvent()
    event.setCommitString("ê")
    QApplication.sendEvent(field, event)


def paste(started: Running, field: QWidget, dice: random.Random) -> None:
    field.setFocus()
    QGuiApplication.clipboard().setText("eingefügt")
    started.action(dice.choice(("edit-paste", "edit-paste-plain", "edit-cut"))).trigger()


@pytest.mark.parametrize("seed", range(4))
def test_no_pane_changes_a_released_paper(released: Running, seed: int) -> None:
    dice, before = random.Random(seed), released.vorlage  # noqa: S311 - no secret
    sheet, text = released.window.sheet, released.window.text_pane.toPlainText()
    for _ in range(150):
        some = [one for one in fields(released) if not sheet.status.isAncestorOf(one)]
        dice.choice((press, press, click, drop, compose, paste))(released, dice.choice(some), dice)
        assert released.vorlage == before
        assert QApplication.activePopupWidget() is None
    assert released.window.text_pane.toPlainText() == text
    assert [row.name.text() for row in sheet.attachments.rows] == [
        one.name for one in before.attachments
    ]
