from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from vorlage_editor.ui.panels.rail import VIEWS, Rail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look


@pytest.fixture
def rail(qtbot: QtBot, look: Look) -> Rail:
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.set_active("library")
    rail.show()
    qtbot.waitExposed(rail)
    rail.activateWindow()
    return rail


def stops(rail: Rail) -> list[str]:
    return [
        view.key for view in VIEWS if rail.button(view.key).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_a_click_shows_another_view(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.chosen) as signal:
        qtbot.mouseClick(rail.button("outline"), Qt.MouseButton.LeftButton)
    assert signal.args == ["outline"]
    assert [view.key for view in VIEWS if rail.button(view.key).isChecked()] == ["outline"]


def test_a_click_on_the_active_view_folds_it(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.chosen) as signal:
        qtbot.mouseClick(rail.button("library"), Qt.MouseButton.LeftButton)
    assert signal.args == [""]
    assert not rail.button("library").isChecked()


def test_the_rail_is_one_tab_stop(rail: Rail) -> None:
    assert stops(rail) == ["library"]


def test_arrow_keys_go_from_view_to_view(qtbot: QtBot, rail: Rail) -> None:
    rail.setFocus()
    qtbot.keyClick(rail.button("library"), Qt.Key.Key_Down)
    qtbot.keyClick(rail.button("outline"), Qt.Key.Key_Down)
    assert rail.button("findings").hasFocus()
    assert stops(rail) == ["findings"]


def test_arrow_keys_go_round_and_leave_out_what_cannot_be_used(qtbot: QtBot, rail: Rail) -> None:
    rail.set_usable(["library", "findings"])
    rail.setFocus()
    qtbot.keyClick(rail.button("library"), Qt.Key.Key_Down)
    assert rail.button("findings").hasFocus()
    qtbot.keyClick(rail.button("findings"), Qt.Key.Key_Down)
    assert rail.button("library").hasFocus()


def test_home_and_end_go_to_the_first_and_last_view(qtbot: QtBot, rail: Rail) -> None:
    rail.setFocus()
    qtbot.keyClick(rail.button("library"), Qt.Key.Key_End)
    assert rail.button("findings").hasFocus()
    qtbot.keyClick(rail.button("findings"), Qt.Key.Key_Home)
    assert rail.button("library").hasFocus()


def test_enter_shows_the_view(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.chosen):
        qtbot.keyClick(rail.button("findings"), Qt.Key.Key_Return)
    assert rail.active == "findings"


def test_tab_never_ends_on_a_view_that_cannot_be_used(rail: Rail) -> None:
    rail.set_active("outline")
    rail.set_usable(["library"])
    assert stops(rail) == ["library"]


@pytest.mark.parametrize(
    ("count", "spoken"),
    [(0, "Prüfung"), (1, "Prüfung, 1 Beanstandung"), (4, "Prüfung, 4 Beanstandungen")],
)
def test_the_count_is_spoken(rail: Rail, count: int, spoken: str) -> None:
    rail.set_count("findings", count, "error")
    assert rail.button("findings").accessibleName() == spoken


def test_the_count_sits_on_the_icon(rail: Rail) -> None:
    before = rail.button("findings").grab().toImage()
    rail.set_count("findings", 4, "error")
    assert rail.button("findings").grab().toImage() != before
