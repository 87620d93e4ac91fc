"""A started program as a user meets it: when is it painted, and when does a key arrive?

Run in a process of its own, on an X display: ``started.py ours FOLDER`` is the editor over the
drafts of FOLDER, ``started.py bare`` a QMainWindow with a QTextEdit and nothing else. It prints a
line of JSON: seconds since ``BEGUN`` (the parent's ``time.monotonic()`` before it started this
process) until the window is ``painted``, a ``key`` typed then has arrived, and the list of drafts
has its first ``rows`` (null where there is none).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[2])

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget
from typing_extensions import override

BEGUN = float(os.environ["BEGUN"])
PATIENCE = 60  # s
_exec = QApplication.exec


class Watch(QObject):
    """Looks each millisecond how far the program is, and ends it when all was seen."""

    def __init__(self, *, rows: bool) -> None:
        super().__init__()
        self.seen: dict[str, float | None] = {"painted": None, "key": None, "rows": None}
        self._wanted = ["key", "rows"] if rows else ["key"]
        self._field: QWidget | None = None
        self._timer = QTimer(self, interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()
        self._active = False

    def _note(self, what: str) -> None:
        if self.seen[what] is None:
            self.seen[what] = time.monotonic() - BEGUN

    def _on_timeout(self) -> None:
        window = next((one for one in QApplication.topLevelWidgets() if one.isVisible()), None)
        if window is None:
            return
        if not self._active:
            self._active = True
            window.activateWindow()  # there is no window manager that would
        field = QApplication.focusWidget()
        if self._field is None and field is not None and _is_ready(window, field):
            self._field = field
            self._painted = field.viewport() if isinstance(field, QTextEdit) else field
            self._painted.installEventFilter(self)
            self._painted.update()
        if _rows(window):
            self._note("rows")
        if time.monotonic() - BEGUN > PATIENCE:
            raise TimeoutError(self.seen)
        if all(self.seen[what] is not None for what in self._wanted):
            print(json.dumps(self.seen), flush=True)
            os._exit(0)  # how it ends is not measured

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._painted and event.type() == QEvent.Type.Paint:
            self._painted.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        """Type a key, as the user does who sees the window, and look whether it arrives."""
        self._note("painted")
        field = self._field
        if field is None:
            return
        if isinstance(field, QTextEdit):
            before = field.toPlainText()
            _press(field, Qt.Key.Key_X, "x")
            arrived = field.toPlainText() != before
        else:
            _press(field, Qt.Key.Key_Tab, "\t")
            arrived = QApplication.focusWidget() is not field
        if not arrived:
            raise LookupError(field)
        self._note("key")


def _press(field: QWidget, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(QApplication.focusWidget() or field, event)


def _is_ready(window: QWidget, field: QWidget) -> bool:
    """Whether ``field`` is where the user goes on: a card of the start page, or the Betreff."""
    page = getattr(window, "start_page", None)
    if page is None:
        return True
    wanted = os.environ["WANTED"]
    return field in page.cards if wanted == "start" else isinstance(field, QTextEdit)


def _rows(window: QWidget) -> bool:
    library = getattr(window, "library", None)
    return library is not None and bool(library.list.rows)


def ours(folder: str) -> None:
    """Start the editor as its command does."""
    watches = []

    def watched(_app: QApplication) -> int:
        watches.append(Watch(rows="ROWS" in os.environ))
        return _exec()

    QApplication.exec = watched  # type: ignore[method-assign, assignment]
    from vorlage_editor.__main__ import main  # noqa: PLC0415 - its time counts

    sys.argv[1:] = ["--data", folder]
    main()


def bare() -> None:
    """Start the least window that one can write in."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTextEdit())
    window.resize(1366, 768)
    window.show()
    watch = Watch(rows=False)
    app.exec()
    del watch


if __name__ == "__main__":
    ours(sys.argv[2]) if sys.argv[1] == "ours" else bare()
