"""What is pasted and typed among other blocks stays what it is, and so do these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from tests.ui.papers import assert_in_step, text
from tests.ui.steps import KEEP, new_pane
from vorlage_editor.model.body import (
    Block,
    Body,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    flow,
    plain,
)
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.text.text_pane import TextPane

BULLETS = "<ul><li>a</li><li>b</li></ul>"
TITLED = "<h2>Titel</h2><p>Absatz</p>"
SQUARE = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
TITLE, BELOW = Heading(2, text("Titel")), Paragraph(text("Absatz"))
ITEMS = ListItem("bullet", 0, text("a")), ListItem("bullet", 0, text("b"))
HEAD = Heading(1, text("Kopf"), "sachverhalt")
PICTURE = Picture("p1", "Plan", 50.0, "Lageplan")


@pytest.fixture
def session(form: Form, qapp: QApplication) -> Session:
    session = Session(Forms([form]), clock=lambda: 0.0)
    session.open("1", Vorlage(kind="Informationsvorlage"), form)
    return session


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> TextPane:
    pane = new_pane(session)
    qtbot.addWidget(pane)
    return pane


def paste(
    session: Session, pane: TextPane, blocks: tuple[Block, ...], at: tuple[int, ...], html: str
) -> Body:
    session.edit("Text", body=flow(blocks))
    pane.go_to_block(*at)
    before, mime = session.vorlage, QMimeData()
    mime.setHtml(html)
    pane.insertFromMimeData(mime)
    after = session.vorlage
    assert_in_step(session)
    session.undo()
    assert session.vorlage == before
    session.redo()
    assert session.vorlage == after
    return after.body


@pytest.mark.parametrize("above", [HEAD, Paragraph(text("davor")), ListItem("dash", 0, text("x"))])
@pytest.mark.parametrize(
    ("html", "pasted"), [(BULLETS, ITEMS), (TITLED, (TITLE, BELOW)), ("<h2>Titel</h2>", (TITLE,))]
)
def test_an_empty_paragraph_becomes_what_is_pasted_into_it(
    session: Session, pane: TextPane, above: Block, html: str, pasted: tuple[Block, ...]
) -> None:
    assert paste(session, pane, (above, Paragraph()), (1, 0), html) == (above, *pasted)


def test_a_list_pasted_behind_words_keeps_its_first_mark(session: Session, pane: TextPane) -> None:
    above = Paragraph(text("Das sind:"))
    assert paste(session, pane, (above,), (0, 9), BULLETS) == (above, *ITEMS)


@pytest.mark.parametrize("html", [BULLETS, TITLED, "<p>eins</p><p>zwei</p>", SQUARE])
def test_a_heading_before_which_one_pastes_stays_one(
    session: Session, pane: TextPane, html: str
) -> None:
    assert paste(session, pane, (HEAD, BELOW), (0, 0), html)[-2:] == (HEAD, BELOW)


def test_an_item_that_is_parted_by_a_table_goes_on_as_one(session: Session, pane: TextPane) -> None:
    parted = ListItem("number", 0, text("einszwei"), 3)
    pasted = paste(session, pane, (parted,), (0, 4), SQUARE)
    assert pasted[0] == ListItem("number", 0, text("eins"), 3)
    assert pasted[-1] == ListItem("number", 0, text("zwei"))


def test_paragraphs_join_those_that_they_are_pasted_into(session: Session, pane: TextPane) -> None:
    parted = Paragraph(text("vornach"))
    pasted = paste(session, pane, (parted,), (0, 3), "<p>, eins</p><p>zwei und </p>")
    assert pasted == (Paragraph(text("vor, eins")), Paragraph(text("zwei undnach")))


def test_one_item_pasted_into_words_is_mere_text(session: Session, pane: TextPane) -> None:
    pasted = paste(session, pane, (Paragraph(text("vornach")),), (0, 3), "<ul><li>a</li></ul>")
    assert pasted == (Paragraph(text("voranach")),)


@pytest.mark.parametrize("html", ["<p>Wort</p>", BULLETS, TITLED])
def test_a_page_break_and_a_picture_stay_where_one_pastes_before_them(
    session: Session, pane: TextPane, html: str
) -> None:
    for kept in (PageBreak(), PICTURE):
        assert kept in paste(session, pane, (HEAD, kept, BELOW), (1, 0), html)


def cells(body: Body) -> list[list[str]]:
    table = next(block for block in body if isinstance(block, Table))
    return [[plain(cell) for cell in row] for row in table.rows]


def test_cells_are_pasted_into_cells_and_the_table_grows(session: Session, pane: TextPane) -> None:
    empty = Table((((), ()), ((), ())))
    pasted = paste(session, pane, (empty,), (1, 0, 3), SQUARE)
    assert cells(pasted) == [["", "", ""], ["", "a", "b"], ["", "c", "d"]]


def test_cells_that_are_pasted_take_no_words_away(session: Session, pane: TextPane) -> None:
    full = Table(((text("1"), text("2")), ((), text("4"))))
    pasted = paste(session, pane, (full,), (1, 0, 0), SQUARE)
    assert cells(pasted) == [["1", "2"], ["a", "b"], ["c", "d"], ["", "4"]]


@pytest.mark.parametrize(("anchor", "position"), [(2, 5), (3, 4), (5, 2)])
def test_cells_that_are_pasted_replace_those_that_are_selected(
    session: Session, pane: TextPane, anchor: int, position: int
) -> None:
    full = Table(((text("1"), text("2")), (text("3"), text("4")), (text("5"), text("6"))))
    session.edit("Text", body=flow((full,)))
    cursor, find = pane.textCursor(), pane.document().findBlockByNumber
    cursor.setPosition(find(1 + anchor).position())
    cursor.setPosition(find(1 + position).position(), KEEP)
    pane.setTextCursor(cursor)
    mime = QMimeData()
    mime.setHtml(SQUARE)
    pane.insertFromMimeData(mime)
    assert cells(session.vorlage.body) == [["1", "2"], ["a", "b"], ["c", "d"]]
    assert_in_step(session)


def test_other_blocks_are_pasted_into_a_cell_as_its_lines(session: Session, pane: TextPane) -> None:
    pasted = paste(session, pane, (Table(((text("x"), ()),)),), (1, 0, 1), BULLETS)
    assert cells(pasted) == [["x", "a\u2028b"]]


@pytest.mark.parametrize("block", [PageBreak(), PICTURE])
def test_what_is_typed_before_a_picture_or_break_is_a_paragraph(
    session: Session, pane: TextPane, block: Block
) -> None:
    session.edit("Text", body=(HEAD, block, BELOW))
    before = session.vorlage
    pane.go_to_block(1)
    QTest.keyClicks(pane, "Drei Worte dazu")
    assert session.vorlage.body == (HEAD, Paragraph(text("Drei Worte dazu")), block, BELOW)
    assert_in_step(session)
    while session.vorlage != before:
        session.undo()


def test_enter_on_a_page_break_goes_on_behind_it(session: Session, pane: TextPane) -> None:
    session.edit("Text", body=(HEAD, PageBreak(), BELOW))
    pane.go_to_block(1)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert session.vorlage.body == (HEAD, PageBreak(), Paragraph(), BELOW)
