"""Asks the store's thread, so that a slow disk stalls no key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, QTimer, Signal

from vorlage_editor.model.errors import UserError
from vorlage_editor.ui.kit.worker import Worker
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from vorlage_editor.work.desk import Done, FormsFound, Listing

Values = TypeVarTuple("Values")
Result = TypeVar("Result")
Refused: TypeAlias = Callable[[UserError], object]
LISTING = 2500
"""Milliseconds after a save of text alone until the list shows it; saving goes on faster."""
_FAULT = (
    "Beim Speichern ist ein Fehler im Programm aufgetreten. Der Text bleibt geöffnet, gespeicherte "
    "Stände sind unverändert. Bitte kopieren Sie ihn zur Sicherheit in ein anderes Programm."
)


class Keeper(QObject):
    """Asks for what the ``Desk`` of a data folder does; each answer comes to who asked for it.

    What is asked for is done in its order. What has several who want it, or is sent whenever it
    has changed, comes by signal: after each answer that says so the lists are sent anew, where only
    the time of a save has changed when the saving pauses.
    """

    opened = Signal()
    """The file is open; ``notice`` says whether it can only be read."""
    failed = Signal(str)
    """Something could not be done; the sentence is for the user."""
    listed = Signal(object)
    """The drafts that the search finds, newest first (list of DraftRow)."""
    trash_listed = Signal(object)
    """The drafts in the trash (list of DraftRow)."""
    numbered = Signal(object)
    """The numbers of all drafts, after each change of one (list of NumberRow)."""
    forms_listed = Signal(object, object)
    """All forms (tuple of Form), and the ids of those that are the house's own."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = Desk(folder)
        self._thread = Worker("vorlage-store", self)
        self._relist = QTimer(self, singleShot=True)
        self._relist.timeout.connect(self._list_drafts)
        self._on_changed: dict[Listing, Callable[[], None]] = {
            "drafts": self._list_drafts,
            "times": self._list_later,
            "numbers": self._list_numbers,
            "trash": self._list_trash,
            "forms": self._list_forms,
        }

    @property
    def notice(self) -> str:
        """Why nothing can be saved, as a sentence for the user; empty if it can."""
        return self._desk.notice

    def open(self) -> None:
        """Open the file, made if there is none. Whatever else is asked for would do so, too."""
        # the forms first: what is opened next may need the usual one; what fails is said once
        self.ask(Desk.forms, done=self._on_forms_listed, failed=unsaid)
        self.ask(Desk.open, done=self._on_opened)

    def ask(
        self,
        work: Callable[[Desk, *Values], Result],
        *values: *Values,
        done: Callable[[Result], object] | None = None,
        failed: Refused | None = None,
    ) -> None:
        """Call ``work(desk, *values)`` in the thread, then ``done`` with what it returns.

        A UserError goes to ``failed``, or is said to the user. A fault of the program does, too,
        and is raised besides. Nothing is done after closing.
        """
        ended = partial(self._on_ended, done, failed)
        self._thread.run(ended, self._desk.do, work, *values)

    def close(self, seconds: float = 5) -> None:
        """Do what is still to be done and let go of the file; wait for it at most so long."""
        self._thread.close(self._desk.close, seconds)

    def _on_ended(
        self,
        done: Callable[[Result], object] | None,
        failed: Refused | None,
        future: Future[Done[Result]],
    ) -> None:
        error = future.exception()
        if error is None:
            answer = future.result()
            for listing in answer.changed:
                self._on_changed[listing]()
            if done is not None:
                done(answer.result)
        elif not isinstance(error, UserError):
            if failed is not None:
                failed(UserError(_FAULT))
            raise error  # to the crash report
        elif failed is not None:
            failed(error)
        else:
            self.failed.emit(str(error))

    def _on_opened(self, _nothing: None) -> None:
        self.opened.emit()

    def _list_drafts(self) -> None:
        self._relist.stop()
        self.ask(Desk.drafts, done=self.listed.emit)

    def _list_numbers(self) -> None:
        self.ask(Desk.numbers, done=self.numbered.emit)

    def _list_trash(self) -> None:
        self.ask(Desk.trashed, done=self.trash_listed.emit)

    def _list_forms(self) -> None:
        self.ask(Desk.forms, done=self._on_forms_listed)

    def _list_later(self) -> None:
        self._relist.start(LISTING)

    def _on_forms_listed(self, found: FormsFound) -> None:
        self.forms_listed.emit(found.all, found.own)


def unsaid(_error: UserError) -> None:
    """Take a failure that the user need not know of."""
