from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.text.text_menu import TextMenu
from vorlage_editor.ui.window.one_history import OneHistory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from tests.ui.program import Running


@pytest.fixture
def writing(program: Running) -> Iterator[Running]:
    program.new()
    program.write(text="Wort")
    yield program
    if menu := QApplication.activePopupWidget():
        menu.close()


def open_menu(field: QWidget, place: QPoint) -> list[str]:
    """Right click at ``place`` and return what the menu offers."""
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(field, QContextMenuEvent(mouse, place, field.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions()]


def offer_word(menu: QMenu, cursor: QTextCursor) -> Sequence[QAction]:
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    word = cursor.selectedText()
    return [QAction(word, menu)] if word else []


def offer(writing: Running) -> None:
    """Let the menu of the text offer a word, too."""
    menu = TextMenu(writing.window.text_pane, offer_word)
    writing.window.findChildren(OneHistory)[0].opening.connect(menu.on_opening)


def test_a_part_offers_what_fits_the_place_that_is_clicked(writing: Running) -> None:
    pane = writing.window.text_pane
    place = pane.cursorRect().center()
    pane.moveCursor(QTextCursor.MoveOperation.Start)
    offer(writing)
    assert open_menu(pane.viewport(), place)[0] == "Wort"
    assert pane.textCursor().atEnd()


def test_a_click_in_the_selection_keeps_it(writing: Running) -> None:
    pane = writing.window.text_pane
    pane.selectAll()
    before = writing.session.text.selection
    open_menu(pane.viewport(), pane.cursorRect().center())
    assert writing.session.text.selection == before


def test_other_fields_do_not_ask_the_texts_parts(writing: Running) -> None:
    offer(writing)
    writing.window.go_to(FieldRef("subject"))
    edit = writing.window.sheet.subject.edit
    assert "Wort" not in open_menu(edit, edit.rect().center())


def test_umschalt_f10_asks_at_the_caret(writing: Running) -> None:
    pane = writing.window.text_pane
    pane.setFocus()
    offer(writing)
    QTest.keyClick(pane, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Wort"
