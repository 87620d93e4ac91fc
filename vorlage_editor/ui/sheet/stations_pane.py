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
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from vorlage_editor.model.checks import Finding
from vorlage_editor.model.consultation import Consultation, order_of_dates
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.masterdata.office import Committee, Office
from vorlage_editor.model.offers import Offer, line_offers
from vorlage_editor.ui.kit.fields import is_leaving
from vorlage_editor.ui.kit.parts import column, discard, more_button, tab_order
from vorlage_editor.ui.sheet.heading import SectionHead
from vorlage_editor.ui.sheet.station_choices import StationChoices
from vorlage_editor.ui.sheet.station_drag import StationDrag
from vorlage_editor.ui.sheet.station_line import StationLine

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

ONE_LINE = 690
CLOSE, APART = 4, 14
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
        self._given: dict[int, dict[str, object]] = {}
        """What a Gremium brought along, by station, while one is still choosing it."""
        self._typed: set[int] = set()
        """Stations whose Gremium was typed or chosen, and is not looked up yet."""
        self._session, self._look, self._committees = session, look, committees
        self._narrow = False
        self._findings: Sequence[Finding] = ()
        self._head = SectionHead(look, "Beratungsfolge", "Station hinzufügen")
        self._head.button.clicked.connect(self.add)
        self._make_head_menu()
        self.lines: list[StationLine] = []
        self._choices = StationChoices(look, today, self)
        self._choices.meeting.connect(self._on_meeting)
        self._drag = StationDrag(self, self.lines)
        self._drag.dropped.connect(self._on_dropped)
        self._draft = ""
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

    @property
    def head_buttons(self) -> tuple[QWidget, ...]:
        """The buttons above the stations, behind which they stand in Tab order."""
        return self._head.button, self.more

    def _make_head_menu(self) -> None:
        menu = QMenu(self)
        self.sort = menu.addAction("Nach Termin ordnen")
        self.sort.triggered.connect(self._on_sorted)
        self.more = more_button(self._look, "Beratungsfolge: mehr", menu)
        if layout := self._head.layout():
            layout.addWidget(self.more)

    def show_office(self, office: Office) -> None:
        """Offer the committees and meetings of ``office`` from now on."""
        self._choices.show_office(office)
        self.show_committees([one.name for one in office.committees])

    def show_committees(self, names: Sequence[str]) -> None:
        """Offer the committees ``names``, those of earlier papers where no others are known."""
        self._committees = tuple(names)
        self._shown = (None, None)
        self._on_changed()

    def add(self) -> None:
        """Begin another station and go there; the first one is always offered."""
        if not self._session.may_edit():
            return
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
            station = FieldRef("route", line.place)
            own = [one for one in findings if station.holds(one.field)]
            line.show_findings(own if line.place in self._visited else [])

    def _arrange(self) -> None:
        self._lines.setSpacing(APART if self._narrow else CLOSE)
        for line in self.lines:
            line.arrange(narrow=self._narrow, numbered=len(self.lines) > 1)

    def _route(self) -> list[Consultation]:
        """Return the stations, or one empty one that is offered."""
        return list(self._session.vorlage.route) or [Consultation()]

    def _on_changed(self) -> None:
        form = self._session.form
        shown = self._session.vorlage.route, form
        if all(map(is_, shown, self._shown)):
            return  # with each key in the text
        anew, self._shown = form is not self._shown[1], shown
        route = self._route()
        count = len(self.lines)
        self._fit(len(route))
        extras = _extras(form)
        for line, station in zip(self.lines, route, strict=True):
            line.show_value(station, len(route))
            line.show_extras(extras)
            if anew or count != len(self.lines):
                line.committee.refresh()
                line.role.refresh()
        self._head.show_count(len(route))
        self.more.setVisible(len(route) > 1)
        self.sort.setEnabled(order_of_dates(route) != list(range(len(route))))
        if count != len(self.lines):
            self._arrange()

    def _fit(self, count: int) -> None:
        """Have as many lines as there are stations."""
        if len(self.lines) != count or self._session.draft != self._draft:
            self._leave_lists()
        while len(self.lines) > count:
            discard(self.lines.pop())
        while len(self.lines) < count:
            self._append()
        if self._session.draft != self._draft:
            self._draft = self._session.draft
            for line in self.lines:
                line.forget_asked()

    def _leave_lists(self) -> None:
        self._choices.leave()
        for line in self.lines:
            line.committee.leave()

    def _names(self, route: Sequence[Consultation]) -> list[str]:
        known = dict.fromkeys((*self._committees, *(one.committee for one in route)))
        return [name for name in known if name]

    def _append(self) -> None:
        place = len(self.lines)
        committees = partial(self._offered_committees, place)
        line = StationLine(self._look, place, committees, self._offered_roles)
        for name in ("committee", "role", "public", "article"):
            getattr(line, name).entered.connect(partial(self._on_entered, place, name))
        for name in ("agenda_item", "result"):
            getattr(line, name).textEdited.connect(partial(self._on_entered, place, name))
        line.committee.taken.connect(partial(self._on_committee_taken, place))
        line.committee.returnPressed.connect(partial(self._on_committee_entered, place))
        line.date.entered.connect(partial(self._on_date, place))
        line.date.textEdited.connect(self._choices.leave)
        line.date.asked.connect(partial(self._on_meetings_asked, place))
        line.meetings.triggered.connect(partial(self._on_meetings_asked, place))
        line.up.triggered.connect(partial(self._on_moved, place, -1))
        line.down.triggered.connect(partial(self._on_moved, place, 1))
        line.postpone.triggered.connect(partial(self._on_postponed, place))
        line.remove.triggered.connect(partial(self._on_removed, place))
        for part in line.chain:
            part.installEventFilter(self)
        self._drag.watch(line.number)
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

    def _offered_committees(self, place: int) -> list[Offer]:
        """Return what is offered at station ``place``: not what is being typed there."""
        route = self._route()
        return self._choices.committees(self._names(route[:place] + route[place + 1 :]))

    def _offered_roles(self) -> list[Offer]:
        return line_offers([role.name for role in self._session.form.roles])

    def _on_committee_taken(self, place: int, *_: object) -> None:
        self._typed.add(place)
        self._on_committee_entered(place)

    def _on_committee_entered(self, place: int) -> None:
        """Fill the station; where one stays, offer the meetings that the committee has besides."""
        if place not in self._typed:
            return
        self._on_committee(place)
        line, station, office = self.lines[place], self._route()[place], self._choices.office
        has_own = (station.dates or station.date_text) and "dates" not in self._given.get(place, {})
        known = office.meetings and office.committee(station.committee)
        if known and not has_own and line.committee.hasFocus():
            self._choices.offer_meetings(line, station)

    def _on_committee(self, place: int) -> None:
        """Give a station what its committee usually has; what the user has set stays."""
        if place not in self._typed:
            return
        self._typed.discard(place)
        route = self._route()
        given, station = self._given.pop(place, {}), route[place]
        same = [name for name, value in given.items() if getattr(station, name) == value]
        station = replace(station, **{name: getattr(Consultation(), name) for name in same})
        if known := self._choices.office.committee(station.committee):
            fields = self._given[place] = self._usual(station, known, route[:place])
            station = replace(station, **fields)
        route[place] = station
        self._edit("Beratungsfolge ändern", route, f"route {place} committee")

    def _usual(
        self, station: Consultation, known: Committee, above: Sequence[Consultation]
    ) -> dict[str, object]:
        """Return what ``station`` has not, and its committee brings along."""
        meeting = self._choices.proposal(known.name, above)
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

    def _on_meetings_asked(self, place: int, *_: object) -> None:
        """Offer the next meetings of the committee; the calendar where none are known."""
        station, office = self._route()[place], self._choices.office
        if station.committee and office.meetings_of(station.committee):
            self._choices.offer_meetings(self.lines[place], station)
        else:
            self.lines[place].date.open_days()

    def _on_meeting(self, place: int, days: tuple[date, ...]) -> None:
        self._replace(place, f"route {place} date", dates=days, date_text="")
        station = self._route()[place]
        self.lines[place].date.show_value(station.dates, station.date_text)

    def _on_date(self, place: int, days: tuple[date, ...], text: str) -> None:
        self._replace(place, f"route {place} date", dates=days, date_text=text)

    def _replace(self, place: int, merge: str, **fields: object) -> None:
        route = self._route()
        route[place] = replace(route[place], **fields)
        self._edit("Beratungsfolge ändern", route, merge)

    def _on_moved(self, place: int, by: int, *_: object) -> None:
        self._on_dropped(place, place + by)

    def _on_dropped(self, place: int, to: int) -> None:
        if to == place or not 0 <= to < len(self.lines):
            return
        part = self.lines[place].focused
        order = list(range(len(self.lines)))
        order.insert(to, order.pop(place))
        visited = self._reorder("Station verschieben", order)
        self.lines[to].parts[part].setFocus()
        self._visited = visited  # the station was not left, it went along

    def _on_sorted(self, *_: object) -> None:
        self._visited = self._reorder("Nach Termin ordnen", order_of_dates(self._route()))

    def _reorder(self, text: str, order: Sequence[int]) -> set[int]:
        """Put the stations into ``order``; return which of them were visited."""
        for line in self.lines:
            line.date.finish()
        route = self._route()
        self._given.clear()
        visited = {new for new, old in enumerate(order) if old in self._visited}
        self._edit(text, [route[old] for old in order])
        return visited

    def _on_postponed(self, place: int, *_: object) -> None:
        """The same committee once more, on another day."""
        if not self._session.may_edit():
            return
        station = self._session.vorlage.route[place]
        later = replace(station, dates=(), date_text="", agenda_item="", result="")
        self._insert(place + 1, later, "Vertagung anlegen")
        self.lines[place + 1].date.setFocus()
        if self._choices.office.meetings_of(station.committee):
            self._choices.offer_meetings(self.lines[place + 1], later)

    def _on_removed(self, place: int, *_: object) -> None:
        if not self._session.may_edit():
            return
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
            if self._session.may_edit():
                self._insert(place + 1, Consultation())
        elif held == CONTROL | SHIFT and event.key() in MOVES:
            self._on_moved(place, MOVES[event.key()])
        else:
            return False
        return True


def _extras(form: Form) -> set[str]:
    """Return which of what has no column in a station's line the form prints."""
    if form.route.style == "lines":
        return {"article"}
    return {"result"} & {column.key for column in form.route.columns}
