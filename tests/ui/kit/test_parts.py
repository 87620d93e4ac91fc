"""Buttons are pressed by the keys that people know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from vorlage_editor.ui.kit.parts import Elided, more_button, push, tip, tool

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

Key = Qt.Key


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_button_with_words_is_pressed_by_enter_and_space(
    look: Look, qtbot: QtBot, key: Qt.Key
) -> None:
    button = push(look, "plus", "Anlage hinzufügen", "quiet")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_button_with_an_icon_is_pressed_by_enter_and_space(
    look: Look, qtbot: QtBot, key: Qt.Key
) -> None:
    button = tool(look, "x", "Entfernen")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_opens_what_else_can_be_done(look: Look, qtbot: QtBot) -> None:
    menu = QMenu()
    menu.addAction("Entfernen")
    button = more_button(look, "mehr", menu)
    qtbot.addWidget(button)
    qtbot.addWidget(menu)
    button.show()
    QTimer.singleShot(0, menu, menu.close)
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.keyClick(button, Key.Key_Return)


def test_words_of_a_paper_are_never_html(qtbot: QtBot) -> None:
    elided = Elided("<img src='/bild.png'>Wegebau")
    qtbot.addWidget(elided)
    assert elided.textFormat() == Qt.TextFormat.PlainText
    assert tip("<img src='/bild.png'>Wegebau") == "&lt;img src='/bild.png'&gt;Wegebau"
    assert tip("Bau & Verkehr") == "Bau & Verkehr"
