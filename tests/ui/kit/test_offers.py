"""People, departments and numbers are offered; what is typed and not taken stays."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.sheets import ALT, cards_of, focused, leave, new_session, rich_form, settle, show
from vorlage_editor.model.earlier import Earlier
from vorlage_editor.model.forms.form import Kind
from vorlage_editor.model.masterdata.office import Department, Office, Signer
from vorlage_editor.model.vorlage import Related, Signature
from vorlage_editor.store.rows import NumberRow
from vorlage_editor.ui.paper.known import Known
from vorlage_editor.ui.sheet.metadata_pane import MetadataPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.offers import OfferLine
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
DAY = date(2026, 8, 20)
MAYOR = Signature(label="Die Bürgermeisterin", name="Ada Muster", office="Bürgermeisterin")
DEPUTY = Signature(label="In Vertretung", name="Bruno Beispiel", office="Erster Beigeordneter")
OFFICE = Office(
    departments=(
        Department(name="Planen und Bauen", short="Dez. II"),
        Department(name="Tiefbauamt"),
    ),
    signers=(
        Signer(
            name=MAYOR.name, label=MAYOR.label, office=MAYOR.office, deputies=("Bruno Beispiel",)
        ),
        Signer(name=DEPUTY.name, label="Im Auftrag", office=DEPUTY.office),
    ),
)
NUMBERS = (
    NumberRow("1", "BV/0900/2026", "dieser Entwurf"),
    NumberRow("2", "BV/0127/2026", "Feldstraße"),
    NumberRow("3", "BV/0128/2026", "im Papierkorb", trashed=True),
)


@pytest.fixture
def session(form: Form) -> Session:
    kind = Kind("Informationsvorlage", number_next="BV/{n:4}/{year}")
    return new_session(replace(form, kinds=(kind,), sha256="counting"))


@pytest.fixture
def pane(session: Session, look: Look, qtbot: QtBot) -> MetadataPane:
    pane = MetadataPane(session, look, Known(session, lambda: DAY))
    pane.resize(736, 500)
    show(qtbot, pane)
    pane.known.show_office(OFFICE)
    pane.known.show_numbers(NUMBERS)
    settle()
    return pane


def keys(*pressed: str | Key) -> None:
    """Press keys where the focus is."""
    for one in pressed:
        widget = focused()
        assert widget
        if isinstance(one, str):
            QTest.keyClicks(widget, one)
        else:
            QTest.keyClick(widget, one)
    settle()


def ask() -> None:
    widget = focused()
    assert widget
    QTest.keyClick(widget, Key.Key_Down, ALT)
    settle()


def texts(line: OfferLine) -> list[str]:
    return [one.text for one in line.shown]


def cards(pane: MetadataPane) -> list[list[str]]:
    return [[line.text() for line in card.lines.values()] for card in cards_of(pane.signatures)]


# Numbers


def test_the_next_number_is_offered_and_taken(pane: MetadataPane, session: Session) -> None:
    before = session.vorlage
    pane.number.setFocus()
    ask()
    assert texts(pane.number) == ["BV/0129/2026"]
    assert session.vorlage == before, "no number comes by itself"
    keys(Key.Key_Return)
    assert session.vorlage.number == pane.number.text() == "BV/0129/2026"
    session.undo()
    assert session.vorlage == before


def test_escape_leaves_the_number_empty(pane: MetadataPane, session: Session) -> None:
    pane.number.setFocus()
    ask()
    keys(Key.Key_Escape)
    assert (session.vorlage.number, texts(pane.number)) == ("", [])


def test_typing_closes_the_list_of_numbers(pane: MetadataPane) -> None:
    pane.number.setFocus()
    ask()
    keys("B")
    assert texts(pane.number) == []
    assert pane.number.text() == "B"


def test_a_number_is_typed_in_peace(pane: MetadataPane, session: Session) -> None:
    pane.number.setFocus()
    keys("BV/1")
    assert texts(pane.number) == []
    assert session.vorlage.number == "BV/1"


def test_a_supplement_has_its_number_offered_first(pane: MetadataPane, session: Session) -> None:
    related = (Related(relation="Ergänzung", number="BV/0127/2026"),)
    session.edit("Bezug hinzufügen", related=related)
    pane.number.setFocus()
    ask()
    assert texts(pane.number) == ["BV/0127/2026/1", "BV/0129/2026"]


def test_the_tip_says_the_next_number(pane: MetadataPane) -> None:
    tips = [action.toolTip() for action in pane.number.actions() if action.isVisible()]
    assert tips == ["Nächste Nummer: BV/0129/2026 (Alt+Pfeil unten)"]


def test_without_a_counter_nothing_is_offered(
    pane: MetadataPane, session: Session, form: Form
) -> None:
    session.change_form(form)
    settle()
    assert not any(action.isVisible() for action in pane.number.actions())
    pane.number.setFocus()
    ask()
    assert texts(pane.number) == []


# Signers


def test_a_letter_and_enter_sign_with_label_name_and_office(
    pane: MetadataPane, session: Session
) -> None:
    before = session.vorlage
    pane.signatures.label.setFocus()
    pane.signatures.label.selectAll()
    keys("a")
    assert texts(pane.signatures.label)[0] == "Ada Muster"
    keys(Key.Key_Return)
    assert session.vorlage.signatures == (MAYOR,)
    assert cards(pane) == [["Die Bürgermeisterin", "Ada Muster", "Bürgermeisterin"]]
    assert cards_of(pane.signatures)[0].lines["name"].hasFocus()
    session.undo()
    assert session.vorlage == before


def test_a_deputy_signs_in_vertretung(pane: MetadataPane, session: Session) -> None:
    pane.signatures.label.setFocus()
    ask()
    assert texts(pane.signatures.label) == [
        "Ada Muster", "Bruno Beispiel", "Bruno Beispiel", "Der Bürgermeister",
    ]  # fmt: skip
    keys(Key.Key_Up, Key.Key_Return)  # from the label that stands there
    assert session.vorlage.signatures == (DEPUTY,)


def test_signers_are_offered_in_every_field_of_a_card(pane: MetadataPane, session: Session) -> None:
    session.edit("Unterschrift ändern", signatures=(MAYOR, Signature(label="In Vertretung")))
    settle()
    card = cards_of(pane.signatures)[1]
    card.lines["name"].setFocus()
    keys("b")
    assert card.lines["name"].shown[0].value == DEPUTY, "the label is In Vertretung"
    keys(Key.Key_Backspace, "vertr")
    assert [one.value for one in card.lines["name"].shown] == [DEPUTY]
    keys(Key.Key_Down, Key.Key_Return)
    assert session.vorlage.signatures == (MAYOR, DEPUTY)
    assert card.lines["name"].hasFocus()


def test_a_bare_label_leaves_the_name(pane: MetadataPane, session: Session) -> None:
    session.edit("Unterschrift ändern", signatures=(Signature(label="i. A.", name="Ida Probe"),))
    settle()
    line = cards_of(pane.signatures)[0].lines["label"]
    line.setFocus()
    line.selectAll()
    keys("der b", Key.Key_Return)
    assert session.vorlage.signatures == (Signature(label="Der Bürgermeister", name="Ida Probe"),)


@pytest.mark.parametrize("typed", [["Bru"], ["Ada", Key.Key_Escape], ["muster"]])
def test_free_text_stays(pane: MetadataPane, session: Session, typed: list[str | Key]) -> None:
    session.edit("Unterschrift ändern", signatures=(Signature(label="i. A.", name="X"),))
    settle()
    line = cards_of(pane.signatures)[0].lines["name"]
    line.setFocus()
    line.selectAll()
    keys(*typed)
    leave(line)
    assert session.vorlage.signatures[0].name == line.text() == typed[0]


def test_without_master_data_earlier_papers_are_offered(pane: MetadataPane) -> None:
    pane.known.show_office(Office())
    pane.known.show_earlier(Earlier(signatures=(DEPUTY,), lines={"lead": ("Dez. IV",)}))
    pane.signatures.label.setFocus()
    ask()
    assert texts(pane.signatures.label) == ["Bruno Beispiel", "Der Bürgermeister"]
    keys(Key.Key_Escape)
    pane.lines["lead"].setFocus()
    ask()
    assert texts(pane.lines["lead"]) == ["Dez. IV"]


# Departments


@pytest.mark.parametrize(
    ("typed", "taken"), [("d", "Dez. II"), ("PLA", "Planen und Bauen"), ("t", "Tiefbauamt")]
)
def test_a_department_is_found_by_either_name(
    pane: MetadataPane, session: Session, typed: str, taken: str
) -> None:
    before = session.vorlage
    pane.lines["lead"].setFocus()
    keys(typed, Key.Key_Return)
    assert session.vorlage.lead == pane.lines["lead"].text() == taken
    session.undo()
    assert session.vorlage == before


def test_the_arrow_of_a_field_opens_the_list(pane: MetadataPane) -> None:
    (arrow,) = pane.lines["lead"].actions()
    arrow.trigger()
    assert texts(pane.lines["lead"]) == ["Dez. II", "Planen und Bauen", "Tiefbauamt"]


def test_a_field_without_anything_to_offer_has_no_arrow(
    pane: MetadataPane, session: Session
) -> None:
    session.change_form(rich_form())
    settle()
    assert not pane.lines["phone"].actions()[0].isVisible()
    assert pane.lines["office"].actions()[0].isVisible()
    assert not pane.lines["file_number"].actions()[0].isVisible()


def test_what_is_typed_whole_needs_no_list(pane: MetadataPane) -> None:
    pane.lines["lead"].setFocus()
    keys("Tiefbauam")
    assert texts(pane.lines["lead"]) == ["Tiefbauamt"]
    keys("t")
    assert texts(pane.lines["lead"]) == []
