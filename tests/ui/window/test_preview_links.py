"""A click in the preview leads to the text, and the preview follows the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.ui.preview.test_preview import long_text, settle, wheel
from tests.ui.program import running
from vorlage_editor.model.body import ListItem, Paragraph, Run, Table, flow
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.spot import Spot
from vorlage_editor.model.vorlage import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running

SHORT = flow(
    [
        Paragraph((Run("Die Stadt baut 😀 einen Steg über die Lahre."),)),
        ListItem("dash", 0, (Run("erster Punkt"),)),
        ListItem("dash", 0, (Run("zweiter Punkt"),)),
        Table((((Run("Jahr"),), (Run("Betrag"),)), ((Run("2027"),), (Run("1.200 €"),))), 1),
        Paragraph((Run("Danach folgt der Schluss."),)),
    ]
)
NO = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The program with the preview beside a short paper."""
    with running(tmp_path / "daten", qtbot) as program:
        program.window.resize(1500, 900)
        program.new()
        program.session.edit(
            "Text",
            subject="Steg über die Lahre",
            body=SHORT,
            route=(Consultation(committee="Hauptausschuss"), Consultation(committee="Rat")),
            attachments=(Attachment(name="Lageplan", note="2 Blätter"),),
        )
        settle(program)
        yield program


@pytest.fixture
def long_desk(desk: Running) -> Running:
    """The same beside a paper of six pages, the caret in its text."""
    desk.session.edit("Text", body=long_text(6))
    desk.window.go_to(FieldRef("body", 0))
    settle(desk)
    return desk


def point_of(program: Running, spot: Spot) -> QPoint:
    """Return where ``spot`` is printed in the preview, after scrolling there."""
    preview = program.window.preview
    preview.follow(spot)
    settle(program)
    assert preview._places
    caret = preview._places.find(spot)
    assert caret, spot
    return preview._desk.line(caret.page, caret.box.left, caret.box.upper, 12).center()


def click(program: Running, spot: Spot) -> None:
    viewport = program.window.preview.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NO, point_of(program, spot))


def in_view(program: Running, spot: Spot) -> bool:
    """Say whether ``spot`` can be seen in the preview, without scrolling there."""
    preview = program.window.preview
    settle(program)
    assert preview._places
    caret = preview._places.find(spot)
    assert caret
    line = preview._desk.line(caret.page, caret.box.left, caret.box.upper, 12)
    return preview.viewport().rect().contains(line)


@pytest.mark.parametrize(
    "spot",
    [
        Spot(FieldRef("body", 0), 14),
        Spot(FieldRef("body", 0), 22),
        Spot(FieldRef("body", 2), 8),
        Spot(FieldRef("body", 3), 2, 2),
        Spot(FieldRef("body", 3), 3, 3),
        Spot(FieldRef("body", 4), 12),
    ],
)
def test_a_click_on_a_word_puts_the_caret_there(desk: Running, spot: Spot) -> None:
    click(desk, spot)
    assert desk.window.text_pane.hasFocus()
    assert desk.window.text_pane.spot == spot


def test_what_is_typed_then_stands_in_that_word(desk: Running) -> None:
    click(desk, Spot(FieldRef("body", 0), 23))
    desk.bot.keyClicks(desk.window.text_pane, "Holz")
    first = desk.vorlage.body[0]
    assert isinstance(first, Paragraph)
    assert "einen HolzSteg" in first.runs[0].text


def test_a_click_on_the_betreff_puts_the_caret_there(desk: Running) -> None:
    click(desk, Spot(FieldRef("subject"), 5))
    assert desk.focus() is desk.window.sheet.subject.edit
    assert desk.window.sheet.subject.edit.textCursor().position() == 5


def test_a_click_on_a_station_goes_there(desk: Running) -> None:
    click(desk, Spot(FieldRef("route", 1, "committee")))
    assert desk.focus() is desk.window.sheet.stations.lines[1].committee


def test_a_click_on_an_anlage_puts_the_caret_there(desk: Running) -> None:
    click(desk, Spot(FieldRef("attachments", 0, "name"), 4))
    name = desk.window.sheet.attachments.rows[0].name
    assert desk.focus() is name
    assert name.cursorPosition() == 4


def test_a_click_beside_the_text_changes_nothing(desk: Running) -> None:
    desk.window.go_to(FieldRef("subject"))
    preview = desk.window.preview
    with desk.bot.assertNotEmitted(preview.clicked):
        QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, NO, QPoint(30, 300))


def test_dragging_is_no_click(desk: Running) -> None:
    viewport = desk.window.preview.viewport()
    point = point_of(desk, Spot(FieldRef("body", 0), 4))
    with desk.bot.assertNotEmitted(desk.window.preview.clicked):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NO, point)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NO, point + QPoint(60, 0))


def test_over_the_text_the_pointer_is_a_hand(desk: Running) -> None:
    viewport = desk.window.preview.viewport()
    QTest.mouseMove(viewport, point_of(desk, Spot(FieldRef("body", 0), 4)))
    assert viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(viewport, QPoint(2, 2))
    assert viewport.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_enter_goes_to_what_is_in_the_middle(long_desk: Running) -> None:
    preview = long_desk.window.preview
    preview.go_to(4)
    settle(long_desk)
    long_desk.bot.keyClick(preview, Qt.Key.Key_Return)
    assert long_desk.window.text_pane.hasFocus()
    assert in_view(long_desk, long_desk.window.text_pane.spot)
    assert preview.page == 4


def test_a_click_in_the_print_preview_comes_back_to_the_sheet(desk: Running) -> None:
    desk.do("view-print-preview")
    settle(desk)
    click(desk, Spot(FieldRef("body", 4), 7))
    assert desk.window.centre.isVisible()
    assert desk.window.text_pane.spot == Spot(FieldRef("body", 4), 7)


def test_typing_at_the_end_shows_the_last_page(long_desk: Running) -> None:
    text, preview = long_desk.window.text_pane, long_desk.window.preview
    text.moveCursor(QTextCursor.MoveOperation.End)
    long_desk.bot.keyClicks(text, "Schluss")
    settle(long_desk)
    assert preview.page == preview.pages
    assert in_view(long_desk, text.spot)


def test_going_to_another_place_in_the_text_is_followed(long_desk: Running) -> None:
    long_desk.window.go_to(FieldRef("body", 30))
    assert in_view(long_desk, Spot(FieldRef("body", 30)))


def test_what_is_in_view_does_not_move(long_desk: Running) -> None:
    text, bar = long_desk.window.text_pane, long_desk.window.preview.verticalScrollBar()
    long_desk.window.go_to(FieldRef("body", 20))
    settle(long_desk)
    place = bar.value()
    long_desk.bot.keyClicks(text, "Neu ")
    settle(long_desk)
    assert bar.value() == place


def test_scrolling_by_hand_pauses_following_until_the_next_key(long_desk: Running) -> None:
    text, preview = long_desk.window.text_pane, long_desk.window.preview
    long_desk.bot.keyClicks(text, "a")
    settle(long_desk)
    for _ in range(20):
        wheel(preview, -360, NO)
    settle(long_desk)
    assert preview.page > 2
    assert not in_view(long_desk, text.spot)
    long_desk.bot.keyClicks(text, "b")
    settle(long_desk)
    assert in_view(long_desk, text.spot)


def test_typing_into_a_field_shows_its_place(long_desk: Running) -> None:
    preview = long_desk.window.preview
    long_desk.window.go_to(FieldRef("subject"))
    preview.go_to(5)
    long_desk.bot.keyClicks(long_desk.window.sheet.subject.edit, "neu")
    settle(long_desk)
    assert preview.page == 1


def test_typing_into_an_anlage_shows_the_end(long_desk: Running) -> None:
    name = long_desk.window.sheet.attachments.rows[0].name
    name.setFocus()
    long_desk.bot.keyClicks(name, "neu")
    settle(long_desk)
    assert long_desk.window.preview.page == long_desk.window.preview.pages


def test_what_is_right_of_the_view_is_brought_into_it(long_desk: Running) -> None:
    preview = long_desk.window.preview
    preview.set_zoom(3.0)
    long_desk.window.text_pane.go_to_block(2, 60)
    assert in_view(long_desk, Spot(FieldRef("body", 2), 60))
    assert preview.horizontalScrollBar().value() > 0


def test_another_draft_is_not_scrolled_to_its_caret(long_desk: Running) -> None:
    first = long_desk.session.draft
    long_desk.window.text_pane.moveCursor(QTextCursor.MoveOperation.End)
    long_desk.new()
    with long_desk.bot.waitSignal(long_desk.workplace.opened):
        long_desk.workplace.open(first)
    settle(long_desk)
    assert long_desk.window.preview.verticalScrollBar().value() == 0


def test_a_shorter_paper_shows_its_last_page(long_desk: Running) -> None:
    preview = long_desk.window.preview
    preview.setFocus()
    preview.go_to(5)
    settle(long_desk)
    long_desk.session.edit("Text", body=long_text(3))
    settle(long_desk)
    assert preview.page == preview.pages
    assert preview._drawn
