"""The guard of conftest.py notices what it should, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

WAITS = """
from PySide6.QtWidgets import QDialog

def test_that_waits_for_an_answer():
    QDialog(windowTitle="Sicher?").exec()
"""

LEAVES = """
from PySide6.QtWidgets import QWidget

kept = []

def test_that_leaves_a_window():
    kept.append(QWidget(windowTitle="Rest"))

def test_after_it():
    pass
"""

CLEAN = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

def test_that_shows_a_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

def test_that_answers_a_dialog(qapp):
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())
    assert QDialog().exec() == QDialog.DialogCode.Accepted

def test_whose_window_only_a_cycle_holds():
    window = QWidget()
    window.me = window
"""


@pytest.mark.parametrize(
    ("program", "passed", "errors", "words"),
    [
        (WAITS, 1, 1, "*a modal dialog that nobody expected: *Sicher?*"),
        (LEAVES, 2, 1, "*windows left open: *Rest*"),
        (CLEAN, 3, 0, "*3 passed*"),
    ],
)
def test_the_guard(
    pytester: pytest.Pytester, program: str, passed: int, errors: int, words: str
) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(program)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=passed, errors=errors)
    result.stdout.fnmatch_lines([words])
