"""The open paper as printer and mail take it: without errors, and as of its last save."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from vorlage_editor.model.form import Form
from vorlage_editor.model.vorlage import Vorlage

if TYPE_CHECKING:
    from vorlage_editor.ui.review import Review
    from vorlage_editor.ui.workplace import Workplace


class Paper(NamedTuple):
    """All that a PDF is made of; ``when`` is the time of the last save."""

    vorlage: Vorlage
    form: Form
    blobs: Mapping[str, bytes]
    when: datetime


class OpenPaper:
    """Hands out the paper that is open in the window."""

    def __init__(self, workplace: Workplace, review: Review) -> None:
        self.workplace, self._review = workplace, review

    def take(self) -> Paper | None:
        """Return the paper as it stands; None if it has errors, which the review then shows."""
        self._review.look_now()
        if self._review.errors:
            return None
        session, autosave = self.workplace.session, self.workplace.autosave
        when = autosave.saved_at or datetime.now(UTC)
        return Paper(session.vorlage, session.form, dict(self.workplace.blobs()), when)
