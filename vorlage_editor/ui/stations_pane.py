"""The Beratungsfolge: one calm line for one station, a table without a grid for nine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from operator import is_
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vorlage_editor.model.calendar import is_reachable, next_reachable, submission_day, upcoming
from vorlage_editor.model.checks import Finding
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date, spoken_dates
from vorlage_editor.model.office import Committee, Meeting, Office
from vorlage_editor.ui.fields import is_leaving
from vorlage_editor.ui.heading import SectionHead
from vorlage_editor.ui.parts import column, discard, tab_order
from vorlage_editor.ui.station_line import StationLine

if TYPE_CHECKING:
    from vorlage_editor.ui.look import Look
    from vorlage_editor.ui.session import Session

ONE_LINE = 690
CLOSE, APART = 4, 14
MEETINGS = 8
NO_MEETINGS = "Keine Sitzung bekannt"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOVES: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StationsPane(QWidget):
    """A line for each station under one row of names.

    In a station Strg+Enter begins a new one, Strg+Umschalt+↑↓ moves it.
    """

    left = Signal()
    """A field of a station was left: its notes may be shown now."""

    def __init__(
        self,
        session: Session,
        look: Look,
        committees: Sequence[str] = (),
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self._office, self._today = Office(), today
        self._given: dict[int, dict[str, object]] = {}
        """What a Gremium brought along, by station, while one is still choosing it."""
        self._typed: set[int] = set()
        """Stations whose Gremium was typed or chosen, and is not looked up yet."""
        self._session, self._look, self._committees = session, look, committees
        self._narrow = False
        self._findings: Sequence[Finding] = ()
        self._head = SectionHead(look, "Beratungsfolge", "Station hinzufügen")
        self._head.button.clicked.connect(self.add)
        self.lines: list[StationLine] = []
        self._visited: set[int] = set()
        self._shown: tuple[object, ...] = (None, None)
        self._lines = column()
        self.setLayout(column(self._head, 2, self._lines))
        session.changed.connect(self._on_changed)
        self._on_changed()

    @property
    def add_button(self) -> QWidget:
        """The button that begins another station."""
        return self._head.button

    def show_office(self, office: Office) -> None:
        """Offer the committees and meetings of ``office`` from now on."""
        self._office = office
        self._committees = tuple(one.name for one in office.committees)
        self._shown = (None, None)
        self._on_changed()

    def add(self) -> None:
        """Begin another station and go there; the first one is always offered."""
        if self._session.vorlage.route:
            self._insert(len(self.lines), Consultation())
        else:
            self.lines[0].committee.setFocus()

    def editor(self, place: int, part: str) -> QWidget:
        """Return the field for ``part`` of station ``place``, or of the last one."""
        return self.lines[min(place, len(self.lines) - 1)].editor(part)

    def arrange(self, width: int) -> None:
        """Put stations into one line each, or into two where the width is small."""
        self._narrow = width < ONE_LINE
        self._arrange()

    def visit_all(self, *, on: bool) -> None:
        """Let the notes of all stations be shown, or of none until it is left."""
        self._visited = set(range(len(self.lines))) if on else set()
        self.show_findings(self._findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show at each station what the checks say of it."""
        self._findings = findings
        for line in self.lines:
            start = f"route[{line.place}]"
            own = [one for one in findings if one.field.startswith(start)]
            line.show_findings(own if line.place in self._visited else [])

    def _arrange(self) -> None:
        self._lines.setSpacing(APART if self._narrow else CLOSE)
        for line in self.lines:
            line.arrange(narrow=self._narrow, numbered=len(self.lines) > 1)

    def _route(self) -> list[Consultation]:
        """Return the stations, or one empty one that is offered."""
        return list(self._session.vorlage.route) or [Consultation()]

    def _on_changed(self) -> None:
        shown = self._session.vorlage.route, self._session.form
        if all(map(is_, shown, self._shown)):
            return  # with each key in the text
        self._shown = shown
        route = self._route()
        count = len(self.lines)
        while len(self.lines) > len(route):
            discard(self.lines.pop())
        while len(self.lines) < len(route):
            self._append()
        roles = [role.name for role in self._session.form.roles]
        known = dict.fromkeys((*self._committees, *(one.committee for one in route)))
        choices = [name for name in known if name]
        for line, station in zip(self.lines, route, strict=True):
            line.role.set_choices(roles)
            if not line.committee.hasFocus():
                line.committee.set_choices(choices)
            line.show_value(station, len(route))
        self._head.show_count(len(route))
        if count != len(self.lines):
            self._arrange()

    def _append(self) -> None:
        line = StationLine(self._look, len(self.lines))
        place = line.place
        line.committee.entered.connect(partial(self._on_entered, place, "committee"))
        line.committee.textActivated.connect(partial(self._on_committee, place))
        if edit := line.committee.lineEdit():
            edit.returnPressed.connect(partial(self._on_committee, place))
        line.meetings.aboutToShow.connect(partial(self._on_meetings, place))
        line.role.entered.connect(partial(self._on_entered, place, "role"))
        line.agenda_item.textEdited.connect(partial(self._on_entered, place, "agenda_item"))
        line.public.entered.connect(partial(self._on_entered, place, "public"))
        line.date.entered.connect(partial(self._on_date, place))
        line.up.triggered.connect(partial(self._on_moved, place, -1))
        line.down.triggered.connect(partial(self._on_moved, place, 1))
        line.postpone.triggered.connect(partial(self._on_postponed, place))
        line.remove.triggered.connect(partial(self._on_removed, place))
        for part in line.chain:
            part.installEventFilter(self)
        before = [self.lines[-1].more] if self.lines else []
        self.lines.append(line)
        self._lines.addWidget(line)
        tab_order(*before, *line.chain)

    def _edit(self, text: str, route: Sequence[Consultation], merge: str = "") -> None:
        self._session.edit(text, merge=merge, route=tuple(route))

    def _insert(self, place: int, station: Consultation, text: str = "Station hinzufügen") -> None:
        self._visited = {one + (one >= place) for one in self._visited}
        route = self._route()
        route.insert(place, station)
        self._edit(text, route)
        self.lines[place].committee.setFocus()

    def _on_entered(self, place: int, name: str, value: object) -> None:
        if name == "committee" and value != self._route()[place].committee:
            self._typed.add(place)
        self._replace(place, f"route {place} {name}", **{name: value})

    def _on_committee(self, place: int, *_: object) -> None:
        """Give a station what its committee usually has; what the user has set stays."""
        if place not in self._typed:
            return
        self._typed.discard(place)
        route = self._route()
        given, station = self._given.pop(place, {}), route[place]
        same = [name for name, value in given.items() if getattr(station, name) == value]
        station = replace(station, **{name: getattr(Consultation(), name) for name in same})
        if known := self._office.committee(station.committee):
            fields = self._given[place] = self._usual(station, known)
            station = replace(station, committee=known.name, **fields)
        route[place] = station
        self._edit("Beratungsfolge ändern", route, f"route {place} committee")

    def _usual(self, station: Consultation, known: Committee) -> dict[str, object]:
        """Return what ``station`` has not, and its committee brings along."""
        meeting = next_reachable(self._office, known.name, self._today())
        fields: dict[str, object] = {}
        if not station.article:
            fields["article"] = known.article
        if station.public is None:
            fields["public"] = known.public
        if not station.role:
            fields["role"] = known.role
        if meeting and not station.dates and not station.date_text:
            fields["dates"] = meeting.dates
        return fields

    def _on_meetings(self, place: int) -> None:
        """Offer the next meetings of the committee, those that can be reached enabled."""
        menu, today = self.lines[place].meetings, self._today()
        menu.clear()
        for meeting in upcoming(self._office, self._route()[place].committee, today)[:MEETINGS]:
            action = menu.addAction(self._meeting_words(meeting))
            action.setEnabled(is_reachable(self._office, meeting, today))
            action.triggered.connect(partial(self._on_meeting, place, meeting.dates))
        if menu.isEmpty():
            menu.addAction(NO_MEETINGS).setEnabled(False)

    def _meeting_words(self, meeting: Meeting) -> str:
        known = self._office.committee(meeting.committee)
        until = submission_day(known, meeting, self._office.bundesland)
        words = spoken_dates(meeting.dates)
        return f"{words} (Abgabeschluss {spoken_date(until)})" if until else words

    def _on_meeting(self, place: int, days: tuple[date, ...], *_: object) -> None:
        self._replace(place, f"route {place} date", dates=days, date_text="")

    def _on_date(self, place: int, days: tuple[date, ...], text: str) -> None:
        self._replace(place, f"route {place} date", dates=days, date_text=text)

    def _replace(self, place: int, merge: str, **fields: object) -> None:
        route = self._route()
        route[place] = replace(route[place], **fields)
        self._edit("Beratungsfolge ändern", route, merge)

    def _on_moved(self, place: int, by: int, *_: object) -> None:
        if not 0 <= place + by < len(self.lines):
            return
        self.lines[place].date.finish()
        column = self.lines[place].focused
        pair = {place: place + by, place + by: place}
        visited = {pair.get(one, one) for one in self._visited}
        route = list(self._session.vorlage.route)
        route.insert(place + by, route.pop(place))
        self._edit("Station verschieben", route)
        self.lines[place + by].editors[column].setFocus()
        self._visited = visited  # the station was not left, it went along

    def _on_postponed(self, place: int, *_: object) -> None:
        """The same committee once more, on another day."""
        station = self._session.vorlage.route[place]
        later = replace(station, dates=(), date_text="", agenda_item="", result="")
        self._insert(place + 1, later, "Vertagung anlegen")
        self.lines[place + 1].date.setFocus()

    def _on_removed(self, place: int, *_: object) -> None:
        self._visited = {one - (one > place) for one in self._visited if one != place}
        route = list(self._session.vorlage.route)
        del route[place]
        self._edit("Station entfernen", route)
        self.lines[min(place, len(self.lines) - 1)].committee.setFocus()

    # Keys and leaving: seen before the fields, which have uses of their own for some of them

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        place = next((n for n, line in enumerate(self.lines) if watched in line.chain), -1)
        if place < 0:
            return False
        if is_leaving(event):
            self._visited.add(place)
            if watched is self.lines[place].committee:
                self._on_committee(place)
                self._given.pop(place, None)
            self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(place, event)
        return False

    def _press(self, place: int, event: QKeyEvent) -> bool:
        """Do what a key means in station ``place``; say if it means anything."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == CONTROL and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lines[place].date.finish()
            self._insert(place + 1, Consultation())
        elif held == CONTROL | SHIFT and event.key() in MOVES:
            self._on_moved(place, MOVES[event.key()])
        else:
            return False
        return True
