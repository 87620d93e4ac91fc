"""Papers into files: PDF to hand in, draft files to hand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from vorlage_editor.ui.messages import DRAFT_FILTER, PDF_FILTER, PDF_WITH_DRAFT_FILTER

if TYPE_CHECKING:
    from vorlage_editor.ui.jobs import Jobs
    from vorlage_editor.ui.messages import Messages, Target
    from vorlage_editor.ui.review import Review
    from vorlage_editor.ui.settings import Settings
    from vorlage_editor.ui.workplace import Workplace

FOLDER = "folder/export"


class Exporting(QObject):
    """Asks where to write and writes beside the window; says so when the file is there."""

    written = Signal(object, bool)
    """The path of the file, and whether it is a PDF with its draft inside."""
    refused = Signal()
    """Errors are in the way; the review has them."""

    def __init__(
        self,
        workplace: Workplace,
        review: Review,
        jobs: Jobs,
        messages: Messages,
        settings: Settings,
    ) -> None:
        super().__init__(workplace)
        self._workplace, self._review, self._jobs = workplace, review, jobs
        self._messages, self._settings = messages, settings

    def export_pdf(self) -> None:
        """Write the open paper as PDF, unless it has errors."""
        from vorlage_editor.ui.file_work import export_pdf  # noqa: PLC0415 - not at start

        self._review.look_now()
        if self._review.errors:
            self.refused.emit()
        elif target := self._target("PDF exportieren", ".pdf", (PDF_FILTER, PDF_WITH_DRAFT_FILTER)):
            session = self._workplace.session
            when = self._workplace.autosave.saved_at or datetime.now(UTC)
            values = session.vorlage, session.form, dict(self._workplace.blobs()), when
            inside = target.filter == PDF_WITH_DRAFT_FILTER
            draft = session.draft if inside else None
            self._run(partial(export_pdf, draft=draft), target.path, *values, inside=inside)

    def export_draft(self) -> None:
        """Write the open paper as a draft file."""
        from vorlage_editor.ui.file_work import export_draft  # noqa: PLC0415 - not at start

        if target := self._target("Entwurf zum Weitergeben", ".vorlage", (DRAFT_FILTER,)):
            session = self._workplace.session
            values = session.draft, session.vorlage, session.form, dict(self._workplace.blobs())
            self._run(export_draft, target.path, *values)

    def _target(self, title: str, suffix: str, filters: Sequence[str]) -> Target | None:
        from vorlage_editor.exchange.files import export_name  # noqa: PLC0415 - not at start

        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self._settings.read(FOLDER, "") or QStandardPaths.writableLocation(documents)
        name = export_name(self._workplace.session.vorlage, suffix)
        target = self._messages.file_to_save(title, Path(folder) / name, filters)
        if target:
            self._settings.write(FOLDER, str(target.path.parent))
        return target

    def _run(self, work: Callable[..., object], *values: object, inside: bool = False) -> None:
        done = partial(self._on_done, inside)
        self._jobs.run(work, *values, done=done, failed=self._messages.error)

    def _on_done(self, inside: bool, path: Path) -> None:
        self.written.emit(path, inside)
