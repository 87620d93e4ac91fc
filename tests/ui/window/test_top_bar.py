from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar

if TYPE_CHECKING:
    from tests.ui.program import Running

ICON, BESIDE = (
    Qt.ToolButtonStyle.ToolButtonIconOnly,
    Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
)


def test_the_menus_are_in_the_windows_own_row(program: Running) -> None:
    (bar,) = program.window.top_bar.findChildren(QMenuBar)
    assert not bar.isNativeMenuBar()
    titles = [action.text().replace("&", "") for action in bar.actions()]
    assert titles[0] == "Datei"
    assert titles[-1] == "Hilfe"


@pytest.mark.parametrize(
    ("words", "new", "preview", "export"),
    [
        (2, BESIDE, BESIDE, "PDF exportieren"),
        (1, BESIDE, ICON, "PDF exportieren"),
        (0, ICON, ICON, "PDF"),
    ],
)
def test_words_fall_away_by_steps(
    program: Running,
    words: int,
    new: Qt.ToolButtonStyle,
    preview: Qt.ToolButtonStyle,
    export: str,
) -> None:
    bar = program.window.top_bar
    bar.shorten(words)
    assert bar.new.toolButtonStyle() == new
    assert bar.print_preview.toolButtonStyle() == preview
    assert bar.export.text() == export


def test_without_words_names_stay_for_readers(program: Running) -> None:
    bar = program.window.top_bar
    bar.shorten(0)
    assert bar.new.accessibleName() == "Neu"
    assert bar.export.accessibleName() == "PDF exportieren"
    assert "Strg+E" in bar.export.toolTip()


def test_the_export_follows_its_action(program: Running) -> None:
    assert not program.window.top_bar.export.isEnabled()
    program.new()
    assert program.window.top_bar.export.isEnabled()


def test_the_button_does_what_the_action_does(program: Running) -> None:
    program.new()
    program.bot.mouseClick(program.window.top_bar.export, Qt.MouseButton.LeftButton)
    assert "Der Betreff fehlt." in program.window.status.notice.text()
