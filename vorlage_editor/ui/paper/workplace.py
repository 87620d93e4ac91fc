"""What the user does with whole drafts: begin, open, duplicate, trash, read from files.

It knows the session, the keeper of drafts and the dialogs, and no pane of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from vorlage_editor.model.body import Picture
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Relation, Vorlage
from vorlage_editor.ui.kit.messages import OPEN_FILTER, TEXT_FILTER

if TYPE_CHECKING:
    from vorlage_editor.model.body import Body
    from vorlage_editor.store.rows import Stored
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.autosave import Autosave
    from vorlage_editor.ui.paper.keeper import Keeper
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.work.reading import Found

FOLDER, DRAFT = "folder/open", "draft"
NO_TEXT = (
    "In der Zwischenablage ist kein Text. Ihre Vorlagen sind unverändert. "
    "Bitte markieren und kopieren Sie den Text zuerst in dem anderen Programm."
)
Blobs = Mapping[str, bytes]
TextChooser = Callable[[Vorlage, Form], bool]
"""Shows what was recognised of a text; says whether it is to become a draft."""


class Workplace(QObject):
    """Drafts and files, for the window that shows them."""

    leaving = Signal()
    """The open draft is about to go out of sight."""
    opened = Signal()
    """Another draft, or none, is open now."""
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
        self.choose_text: TextChooser | None = None
        self._blobs: Mapping[str, bytes] = {}  # of all papers seen, for undo and paste
        session.document.blobs = self.blobs
        self._first: Path | None = None
        self._left = ""
        self._duplicating = False
        self._left_out = ""  # of the file that is about to become a draft
        keeper.opened.connect(self._on_store_opened)
        keeper.loaded.connect(self._on_loaded)
        keeper.created.connect(self._on_created)
        keeper.failed.connect(self._on_failed)

    def blobs(self) -> Mapping[str, bytes]:
        """Return the bytes of pictures, also those of the open draft."""
        return self._blobs

    def add_blob(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a picture that the open draft is about to have."""
        self._blobs = {**self._blobs, sha256: data}
        self.keeper.put(data)

    def keep_pictures(self, body: Body) -> None:
        """Keep the bytes of pasted pictures: the draft that they are from may be gone."""
        for block in body:
            if isinstance(block, Picture) and block.data in self._blobs:
                self.keeper.put(self._blobs[block.data])

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
            self.keeper.load(draft)

    def new(self, kind: str, form: Form | None = None) -> None:
        """Begin a paper of the Vorlagenart ``kind`` of ``form``, or of the usual one."""
        form = form or self.session.forms.default
        self._create(form.new_vorlage(kind), form)

    def open(self, draft: str) -> None:
        """Open the draft with this id; the present one is saved first."""
        if draft != self.session.draft:
            self.autosave.hand_over()
            self.keeper.load(draft)

    def duplicate(self, draft: str) -> None:
        """Begin a paper like ``draft``; a duplicate has no number."""
        self.autosave.hand_over()
        self._duplicating = True
        self.keeper.duplicate(draft)

    def go_with(self, draft: str, relation: Relation) -> None:
        """Begin a paper that goes with ``draft``; it has no number, either."""
        self.autosave.hand_over()
        self._duplicating = True
        today = date.today()  # noqa: DTZ011 - the user's day
        self.keeper.goes_with(draft, relation, today)

    def trash(self, drafts: Sequence[str]) -> None:
        """Put ``drafts`` into the trash; an open one is closed."""
        self.autosave.hand_over()
        self.keeper.trash(list(drafts))
        if self.session.draft in drafts:
            self._close()
        if self._left in drafts:
            self._left = ""

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
        self.keeper.discard(session.draft)
        if self._left == session.draft:
            self._left = ""
        return True

    def show_example(self) -> None:
        """Open the example paper as a draft of its own."""
        from vorlage_editor.exchange.examples import example  # noqa: PLC0415 - not at start

        form = self.session.forms.default
        self._create(example(form), form)

    def _create(self, vorlage: Vorlage, form: Form, blobs: Blobs = MappingProxyType({})) -> None:
        self.autosave.hand_over()
        self.keeper.create(replace(vorlage, form=form.sha256), form, blobs)

    def _on_loaded(self, stored: Stored, blobs: Mapping[str, bytes]) -> None:
        if stored.id != self.session.draft:
            self._drop_empty()
        self.leaving.emit()
        self._blobs = {**self._blobs, **blobs}
        self.session.open(stored.id, stored.vorlage, stored.form)
        self._settings.write(DRAFT, stored.id)
        self.opened.emit()

    def _on_created(self, stored: Stored, blobs: Mapping[str, bytes]) -> None:
        duplicating, self._duplicating = self._duplicating, False
        left_out, self._left_out = self._left_out, ""
        self._on_loaded(stored, blobs)
        if left_out:
            self.told.emit(left_out)
        if duplicating:
            self.duplicated.emit()

    def _on_failed(self, _sentence: str) -> None:
        self._duplicating = False

    # Files

    def open_file(self) -> None:
        """Let the user choose a file and make a draft of it."""
        self._choose_file("Datei öffnen", OPEN_FILTER)

    def text_from_file(self) -> None:
        """Let the user choose a text file and make a draft of it."""
        self._choose_file("Text übernehmen", TEXT_FILTER)

    def text_from_clipboard(self) -> None:
        """Make a draft of the text in the clipboard."""
        from vorlage_editor.work.reading import found_in_text  # noqa: PLC0415 - not at start

        source = QGuiApplication.clipboard().text()
        if source.strip():
            self._read(found_in_text, source)
        else:
            self._messages.error(NO_TEXT)

    def read_file(self, path: Path) -> None:
        """Make a draft of the file ``path``."""
        from vorlage_editor.work.reading import read_any  # noqa: PLC0415 - not at start

        self._read(read_any, path)

    def _choose_file(self, title: str, filters: str) -> None:
        folder = self._settings.read_folder(FOLDER)
        if path := self._messages.file_to_open(title, str(folder), filters):
            self._settings.write(FOLDER, str(path.parent))
            self.read_file(path)

    def _read(self, work: Callable[..., object], source: object) -> None:
        values = source, self.session.forms.default, date.today()  # noqa: DTZ011 - the user's day
        self.jobs.run(work, *values, done=self._on_read, failed=self._messages.error)

    def _on_read(self, found: Found) -> None:
        choose = self.choose_text if found.source else None
        if choose is None or choose(found.vorlage, found.form):
            self._left_out = found.left_out
            self._create(found.vorlage, found.form, found.blobs)
