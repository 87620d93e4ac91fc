"""Pasting what takes long to read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QProcess, QTimer
from PySide6.QtWidgets import QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.program import Running, running
from vorlage_editor.model.body import Mark, Paragraph, Run
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.document.text_clipboard import LONG
from vorlage_editor.ui.text import long_paste

ONE = "<p>Der <b>Rat</b> beschließt.<img src=x></p>"
SOURCE = ONE * (LONG // len(ONE) + 1)


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setattr(long_paste, "SHOWN", 2**31 - 1)  # no slow machine shows the dialog
    with running(tmp_path / "daten", qtbot) as program:
        program.new()
        program.window.go_to(FieldRef("body"))
        yield program


def paste(program: Running) -> None:
    mime = QMimeData()
    mime.setHtml(SOURCE)
    program.window.text_pane.insertFromMimeData(mime)


def dialogs(program: Running) -> list[QProgressDialog]:
    return program.window.findChildren(QProgressDialog)


def test_a_long_text_is_pasted_as_one_step_when_it_is_read(program: Running) -> None:
    before = program.vorlage
    with program.bot.waitSignal(program.window.text_pane.told, timeout=30_000) as told:
        paste(program)
        assert program.vorlage == before
    bold = Run("Rat", (Mark.BOLD,))
    assert Paragraph((Run("Der "), bold, Run(" beschließt."))) in program.vorlage.body
    assert len(program.vorlage.body) > SOURCE.count("<p>")
    assert "Bilder" in told.args[0]
    program.session.undo()
    assert program.vorlage == before


def test_it_can_be_stopped(program: Running) -> None:
    before = program.vorlage
    with program.bot.assertNotEmitted(program.window.text_pane.told, wait=500):
        paste(program)
        QTimer.singleShot(0, dialogs(program)[0].findChildren(QPushButton)[0].click)
        program.bot.waitUntil(lambda: not dialogs(program))
    assert (program.vorlage, program.answers.errors) == (before, [])


def test_a_reader_that_was_stopped_says_nothing_of_the_next(program: Running) -> None:
    paste(program)
    (stopped,) = program.window.findChildren(QProcess)
    dialogs(program)[0].canceled.emit()
    paste(program)
    with program.bot.waitSignal(program.window.text_pane.told, timeout=30_000):
        stopped.errorOccurred.emit(QProcess.ProcessError.Crashed)
    assert program.answers.errors == []


def test_nothing_is_pasted_into_another_paper(program: Running) -> None:
    paste(program)
    program.new()
    assert not dialogs(program) or not dialogs(program)[0].isVisible()
    before = program.vorlage
    with program.bot.assertNotEmitted(program.window.text_pane.told, wait=1500):
        pass
    assert (program.vorlage, program.answers.errors) == (before, [])


def test_a_reader_that_dies_is_told_of(program: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    before = program.vorlage
    dead = [sys.executable, "-c", "import sys; sys.exit(3)"]
    monkeypatch.setattr(long_paste, "command", lambda _: dead)
    paste(program)
    program.bot.waitUntil(lambda: bool(program.answers.errors), timeout=10_000)
    assert program.answers.errors == [long_paste.FAILED]
    assert program.vorlage == before
