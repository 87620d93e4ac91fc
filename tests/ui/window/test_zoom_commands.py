"""The text is shown larger or smaller; the value and the rest of the window stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.ui.program import running
from vorlage_editor.ui.kit.look import ZOOM_LEAST, ZOOM_MOST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running


@pytest.fixture
def writing(program: Running) -> Iterator[Running]:
    program.new()
    program.write()
    yield program
    program.look.zoom_text(0)  # one look for all tests


def points(program: Running) -> float:
    return program.window.text_pane.font().pointSizeF()


def turn(program: Running, by: int) -> None:
    """Turn the wheel over the text with Strg held."""
    window = program.window
    place = QPointF(window.text_pane.mapTo(window, QPoint(20, 20)))
    held = Qt.KeyboardModifier.ControlModifier
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, 120 * by), QPoint(), held)


def test_actions_make_the_text_larger_and_smaller(writing: Running) -> None:
    before, value, normal = writing.window.font(), writing.vorlage, points(writing)
    writing.do("view-text-larger")
    writing.do("view-text-larger")
    assert points(writing) == normal + 2
    writing.do("view-text-smaller")
    assert points(writing) == normal + 1
    writing.do("view-text-normal")
    assert points(writing) == normal
    assert (writing.window.font(), writing.vorlage) == (before, value)


def test_the_wheel_does_it_with_control_held(writing: Running) -> None:
    normal = points(writing)
    turn(writing, 1)
    assert points(writing) == normal + 1
    turn(writing, -1)
    turn(writing, -1)
    assert points(writing) == normal - 1


def test_it_ends_within_reason(writing: Running) -> None:
    normal = points(writing)
    for _ in range(20):
        writing.do("view-text-larger")
    assert points(writing) == normal + ZOOM_MOST
    for _ in range(20):
        writing.do("view-text-smaller")
    assert points(writing) == normal + ZOOM_LEAST


def test_it_is_kept_for_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path / "daten", qtbot, **{"text/zoom": 3}) as again:
        assert again.look.text_zoom == 3
        again.look.zoom_text(0)
