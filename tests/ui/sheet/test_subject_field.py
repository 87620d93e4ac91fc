"""The Betreff: what is typed reaches the paper, and the other way round."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.sheets import CONTROL, SHIFT, error, level, new_session, show
from vorlage_editor.ui.sheet.subject_field import LINES, SubjectEdit, SubjectField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
LONG = "Erneuerung der Feldstraße zwischen Markt und Bahnhof mit neuen Wegen für das Rad " * 6


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def field(session: Session, look: Look, qtbot: QtBot) -> SubjectField:
    """The Betreff in a window of its own, with the focus."""
    field = SubjectField(session, look)
    field.resize(600, 300)
    show(qtbot, field)
    field.edit.setFocus()
    return field


@pytest.fixture
def edit(field: SubjectField) -> SubjectEdit:
    return field.edit


def paste(edit: SubjectEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    edit.paste()


def test_what_is_typed_is_the_subject(edit: SubjectEdit, session: Session) -> None:
    QTest.keyClicks(edit, "Feldstrasse")
    assert session.vorlage.subject == "Feldstrasse"


def test_the_subject_is_shown(edit: SubjectEdit, session: Session) -> None:
    session.edit("Betreff ändern", subject="Feldstraße\u2028hier: Wege")
    assert edit.toPlainText() == "Feldstraße\nhier: Wege"


def test_undo_brings_back_what_was(edit: SubjectEdit, session: Session) -> None:
    before = session.vorlage
    QTest.keyClicks(edit, "Feld")
    session.undo()
    assert (session.vorlage, edit.toPlainText()) == (before, "")


def test_the_caret_stays_where_something_else_changes(edit: SubjectEdit, session: Session) -> None:
    QTest.keyClicks(edit, "Feldstrasse")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    session.edit("Vorlagennummer ändern", number="IV/1")
    assert edit.textCursor().position() == 0
    session.edit("Betreff ändern", subject="")
    assert edit.textCursor().position() == 0


def test_an_older_subject_leaves_the_caret_inside(edit: SubjectEdit, session: Session) -> None:
    QTest.keyClicks(edit, "Feldstrasse")
    session.edit("Betreff ändern", subject="Feld")
    assert edit.textCursor().position() == 4


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_goes_on(field: SubjectField, session: Session, qtbot: QtBot, key: Key) -> None:
    QTest.keyClicks(field.edit, "Feld")
    with qtbot.waitSignal(field.done):
        QTest.keyClick(field.edit, key)
    assert session.vorlage.subject == "Feld"


def test_shift_and_enter_begin_a_line(edit: SubjectEdit, session: Session) -> None:
    QTest.keyClicks(edit, "Feld")
    QTest.keyClick(edit, Key.Key_Return, SHIFT)
    QTest.keyClicks(edit, "hier")
    assert session.vorlage.subject == "Feld\u2028hier"


def test_several_lines_are_pasted_without_empty_ones(edit: SubjectEdit, session: Session) -> None:
    paste(edit, "\n Feldstraße \r\n\r\n\thier: Wege\x07\n")
    assert session.vorlage.subject == "Feldstraße\u2028hier: Wege"


def test_what_is_no_text_is_not_pasted(edit: SubjectEdit, session: Session) -> None:
    mime = QMimeData()
    mime.setHtml("<b>Feld</b>")
    edit.insertFromMimeData(mime)
    assert session.vorlage.subject == ""


def test_letters_come_in_their_normal_form(edit: SubjectEdit, session: Session) -> None:
    paste(edit, "Bu\u0308cherei")
    assert session.vorlage.subject == "Bücherei"


def test_nothing_is_written_without_a_paper(field: SubjectField, session: Session) -> None:
    session.close_draft()
    QTest.keyClicks(field.edit, "Feld")
    assert session.vorlage.subject == ""


def test_it_grows_to_four_lines(edit: SubjectEdit, session: Session) -> None:
    heights = [edit.height()]
    for lines in range(2, LINES + 2):
        session.edit("Betreff ändern", subject="\u2028".join("abcdefg"[:lines]))
        heights.append(edit.height())
    steps = [after - before for before, after in pairwise(heights)]
    assert all(step >= edit.fontMetrics().height() for step in steps[:-1])
    assert steps[-1] == 0


def test_the_caret_of_a_long_subject_is_in_view(edit: SubjectEdit, session: Session) -> None:
    session.edit("Betreff ändern", subject=LONG)
    QTest.keyClick(edit, Key.Key_End, CONTROL)
    assert edit.viewport().rect().contains(edit.cursorRect().center())
    QTest.keyClick(edit, Key.Key_Home, CONTROL)
    assert edit.viewport().rect().contains(edit.cursorRect().center())


def test_it_grows_where_it_gets_narrow(field: SubjectField, session: Session) -> None:
    session.edit("Betreff ändern", subject="Bericht über die Arbeit der Bücherei im Jahr")
    height = field.edit.height()
    field.resize(300, 300)
    assert field.edit.height() > height


def test_a_finding_is_shown_after_it_was_left(field: SubjectField) -> None:
    field.field.show_findings([error("subject")])
    assert level(field.edit) == ""
    field.field.visited = True
    field.field.show_findings([error("subject")])
    assert (level(field.edit), field.field.notes) == ("error", ("So geht es nicht.",))


def test_what_is_no_subject_is_refused_when_pasted(
    edit: SubjectEdit, session: Session, qtbot: QtBot
) -> None:
    QTest.keyClicks(edit, "Feldstrasse")
    with qtbot.waitSignal(edit.refused):
        paste(edit, "x" * 100_001)
    assert session.vorlage.subject == "Feldstrasse"
