from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from vorlage_editor import app
from vorlage_editor.ui.kit.messages import Messages
from vorlage_editor.ui.window.first_window import FirstWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vorlage_editor.app import Program

RUN = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit
from vorlage_editor import app

prepare = app.prepare

def prepare_and_close():
    made = prepare()
    QTimer.singleShot(500, made.closeAllWindows)
    return made

app.prepare = prepare_and_close
code = app.run(None, Path(sys.argv[1]))
word = QCoreApplication.translate("QLineEdit", "&Paste")
print(json.dumps([code, word, os.umask(0)]))
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[FirstWindow]:
    first = FirstWindow(tmp_path)
    assert not first.raised_other(None)
    yield first
    first.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said in dialogs."""
    told: list[str] = []
    monkeypatch.setattr(Messages, "fault", lambda _self, text: told.append(text))
    return told


@pytest.fixture
def started(
    qtbot: QtBot,
    tmp_path: Path,
    first: FirstWindow,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Program]:
    monkeypatch.setattr("sys.excepthook", sys.excepthook)  # the crash report takes it
    program = app.start(None, tmp_path, first)
    with qtbot.waitSignal(program.workplace.keeper.trash_listed):
        pass
    yield program
    program.window.close()
    app.stop(program)


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def new(program: Program, bot: QtBot) -> None:
    with bot.waitSignal(program.workplace.opened):
        program.workplace.new("Informationsvorlage")


def test_the_window_is_shown(started: Program) -> None:
    assert started.window.isVisible()
    assert started.window.start_page.isVisible()


def test_garbage_is_settled_once_a_paper_is_open(started: Program, qtbot: QtBot) -> None:
    assert not gc.isenabled()
    new(started, qtbot)
    assert gc.get_freeze_count() > 0


def test_a_second_start_opens_its_file_in_the_first_window(
    started: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "Sitzung.txt"
    file.write_text("Das Café am Markt", encoding="utf-8")
    started.workplace.recognised.disconnect()
    started.workplace.recognised.connect(started.workplace.take_over)
    with qtbot.waitSignal(started.workplace.opened):
        second = FirstWindow(tmp_path)
        assert second.raised_other(file)
    assert started.workplace.session.draft


def test_a_fault_saves_the_paper_before_it_is_told(
    started: Program, qtbot: QtBot, tmp_path: Path, told: list[str]
) -> None:
    new(started, qtbot)
    started.workplace.session.edit("Betreff ändern", subject="Feldstraße")
    fault = ValueError("Feldstraße")
    sys.excepthook(ValueError, fault, None)
    assert started.workplace.autosave.state.saved
    assert "Ihr Text ist gespeichert." in told[0]
    assert "Feldstraße" not in (tmp_path / "fehlerbericht.txt").read_text(encoding="utf-8")


def test_what_was_open_last_is_opened_again(
    started: Program, qtbot: QtBot, tmp_path: Path, first: FirstWindow
) -> None:
    new(started, qtbot)
    started.workplace.session.edit("Betreff ändern", subject="Feldstraße")
    draft = started.workplace.session.draft
    started.window.close()
    started.workplace.keeper.close()
    again = app.start(None, tmp_path, first)
    with qtbot.waitSignal(again.workplace.opened):
        pass
    assert again.workplace.session.draft == draft
    again.window.close()
    app.stop(again)


def test_the_program_speaks_german_and_ends_well(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    folder = tmp_path / "neu" / "daten"
    command = [sys.executable, "-c", RUN, str(folder)]
    run = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment, umask=0o022
    )
    assert json.loads(run.stdout.splitlines()[-1]) == [0, "Einf&ügen", 0o022]
    assert rights(folder) == 0o700  # settings and crash report lie in it
    assert (folder / "einstellungen.ini").exists()
    assert rights(folder / "vorlagen.db") == 0o600


def test_another_program_is_raised_instead_of_a_second_window(
    qtbot: QtBot, tmp_path: Path, first: FirstWindow
) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", RUN, str(tmp_path)]
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    printed, _ = run.communicate(timeout=20)
    assert json.loads(printed.splitlines()[-1])[0] == 0
    assert asked.args == [""]
    assert not (tmp_path / "vorlagen.db").exists()


def test_dates_are_german(qapp: object) -> None:
    assert QLocale().dayName(1) == "Montag"
