"""A thread that does one thing after the other, and tells the window's thread how each ended."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from PySide6.QtCore import QObject

from vorlage_editor.ui.kit.mailbox import Mailbox

if TYPE_CHECKING:
    from collections.abc import Callable

Values = TypeVarTuple("Values")
Result = TypeVar("Result")


class Worker(QObject):
    """Runs functions in one thread of its own, in the order in which they were given.

    What is to be called at the end of each stays in the window's thread, under a number: nothing
    of the window lives until the thread lets go of it.
    """

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, name)
        self._mailbox = Mailbox(self._on_ended, self)
        self._numbers = count()
        self._ends: dict[int, Callable[[Future[Any]], object]] = {}
        self._last: Future[object] | None = None
        self._closed = False

    @property
    def running(self) -> int:
        """How many have not been answered yet."""
        return len(self._ends)

    def run(
        self,
        ended: Callable[[Future[Result]], object],
        work: Callable[[*Values], Result],
        *values: *Values,
    ) -> None:
        """Call ``work(*values)`` in the thread, then ``ended`` here; nothing after closing.

        ``ended`` is never called at once, not even if the thread is faster than the caller.
        """
        if self._closed:
            return
        number = next(self._numbers)
        self._ends[number] = ended
        self._pool.submit(work, *values).add_done_callback(partial(self._report, number))

    def close(self, last: Callable[[], object], seconds: float | None = None) -> None:
        """Take nothing more; wait, at most so long, for all that was given and for ``last``."""
        self._closed = True
        if self._last is None:
            self._last = self._pool.submit(last)
            self._pool.shutdown(wait=False)
        wait([self._last], seconds)

    def drop(self) -> None:
        """Take nothing more, forget what has not begun, and wait for the one that has."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _report(self, number: int, future: Future[object]) -> None:
        """Carry the end to the window's thread; called in this one."""
        if not future.cancelled():
            self._mailbox.post(number, future)

    def _on_ended(self, number: int, future: Future[object]) -> None:
        self._ends.pop(number)(future)
