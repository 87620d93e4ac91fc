"""What one chooses a station's committee and meeting from, in a list under its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.masterdata.calendar import proposed, upcoming
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, matching
from vorlage_editor.ui.kit.choices import Choices
from vorlage_editor.ui.sheet.station_rows import CALENDAR, MEETINGS, committee_rows, meeting_rows

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.sheet.station_line import StationLine


class StationChoices(QObject):
    """Knows the committees, and offers them and their meetings at one station after the other."""

    committee = Signal(int, str)
    """The place of a station and the committee that was chosen for it."""
    meeting = Signal(int, object)
    """The place of a station and the days of the meeting that was chosen for it."""

    def __init__(self, look: Look, today: Callable[[], date], pane: QWidget) -> None:
        super().__init__(pane)
        self._today, self.office = today, Office()
        self._line: StationLine | None = None
        self._meetings: tuple[Meeting, ...] = ()
        self._list = Choices(look, pane)
        self._list.chosen.connect(self._on_chosen)

    @property
    def shown(self) -> bool:
        """Whether a list is open."""
        return self._list.isVisible()

    def show_office(self, office: Office) -> None:
        """Offer the committees and meetings of ``office`` from now on."""
        self.office = office
        self.leave()

    def leave(self) -> None:
        """Close the list."""
        self._list.leave()

    def offer_committees(self, line: StationLine, typed: str, names: Sequence[str]) -> None:
        """Offer at ``line`` those that may be meant by ``typed``, the likeliest chosen."""
        found = matching(self._known(names), typed) if typed.strip() else ()
        self._offer(line, found, found[0].name if found else "")

    def offer_all(self, line: StationLine, names: Sequence[str]) -> None:
        """Offer all committees at ``line``, that of the station chosen; leave if that is done."""
        if self.shown and self._line is line and not self._meetings:
            self.leave()
            return
        line.committee.setFocus()
        self._offer(line, self._known(names), line.committee.currentText())

    def _offer(self, line: StationLine, committees: Sequence[Committee], current: str) -> None:
        self._line, self._meetings = line, ()
        rows = committee_rows(self.office, committees, self._today())
        self._list.offer(line.committee, rows, current)

    def _known(self, names: Sequence[str]) -> tuple[Committee, ...]:
        """Return the committees of the master data, and those that only papers name."""
        known = {one.name for one in self.office.committees}
        others = (Committee(name=name) for name in names if name not in known)
        return *self.office.committees, *others

    def proposal(self, committee: str, above: Sequence[Consultation]) -> Meeting | None:
        """Return the meeting that a station of ``committee`` below ``above`` usually has."""
        return proposed(self.office, committee, self._today(), above)

    def offer_meetings(self, line: StationLine, station: Consultation) -> None:
        """Offer the next meetings of the committee, that of ``station`` chosen."""
        today = self._today()
        self._line = line
        self._meetings = upcoming(self.office, station.committee, today)[:MEETINGS]
        days = [one.dates for one in self._meetings]
        chosen = str(days.index(station.dates)) if station.dates in days else ""
        line.date.setFocus()
        self._list.offer(line.date, meeting_rows(self.office, station.committee, today), chosen)

    def _on_chosen(self, key: str) -> None:
        line = self._line
        if line is None:
            return
        if key == CALENDAR:
            line.date.open_days()
        elif self._meetings:
            self.meeting.emit(line.place, self._meetings[int(key)].dates)
        else:
            self.committee.emit(line.place, key)
