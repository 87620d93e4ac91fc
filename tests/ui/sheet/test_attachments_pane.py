"""The Anlagen: a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.sheets import new_session, settle, show
from vorlage_editor.model.checks import Finding, Severity
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Attachment
from vorlage_editor.ui.kit.fields import Notes
from vorlage_editor.ui.sheet.attachments_pane import EMPTY, AttachmentsPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
PLAN = Attachment(name="Lageplan", note="4 Blätter", public=True)
LAND = Attachment(name="Grunderwerb", public=False)


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def pane(session: Session, look: Look, qtbot: QtBot) -> AttachmentsPane:
    pane = AttachmentsPane(session, look)
    pane.resize(736, 300)
    show(qtbot, pane)
    settle()
    return pane


def put(session: Session, *attachments: Attachment) -> None:
    session.edit("Anlage ändern", attachments=attachments)
    settle()


def names(session: Session) -> list[str]:
    return [one.name for one in session.vorlage.attachments]


def test_what_is_typed_is_the_attachment(pane: AttachmentsPane, session: Session) -> None:
    pane.add()
    line = pane.rows[0]
    QTest.keyClicks(line.name, "Lageplan")
    QTest.keyClicks(line.note, "4 Seiten")
    line.public.entered.emit(True)
    assert session.vorlage.attachments == (
        Attachment(name="Lageplan", note="4 Seiten", public=True),
    )


def test_attachments_are_shown(pane: AttachmentsPane, session: Session) -> None:
    put(session, PLAN, LAND)
    shown = [(one.name.text(), one.note.text(), one.public.text()) for one in pane.rows]
    assert shown == [("Lageplan", "4 Blätter", "Ö"), ("Grunderwerb", "", "N")]


def test_undo_brings_back_what_was(pane: AttachmentsPane, session: Session) -> None:
    before = session.vorlage
    pane.add()
    QTest.keyClicks(pane.rows[0].name, "Plan")
    session.undo()
    session.undo()
    settle()
    assert (session.vorlage, pane.rows) == (before, [])


def test_without_attachments_a_sentence_says_so(pane: AttachmentsPane, session: Session) -> None:
    words = next(one for one in pane.findChildren(QLabel) if one.text() == EMPTY)
    assert words.isVisible()
    put(session, PLAN)
    assert not words.isVisible()


def test_a_new_attachment_has_the_focus(pane: AttachmentsPane, session: Session) -> None:
    pane.add()
    assert pane.rows[0].name.hasFocus()


def test_enter_goes_to_the_next_and_behind_the_last_one_begins_another(
    pane: AttachmentsPane, session: Session
) -> None:
    put(session, PLAN, LAND)
    QTest.keyClick(pane.rows[0].name, Key.Key_Return)
    assert pane.rows[1].name.hasFocus()
    QTest.keyClick(pane.rows[1].name, Key.Key_Return)
    settle()
    assert names(session) == ["Lageplan", "Grunderwerb", ""]
    assert pane.rows[2].name.hasFocus()


def test_an_attachment_is_moved(pane: AttachmentsPane, session: Session) -> None:
    put(session, PLAN, LAND)
    pane.rows[0].down.trigger()
    assert names(session) == ["Grunderwerb", "Lageplan"]
    assert pane.rows[1].name.hasFocus()
    pane.rows[1].up.trigger()
    assert names(session) == ["Lageplan", "Grunderwerb"]
    assert [line.up.isEnabled() for line in pane.rows] == [False, True]
    assert [line.down.isEnabled() for line in pane.rows] == [True, False]


def test_a_removed_attachment_gives_the_focus_to_its_neighbour(
    pane: AttachmentsPane, session: Session
) -> None:
    put(session, PLAN, LAND)
    pane.rows[1].remove.trigger()
    assert names(session) == ["Lageplan"]
    assert pane.rows[0].name.hasFocus()
    pane.rows[0].remove.trigger()
    settle()
    assert names(session) == []
    assert pane.editor(0, "").hasFocus()


def test_what_is_closed_has_a_lock(pane: AttachmentsPane, session: Session) -> None:
    put(session, PLAN)
    open_ = pane.rows[0].grab().toImage()
    put(session, Attachment(name="Lageplan", note="4 Blätter", public=False))
    assert pane.rows[0].grab().toImage() != open_


def test_the_count_is_told_from_two_on(pane: AttachmentsPane, session: Session) -> None:
    chip = pane.findChild(QLabel, "count")
    assert isinstance(chip, QLabel)
    put(session, PLAN)
    assert not chip.isVisible()
    put(session, PLAN, LAND)
    assert (chip.isVisible(), chip.text()) == (True, "2")


# Findings

UNNAMED = Finding(
    "attachment-unnamed", Severity.WARNING, FieldRef("attachments", 1), "Nicht genannt."
)


def notes(pane: AttachmentsPane) -> list[tuple[str, ...]]:
    return [one.texts for row in pane.rows for one in row.findChildren(Notes)]


def test_a_finding_stands_at_its_attachment_once_that_was_left(
    pane: AttachmentsPane, session: Session, qtbot: QtBot
) -> None:
    put(session, PLAN, LAND)
    pane.rows[1].name.setFocus()
    pane.show_findings([UNNAMED])
    assert notes(pane) == [(), ()]
    with qtbot.waitSignal(pane.left):
        pane.rows[0].name.setFocus()
    pane.show_findings([UNNAMED])
    assert notes(pane) == [(), ("Nicht genannt.",)]
    assert pane.rows[1].name.property("level") == "warn"


def test_findings_at_attachments_are_shown_on_demand(
    pane: AttachmentsPane, session: Session
) -> None:
    put(session, PLAN, LAND)
    pane.visit_all(on=True)
    pane.show_findings([UNNAMED])
    assert notes(pane) == [(), ("Nicht genannt.",)]
    pane.show_findings([])
    assert notes(pane) == [(), ()]
