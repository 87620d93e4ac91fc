"""Who signs: one label, or a card for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui.sheets import cards_of, new_session, offered, settle, show
from vorlage_editor.model.vorlage import Signature
from vorlage_editor.ui.sheet.signatures_pane import SignaturesPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

MAYOR = Signature(label="Die Bürgermeisterin", name="Ada Muster", office="Bürgermeisterin")
DEPUTY = Signature(label="In Vertretung")


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def window(session: Session, look: Look, qtbot: QtBot) -> QWidget:
    """The pane over its cards, as in the sheet."""
    window = QWidget()
    pane = SignaturesPane(session, look)
    layout = QVBoxLayout(window)
    layout.addWidget(pane)
    layout.addWidget(pane.cards)
    show(qtbot, window)
    settle()
    return window


@pytest.fixture
def pane(window: QWidget) -> SignaturesPane:
    pane = window.findChild(SignaturesPane)
    assert isinstance(pane, SignaturesPane)
    return pane


def sign(session: Session, *signatures: Signature) -> None:
    session.edit("Unterschrift ändern", signatures=signatures)
    settle()


def choose(pane: SignaturesPane, text: str) -> None:
    """Choose from the menu beside the label."""
    next(one for one in pane.more.menu().actions() if one.text() == text).trigger()
    settle()


def lines(pane: SignaturesPane) -> list[list[str]]:
    """What the cards show."""
    return [[line.text() for line in card.lines.values()] for card in cards_of(pane)]


def test_inserting_shows_the_card_and_then_adds_more(
    pane: SignaturesPane, session: Session
) -> None:
    pane.insert()
    settle()
    assert lines(pane) == [["Der Bürgermeister", "", ""]]
    assert cards_of(pane)[0].lines["name"].hasFocus()
    pane.insert()
    assert len(session.vorlage.signatures) == 2


def test_a_label_is_typed(pane: SignaturesPane, session: Session) -> None:
    pane.label.setFocus()
    pane.label.selectAll()
    QTest.keyClicks(pane.label, "i. A.")
    assert session.vorlage.signatures == (Signature(label="i. A."),)


def test_a_label_is_typed_where_there_was_no_signature(
    pane: SignaturesPane, session: Session
) -> None:
    sign(session)
    assert pane.label.text() == ""
    pane.label.setFocus()
    QTest.keyClicks(pane.label, "i. A.")
    assert session.vorlage.signatures == (Signature(label="i. A."),)


def test_the_label_is_shown(pane: SignaturesPane, session: Session) -> None:
    sign(session, DEPUTY)
    assert pane.label.text() == "In Vertretung"
    assert pane.label.isVisible()
    assert not pane.cards.isVisible()


def test_the_forms_label_is_offered(pane: SignaturesPane) -> None:
    assert offered(pane.label)[0] == "Der Bürgermeister"


def test_who_has_a_name_has_a_card(pane: SignaturesPane, session: Session) -> None:
    sign(session, MAYOR, DEPUTY)
    assert lines(pane) == [
        ["Die Bürgermeisterin", "Ada Muster", "Bürgermeisterin"],
        ["In Vertretung", "", ""],
    ]
    assert pane.cards.isVisible()
    assert not pane.label.isVisible()


def test_what_is_typed_into_a_card_is_the_signature(pane: SignaturesPane, session: Session) -> None:
    sign(session, MAYOR, DEPUTY)
    QTest.keyClicks(cards_of(pane)[1].lines["name"], "Ida Beispiel")
    QTest.keyClicks(cards_of(pane)[1].lines["office"], "Erste Beigeordnete")
    assert session.vorlage.signatures == (
        MAYOR,
        Signature(label="In Vertretung", name="Ida Beispiel", office="Erste Beigeordnete"),
    )


def test_a_name_is_asked_for_in_a_card(pane: SignaturesPane, session: Session) -> None:
    before = session.vorlage
    choose(pane, "Name und Amtsbezeichnung angeben")
    assert lines(pane) == [["Der Bürgermeister", "", ""]]
    assert cards_of(pane)[0].lines["name"].hasFocus()
    assert session.vorlage == before


def test_a_name_is_asked_for_where_nobody_signs_yet(pane: SignaturesPane, session: Session) -> None:
    sign(session)
    choose(pane, "Name und Amtsbezeichnung angeben")
    assert session.vorlage.signatures == (Signature(),)
    assert cards_of(pane)[0].lines["name"].hasFocus()


def test_another_signature_is_added(pane: SignaturesPane, session: Session) -> None:
    choose(pane, "Unterschrift hinzufügen")
    assert len(session.vorlage.signatures) == 2
    assert cards_of(pane)[1].lines["label"].hasFocus()
    pane.add.click()
    settle()
    assert cards_of(pane)[2].lines["label"].hasFocus()


def test_a_removed_signature_gives_the_focus_to_its_neighbour(
    pane: SignaturesPane, session: Session
) -> None:
    sign(session, MAYOR, DEPUTY, DEPUTY)
    cards_of(pane)[2].remove.click()
    settle()
    assert session.vorlage.signatures == (MAYOR, DEPUTY)
    assert cards_of(pane)[1].lines["label"].hasFocus()


def test_the_last_signature_is_removed(pane: SignaturesPane, session: Session) -> None:
    sign(session, MAYOR)
    cards_of(pane)[0].remove.click()
    settle()
    assert session.vorlage.signatures == ()
    assert pane.label.isVisible()
    assert pane.label.hasFocus()


def test_undo_brings_back_a_signature(pane: SignaturesPane, session: Session) -> None:
    sign(session, MAYOR, DEPUTY)
    before = session.vorlage
    cards_of(pane)[0].remove.click()
    session.undo()
    settle()
    assert session.vorlage == before
    assert len(lines(pane)) == 2


def test_another_paper_has_its_own_cards(
    pane: SignaturesPane, session: Session, form: Form
) -> None:
    choose(pane, "Name und Amtsbezeichnung angeben")
    session.open("2", form.new_vorlage("Beschlussvorlage"), form)
    settle()
    assert not pane.cards.isVisible()


def test_every_part_has_a_name(pane: SignaturesPane, session: Session) -> None:
    sign(session, MAYOR, DEPUTY)
    names = [one.accessibleName() for one in pane.chain]
    assert all(names)
    assert len(set(names)) == len(names)
