"""The open paper as files, printer and mail take it: as of its last save, mostly without errors."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from vorlage_editor.work.paper import Paper

if TYPE_CHECKING:
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.workplace import Workplace


class OpenPaper:
    """Hands out the paper that is open in the window."""

    def __init__(self, workplace: Workplace, review: Review) -> None:
        self.workplace, self._review = workplace, review

    def take(self) -> Paper | None:
        """Return the paper as it stands; None if it has errors, which the review then shows."""
        self._review.look_now()
        return None if self._review.errors else self.unchecked()

    def unchecked(self) -> Paper:
        """Return the paper as it stands, be it full of errors."""
        session, autosave = self.workplace.session, self.workplace.autosave
        when = autosave.saved_at or datetime.now(UTC)
        return Paper(session.vorlage, session.form, dict(self.workplace.blobs()), when)
