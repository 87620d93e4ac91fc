"""What one chooses from while typing, in a real window: nothing fails, and no letter is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.program import Running, running
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.masterdata.office import Committee, Office
from vorlage_editor.ui.masterdata.commands import OfficeCommands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.xvfb
Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "daten", qtbot) as started:
        yield started


def press(program: Running, *pressed: str | Key | tuple[Key, Qt.KeyboardModifier]) -> None:
    """Press keys as the window system hands them over, and let the window do its work."""
    for one in pressed:
        if isinstance(one, str):
            focus = program.focus()
            assert focus
            QTest.keyClicks(focus, one)
        else:
            key, held = one if isinstance(one, tuple) else (one, PLAIN)
            QTest.keyClick(program.window.windowHandle(), key, held)
        QApplication.processEvents()


def know(program: Running, office: Office) -> None:
    """Keep ``office`` as the master data: what is read of the disk later does not replace them."""
    program.window.findChildren(OfficeCommands)[0].shelf.change(lambda _before: office)


def begin(program: Running) -> None:
    """Begin a paper with two stations, a third one empty, by keyboard alone."""
    program.new()
    program.bot.waitUntil(program.window.sheet.subject.edit.hasFocus)
    press(program, "Feldstraße", (Key.Key_2, ALT), "Bauausschuss", (Key.Key_Return, CONTROL))
    press(program, "Hauptausschuss", (Key.Key_Return, CONTROL))


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (["S"], "S"),
        ([(Key.Key_Down, ALT), Key.Key_Escape], ""),
        (["Wahlausschuss"], "Wahlausschuss"),
    ],
)
def test_a_third_station_is_typed_without_master_data(
    program: Running, keys: list[str | Key], named: str
) -> None:
    begin(program)
    press(program, *keys)
    route = [one.committee for one in program.vorlage.route]
    assert route == ["Bauausschuss", "Hauptausschuss", named]


def test_a_third_station_is_typed_with_a_library_of_eighteen_papers(program: Running) -> None:
    for n in range(18):
        program.new()
        route = (Consultation(committee=f"Ausschuss {n}"), Consultation(committee="Ortsrat"))
        program.session.edit("x", subject=f"Papier {n}", route=route)
    begin(program)
    press(program, "Aus", Key.Key_Escape, (Key.Key_Return, CONTROL), (Key.Key_Down, ALT))
    assert [one.committee for one in program.vorlage.route][2:] == ["Aus", ""]
    assert program.window.sheet.stations.lines[3].committee.hasFocus()


COUNCIL = Office(committees=(Committee(name="Rat der Gemeinde"), Committee(name="Bauausschuss")))
ARROW, TAB, ENTER = Key.Key_Down, Key.Key_Tab, Key.Key_Return


@pytest.mark.parametrize(
    ("part", "keys", "value"),
    [
        ("role", ["Ken", ARROW, TAB], "Kenntnisnahme"),
        ("role", ["ken", TAB], "Kenntnisnahme"),
        ("role", ["ken", ENTER], "Kenntnisnahme"),
        ("role", ["ken", Key.Key_Escape, TAB], "ken"),
        ("role", ["ken", Key.Key_F6], "ken"),
        ("role", ["nahme", TAB], "nahme"),
        ("role", ["nahme", ARROW, TAB], "Kenntnisnahme"),
        ("article", ["de", ARROW, TAB], "den"),
        ("article", ["d", TAB], "d"),
        ("article", ["da", TAB], "das"),
        ("committee", ["rat", TAB], "Rat der Gemeinde"),
        ("committee", ["rat", Key.Key_Escape, TAB], "rat"),
        ("committee", ["rat", Key.Key_F6], "rat"),
        ("committee", ["gemeinde", TAB], "gemeinde"),
        ("committee", [(ARROW, ALT), ARROW, ENTER, TAB], "Bauausschuss"),
    ],
)
def test_a_station_shows_what_it_says(
    program: Running, part: str, keys: list[str | Key | tuple[Key, Qt.KeyboardModifier]], value: str
) -> None:
    program.new()
    know(program, COUNCIL)
    line = program.window.sheet.stations.lines[0]
    line.ask["article"].trigger()
    getattr(line, part).setFocus()
    press(program, *keys)
    assert getattr(line, part).text() == getattr(program.vorlage.route[0], part) == value


@pytest.mark.parametrize("leave", ["click", "window"])
def test_a_click_elsewhere_and_another_window_keep_what_was_typed(
    program: Running, leave: str
) -> None:
    program.new()
    line = program.window.sheet.stations.lines[0]
    line.role.setFocus()
    press(program, "ken")
    away = QWidget()
    program.bot.addWidget(away)
    if leave == "click":
        QTest.mouseClick(program.window.text_pane.viewport(), Qt.MouseButton.LeftButton)
    else:
        away.show()
        away.activateWindow()
        program.bot.waitUntil(away.isActiveWindow)
    program.bot.waitUntil(lambda: not line.role.shown)
    assert line.role.text() == program.vorlage.route[0].role == "ken"
