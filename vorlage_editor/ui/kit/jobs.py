"""Long work beside the window: it takes values, returns a value, and never sees a widget."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from vorlage_editor.model.errors import UserError
from vorlage_editor.ui.kit.mailbox import Mailbox

Done = Callable[[Any], object]
Failed = Callable[[str], object]


class Jobs(QObject):
    """Runs functions in a thread and hands what they return to the GUI thread.

    A ``UserError`` reaches ``failed`` with its sentence; anything else is raised in the GUI
    thread, where the crash report takes it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "vorlage-job")
        self._ended = Mailbox(self._on_ended, self)
        self.running = 0

    def run(self, work: Callable[..., object], *values: object, done: Done, failed: Failed) -> None:
        """Call ``work(*values)`` in the thread, then ``done(result)`` or ``failed(sentence)``."""
        self.running += 1
        future: Future[object] = self._pool.submit(work, *values)
        future.add_done_callback(partial(self._report, done, failed))

    def close(self) -> None:
        """Wait for what runs and take nothing more."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _report(self, done: Done, failed: Failed, future: Future[object]) -> None:
        """Carry the end of a job to the GUI thread; called in the job's."""
        if not future.cancelled():
            self._ended.post(future, done, failed)

    def _on_ended(self, future: Future[object], done: Done, failed: Failed) -> None:
        self.running -= 1
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, UserError):
            failed(str(error))
        else:
            raise error
