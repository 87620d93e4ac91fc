"""Buttons are pressed by the keys that people know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vorlage_editor.ui.parts import push

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.look import Look

Key = Qt.Key


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_button_with_words_is_pressed_by_enter_and_space(
    look: Look, qtbot: QtBot, key: Qt.Key
) -> None:
    button = push(look, "plus", "Anlage hinzufügen", "quiet")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
