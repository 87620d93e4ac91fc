"""Works in the real program as a clerk does: run in a process of its own, on a real display.

``driver.py write FOLDER`` types a paper, watches the preview, and then only waits to be killed;
``driver.py read FOLDER`` tells what the program shows when it is started again; ``driver.py
stumble FOLDER`` types on while the program meets a fault. Each prints what it saw, a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from vorlage_editor.app import Program, prepare, start
from vorlage_editor.ui.window.first_window import FirstWindow

SUBJECT = "Bericht zur Schulwegsicherheit"
SENTENCE = "Der Schulweg in Auenfelde ist sicherer geworden."
LIMIT = 20  # s
PACE = 40  # ms from key to key


def wait(true: Callable[[], object]) -> None:
    """Let the program run until ``true`` holds."""
    loop, end = QEventLoop(), time.monotonic() + LIMIT
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(true)
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def keys(text: str) -> None:
    """Press the keys of ``text`` one after the other, wherever the focus is."""
    for letter in text:
        if widget := QApplication.focusWidget():
            QTest.keyClicks(widget, letter)
        QApplication.processEvents()


def press(program: Program, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press one key."""
    QTest.keyClick(program.window.windowHandle(), key, held)
    QApplication.processEvents()


def begin(program: Program) -> None:
    """Begin an Informationsvorlage by keyboard; then one is in its Betreff."""
    wait(program.window.start_page.cards[0].hasFocus)
    press(program, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    wait(lambda: program.workplace.session.draft)
    wait(program.window.sheet.subject.edit.hasFocus)


def write(program: Program) -> dict[str, object]:
    """Begin an Informationsvorlage and type Betreff and text by keyboard alone."""
    begin(program)
    keys(SUBJECT)
    wait(lambda: program.window.preview.pages and not program.window.preview.busy)
    before = program.window.preview.grab().toImage()
    press(program, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    press(program, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    keys(SENTENCE)
    wait(lambda: program.window.preview.grab().toImage() != before)
    return {"kind": program.workplace.session.vorlage.kind, "preview_changed": True}


def type_on(left: list[str]) -> None:
    """Press the keys ``left`` one by one, whatever comes over the window meanwhile."""
    if left:
        QTimer.singleShot(PACE, partial(type_on, left))  # first: this key may open a box
        if widget := in_front():
            QTest.keyClicks(widget, left.pop(0))


def in_front() -> QWidget | None:
    """What gets the keys; there is no window manager that would see to that."""
    modal = QApplication.activeModalWidget()
    return modal.focusWidget() if modal else QApplication.focusWidget()


def stumble(program: Program) -> dict[str, object]:
    """Type a Betreff, in the middle of which the program meets a fault of its own."""
    begin(program)
    edit = program.window.sheet.subject.edit
    left = [KeyError("nobody expected this")]

    def on_typed() -> None:
        if left and edit.toPlainText().endswith("Bericht"):
            raise left.pop()

    edit.textChanged.connect(on_typed)
    seen: dict[str, object] = {}
    letters = list(SUBJECT)
    type_on(letters)
    close_box(letters, seen)
    wait(lambda: seen.get("closed"))
    wait(lambda: edit.toPlainText() == SUBJECT)
    return {**seen, "subject": program.workplace.session.vorlage.subject}


def close_box(left: list[str], seen: dict[str, object]) -> None:
    """When nothing is ``left`` to be typed, tell of the box, and close it by keyboard."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox) and not left:
        seen["buttons"] = [one.text() for one in box.buttons()]
        seen["told"] = box.text()
        QTest.keyClick(box, Qt.Key.Key_Return)
        seen["closed"] = not box.isVisible()
    if not seen.get("closed"):
        QTimer.singleShot(PACE, partial(close_box, left, seen))


def read(program: Program) -> dict[str, object]:
    """Tell what the window shows."""
    wait(lambda: program.workplace.session.draft)
    window = program.window
    return {
        "subject": window.sheet.subject.edit.toPlainText(),
        "text": window.text_pane.toPlainText(),
    }


def tell(deed: Callable[[Program], dict[str, object]], program: Program) -> None:
    """Do the deed and print what was seen; end the process if that fails."""
    try:
        seen = deed(program)
    except TimeoutError as error:
        sys.stderr.write(f"{error}\n")
        os._exit(1)
    sys.stdout.write(json.dumps(seen) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Do what the first argument says in the folder that the second names."""
    deed = {"write": write, "read": read, "stumble": stumble}[sys.argv[1]]
    folder = Path(sys.argv[2])
    app = prepare()
    first = FirstWindow(folder)
    if first.raised_other(None):
        raise RuntimeError(folder)
    program = start(None, folder, first)
    program.window.activateWindow()  # there is no window manager that would
    QTimer.singleShot(0, app, partial(tell, deed, program))
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
