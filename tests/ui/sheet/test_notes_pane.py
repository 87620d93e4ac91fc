"""The note to oneself: kept with the paper, as tall as its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from tests.ui.sheets import new_session, show
from vorlage_editor.model.vorlage import published
from vorlage_editor.ui.sheet.notes_pane import NotesPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def pane(session: Session, look: Look, qtbot: QtBot) -> NotesPane:
    pane = NotesPane(session, look)
    pane.resize(400, 300)
    show(qtbot, pane)
    pane.edit.setFocus()
    return pane


def test_what_is_typed_is_kept_and_never_published(pane: NotesPane, session: Session) -> None:
    QTest.keyClicks(pane.edit, "Frau Muster fragen")
    assert session.vorlage.notes == "Frau Muster fragen"
    assert published(session.vorlage).notes == ""


def test_the_note_is_shown(pane: NotesPane, session: Session) -> None:
    session.edit("Notiz ändern", notes="Eins\u2028Zwei")
    assert pane.edit.toPlainText() == "Eins\nZwei"


def test_undo_brings_back_what_was(pane: NotesPane, session: Session) -> None:
    before = session.vorlage
    QTest.keyClicks(pane.edit, "Muster")
    session.undo()
    assert (session.vorlage, pane.edit.toPlainText()) == (before, "")


def test_a_note_is_as_tall_as_its_text(pane: NotesPane, session: Session) -> None:
    height = pane.edit.height()
    session.edit("Notiz ändern", notes="\u2028".join("abcdefgh"))
    assert pane.edit.height() > height + 4 * pane.edit.fontMetrics().lineSpacing()


def test_a_note_grows_where_it_gets_narrow(pane: NotesPane, session: Session) -> None:
    session.edit("Notiz ändern", notes="Frau Muster fragen, ob das so bleibt. " * 6)
    height = pane.edit.height()
    pane.resize(200, 300)
    assert pane.edit.height() > height


def test_the_caret_stays_where_the_note_is_shown_again(pane: NotesPane, session: Session) -> None:
    QTest.keyClicks(pane.edit, "Muster")
    session.edit("Notiz ändern", notes="Muster fragen")
    assert pane.edit.textCursor().position() == 6


def test_nothing_is_written_without_a_paper(pane: NotesPane, session: Session) -> None:
    session.close_draft()
    QTest.keyClicks(pane.edit, "Muster")
    assert session.vorlage.notes == ""
