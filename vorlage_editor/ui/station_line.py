"""The fields of one station of the Beratungsfolge: in one line or, where it is narrow, in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from vorlage_editor.model.checks import Finding
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.ui.date_field import DateField
from vorlage_editor.ui.fields import (
    LETTER,
    Combo,
    Line,
    Notes,
    PublicButton,
    is_unfinished,
    show_level,
)
from vorlage_editor.ui.parts import MOST, SQUARE, label, more_button

if TYPE_CHECKING:
    from vorlage_editor.ui.look import Look

NAMES = ("Gremium", "Sitzungstermin", "Zuständigkeit", "TOP", "Ö/N")
GAP, INSIDE = 6, 4


class Cells(QWidget):
    """Widgets in the columns number, Gremium, date, role, TOP, ö/nö, more.

    ``names`` stand over them; they belong to the first station.
    """

    def __init__(self, cells: Sequence[QWidget], names: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._cells, self._names = tuple(cells), tuple(names)
        self._present: tuple[bool, bool] | None = None
        self._lines = [QHBoxLayout() for _ in range(4)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(INSIDE)
        for line in self._lines:
            line.setSpacing(GAP)
            layout.addLayout(line)
        advance = self.fontMetrics().horizontalAdvance
        self._widths = (
            advance("0") + 8, 0, advance("00.00.0000") + 46,
            advance("Kenntnisnahme") + 40, advance("00.00") + 18, LETTER, SQUARE,
        )  # fmt: skip
        for row in (self._cells, self._names):
            for cell, width in zip(row, self._widths, strict=False):
                if width:
                    cell.setFixedWidth(width)
        self.arrange(narrow=False, numbered=False)  # at once: the Tab order follows it

    @property
    def indent(self) -> int:
        """Where the first field begins."""
        return self._widths[0] + GAP if self._present and self._present[1] else 0

    def arrange(self, *, narrow: bool, numbered: bool) -> None:
        """Put the cells into one line, or with the Gremium alone on the first of two."""
        if (narrow, numbered) == self._present:
            return
        self._present = narrow, numbered
        for line in self._lines:
            while line.count():
                line.takeAt(0)
        for place, row in enumerate((self._names, self._cells)):
            if row:
                self._fill(row, self._lines[place], self._lines[place + 2], narrow=narrow)
                row[0].setVisible(numbered)

    def _fill(
        self, row: Sequence[QWidget], one: QHBoxLayout, two: QHBoxLayout, *, narrow: bool
    ) -> None:
        number, committee, day, role, *rest, more = row
        role.setMaximumWidth(MOST if narrow else self._widths[3])
        one.addWidget(number)
        one.addWidget(committee, 1)
        if not narrow:
            for cell in (day, role, *rest, more):
                one.addWidget(cell)
            return
        one.addWidget(more)
        two.addSpacing(self.indent)
        two.addWidget(day)
        two.addWidget(role, 1)
        for cell in rest:
            two.addWidget(cell)
        two.addSpacing(SQUARE + GAP)


class StationLine(QWidget):
    """One station; ``place`` counts from 0."""

    def __init__(self, look: Look, place: int) -> None:
        super().__init__()
        self.place = place
        spoken = [f"{name}, Station {place + 1}" for name in NAMES]
        self.committee = Combo(spoken[0], free=True)
        self.date = DateField(look, spoken[1])
        self.role = Combo(spoken[2], free=True, completing=True)
        self.agenda_item = Line(spoken[3])
        self.public = PublicButton(look, spoken[4])
        menu = QMenu(self)
        self.up, self.down = menu.addAction("Nach oben"), menu.addAction("Nach unten")
        self.postpone = menu.addAction("Vertagung anlegen")
        self.meetings = menu.addMenu("Sitzungen")
        menu.addSeparator()
        self.remove = menu.addAction("Entfernen")
        self.more = more_button(look, f"Station {place + 1}: mehr", menu)
        number = label(look, str(place + 1), "muted", -1)
        self.editors = (self.committee, self.date, self.role, self.agenda_item, self.public)
        names = [] if place else [label(look, name, "muted", -1) for name in ("", *NAMES, "")]
        for name, editor in zip(names[1:], self.editors, strict=False):
            name.setBuddy(editor)
        self.cells = Cells((number, *self.editors, self.more), names)
        self.notes = Notes(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.cells)
        layout.addWidget(self.notes)

    def arrange(self, *, narrow: bool, numbered: bool) -> None:
        """Put the fields into one line or two, with or without its number."""
        self.cells.arrange(narrow=narrow, numbered=numbered)
        self.notes.setContentsMargins(self.cells.indent, 0, 0, 0)

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return *self.editors, self.more

    @property
    def focused(self) -> int:
        """The number of the editor that has the focus; else the first."""
        return next((n for n, editor in enumerate(self.editors) if editor.hasFocus()), 0)

    def editor(self, part: str) -> QWidget:
        """Return the editor that a finding's ``part`` speaks of: committee, date, role."""
        found = getattr(self, part, None)
        return found if isinstance(found, QWidget) else self.committee

    def show_value(self, station: Consultation, count: int) -> None:
        """Show ``station``, one of ``count``."""
        self.committee.show_value(station.committee)
        self.date.show_value(station.dates, station.date_text)
        self.role.show_value(station.role)
        self.agenda_item.show_value(station.agenda_item)
        self.public.show_value(station.public)
        self.up.setEnabled(self.place > 0)
        self.down.setEnabled(self.place + 1 < count)
        self.postpone.setEnabled(not station.empty)
        self.remove.setEnabled(count > 1 or station != Consultation())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say of this station."""
        parts = {one: self.editor(one.field.rpartition(".")[2]) for one in findings}
        findings = [one for one in findings if not is_unfinished(parts[one])]
        self.notes.show_findings(findings)
        for editor in self.editors:
            show_level(editor, [one for one in findings if parts[one] is editor])
