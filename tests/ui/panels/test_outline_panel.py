from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from tests.field_refs import ref
from vorlage_editor.model.body import Heading, Paragraph, Run
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Attachment
from vorlage_editor.ui.panels.outline_panel import MOVING, OutlinePanel
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.body import Block
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look


def heading(text: str, level: int = 1) -> Heading:
    return Heading(level, (Run(text),))


BODY: tuple[Block, ...] = (
    heading("Beschlussvorschlag"),
    Paragraph((Run("Der Rat beschließt."),)),
    heading(""),
    heading("Kosten", 2),
    Paragraph(),
)


@pytest.fixture
def session(form: Form) -> Session:
    session = Session(Forms([form]))
    session.open("1", replace(form.new_vorlage("Beschlussvorlage"), body=BODY), form)
    return session


@pytest.fixture
def panel(qtbot: QtBot, session: Session, look: Look) -> OutlinePanel:
    panel = OutlinePanel(session, look)
    qtbot.addWidget(panel)
    panel.resize(272, 640)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def texts(panel: OutlinePanel) -> list[tuple[str, int]]:
    return [(row.text, row.level) for row in panel.list.rows]


def test_the_outline_has_the_parts_of_the_paper_and_its_headings(panel: OutlinePanel) -> None:
    assert texts(panel) == [
        ("Kopfdaten", 0),
        ("Beratungsfolge", 0),
        ("Text", 0),
        ("Beschlussvorschlag", 1),
        ("Kosten", 2),
        ("Anlagen", 0),
    ]


def test_a_new_heading_appears(panel: OutlinePanel, session: Session) -> None:
    session.edit("Text ändern", body=(*BODY, heading("Klima")))
    assert ("Klima", 1) in texts(panel)


def test_writing_between_headings_changes_nothing(
    qtbot: QtBot, panel: OutlinePanel, session: Session
) -> None:
    model = panel.list.model()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        session.edit("Text ändern", body=(BODY[0], Paragraph((Run("Anders."),)), *BODY[1:]))


@pytest.mark.parametrize(("count", "text"), [(1, "1 Anlage"), (3, "3 Anlagen")])
def test_the_attachments_are_counted(
    panel: OutlinePanel, session: Session, count: int, text: str
) -> None:
    session.edit("Anlage hinzufügen", attachments=(Attachment(name="Plan"),) * count)
    assert texts(panel)[-1] == (text, 0)


@pytest.mark.parametrize(
    ("row", "field"),
    [(0, "subject"), (1, "route"), (2, "body"), (4, "body[3]"), (5, "attachments")],
)
def test_enter_leads_to_the_place(qtbot: QtBot, panel: OutlinePanel, row: int, field: str) -> None:
    panel.list.choose(panel.list.rows[row].key)
    with qtbot.waitSignal(panel.jump) as signal:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert signal.args == [ref(field)]


def test_a_click_leads_to_where_the_heading_is_now(
    qtbot: QtBot, panel: OutlinePanel, session: Session
) -> None:
    session.edit("Text ändern", body=(Paragraph((Run("Vorab"),)), *BODY))
    place = panel.list.visualRect(panel.list.model().index(3, 0)).center()
    with qtbot.waitSignal(panel.jump) as signal:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == [FieldRef("body", 1)]


def move(qtbot: QtBot, panel: OutlinePanel, row: int, key: Qt.Key) -> None:
    panel.list.choose(panel.list.rows[row].key)
    qtbot.keyClick(panel.list, key, MOVING)


MOVABLE = (*BODY, heading("Klima"), Paragraph((Run("Keine."),)))


def test_keys_move_a_section_with_its_text_as_one_step(
    qtbot: QtBot, panel: OutlinePanel, session: Session
) -> None:
    session.edit("Text", body=MOVABLE)
    before = session.vorlage
    move(qtbot, panel, 5, Qt.Key.Key_Up)
    assert session.vorlage.body == (*MOVABLE[5:], *BODY)
    assert panel.list.key == "heading 0"
    session.undo()
    assert session.vorlage == before


def test_the_chosen_row_goes_along_so_that_keys_lead_back(
    qtbot: QtBot, panel: OutlinePanel, session: Session
) -> None:
    session.edit("Text", body=MOVABLE)
    move(qtbot, panel, 5, Qt.Key.Key_Up)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, MOVING)
    assert session.vorlage.body == MOVABLE
    assert panel.list.key == "heading 2"


def test_what_stands_at_the_end_stays_there(
    qtbot: QtBot, panel: OutlinePanel, session: Session
) -> None:
    before = session.vorlage
    for row in (0, 1, 3, 5):
        move(qtbot, panel, row, Qt.Key.Key_Up)
    assert session.vorlage is before


def test_the_menu_of_a_row_offers_what_is_possible(panel: OutlinePanel, session: Session) -> None:
    session.edit("Text", body=MOVABLE)
    menu = panel.menu_of("heading 0")
    assert menu is not None
    up, down = menu.actions()
    assert (up.isEnabled(), down.isEnabled()) == (False, True)
    down.trigger()
    assert panel.list.rows[3].text != "Beschlussvorschlag"
    assert panel.menu_of("subject") is None
    menu.close()
