"""Enters how long before a sitting something must be done: number, unit, weekday, holidays."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from vorlage_editor.model.masterdata.office import Unit
from vorlage_editor.model.masterdata.typed import TypedPeriod
from vorlage_editor.ui.kit.fields import Combo, Line, name_aloud
from vorlage_editor.ui.kit.parts import FocusLead

UNITS: dict[Unit, str] = {
    "days": "Tage",
    "full_days": "volle Tage",
    "working_days": "Werktage (Mo. bis Fr.)",
    "weeks": "Wochen",
}
WEEKDAYS = (
    "beliebiger Tag", "montags", "dienstags", "mittwochs", "donnerstags", "freitags",
    "samstags", "sonntags",
)  # fmt: skip
HOLIDAYS = "Sonn- und Feiertage zählen mit"
NUMBER_WIDTH = 64


class PeriodField(QWidget):
    """``entered`` when something was chosen, or the number was left."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.number = Line(f"{name}: Zahl", "keiner" if name.startswith("Abgabe") else "keine")
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.unit = Combo(f"{name}: Einheit", list(UNITS.values()))
        self.weekday = Combo(f"{name}: Wochentag", WEEKDAYS)
        self.holidays = QCheckBox(HOLIDAYS)
        self.holidays.setAccessibleName(f"{name}: {HOLIDAYS}")
        self.parts: tuple[QWidget, ...] = (self.number, self.unit, self.weekday, self.holidays)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for column, part in enumerate((self.number, self.unit, self.weekday)):
            grid.addWidget(part, 0, column)
        grid.addWidget(self.holidays, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for combo in (self.unit, self.weekday):
            name_aloud(combo)
        FocusLead(self, self.number)
        self.number.editingFinished.connect(self._on_entered)
        self.number.textChanged.connect(self._on_number)
        self.unit.entered.connect(self._on_entered)
        self.weekday.entered.connect(self._on_entered)
        self.holidays.toggled.connect(self._on_entered)
        self.show_value(TypedPeriod())

    @property
    def value(self) -> TypedPeriod:
        """What stands there, as it was typed."""
        day = self.weekday.currentIndex() - 1
        unit = get_args(Unit)[max(0, self.unit.currentIndex())]
        return TypedPeriod(
            self.number.text(), unit, day if day >= 0 else None, self.holidays.isChecked()
        )

    def show_value(self, value: TypedPeriod) -> None:
        """Show ``value``."""
        self.number.show_value(value.number)
        self.unit.show_value(UNITS[value.unit])
        self.weekday.show_value(WEEKDAYS[0 if value.weekday is None else value.weekday + 1])
        with QSignalBlocker(self.holidays):
            self.holidays.setChecked(value.holidays)
        self._on_number()

    def _on_number(self) -> None:
        """Without a number there is nothing to say of it."""
        on = bool(self.number.text().strip())
        for part in self.parts[1:]:
            part.setEnabled(on)

    def _on_entered(self) -> None:
        self.entered.emit()
