"""What a house keeps beside its papers, for the window: changes, import and export.

The files are read, parsed and written beside the window's thread. What the user changes is shown
at once and written in its order; closing waits for what is not written yet.
"""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, TypeVarTuple

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from vorlage_editor.work.shelf import ShelfOwner, changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.work.shelf import ShelfAnswer
    from vorlage_editor.work.shelf_file import ShelfFile

Value = TypeVar("Value")
Came = TypeVar("Came")
Values = TypeVarTuple("Values")
LONGEST = 5000
"""Milliseconds that the user waits at most for the file."""
_SLOW = (
    "Der Datenordner antwortet nicht. Ihre Vorlagen sind davon nicht betroffen, und es ist nichts "
    "geändert. Bitte versuchen Sie es gleich noch einmal."
)


class Handing(NamedTuple):
    """How a file is asked for that comes in or goes out: titles, filters, the folder's setting."""

    folder: str
    opening: str
    opens: str
    saving: str
    saves: str

    def file_in(self, messages: Messages, settings: Settings) -> Path | None:
        """Let the user choose a file to take in."""
        folder = settings.read_folder(self.folder)
        path = messages.file_to_open(self.opening, str(folder), self.opens)
        if path is not None:
            settings.write(self.folder, str(path.parent))
        return path

    def file_out(self, messages: Messages, settings: Settings, name: str) -> Path | None:
        """Let the user choose where to write a file to be handed on, called ``name``."""
        proposal = settings.read_folder(self.folder) / name
        target = messages.file_to_save(self.saving, proposal, (self.saves,))
        if target is None:
            return None
        settings.write(self.folder, str(target.path.parent))
        return target.path


class ShelfKind(NamedTuple, Generic[Value, Came]):
    """What is on a shelf: how it is kept, and the words about it."""

    empty: Value
    """What is there before the file is read."""
    file: Callable[[], ShelfFile[Value, Came]]
    """Called in the thread, so that nothing of it is loaded at the start."""
    handing: Handing
    name: str
    """Of the file that is handed on."""
    came: Callable[[Came], str]
    """Returns what came of an import, in words."""
    went: Callable[[Value | None, Path], str]
    """Returns what came of an export, in words."""


class Shelf(QObject, Generic[Value, Came]):
    """Reads and changes what is kept in ``folder``; what goes wrong is said by ``messages``.

    ``value`` is what was read last, with the changes since.
    """

    changed = Signal(object)
    """``value`` is another now, was read for the first time, or is on the disk at last."""
    _answered = Signal()

    def __init__(
        self,
        kind: ShelfKind[Value, Came],
        folder: Path,
        jobs: Jobs,
        messages: Messages,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._kind, self._jobs = kind, jobs
        self._messages, self._settings = messages, settings
        self._owner = ShelfOwner(kind.file, folder)
        self._running = 0
        self._numbers = count()
        self._owed: dict[int, Callable[[Value], Value]] = {}
        self._is_read = self._is_stuck = False
        self.value = self._kept = kind.empty

    def kept(self) -> Value:
        """Return what is on the disk, as far as a failure is known."""
        return self._kept if self._is_stuck else self.value

    def look(self) -> None:
        """Read it; ``changed`` when it is there."""
        self._ask(self._owner.read)

    def read(self) -> bool:
        """Read it and wait for it; False if that is impossible, which the user then knows.

        The window goes on meanwhile, but takes no keys: they are for what opens then.
        """
        ends: list[bool] = []
        self._ask(self._owner.read, done=partial(_note, ends), failed=partial(ends.append, False))
        if not self._wait(partial(bool, ends)):
            self._messages.error(_SLOW)
        return ends == [True]

    def change(
        self,
        how: Callable[[Value], Value],
        done: Callable[[], object] | None = None,
        failed: Callable[[], object] | None = None,
        *,
        hold: bool = False,
    ) -> None:
        """Replace it by what ``how`` makes of it: here at once, on the disk in its order.

        If that fails it is as before, or with ``hold`` stays, and is tried again with the next
        change. ``done`` or ``failed`` is called then.
        """
        number = next(self._numbers)
        self._owed[number] = how
        not_written = partial(self._on_not_written, failed, hold)
        self._ask(self._owner.change, number, how, done=partial(_call, done), failed=not_written)
        self._show(how(self.value))

    def bring_in(self, say: Callable[[str], object]) -> None:
        """Let the user choose a file and take in what is in it; ``say`` what came of it."""
        if path := self._kind.handing.file_in(self._messages, self._settings):
            self._ask(self._owner.take_in, path, done=partial(self._on_taken, say))

    def export(self, say: Callable[[str], object], value: Value | None = None) -> None:
        """Let the user choose where to write ``value``, or all; ``say`` what came of it."""
        kind = self._kind
        if path := kind.handing.file_out(self._messages, self._settings, kind.name):
            words = kind.went(value, path)
            done = partial(_say, say, words)
            self._ask(self._owner.export, path, value, done=done)

    def finish(self) -> bool:
        """Wait until all is answered, try once more what failed, and say if all is written."""
        if self._is_stuck and not self._running:
            self._ask(self._owner.write)
        self._wait(self._is_idle)
        return not self._owed

    def give_up(self) -> None:
        """Forget the changes that are not written; show what is on the disk."""
        self._owed.clear()
        self._is_stuck = False
        self._jobs.keep(self._owner.give_up, done=_nothing, failed=_nothing)
        self._show(self._kept)

    def _is_idle(self) -> bool:
        return not self._running

    def _wait(self, is_over: Callable[[], bool]) -> bool:
        loop, limit = QEventLoop(), QTimer(singleShot=True, interval=LONGEST)
        self._answered.connect(loop.quit)
        limit.timeout.connect(loop.quit)
        limit.start()
        while not is_over() and limit.isActive():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return is_over()

    def _ask(
        self,
        work: Callable[[*Values], ShelfAnswer[Value, Came]],
        *values: *Values,
        done: Callable[[ShelfAnswer[Value, Came]], object] | None = None,
        failed: Callable[[], object] | None = None,
    ) -> None:
        self._running += 1
        answered, refused = partial(self._on_done, done), partial(self._on_failed, failed)
        self._jobs.keep(work, *values, done=answered, failed=refused)

    def _on_done(
        self,
        done: Callable[[ShelfAnswer[Value, Came]], object] | None,
        answer: ShelfAnswer[Value, Came],
    ) -> None:
        self._running -= 1
        owed = {number: how for number, how in self._owed.items() if number > answer.settled}
        frees = self._is_stuck and len(owed) < len(self._owed)
        self._kept, self._owed = answer.kept.value, owed
        self._is_stuck = self._is_stuck and not frees
        self._show(changed(self._kept, owed.values()), anew=frees or not self._is_read)
        if answer.kept.notice:
            self._messages.error(answer.kept.notice)
        if done is not None:
            done(answer)
        self._answered.emit()

    def _on_failed(self, failed: Callable[[], object] | None, sentence: str) -> None:
        self._running -= 1
        if failed is not None:
            failed()
        self._messages.error(sentence)
        self._answered.emit()

    def _on_not_written(self, failed: Callable[[], object] | None, hold: bool) -> None:
        if hold:
            self._is_stuck = True
        else:
            self.give_up()
        _call(failed, None)

    def _show(self, value: Value, *, anew: bool = False) -> None:
        self._is_read = True
        if anew or value != self.value:
            self.value = value
            self.changed.emit(value)

    def _on_taken(self, say: Callable[[str], object], answer: ShelfAnswer[Value, Came]) -> None:
        if answer.came is not None:
            _say(say, self._kind.came(answer.came), answer)


def _is_there(call: Callable[..., object]) -> bool:
    """Whether who asked is still there; a dialog may be closed before the answer comes."""
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def _nothing(_answer: object) -> None:
    pass


def _note(ends: list[bool], _answer: object) -> None:
    ends.append(True)


def _call(done: Callable[[], object] | None, _answer: object) -> None:
    if done is not None and _is_there(done):
        done()


def _say(say: Callable[[str], object], words: str, _answer: object) -> None:
    if _is_there(say):
        say(words)
