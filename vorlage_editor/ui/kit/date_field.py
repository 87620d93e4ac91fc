"""A date is typed; the calendar is a help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vorlage_editor.model.dates import spoken_dates, typed_dates

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

HINT = "TT.MM.JJJJ"
TIP = "20.8. · 20.08.26 · +14 oder Kalender mit Alt+Pfeil unten"
WHOLE = 8
"""Letters of the shortest text that is taken for a date while it is being typed: 1.1.2026."""

Value = tuple[tuple[date, ...], str]
"""The days, and what was typed where it is no date."""


class DateField(QLineEdit):
    """May be empty or several days of one sitting. ``entered`` carries days and other text.

    A day without a year is the next one, as of a sitting, or the ``nearest``, past or to come.
    """

    entered = Signal(object, str)

    def __init__(
        self,
        look: Look,
        name: str,
        today: Callable[[], date] = date.today,
        *,
        nearest: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._today, self._nearest = look, today, nearest
        self.value: Value = (), ""
        self._touched = False
        self._single = True
        self.setAccessibleName(name)
        self.setPlaceholderText(HINT)
        self.setToolTip(TIP)
        self._icon = self.addAction(
            look.icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._icon.setToolTip("Kalender (Alt+Pfeil unten)")
        self._icon.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._on_typed)

    @property
    def typing(self) -> bool:
        """Whether the user has begun to type and is not done."""
        return self._touched and self.hasFocus()

    def show_value(self, days: tuple[date, ...], text: str) -> None:
        """Show the days, or the text that is no date; what is being typed stays as it is."""
        if (days, text) == self.value and self.hasFocus():
            return
        self.value = days, text
        self._show(self.value)

    def _show(self, value: Value) -> None:
        days, text = value
        shown = spoken_dates(days) or text
        single = len(days) <= 1 and not text
        if single != self._single:
            self._single = single
            self._icon.setVisible(single)
        if shown != self.text():
            with QSignalBlocker(self):
                self.setText(shown)
                self.setCursorPosition(0)

    def open_calendar(self) -> None:
        """Let the user choose a day."""
        days, _ = self._read(self.text(), whole=True)
        popup = CalendarPopup(self._look, days[0] if days else self._today(), self)
        popup.chosen.connect(self._on_day_chosen)
        popup.show_under(self)

    def _read(self, text: str, *, whole: bool) -> Value:
        """Return what ``text`` means; while it is typed only what can be nothing else."""
        text = text.strip()
        final = whole or (len(text) >= WHOLE and text[-4:].isdigit())
        days = typed_dates(text, self._today(), nearest=self._nearest) if final else ()
        return days, "" if days else text

    def finish(self) -> None:
        """Take what was typed for the whole."""
        value = self._read(self.text(), whole=True)
        self._touched = False
        self._enter(value)
        self._show(value)

    def _enter(self, value: Value) -> None:
        if value != self.value:
            self.value = value
            self.entered.emit(*value)

    def _on_typed(self, text: str) -> None:
        self._touched = True
        self._enter(self._read(text, whole=False))

    def _on_day_chosen(self, day: QDate) -> None:
        days = (date(day.year(), day.month(), day.day()),)
        self.setText(spoken_dates(days))
        self._enter((days, ""))
        self.setFocus()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish()
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A month under the field; Enter or a click chooses, Escape leaves."""

    chosen = Signal(QDate)

    def __init__(self, look: Look, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress(look)
        self.calendar.activated.connect(self._on_activated)
        self.calendar.clicked.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 9, 9, 9)
        layout.addWidget(self.calendar)
        self.resize(self.sizeHint() + QSize(48, 56))

    def _dress(self, look: Look) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(look.color("muted"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, quiet)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(button, QToolButton):
                button.setIcon(look.icon(icon))

    def show_under(self, field: QWidget) -> None:
        """Open below ``field``, or above it where the screen ends."""
        place = field.mapToGlobal(field.rect().bottomLeft())
        room = field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = field.mapToGlobal(field.rect().topLeft())
            place.setY(place.y() - self.height())
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _on_activated(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().event(event)
