"""A Beratungsfolge is chosen by keyboard alone, in a real window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.program import Running, running
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.masterdata.codec import NAME, encode
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.xvfb
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TODAY = date.today()  # noqa: DTZ011 - the window's own day
SOON, LATER = TODAY + timedelta(10), TODAY + timedelta(20)
OFFICE = Office(
    committees=(
        Committee(name="Bauausschuss", short="BA", role="Vorberatung"),
        Committee(name="Rat der Stadt Auenfelde", short="Rat", role="Entscheidung"),
    ),
    meetings=(
        Meeting(committee="Bauausschuss", dates=(SOON,)),
        Meeting(committee="Rat der Stadt Auenfelde", dates=(LATER,)),
    ),
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "daten"
    folder.mkdir()
    (folder / NAME).write_bytes(encode(OFFICE))
    with running(folder, qtbot) as started:
        yield started


def test_two_stations_are_seven_keys(program: Running) -> None:
    program.new("Beschlussvorlage")
    program.settle()  # the master data are read
    window = program.window
    window.go_to(FieldRef("route", 0, "committee"))
    for key, held in (
        (Key.Key_B, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, CONTROL),
        (Key.Key_R, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(window.windowHandle(), key, held)
    assert program.vorlage.route == (
        Consultation(committee="Bauausschuss", dates=(SOON,), role="Vorberatung"),
        Consultation(committee="Rat der Stadt Auenfelde", dates=(LATER,), role="Entscheidung"),
    )
