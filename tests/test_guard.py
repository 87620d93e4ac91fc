"""The installed PySide6 counts references right.

PySide6 6.12.0 on Python 3.11 drops a reference to None with each void call and one to True with
each emit; after some thousands the process aborts. Nothing may bring such a version in unseen.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version

ROUNDS = 20_000

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Sender(QObject):
    happened = Signal(bool)

heard = []
application = QApplication(sys.argv)
widget, sender = QWidget(), Sender()
sender.happened.connect(heard.append)
none, true = sys.getrefcount(None), sys.getrefcount(True)
for _ in range(ROUNDS):
    widget.update()
    sender.happened.emit(True)
assert len(heard) == ROUNDS
heard.clear()
lost = [none - sys.getrefcount(None), true - sys.getrefcount(True)]
assert max(lost) < ROUNDS / 100, f"references lost to None and True: {lost}"
"""


def test_many_qt_calls_and_signals_end_well() -> None:
    program = PROGRAM.replace("ROUNDS", str(ROUNDS))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_the_installed_pyside_is_older_than_the_faulty_one() -> None:
    major, minor, *_ = version("PySide6-Essentials").split(".")
    assert (6, 8) <= (int(major), int(minor)) < (6, 12)
