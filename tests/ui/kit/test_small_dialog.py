"""Enter does what the focus is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

Code = QDialog.DialogCode


@pytest.fixture
def dialog(look: Look, qtbot: QtBot) -> SmallDialog:
    dialog = SmallDialog(look, "Name", "Speichern", [QLineEdit()], None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("kind", "name", "answer"),
    [
        (QLineEdit, "", Code.Accepted),
        (QWidget, "Speichern", Code.Accepted),
        (QWidget, "Abbrechen", Code.Rejected),
    ],
)
def test_enter_accepts_but_for_the_button_to_leave(
    dialog: SmallDialog, qtbot: QtBot, kind: type[QWidget], name: str, answer: Code
) -> None:
    widget = next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    with qtbot.waitSignal(dialog.finished) as finished:
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert finished.args == [answer.value]
