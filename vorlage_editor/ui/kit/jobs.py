"""Long work beside the window: it takes values, returns a value, and never sees a widget."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeAlias, TypeVar, TypeVarTuple

from PySide6.QtCore import QObject

from vorlage_editor.model.errors import UserError
from vorlage_editor.ui.kit.worker import Worker

Values = TypeVarTuple("Values")
Result = TypeVar("Result")
Failed: TypeAlias = Callable[[str], object]


class Jobs(QObject):
    """Runs functions in a thread and hands what they return to the GUI thread.

    A ``UserError`` reaches ``failed`` with its sentence; anything else is raised in the GUI
    thread, where the crash report takes it. What keeps something of the user's has a thread of its
    own: it waits for no PDF, and closing waits for all of it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._making = Worker("vorlage-job", self)
        self._keeping = Worker("vorlage-shelf", self)

    @property
    def running(self) -> int:
        """How many have not been answered yet."""
        return self._making.running + self._keeping.running

    def run(
        self,
        work: Callable[[*Values], Result],
        *values: *Values,
        done: Callable[[Result], object],
        failed: Failed,
    ) -> None:
        """Call ``work(*values)`` in the thread, then ``done(result)`` or ``failed(sentence)``."""
        self._making.run(partial(_answer, done, failed), work, *values)

    def keep(
        self,
        work: Callable[[*Values], Result],
        *values: *Values,
        done: Callable[[Result], object],
        failed: Failed,
    ) -> None:
        """Do the same with ``work`` that keeps something; it is done even if the program ends."""
        self._keeping.run(partial(_answer, done, failed), work, *values)

    def close(self) -> None:
        """Take nothing more; wait for what runs, and for all that is to be kept."""
        self._making.drop()
        self._keeping.close(tuple)


def _answer(done: Callable[[Result], object], failed: Failed, future: Future[Result]) -> None:
    error = future.exception()
    if error is None:
        done(future.result())
    elif isinstance(error, UserError):
        failed(str(error))
    else:
        raise error
