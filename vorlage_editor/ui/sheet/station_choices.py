"""What one chooses a station's committee and meeting from, in a list under its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.masterdata.calendar import proposed, upcoming
from vorlage_editor.model.masterdata.office import Meeting, Office
from vorlage_editor.model.offers import Offer
from vorlage_editor.ui.kit.choices import Choices
from vorlage_editor.ui.sheet.station_rows import CALENDAR, MEETINGS, committee_offers, meeting_rows

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.sheet.station_line import StationLine


class StationChoices(QObject):
    """Knows the committees, and offers their meetings at one station after the other."""

    meeting = Signal(int, object)
    """The place of a station and the days of the meeting that was chosen for it."""

    def __init__(self, look: Look, today: Callable[[], date], pane: QWidget) -> None:
        super().__init__(pane)
        self._today, self.office = today, Office()
        self._line: StationLine | None = None
        self._meetings: tuple[Meeting, ...] = ()
        self._list = Choices(look, pane)
        self._list.chosen.connect(self._on_chosen)

    def show_office(self, office: Office) -> None:
        """Offer the committees and meetings of ``office`` from now on."""
        self.office = office
        self.leave()

    def leave(self) -> None:
        """Close the list."""
        self._list.leave()

    def committees(self, names: Iterable[str]) -> list[Offer]:
        """Return the committees of the master data, and those that only papers name."""
        return committee_offers(self.office, names, self._today())

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
        if key != CALENDAR:
            self.meeting.emit(line.place, self._meetings[int(key)].dates)
        elif line.date.hasFocus():  # it was not left by Tab
            line.date.open_days()
