"""Keeps the findings of the open draft up to date and hands them to all who show them."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vorlage_editor.model.checks import Finding, Severity, check
from vorlage_editor.model.office import Office

if TYPE_CHECKING:
    from vorlage_editor.ui.session import Session

DELAY = 250  # ms without a change


class Review(QObject):
    """``changed`` when the findings are others than before; ``errors`` keep from exporting."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._today = session, today
        self._office = Office()
        self._taken: Callable[[], Container[str]] = tuple
        self.findings: tuple[Finding, ...] = ()
        self._place = -1
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.look_now)
        session.changed.connect(self._timer.start)

    @property
    def errors(self) -> list[Finding]:
        """The findings that keep the paper from being exported."""
        return [one for one in self.findings if one.severity is Severity.ERROR]

    def show_office(self, office: Office) -> None:
        """Check by the master data ``office`` from now on."""
        self._office = office
        self.look_now()

    def count_taken(self, taken: Callable[[], Container[str]]) -> None:
        """Ask ``taken`` each time which numbers other papers have."""
        self._taken = taken

    def look_soon(self) -> None:
        """Check again: something beside the paper has changed."""
        self._timer.start()

    def look_now(self) -> None:
        """Check the paper as it stands."""
        self._timer.stop()
        session = self._session
        found: list[Finding] = []
        if session.draft:
            paper, today = (session.vorlage, session.form), self._today()
            found = check(*paper, self._office, today, taken=self._taken())
        if tuple(found) != self.findings:
            self.findings, self._place = tuple(found), -1
            self.changed.emit()

    def step(self, by: int) -> Finding | None:
        """Return the next (1) or the previous (-1) finding, in the round."""
        self.look_now()
        if not self.findings:
            return None
        start = self._place if self._place >= 0 or by > 0 else 0
        self._place = (start + by) % len(self.findings)
        return self.findings[self._place]
