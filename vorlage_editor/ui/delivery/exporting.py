"""Papers into files: PDF to hand in, draft files to hand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vorlage_editor.exchange.files import export_name
from vorlage_editor.model.public import public_version, why_not_public
from vorlage_editor.ui.kit.messages import DRAFT_FILTER, PDF_FILTER, PDF_WITH_DRAFT_FILTER
from vorlage_editor.work.writing import export_draft, export_pdf

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.messages import Messages, Target
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.open_paper import OpenPaper
    from vorlage_editor.work.paper import Paper

FOLDER = "folder/export"


class Exporting(QObject):
    """Asks where to write and writes beside the window; says so when the file is there."""

    written = Signal(object, bool)
    """The path of the file, and whether it is a PDF with its draft inside."""
    refused = Signal()
    """Errors are in the way; the review has them."""

    def __init__(
        self, paper: OpenPaper, jobs: Jobs, messages: Messages, settings: Settings
    ) -> None:
        super().__init__()
        self._paper, self._jobs = paper, jobs
        self._session = paper.workplace.session
        self._messages, self._settings = messages, settings

    def export_pdf(self) -> None:
        """Write the open paper as PDF, unless it has errors."""
        paper = self._paper.take()
        if paper is None:
            self.refused.emit()
        else:
            self._export("PDF exportieren", paper)

    def export_public(self) -> None:
        """Write the öffentliche Fassung of the open paper as PDF, unless it has errors or none."""
        paper = self._paper.take()
        if reason := why_not_public(self._session.vorlage):
            self._messages.error(reason)
        elif paper is None:
            self.refused.emit()
        else:
            public = paper._replace(vorlage=public_version(paper.vorlage))
            self._export("Öffentliche Fassung exportieren", public, public=True)

    def _export(self, title: str, paper: Paper, *, public: bool = False) -> None:
        filters = PDF_FILTER, PDF_WITH_DRAFT_FILTER
        if target := self._target(title, ".pdf", filters, public=public):
            inside = target.filter == PDF_WITH_DRAFT_FILTER
            draft = self._session.draft if inside else None
            self._run(export_pdf, target.path, paper, draft, inside=inside)

    def export_draft(self) -> None:
        """Write the open paper as a draft file."""
        if target := self._target("Entwurf zum Weitergeben", ".vorlage", (DRAFT_FILTER,)):
            self._run(export_draft, target.path, self._paper.unchecked(), self._session.draft)

    def _target(
        self, title: str, suffix: str, filters: Sequence[str], *, public: bool = False
    ) -> Target | None:
        name = export_name(self._session.vorlage, suffix, public=public)
        proposal = self._settings.read_folder(FOLDER) / name
        target = self._messages.file_to_save(title, proposal, filters)
        if target:
            self._settings.write(FOLDER, str(target.path.parent))
        return target

    def _run(self, work: Callable[..., object], *values: object, inside: bool = False) -> None:
        done = partial(self._on_done, inside)
        self._jobs.run(work, *values, done=done, failed=self._messages.error)

    def _on_done(self, inside: bool, path: Path) -> None:
        self.written.emit(path, inside)
