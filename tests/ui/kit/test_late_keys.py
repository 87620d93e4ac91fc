"""A box that comes while one types takes nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton

from tests.ui.program import answer
from vorlage_editor.ui.kit import late_keys
from vorlage_editor.ui.kit.late_keys import LateKeys
from vorlage_editor.ui.kit.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

Key = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
WORDS = "Bau"


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    """A field in which one has begun to write."""
    made = QLineEdit(WORDS)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.deselect()
    return made


def press(dialog: QDialog, *keys: Qt.Key | str) -> None:
    """Press keys where the box has its focus."""
    for key in keys:
        target = dialog.focusWidget() or dialog
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)


def close(dialog: QDialog) -> None:
    """Close the box by the mouse."""
    QTest.mouseClick(cast("QMessageBox", dialog).buttons()[0], Qt.MouseButton.LeftButton)


def told(qtbot: QtBot, field: QLineEdit, *keys: Qt.Key | str) -> str:
    """What the field says when keys were pressed in a box over it, and that was closed."""

    def how(dialog: QDialog) -> None:
        press(dialog, *keys)
        assert dialog.isVisible()
        close(dialog)

    answer(how)
    Messages().fault("Im Programm ist ein Fehler aufgetreten.")
    qtbot.waitUntil(lambda: not QApplication.activeModalWidget())
    QApplication.processEvents()
    return field.text()


@pytest.mark.parametrize(
    "key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Tab]
)
def test_at_first_no_key_closes_it(qtbot: QtBot, field: QLineEdit, key: Qt.Key) -> None:
    assert told(qtbot, field, key) == WORDS


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("ausschuss fuer Wahlen",), "Bauausschuss fuer Wahlen"),
        (("amt ",), "Bauamt"),  # the space may have been meant for the button
        (("ammt", Key.Key_Backspace, Key.Key_Backspace, "t"), "Bauamt"),
        ((Key.Key_Backspace, "amt"), WORDS),  # what stood there before is not touched
        (("amt", Key.Key_Tab, "17.3."), "Bauamt"),
        (("amt", Key.Key_Return, "17.3."), "Bauamt"),
    ],
)
def test_letters_go_on_into_the_field(
    qtbot: QtBot, field: QLineEdit, keys: tuple[Qt.Key | str, ...], text: str
) -> None:
    assert told(qtbot, field, *keys) == text


def test_a_shortcut_in_it_does_nothing_at_first(qtbot: QtBot, field: QLineEdit) -> None:
    QApplication.clipboard().setText("vorher")

    def how(dialog: QDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), Key.Key_C, CONTROL)  # copies the sentence
        close(dialog)

    answer(how)
    Messages().error("Der Datenträger ist voll.")
    assert (QApplication.clipboard().text(), field.text()) == ("vorher", WORDS)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Escape])
def test_after_a_while_it_takes_keys(
    qtbot: QtBot, field: QLineEdit, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    monkeypatch.setattr(late_keys, "QUIET", 20)

    def how(dialog: QDialog) -> None:
        qtbot.waitUntil(lambda: not keys_of(dialog).withheld)
        press(dialog, key)

    answer(how)
    Messages().fault("Im Programm ist ein Fehler aufgetreten.")
    assert field.text() == WORDS


def keys_of(dialog: QDialog) -> LateKeys:
    return cast("LateKeys", dialog.findChild(LateKeys))


def test_a_letter_makes_it_wait_anew(
    qtbot: QtBot, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_keys, "QUIET", 20)

    def how(dialog: QDialog) -> None:
        qtbot.waitUntil(lambda: not keys_of(dialog).withheld)
        keys_of(dialog).quiet.setInterval(60_000)
        press(dialog, "f", Key.Key_Space, "a", Key.Key_Return)
        assert dialog.isVisible()
        close(dialog)

    answer(how)
    Messages().fault("Im Programm ist ein Fehler aufgetreten.")
    qtbot.waitUntil(lambda: field.text() == f"{WORDS}f a")


def test_a_key_that_is_held_is_none(
    qtbot: QtBot, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_keys, "QUIET", 20)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, NONE, "\r", autorep=True)

    def how(dialog: QDialog) -> None:
        qtbot.waitUntil(lambda: not keys_of(dialog).withheld)
        QApplication.sendEvent(dialog.focusWidget(), held)
        assert dialog.isVisible()
        close(dialog)

    answer(how)
    Messages().fault("Im Programm ist ein Fehler aufgetreten.")
    assert field.text() == WORDS


def test_a_button_below_gets_no_letters(qtbot: QtBot) -> None:
    button = QPushButton("Löschen")
    qtbot.addWidget(button)
    button.show()
    button.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        told(qtbot, QLineEdit(), " l ")


@pytest.mark.parametrize(
    ("say", "words"), [(Messages.error, "Verstanden"), (Messages.fault, "Weiterschreiben")]
)
def test_its_button_says_what_happened(
    qapp: QApplication, say: Callable[[Messages, str], None], words: str
) -> None:
    seen: list[str] = []

    def how(dialog: QDialog) -> None:
        seen.extend(one.text() for one in cast("QMessageBox", dialog).buttons())
        dialog.reject()

    answer(how)
    say(Messages(), "Der Datenträger ist voll.")
    assert seen == [words]
