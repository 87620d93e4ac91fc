"""A whole Beschlussvorlage is written by keyboard alone, and its PDF is sound."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.pdf.gate import faults
from tests.ui.program import Running, answer, running
from vorlage_editor.model.body import Heading, ListItem, PageBreak, Picture, Table, plain_text
from vorlage_editor.model.text import LINE
from vorlage_editor.pdf.render import render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.xvfb
KEY, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
WHEN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
CELLS = ["Jahr", "Betrag", "2026", "12.000", "2027", "230.000"]
WORDS = "Die Brunnengasse ist seit dem Winter 2024 in einem schlechten Zustand. " * 3


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "daten", qtbot) as started:
        yield started


def press(program: Running, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(program.window.windowHandle(), key, modifiers)


def type_in(field: QWidget | None, words: str) -> None:
    assert field is not None
    QTest.keyClicks(field, words)


def write(program: Running, *lines: str) -> None:
    for line in lines:
        type_in(QApplication.focusWidget(), line)
        press(program, KEY.Key_Return)


def choose(program: Running, entry: Qt.Key) -> None:
    """Choose an entry of the menu Einfügen by its letter."""
    press(program, KEY.Key_E, ALT)
    program.bot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, entry)


def activate(program: Running, window: QWidget) -> None:
    """Do what a window manager does when a dialog opens and closes."""
    window.activateWindow()
    program.bot.waitUntil(window.isActiveWindow)


def accept(program: Running, dialog: QDialog) -> None:
    """Answer the first question with "2", and go on."""
    activate(program, dialog)
    type_in(dialog.focusWidget(), "2")
    QTest.keyClick(dialog, KEY.Key_Return)


def insert_table(program: Running) -> None:
    answer(partial(accept, program))
    choose(program, KEY.Key_T)
    program.bot.waitUntil(lambda: any(isinstance(one, Table) for one in program.vorlage.body))
    activate(program, program.window)
    for cell in CELLS:
        type_in(QApplication.focusWidget(), cell)
        if cell != CELLS[-1]:
            press(program, KEY.Key_Tab)
    press(program, KEY.Key_Down)


def insert_picture(program: Running, file: Path) -> None:
    program.answers.file = file
    answer(partial(accept, program))
    choose(program, KEY.Key_B)
    program.bot.waitUntil(lambda: any(isinstance(one, Picture) for one in program.vorlage.body))
    activate(program, program.window)
    press(program, KEY.Key_End, CONTROL)


def test_a_paper_of_two_pages_is_written_by_keyboard(program: Running, tmp_path: Path) -> None:
    Image.new("RGB", (300, 120), "green").save(tmp_path / "Plan.png")
    program.new("Beschlussvorlage")
    press(program, KEY.Key_1, ALT)
    type_in(QApplication.focusWidget(), "Erneuerung der Brunnengasse")
    press(program, KEY.Key_3, ALT)
    press(program, KEY.Key_End, CONTROL)
    press(program, KEY.Key_Return)
    write(program, WORDS, "- Fahrbahn", "Gehweg", "")
    insert_table(program)
    press(program, KEY.Key_End, CONTROL)
    press(program, KEY.Key_Return, CONTROL)
    press(program, KEY.Key_1, CONTROL)
    write(program, "Auswirkungen")
    choose(program, KEY.Key_K)
    type_in(QApplication.focusWidget(), "Haushalt")
    press(program, KEY.Key_Home)
    press(program, KEY.Key_Space)
    press(program, KEY.Key_End)
    write(program, "", WORDS)
    insert_picture(program, tmp_path / "Plan.png")
    kinds = {type(block) for block in program.vorlage.body}
    assert {Heading, ListItem, Table, PageBreak, Picture} <= kinds
    assert "☒ Haushalt" in map(plain_text, program.vorlage.body)
    table = next(block for block in program.vorlage.body if isinstance(block, Table))
    assert plain_text(table).split(LINE) == CELLS
    pdf = render(program.vorlage, program.session.form, program.workplace.blobs(), when=WHEN)
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert len(read.pages) == 2
