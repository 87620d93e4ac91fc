from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.preview.test_preview import long_text, settle
from tests.ui.program import running
from vorlage_editor.ui.preview.desk import FIT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running
    from vorlage_editor.ui.preview.side import PreviewSide


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "daten", qtbot) as program:
        program.window.resize(1500, 900)
        program.new()
        program.session.edit("Text", body=long_text(3))
        settle(program)
        yield program


@pytest.fixture
def side(desk: Running) -> PreviewSide:
    return desk.window.preview_side


def test_it_says_which_page_is_seen(desk: Running, side: PreviewSide) -> None:
    pages = desk.window.preview.pages
    assert side.place.text() == f"1 von {pages}"
    desk.window.preview.go_to(2)
    assert side.place.text() == f"2 von {pages}"


def test_buttons_go_from_page_to_page(desk: Running, side: PreviewSide, qtbot: QtBot) -> None:
    assert not side.before.isEnabled()
    qtbot.mouseClick(side.after, Qt.MouseButton.LeftButton)
    assert desk.window.preview.page == 2
    qtbot.mouseClick(side.before, Qt.MouseButton.LeftButton)
    assert desk.window.preview.page == 1


def test_on_the_last_page_there_is_no_next(desk: Running, side: PreviewSide) -> None:
    desk.window.preview.go_to(desk.window.preview.pages)
    assert not side.after.isEnabled()
    assert side.before.isEnabled()


def test_a_zoom_is_chosen(desk: Running, side: PreviewSide) -> None:
    side.zoom.activated.emit(side.zoom.findText("150 %"))
    assert desk.window.preview.zoom == 1.5


def test_the_choice_follows_the_zoom(desk: Running, side: PreviewSide) -> None:
    desk.window.preview.set_zoom(2.0)
    assert side.zoom.currentText() == "200 %"
    desk.window.preview.set_zoom(FIT_WIDTH)
    assert side.zoom.currentText() == "Seitenbreite"


def test_actions_zoom(desk: Running) -> None:
    desk.window.preview.set_zoom(1.0)
    desk.do("view-larger")
    assert desk.window.preview.zoom == 1.25
    desk.do("view-smaller")
    assert desk.window.preview.zoom == 1.0


def test_a_paper_without_pages_yet_says_nothing(desk: Running, side: PreviewSide) -> None:
    desk.do("file-new")
    assert side.place.text() == ""
