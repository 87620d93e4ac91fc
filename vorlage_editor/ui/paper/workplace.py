"""What the user does with whole drafts: begin, open, duplicate, trash, read from files.

It knows the session, the keeper of drafts and the dialogs, and no pane of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from vorlage_editor.model.body import Picture
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Relation, Vorlage
from vorlage_editor.ui.kit.messages import OPEN_FILTER, TEXT_FILTER
from vorlage_editor.ui.paper.keeper import unsaid
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from vorlage_editor.model.body import Body
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.autosave import Autosave
    from vorlage_editor.ui.paper.keeper import Keeper
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.work.desk import Loaded
    from vorlage_editor.work.reading import Found

FOLDER, DRAFT = "folder/open", "draft"
NO_TEXT = (
    "In der Zwischenablage ist kein Text. Ihre Vorlagen sind unverändert. "
    "Bitte markieren und kopieren Sie den Text zuerst in dem anderen Programm."
)
Blobs = Mapping[str, bytes]
Source = TypeVar("Source", Path, str)
PaperReader: TypeAlias = "Callable[[Source, Form, date], Found]"


class Workplace(QObject):
    """Drafts and files, for the window that shows them."""

    leaving = Signal()
    """The open draft is about to go out of sight."""
    opened = Signal()
    """Another draft, or none, is open now."""
    created = Signal()
    """A new draft is open now."""
    recognised = Signal(object)
    """What was read (Found) of a text: whoever shows it calls ``take_over`` if it is wanted."""
    told = Signal(str)
    """What of the file that was just opened is not in the draft."""
    duplicated = Signal()
    """It began as another one, and lacks its number."""

    def __init__(
        self,
        session: Session,
        keeper: Keeper,
        autosave: Autosave,
        jobs: Jobs,
        messages: Messages,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.session, self.keeper, self.autosave = session, keeper, autosave
        self.jobs, self._messages, self._settings = jobs, messages, settings
        self._first: Path | None = None
        self._left = ""
        keeper.opened.connect(self._on_store_opened)

    def blobs(self) -> Mapping[str, bytes]:
        """Return the bytes of pictures, also those of the open draft."""
        return self.session.text.document.blobs

    def add_blob(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a picture that the open draft is about to have."""
        self.session.text.document.keep({sha256: data})
        self.keeper.ask(Desk.put, data)

    def keep_pictures(self, body: Body) -> None:
        """Keep the bytes of pasted pictures: the draft that they are from may be gone."""
        for block in body:
            if isinstance(block, Picture) and block.data in self.blobs():
                self.keeper.ask(Desk.put, self.blobs()[block.data])

    # Drafts

    def start(self, path: Path | None) -> None:
        """Open the drafts; begin with the file ``path``, else with what was open last."""
        self._first = path
        self.keeper.open()

    def _on_store_opened(self) -> None:
        path, self._first = self._first, None
        if path is not None:
            self.read_file(path)
        elif draft := self._settings.read(DRAFT, ""):
            self._load(draft)

    def new(self, kind: str, form: Form | None = None) -> None:
        """Begin a paper of the Vorlagenart ``kind`` of ``form``, or of the usual one."""
        form = form or self.session.forms.default
        self.begin(form.new_vorlage(kind), form)

    def begin(
        self, vorlage: Vorlage, form: Form, blobs: Blobs = MappingProxyType({}), left_out: str = ""
    ) -> None:
        """Make a draft of ``vorlage`` and open it; tell what of its file is ``left_out``."""
        self.autosave.hand_over()
        named = replace(vorlage, form=form.sha256)
        done = partial(self._on_created, left_out)
        self.keeper.ask(Desk.create, named, form, tuple(blobs.values()), done=done)

    def open(self, draft: str) -> None:
        """Open the draft with this id; the present one is saved first."""
        if draft != self.session.draft:
            self.autosave.hand_over()
            self._load(draft)

    def _load(self, draft: str) -> None:
        self.keeper.ask(Desk.load, draft, done=self._show)

    def duplicate(self, draft: str) -> None:
        """Begin a paper like ``draft``; a duplicate has no number."""
        self.autosave.hand_over()
        self.keeper.ask(Desk.duplicate, draft, done=self._on_duplicated)

    def go_with(self, draft: str, relation: Relation) -> None:
        """Begin a paper that goes with ``draft``; it has no number, either."""
        self.autosave.hand_over()
        today = date.today()  # noqa: DTZ011 - the user's day
        self.keeper.ask(Desk.goes_with, draft, relation, today, done=self._on_duplicated)

    def trash(self, drafts: Sequence[str]) -> None:
        """Put ``drafts`` into the trash; an open one is closed."""
        self.autosave.hand_over()
        self.keeper.ask(Desk.trash, list(drafts))
        if self.session.draft in drafts:
            self._close()
        if self._left in drafts:
            self._left = ""

    def restore(self, drafts: Sequence[str]) -> None:
        """Take ``drafts`` out of the trash."""
        self.keeper.ask(Desk.restore, list(drafts))

    def erase(self, drafts: Sequence[str]) -> None:
        """Delete ``drafts``, which are in the trash, for good."""
        self.keeper.ask(Desk.erase, list(drafts))

    def search(self, words: str) -> None:
        """List from now on the drafts that have all ``words`` in their number or subject."""
        self.keeper.ask(Desk.search, words)

    def close_draft(self) -> None:
        """Close the open draft; what to write next is the user's choice."""
        self._left = self.session.draft or self._left
        self._drop_empty()
        self._close()

    def _close(self) -> None:
        self.leaving.emit()
        self.autosave.hand_over()
        self.session.close_draft()
        self._settings.write(DRAFT, "")
        self.opened.emit()

    def go_back(self) -> None:
        """Open the draft again that was closed last, unless it is in the trash."""
        if self._left and not self.session.draft:
            self.open(self._left)

    def may_close(self) -> bool:
        """Save before the window goes; if that fails, the user decides."""
        if self.autosave.finish():
            if self._drop_empty():
                self._settings.write(DRAFT, "")
            return True
        return self._messages.ask(
            f"{self.autosave.state.text}\n\nWenn Sie das Fenster jetzt schließen, gehen die "
            "letzten Änderungen verloren. Vorher gespeicherte Stände bleiben erhalten.",
            "Ohne Speichern schließen",
        )

    def _drop_empty(self) -> bool:
        """Delete the open draft if it is as a new one, with nothing to redo; say if it is so."""
        session = self.session
        fresh = session.draft and session.vorlage == session.form.new_vorlage(session.vorlage.kind)
        if not fresh or session.redo_label or self.keeper.notice:
            return False
        self.autosave.hand_over()
        self.keeper.ask(Desk.discard, session.draft, failed=unsaid)
        if self._left == session.draft:
            self._left = ""
        return True

    def show_example(self) -> None:
        """Open the example paper as a draft of its own."""
        from vorlage_editor.exchange.examples import example

        form = self.session.forms.default
        self.begin(example(form), form)

    def _on_created(self, left_out: str, loaded: Loaded) -> None:
        self._show(loaded)
        self.created.emit()
        if left_out:
            self.told.emit(left_out)

    def _on_duplicated(self, loaded: Loaded) -> None:
        self._on_created("", loaded)
        self.duplicated.emit()

    def _show(self, loaded: Loaded) -> None:
        """Open the draft that was asked for."""
        stored = loaded.stored
        self.autosave.know(stored)
        if stored.id != self.session.draft:
            self._drop_empty()
        self.leaving.emit()
        self.session.text.document.keep(loaded.blobs)
        self.session.open(stored.id, stored.vorlage, stored.form)
        self._settings.write(DRAFT, stored.id)
        self.opened.emit()

    # Files

    def open_file(self) -> None:
        """Let the user choose a file and make a draft of it."""
        self._choose_file("Datei öffnen", OPEN_FILTER)

    def text_from_file(self) -> None:
        """Let the user choose a text file and make a draft of it."""
        self._choose_file("Text übernehmen", TEXT_FILTER)

    def text_from_clipboard(self) -> None:
        """Make a draft of the text in the clipboard."""
        from vorlage_editor.work.reading import found_in_text

        source = QGuiApplication.clipboard().text()
        if source.strip():
            self._read(found_in_text, source)
        else:
            self._messages.error(NO_TEXT)

    def read_file(self, path: Path) -> None:
        """Make a draft of the file ``path``."""
        from vorlage_editor.work.reading import read_any

        self._read(read_any, path)

    def _choose_file(self, title: str, filters: str) -> None:
        folder = self._settings.read_folder(FOLDER)
        if path := self._messages.file_to_open(title, str(folder), filters):
            self._settings.write(FOLDER, str(path.parent))
            self.read_file(path)

    def _read(self, work: PaperReader[Source], source: Source) -> None:
        form, today = self.session.forms.default, date.today()  # noqa: DTZ011 - the user's day
        failed = self._messages.error
        self.jobs.run(work, source, form, today, done=self._on_read, failed=failed)

    def _on_read(self, found: Found) -> None:
        if found.source:
            self.recognised.emit(found)
        else:
            self.take_over(found)

    def take_over(self, found: Found) -> None:
        """Make a draft of what was read of a file or a text."""
        self.begin(found.vorlage, found.form, found.blobs, found.left_out)
