"""The store's thread: it takes values and answers by signal, so that a slow disk stalls no key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.related import goes_with
from vorlage_editor.model.vorlage import Relation, Vorlage, blobs_of, duplicate
from vorlage_editor.ui.kit.mailbox import Mailbox

if TYPE_CHECKING:
    from vorlage_editor.model.earlier import Earlier
    from vorlage_editor.store.drafts import DraftStore
    from vorlage_editor.store.rows import DraftRow, NumberRow, Stored
    from vorlage_editor.work.forms import FormShelf

LISTING = 2500
"""Milliseconds after a save of text alone until the list shows it; saving goes on faster."""
Blobs = Mapping[str, bytes]
_FAULT = (
    "Beim Speichern ist ein Fehler im Programm aufgetreten. Der Text bleibt geöffnet, gespeicherte "
    "Stände sind unverändert. Bitte kopieren Sie ihn zur Sicherheit in ein anderes Programm."
)


class _Answer(NamedTuple):
    """Where the end of a job goes to."""

    signal: SignalInstance
    refused: Callable[[UserError], object] | None


class _Desk:
    """What the thread owns: the store, each draft's revision, and what could not be saved.

    Every method returns what its signal carries.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._words = ""
        self._opened: DraftStore | None = None
        self._revs: dict[str, int] = {}
        self._unsaved: dict[str, tuple[Vorlage, Form]] = {}
        self.notice = ""

    @property
    def _store(self) -> DraftStore:
        if self._opened is None:
            from vorlage_editor.store.drafts import DraftStore  # noqa: PLC0415 - not at start

            self._opened = DraftStore(self._folder)
            self.notice = self._opened.notice
        return self._opened

    def open(self) -> tuple[()]:
        _ = self._store
        return ()

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()

    def search(self, words: str) -> tuple[list[DraftRow]]:
        self._words = words
        return self.drafts()

    def drafts(self) -> tuple[list[DraftRow]]:
        return (self._store.drafts(self._words),)

    def trashed(self) -> tuple[list[DraftRow]]:
        return (self._store.drafts(trashed=True),)

    def numbers(self) -> tuple[list[NumberRow]]:
        return (self._store.numbers(),)

    def earlier(self) -> tuple[Earlier]:
        return (self._store.earlier(),)

    def committees(self) -> tuple[list[str]]:
        return (self._store.committees(),)

    def load(self, draft: str) -> tuple[Stored, Blobs]:
        stored = self._store.load(draft)
        self._revs[draft] = stored.rev
        if draft in self._unsaved:
            vorlage, form = self._unsaved[draft]
            stored = replace(stored, vorlage=vorlage, form=form)
        return stored, self._store.blobs(blobs_of(stored.vorlage))

    def create(self, vorlage: Vorlage, form: Form, blobs: Blobs) -> tuple[Stored, Blobs]:
        for data in blobs.values():
            self._store.put_blob(data)
        return self.load(self._store.create(vorlage, form).id)

    def put(self, data: bytes) -> tuple[str]:
        return (self._store.put_blob(data),)

    def duplicate(self, draft: str) -> tuple[Stored, Blobs]:
        vorlage, form = self._last(draft)
        return self.create(duplicate(vorlage), form, {})

    def goes_with(self, draft: str, relation: Relation, today: date) -> tuple[Stored, Blobs]:
        vorlage, form = self._last(draft)
        return self.create(goes_with(vorlage, form, relation, today), form, {})

    def _last(self, draft: str) -> tuple[Vorlage, Form]:
        if draft in self._unsaved:  # perhaps because it is gone
            return self._unsaved[draft]
        stored = self._store.load(draft)
        return stored.vorlage, stored.form

    def save(self, draft: str, vorlage: Vorlage, form: Form) -> tuple[str, int, datetime]:
        self._unsaved[draft] = vorlage, form
        saved = self._store.save(draft, self._revs[draft], vorlage, form)
        self._revs[draft] = saved.rev
        del self._unsaved[draft]
        return saved.id, saved.rev, saved.time

    def note(self, draft: str, kind: str, reason: str) -> tuple[str]:
        self._store.note(draft, kind, reason)
        return (draft,)

    def trash(self, drafts: Sequence[str]) -> tuple[()]:
        self._store.trash(drafts)
        return ()

    def restore(self, drafts: Sequence[str]) -> tuple[()]:
        self._store.restore(drafts)
        return ()

    def erase(self, drafts: Sequence[str]) -> tuple[()]:
        self._store.erase(drafts)
        return ()

    def discard(self, draft: str) -> tuple[()]:
        self._store.discard(draft)
        return ()

    @property
    def _shelf(self) -> FormShelf:
        from vorlage_editor.work.forms import FormShelf  # noqa: PLC0415 - not at start

        return FormShelf(self._store)

    def forms(self) -> tuple[tuple[Form, ...], frozenset[str]]:
        return self._shelf.all(), self._shelf.own()

    def keep_form(self, form: Form) -> tuple[Form]:
        return (self._shelf.save(form),)

    def take_in_form(self, path: Path) -> tuple[Form]:
        return (self._shelf.take_in(path),)

    def remove_form(self, form_id: str) -> tuple[str]:
        self._shelf.remove(form_id)
        return (form_id,)


class Keeper(QObject):
    """Keeps the drafts of the data folder ``folder``; returns at once and answers by signal.

    What is asked for is done in its order. The lists are sent anew after everything that
    changes them; where only the time of a save does, when the saving pauses.
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
    remembered = Signal(object)
    """What stands in the fields of the newest drafts (Earlier)."""
    committees_listed = Signal(object)
    """The committees of all papers (list of str)."""
    loaded = Signal(object, object)
    """A draft (Stored) and the bytes of its pictures and Anlagen by their sha256."""
    created = Signal(object, object)
    """The same for a new draft."""
    saved = Signal(str, int, object)
    """Id, revision and time of a save that is on the disk."""
    not_saved = Signal(str, object)
    """Id of a draft and the UserError that says why it could not be saved."""
    put_away = Signal(str)
    """The sha256 of a picture whose bytes are kept."""
    noted = Signal(str)
    """Id of a draft with whose version a reason is kept."""
    not_noted = Signal(object)
    """The UserError that says why a reason could not be kept."""
    forms_listed = Signal(object, object)
    """All forms (tuple of Form), and the ids of those that are the house's own."""
    form_kept = Signal(object)
    """A form as it is on the disk now."""
    form_taken_in = Signal(object)
    """The same for one that came from a file."""
    form_removed = Signal(str)
    """The id of a form that is as it was shipped now, or gone."""
    _changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = _Desk(folder)
        self._pool = ThreadPoolExecutor(1, "vorlage-store")
        self._closing: Future[None] | None = None
        # Never at once, not even if the thread was faster than the line that asks for the answer.
        self._ended = Mailbox(self._on_ended, self)
        self._titles: dict[str, tuple[object, ...]] = {}
        self._retitled = False
        self._relist = QTimer(self, singleShot=True)
        self._relist.timeout.connect(self._on_drafts_changed)
        self.saved.connect(self._on_saved)
        for signal in (self.opened, self.created, self._changed):
            signal.connect(self._on_drafts_changed)
            signal.connect(self._on_numbers_changed)
        for signal in (self.opened, self._changed):
            signal.connect(self._on_trash_changed)
        for signal in (self.form_kept, self.form_taken_in, self.form_removed):
            signal.connect(self._on_forms_changed)

    @property
    def notice(self) -> str:
        """Why nothing can be saved, as a sentence for the user; empty if it can."""
        return self._desk.notice

    def open(self) -> None:
        """Open the file, made if there is none. Whatever else is asked for would do so, too."""
        # the forms first: what is opened next may need the usual one; what fails is said once
        self._run(self.forms_listed, self._desk.forms, refused=_accept)
        self._run(self.opened, self._desk.open)

    def search(self, words: str) -> None:
        """List from now on what has all ``words`` in its number or subject."""
        self._run(self.listed, self._desk.search, words)

    def remember(self) -> None:
        """Ask what stands in the fields of the newest drafts; if it fails, nothing is offered."""
        self._run(self.remembered, self._desk.earlier, refused=_accept)

    def list_committees(self) -> None:
        """List the committees that the papers name; without them one types."""
        self._run(self.committees_listed, self._desk.committees, refused=_accept)

    def load(self, draft: str) -> None:
        """Load a draft, as it was last given to ``save`` even if that did not reach the disk."""
        self._run(self.loaded, self._desk.load, draft)

    def create(self, vorlage: Vorlage, form: Form, blobs: Blobs | None = None) -> None:
        """Make a draft of ``vorlage``."""
        self._run(self.created, self._desk.create, vorlage, form, blobs or {})

    def put(self, data: bytes) -> None:
        """Keep the bytes of a picture, before a paper that has it is saved."""
        self._run(self.put_away, self._desk.put, data)

    def duplicate(self, draft: str) -> None:
        """Make a draft like ``draft``, without its number."""
        self._run(self.created, self._desk.duplicate, draft)

    def goes_with(self, draft: str, relation: Relation, today: date) -> None:
        """Make a draft that goes with ``draft``, as an Ergänzung of it does."""
        self._run(self.created, self._desk.goes_with, draft, relation, today)

    def save(self, draft: str, vorlage: Vorlage, form: Form) -> None:
        """Keep ``vorlage`` as the state of a draft; answers ``saved`` or ``not_saved``."""
        if (title := _title(vorlage)) != self._titles.get(draft):
            self._titles[draft], self._retitled = title, True
        refused = partial(self.not_saved.emit, draft)
        self._run(self.saved, self._desk.save, draft, vorlage, form, refused=refused)

    def note(self, draft: str, kind: str, reason: str) -> None:
        """Keep with a draft's present version why it leaves the house against a rule."""
        refused = self.not_noted.emit
        self._run(self.noted, self._desk.note, draft, kind, reason, refused=refused)

    def trash(self, drafts: Sequence[str]) -> None:
        """Put drafts into the trash."""
        self._run(self._changed, self._desk.trash, drafts)

    def restore(self, drafts: Sequence[str]) -> None:
        """Take drafts out of the trash."""
        self._run(self._changed, self._desk.restore, drafts)

    def erase(self, drafts: Sequence[str]) -> None:
        """Delete drafts that are in the trash, for good."""
        self._run(self._changed, self._desk.erase, drafts)

    def discard(self, draft: str) -> None:
        """Delete a draft in which nothing was written; if that fails it just stays."""
        self._run(self._changed, self._desk.discard, draft, refused=_accept)

    def keep_form(self, form: Form) -> None:
        """Keep ``form`` as its next version."""
        self._run(self.form_kept, self._desk.keep_form, form)

    def take_in_form(self, path: Path) -> None:
        """Keep the form of a file."""
        self._run(self.form_taken_in, self._desk.take_in_form, path)

    def remove_form(self, form_id: str) -> None:
        """Forget a form of the house's own; a shipped one comes back as it was shipped."""
        self._run(self.form_removed, self._desk.remove_form, form_id)

    def close(self, seconds: float = 5) -> None:
        """Do what is still to be done and let go of the file; wait for it at most so long."""
        if self._closing is None:
            self._closing = self._pool.submit(self._desk.close)
            self._pool.shutdown(wait=False)
        wait([self._closing], seconds)

    def _run(
        self,
        signal: SignalInstance,
        work: Callable[..., tuple[Any, ...]],
        *values: object,
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """Call ``work(*values)`` in the thread, then send what it returns by ``signal``."""
        if self._closing is not None:
            return
        future = self._pool.submit(work, *values)
        future.add_done_callback(partial(self._ended.post, _Answer(signal, refused)))

    def _on_ended(self, answer: _Answer, future: Future[tuple[Any, ...]]) -> None:
        error = future.exception()
        if error is None:
            answer.signal.emit(*future.result())
        elif not isinstance(error, UserError):
            if answer.refused:
                answer.refused(UserError(_FAULT))
            raise error  # to the crash report
        elif answer.refused:
            answer.refused(error)
        else:
            self.failed.emit(str(error))

    def _on_saved(self) -> None:
        self._relist.start(0 if self._retitled else LISTING)
        if self._retitled:
            self._on_numbers_changed()
        self._retitled = False

    def _on_drafts_changed(self) -> None:
        self._run(self.listed, self._desk.drafts)

    def _on_numbers_changed(self) -> None:
        self._run(self.numbered, self._desk.numbers)

    def _on_trash_changed(self) -> None:
        self._run(self.trash_listed, self._desk.trashed)

    def _on_forms_changed(self) -> None:
        self._run(self.forms_listed, self._desk.forms)


def _title(vorlage: Vorlage) -> tuple[object, ...]:
    """Return what the list of drafts says of ``vorlage``."""
    return vorlage.kind, vorlage.number, vorlage.subject, vorlage.status, vorlage.public


def _accept(_error: UserError) -> None:
    """Let something be as it is: nothing is lost."""
