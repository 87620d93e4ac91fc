from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlage_editor.ui.window.first_window import FirstWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[FirstWindow]:
    first = FirstWindow(tmp_path)
    assert not first.raised_other(None)
    yield first
    first.close()


def test_a_second_start_brings_the_first_window_forward(
    first: FirstWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.asked) as asked:
        assert FirstWindow(tmp_path).raised_other(None)
    assert asked.args == [""]


@pytest.mark.parametrize("name", ["Vorlage.txt", "Straße & „Platz“.vorlage", "." * 3])
def test_a_second_start_hands_over_its_file(
    first: FirstWindow, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    with qtbot.waitSignal(first.asked) as asked:
        assert FirstWindow(tmp_path).raised_other(tmp_path / name)
    assert asked.args == [str((tmp_path / name).resolve())]


def test_a_window_over_other_drafts_is_another(first: FirstWindow, tmp_path: Path) -> None:
    other = FirstWindow(tmp_path / "andere")
    assert not other.raised_other(None)
    other.close()


def test_a_window_that_is_closed_is_not_raised(first: FirstWindow, tmp_path: Path) -> None:
    first.close()
    again = FirstWindow(tmp_path)
    assert not again.raised_other(None)
    again.close()


def test_two_starts_in_a_row_are_both_heard(
    first: FirstWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    heard: list[str] = []
    first.asked.connect(heard.append)
    FirstWindow(tmp_path).raised_other(tmp_path / "a")
    FirstWindow(tmp_path).raised_other(tmp_path / "b")
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert [name[-1] for name in heard] == ["a", "b"]
