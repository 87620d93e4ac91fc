"""A form is changed in the window by keyboard, and the PDF has the change at once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pymupdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.pdf.gate import faults
from tests.ui.program import Running, running
from vorlage_editor.ui.formulare.window import FormsWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.xvfb
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "daten", qtbot) as started:
        yield started


def open_forms(program: Running) -> FormsWindow:
    program.bot.waitUntil(lambda: len(program.session.forms.known) > 1)
    program.do("extras-forms")
    window = program.forms_editor
    assert window is not None
    program.bot.waitUntil(window.isActiveWindow)
    return window


def press(window: FormsWindow, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(window.windowHandle(), key, held)


def go_to_page(window: FormsWindow, title: str) -> None:
    """Go to the list of groups, choose a page by its first letters, and go to its first field."""
    while QApplication.focusWidget() is not window.groups:
        press(window, KEY.Key_Backtab, SHIFT)
    press(window, KEY.Key_Home)
    while window.page.group.title != title:
        press(window, KEY.Key_Down)
    press(window, KEY.Key_Return)


def tab_to(window: FormsWindow, name: str) -> None:
    """Press Tab until the field called ``name`` has the focus."""
    for _ in range(60):
        now = QApplication.focusWidget()
        if now is not None and now.accessibleName() == name:
            return
        press(window, KEY.Key_Tab)
    raise AssertionError(name)


def write_over(window: FormsWindow, text: str) -> None:
    press(window, KEY.Key_A, CONTROL)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)


def text_of(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf) as read:  # type: ignore[no-untyped-call]
        return "\n".join(page.get_text() for page in read)


def shown_text(program: Running, window: FormsWindow) -> str:
    """The text of the pages that the example shows, when they are drawn."""
    side = window.preview
    program.bot.waitUntil(lambda: not side._timer.isActive() and not side.preview.busy)
    return text_of(bytes(side.preview._maker._buffer.data().data()))


def go_on() -> None:
    """Accept the question that is open, if there is one."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.accept()


def export(program: Running, file: Path) -> bytes:
    """Export the open paper, whatever the checks warn of."""
    program.answers.file = file
    clicking = QTimer(program.window, interval=20)
    clicking.timeout.connect(go_on)
    clicking.start()
    program.do("file-export-pdf")
    clicking.stop()
    program.bot.waitUntil(lambda: file.exists() and not program.jobs.running)
    return file.read_bytes()


def change(window: FormsWindow) -> None:
    """A label, a column, the order of sections, and the cells of the foot; by keyboard alone."""
    go_to_page(window, "Kopf der Vorlage")
    tab_to(window, "Vor der Nummer (in einer Zeile)")
    write_over(window, "Drucksache Nr.")
    go_to_page(window, "Beratungsfolge")
    tab_to(window, "Spalte hinzufügen")
    press(window, KEY.Key_Space)
    tab_to(window, "Spalte 4: Überschrift")
    write_over(window, "Punkt")
    press(window, KEY.Key_Up, CONTROL | SHIFT)
    go_to_page(window, "Vorlagenarten")
    tab_to(window, "Nummer und Abschnitte von")
    press(window, KEY.Key_Down)
    tab_to(window, "Abschnitt 1: Abschnitt")
    press(window, KEY.Key_Down, CONTROL | SHIFT)
    go_to_page(window, "Anlagen und Unterschriften")
    tab_to(window, "Unterschrift 3: Bezeichnung")
    write_over(window, "Die Stadtdirektorin")
    press(window, KEY.Key_Up, CONTROL | SHIFT)


def test_a_changed_form_is_seen_and_printed_at_once(program: Running, tmp_path: Path) -> None:
    old = program.new("Beschlussvorlage")
    program.write()
    before = text_of(export(program, tmp_path / "vorher.pdf"))
    window = open_forms(program)
    change(window)
    shown = shown_text(program, window)
    for word in ("Drucksache Nr.", "Punkt", "Die Stadtdirektorin"):
        assert word in shown
        assert word not in before
    assert shown.index("Sachverhalt") < shown.index("Beschlussvorschlag")
    press(window, KEY.Key_S, CONTROL)
    program.bot.waitUntil(lambda: program.session.forms.default.version == 2)
    window.close()
    program.new("Beschlussvorlage")
    program.write()
    pdf = export(program, tmp_path / "nachher.pdf")
    after = text_of(pdf)
    assert "Drucksache Nr." in after
    assert "Die Stadtdirektorin" in after
    assert after.index("Sachverhalt") < after.index("Beschlussvorschlag")
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert len(read.pages) == 1
    with program.bot.waitSignal(program.workplace.opened):
        program.workplace.open(old)
    assert text_of(export(program, tmp_path / "alt.pdf")) == before
    program.window.forms_notice.answer.click()
    assert "Drucksache Nr." in text_of(export(program, tmp_path / "neu.pdf"))
