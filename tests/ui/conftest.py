"""What tests of the window share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.program import Running, running
from tests.ui.recorder import Desktop
from vorlage_editor.ui.kit.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The theme; as in the program there is one for the whole run."""
    return Look(qapp)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The whole program in a window of 1366×768, without a draft, the preview folded."""
    with running(tmp_path / "daten", qtbot, preview=False) as started:
        yield started


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """What opens files, folders and links, for programs that start after it."""
    (tmp_path / "desktop").mkdir()
    desktop = Desktop(tmp_path / "desktop")
    yield desktop
    desktop.close()


@pytest.fixture
def wide(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The program with the example and the preview beside it."""
    with running(tmp_path / "daten", qtbot) as started:
        started.window.resize(1920, 1000)
        started.example()
        yield started
