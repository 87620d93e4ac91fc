"""What the store's thread owns: the store, each draft's revision, and what could not be saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeAlias, TypeVar, TypeVarTuple

from vorlage_editor.model.related import goes_with
from vorlage_editor.model.vorlage import blobs_of, duplicate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from vorlage_editor.model.earlier import Earlier
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.model.vorlage import Relation, Vorlage
    from vorlage_editor.store.drafts import DraftStore
    from vorlage_editor.store.rows import DraftRow, NumberRow, Saved, Stored
    from vorlage_editor.work.forms import FormShelf

Values = TypeVarTuple("Values")
Result = TypeVar("Result")
Listing: TypeAlias = Literal["drafts", "times", "numbers", "trash", "forms"]
"""What the window shows of all drafts or forms: ``times`` is when each draft was saved."""


class Done(NamedTuple, Generic[Result]):
    """What was asked for, and which lists are others since the last answer."""

    result: Result
    changed: tuple[Listing, ...]


class Loaded(NamedTuple):
    """A draft, and the bytes of its pictures and Anlagen by their sha256."""

    stored: Stored
    blobs: Mapping[str, bytes]


class FormsFound(NamedTuple):
    """All forms, and the ids of those that are the house's own."""

    all: tuple[Form, ...]
    own: frozenset[str]


class Desk:
    """The drafts and forms of the data folder ``folder``; to be used in one thread.

    The file is opened with the first thing that is asked for, and again after a failure. Methods
    raise UserError.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: DraftStore | None = None
        self._words = ""
        self._revs: dict[str, int] = {}
        self._titles: dict[str, tuple[object, ...]] = {}
        self._unsaved: dict[str, tuple[Vorlage, Form]] = {}
        self._changed: dict[Listing, None] = {}
        self.notice = ""
        """Why nothing can be saved, as a sentence for the user; empty if it can."""

    @property
    def store(self) -> DraftStore:
        """The store, opened if it is not yet."""
        if self._opened is None:
            from vorlage_editor.store.drafts import DraftStore

            self._opened = DraftStore(self._folder)
            self.notice = self._opened.notice
        return self._opened

    def open(self) -> None:
        """Open the file, made if there is none."""
        _ = self.store
        self._change("drafts", "numbers", "trash")

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            self._opened.close()

    def do(self, work: Callable[[Desk, *Values], Result], *values: *Values) -> Done[Result]:
        """Call ``work(self, *values)``; return with its result what is to be listed anew."""
        result = work(self, *values)
        changed = tuple(self._changed)
        self._changed.clear()
        return Done(result, changed)

    def _change(self, *listings: Listing) -> None:
        self._changed |= dict.fromkeys(listings)

    # What is listed

    def search(self, words: str) -> None:
        """List from now on the drafts that have all ``words`` in their number or subject."""
        self._words = words
        self._change("drafts")

    def drafts(self) -> list[DraftRow]:
        """Return the drafts that the search finds, newest first."""
        return self.store.drafts(self._words)

    def trashed(self) -> list[DraftRow]:
        """Return the drafts in the trash."""
        return self.store.drafts(trashed=True)

    def numbers(self) -> list[NumberRow]:
        """Return the numbers of all drafts."""
        return self.store.numbers()

    def earlier(self) -> Earlier:
        """Return what stands in the fields of the newest drafts."""
        return self.store.earlier()

    def committees(self) -> list[str]:
        """Return the committees that the papers name."""
        return self.store.committees()

    # Drafts

    def load(self, draft: str) -> Loaded:
        """Return a draft as it was last given to ``save``, even if that is not on the disk."""
        stored = self.store.load(draft)
        self._revs[draft] = stored.rev
        if draft in self._unsaved:
            vorlage, form = self._unsaved[draft]
            stored = replace(stored, vorlage=vorlage, form=form)
        return Loaded(stored, self.store.blobs(blobs_of(stored.vorlage)))

    def create(self, vorlage: Vorlage, form: Form, blobs: Iterable[bytes] = ()) -> Loaded:
        """Make a draft of ``vorlage``, and keep the bytes of its pictures and Anlagen."""
        for data in blobs:
            self.store.put_blob(data)
        made = self.store.create(vorlage, form)
        self._change("drafts", "numbers")
        return self.load(made.id)

    def duplicate(self, draft: str) -> Loaded:
        """Make a draft like ``draft``, without its number."""
        vorlage, form = self._last(draft)
        return self.create(duplicate(vorlage), form)

    def goes_with(self, draft: str, relation: Relation, today: date) -> Loaded:
        """Make a draft that goes with ``draft``, as an Ergänzung of it does."""
        vorlage, form = self._last(draft)
        return self.create(goes_with(vorlage, form, relation, today), form)

    def _last(self, draft: str) -> tuple[Vorlage, Form]:
        if draft in self._unsaved:  # perhaps because it is gone
            return self._unsaved[draft]
        stored = self.store.load(draft)
        return stored.vorlage, stored.form

    def save(self, draft: str, vorlage: Vorlage, form: Form) -> Saved:
        """Keep ``vorlage`` as the state of a draft."""
        self._unsaved[draft] = vorlage, form
        saved = self.store.save(draft, self._revs[draft], vorlage, form)
        self._revs[draft] = saved.rev
        del self._unsaved[draft]
        before, self._titles[draft] = self._titles.get(draft), _title(vorlage)
        self._change(*(("times",) if self._titles[draft] == before else ("drafts", "numbers")))
        return saved

    def note(self, draft: str, kind: str, reason: str) -> None:
        """Keep with a draft's present version why it leaves the house against a rule."""
        self.store.note(draft, kind, reason)

    def put(self, data: bytes) -> None:
        """Keep the bytes of a picture, before a paper that has it is saved."""
        self.store.put_blob(data)

    def trash(self, drafts: Sequence[str]) -> None:
        """Put drafts into the trash."""
        self.store.trash(drafts)
        self._change("drafts", "numbers", "trash")

    def restore(self, drafts: Sequence[str]) -> None:
        """Take drafts out of the trash."""
        self.store.restore(drafts)
        self._change("drafts", "numbers", "trash")

    def erase(self, drafts: Sequence[str]) -> None:
        """Delete drafts that are in the trash, for good."""
        self.store.erase(drafts)
        self._change("drafts", "numbers", "trash")

    def discard(self, draft: str) -> None:
        """Delete a draft in which nothing was written."""
        self.store.discard(draft)
        self._change("drafts", "numbers", "trash")

    # Forms

    @property
    def _shelf(self) -> FormShelf:
        from vorlage_editor.work.forms import FormShelf

        return FormShelf(self.store)

    def forms(self) -> FormsFound:
        """Return the forms to choose from."""
        return FormsFound(self._shelf.all(), self._shelf.own())

    def keep_form(self, form: Form) -> Form:
        """Keep ``form`` as its next version; return it as it is on the disk now."""
        from vorlage_editor.model.forms.toml import rewritten

        return self._formed(self._shelf.save(rewritten(form)))

    def take_in_form(self, path: Path) -> Form:
        """Keep the form of a file; return it as it is on the disk now."""
        return self._formed(self._shelf.take_in(path))

    def foreign_form(self, path: Path) -> Form:
        """Return the form of a file; nothing is kept."""
        from vorlage_editor.work.forms import read

        return read(path)

    def export_form(self, path: Path, form: Form) -> None:
        """Write ``form`` to ``path``, to be handed on."""
        from vorlage_editor.work.forms import export

        export(path, form)

    def remove_form(self, form_id: str) -> None:
        """Forget a form of the house's own; a shipped one comes back as it was shipped."""
        self._shelf.remove(form_id)
        self._change("forms")

    def _formed(self, form: Form) -> Form:
        self._change("forms")
        return form


def _title(vorlage: Vorlage) -> tuple[object, ...]:
    """Return what the list of drafts says of ``vorlage``."""
    return vorlage.kind, vorlage.number, vorlage.subject, vorlage.status, vorlage.public
