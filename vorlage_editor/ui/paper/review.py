"""Keeps the findings of the open draft up to date and hands them to all who show them."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vorlage_editor.model.checks import Examined, Finding, Severity, examine
from vorlage_editor.model.masterdata.office import Office

if TYPE_CHECKING:
    from vorlage_editor.model.vorlage import Dismissed
    from vorlage_editor.ui.paper.session import Session

DELAY = 250  # ms without a change
PATIENT = 20
"""So many times as long as the last look took one must have stopped writing: a key never waits."""
LONGEST = 5000  # ms


class Review(QObject):
    """``changed`` when the findings are others than before; ``errors`` keep from exporting.

    What the author has ``dismissed`` for this paper stands beside them. ``taken`` is asked each
    time which numbers other papers have.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
        *,
        taken: Callable[[], Container[str]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._session, self._today = session, today
        self._office = Office()
        self._taken = taken
        self.findings: tuple[Finding, ...] = ()
        self.dismissed: tuple[tuple[Finding, Dismissed], ...] = ()
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

    def look_soon(self) -> None:
        """Check again: something beside the paper has changed."""
        self._timer.start()

    def look_now(self) -> None:
        """Check the paper as it stands."""
        self._timer.stop()
        start = perf_counter()
        examined = self.examined() if self._session.draft else Examined([], [])
        self._timer.setInterval(pause(perf_counter() - start))
        found, dismissed = tuple(examined.found), tuple(examined.dismissed)
        if (found, dismissed) != (self.findings, self.dismissed):
            self._place = self._place_in(found)
            self.findings, self.dismissed = found, dismissed
            self.changed.emit()

    def examined(self, *, public: bool = False) -> Examined:
        """Return what the checks say of the paper, with ``public`` as one meant for the public."""
        paper = self._session.vorlage, self._session.form
        return examine(*paper, self._office, self._today(), public=public, taken=self._taken())

    def _place_in(self, found: Sequence[Finding]) -> int:
        """Return which of ``found`` was the last one stepped to; if it is gone, the one before."""
        if self._place < 0:
            return -1
        last = self.findings[self._place]
        places = [
            n for n, one in enumerate(found) if (one.rule, one.field) == (last.rule, last.field)
        ]
        return places[0] if places else min(self._place, len(found)) - 1

    def step(self, by: int) -> Finding | None:
        """Return the next (1) or the previous (-1) finding, in the round."""
        self.look_now()
        if not self.findings:
            return None
        start = self._place if self._place >= 0 or by > 0 else 0
        self._place = (start + by) % len(self.findings)
        return self.findings[self._place]


def pause(took: float) -> int:
    """Return how many ms without a change to wait if looking took ``took`` seconds."""
    return round(min(max(DELAY, PATIENT * took * 1000), LONGEST))
