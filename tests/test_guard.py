"""The installed PySide6 counts references right.

PySide6 6.12.0 on Python 3.11 drops a reference to None with each void call and one to True with
each emit; after some thousands the process aborts. Nothing may bring such a version in unseen.

From Python 3.12 on None and True are immortal (PEP 683): their counts say nothing, and differ from
version to version. There it counts what is mortal, and that the process lives to its end.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version

ROUNDS = 20_000
"""Times as many as there are references to None when a program begins, which are about 5,000."""

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Sender(QObject):
    happened = Signal(bool)
    brought = Signal(object)

heard = []
application = QApplication(sys.argv)
widget, sender = QWidget(), Sender()
sender.happened.connect(heard.append)
sender.brought.connect(heard.append)
load = object()
counted = [load] if sys.version_info >= (3, 12) else [load, None, True]
before = [sys.getrefcount(one) for one in counted]
assert max(before) < ROUNDS / 2, f"more rounds are needed: {before}"
for _ in range(ROUNDS):
    widget.update()
    sender.happened.emit(True)
    sender.brought.emit(load)
assert len(heard) == 2 * ROUNDS
heard.clear()
lost = [then - sys.getrefcount(one) for then, one in zip(before, counted)]
assert max(map(abs, lost)) < ROUNDS / 100, f"references lost: {lost}"
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
