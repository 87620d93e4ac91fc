"""The papers that this one goes with: rows under the Kopfdaten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.sheets import ALT, new_session, settle, show, warning
from vorlage_editor.model.vorlage import Related
from vorlage_editor.store.rows import NumberRow
from vorlage_editor.ui.paper.known import Known
from vorlage_editor.ui.sheet.metadata_pane import MetadataPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.sheet.related_pane import RelatedPane

ONE = Related(relation="Ergänzung", number="BV/0127/2026")
TWO = Related(relation="Bezug", number="AN/0001/2026")
NUMBERS = (NumberRow("1", "IV/1", "dieser"), NumberRow("2", "BV/0127/2026", "Feldstraße"))


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def head(session: Session, look: Look, qtbot: QtBot) -> MetadataPane:
    head = MetadataPane(session, look, Known(session))
    head.known.show_numbers(NUMBERS)
    head.resize(736, 500)
    show(qtbot, head)
    settle()
    return head


@pytest.fixture
def pane(head: MetadataPane) -> RelatedPane:
    return head.related


def link(session: Session, *related: Related) -> None:
    session.edit("Ändern", related=related)
    settle()


def shown(pane: RelatedPane) -> list[tuple[str, str]]:
    return [(one.relation.currentText(), one.number.text()) for one in pane.rows]


def test_without_a_relation_there_is_nothing_to_see(pane: RelatedPane) -> None:
    assert not pane.isVisible()
    assert pane.chain == []


def test_relations_are_shown(pane: RelatedPane, session: Session) -> None:
    link(session, ONE, TWO)
    assert shown(pane) == [("Ergänzung", "BV/0127/2026"), ("Bezug", "AN/0001/2026")]
    assert pane.isVisible()
    link(session, TWO)
    assert shown(pane) == [("Bezug", "AN/0001/2026")]


def test_a_relation_is_added_and_typed(pane: RelatedPane, session: Session) -> None:
    before = session.vorlage
    pane.add()
    settle()
    assert pane.rows[0].number.hasFocus()
    QTest.keyClicks(pane.rows[0].number, "AN/7")
    pane.rows[0].relation.textActivated.emit("Austausch")
    assert session.vorlage.related == (Related(relation="Austausch", number="AN/7"),)
    for _ in range(3):
        session.undo()
    settle()
    assert session.vorlage == before
    assert not pane.isVisible()


def test_numbers_of_other_drafts_are_offered(pane: RelatedPane, session: Session) -> None:
    link(session, Related(relation="Bezug"))
    row = pane.rows[0]
    row.number.setFocus()
    QTest.keyClick(row.number, Qt.Key.Key_Down, ALT)
    assert [(one.text, one.second) for one in row.number.shown] == [("BV/0127/2026", "Feldstraße")]
    QTest.keyClick(row.number, Qt.Key.Key_Return)
    assert session.vorlage.related[0].number == "BV/0127/2026"


def test_a_paper_is_found_by_its_subject(pane: RelatedPane, session: Session) -> None:
    link(session, Related(relation="Bezug"))
    row = pane.rows[0]
    row.number.setFocus()
    QTest.keyClicks(row.number, "feld")
    QTest.keyClick(row.number, Qt.Key.Key_Down)  # it does not begin so
    QTest.keyClick(row.number, Qt.Key.Key_Return)
    assert session.vorlage.related[0].number == "BV/0127/2026"


def test_a_draft_of_this_device_can_be_opened(
    pane: RelatedPane, session: Session, qtbot: QtBot
) -> None:
    link(session, ONE, TWO)
    assert [one.open.isEnabled() for one in pane.rows] == [True, False]
    with qtbot.waitSignal(pane.opening) as asked:
        pane.rows[0].open.click()
    assert asked.args == ["2"]


def test_a_relation_is_removed(pane: RelatedPane, session: Session, head: MetadataPane) -> None:
    link(session, ONE, TWO)
    before = session.vorlage
    pane.rows[0].remove.click()
    settle()
    assert session.vorlage.related == (TWO,)
    assert pane.rows[0].number.hasFocus()
    pane.rows[0].remove.click()
    settle()
    assert head.public.hasFocus()
    session.undo()
    session.undo()
    assert session.vorlage == before


def test_a_finding_stands_at_its_row(pane: RelatedPane, session: Session) -> None:
    link(session, TWO, Related(relation="Bezug"))
    pane.rows[1].number.setFocus()
    QTest.keyClick(pane.rows[1].number, Qt.Key.Key_Tab)
    pane.show_findings([warning("related[1].number", "Nummer fehlt.")])
    assert [one.field.notes for one in pane.rows] == [(), ("Nummer fehlt.",)]


def test_tab_comes_here_behind_the_first_row(
    head: MetadataPane, pane: RelatedPane, session: Session
) -> None:
    link(session, ONE)
    head.public.setFocus()
    for one in (*pane.chain, head.lines["lead"]):
        QTest.keyClick(head.focusWidget(), Qt.Key.Key_Tab)
        assert one.hasFocus(), one.accessibleName()


def test_every_part_has_a_name(pane: RelatedPane, session: Session) -> None:
    link(session, ONE, TWO)
    names = [one.accessibleName() for one in pane.chain]
    assert all(names)
    assert len(set(names)) == len(names)
