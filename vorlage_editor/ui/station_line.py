"""The fields of one station of the Beratungsfolge: in one line or, where it is narrow, in two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from vorlage_editor.model.checks import Finding
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.ui.date_field import DateField
from vorlage_editor.ui.fields import Combo, Line, Notes, PublicButton, show_level
from vorlage_editor.ui.parts import label, tool

if TYPE_CHECKING:
    from vorlage_editor.ui.look import Look

NAMES = ("Gremium", "Sitzungstermin", "Zuständigkeit", "TOP", "Ö/N")
GAP, INSIDE, MORE = 6, 4, 30


class Cells(QWidget):
    """Widgets in the columns number, Gremium, date, role, TOP, ö/nö, more."""

    def __init__(self, cells: Sequence[QWidget]) -> None:
        super().__init__()
        self._cells = tuple(cells)
        self._narrow: tuple[bool, bool] | None = None
        self._lines = (QHBoxLayout(), QHBoxLayout())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(INSIDE)
        for line in self._lines:
            line.setSpacing(GAP)
            layout.addLayout(line)
        advance = self.fontMetrics().horizontalAdvance
        self._widths = (
            advance("0") + 8, 0, advance("00.00.0000") + 52,
            advance("Kenntnisnahme") + 46, advance("00.00") + 20, 48, MORE,
        )  # fmt: skip
        for cell, width in zip(self._cells, self._widths, strict=True):
            if width:
                cell.setFixedWidth(width)

    def arrange(self, *, narrow: bool, numbered: bool) -> None:
        """Put the cells into one line, or with the Gremium alone on the first of two."""
        if (narrow, numbered) == self._narrow:
            return
        self._narrow = narrow, numbered
        number, committee, *middle, more = self._cells
        role = middle[1]
        role.setMaximumWidth(9999 if narrow else self._widths[3])
        indent = self._widths[0] + GAP if numbered else 0
        first = (number, committee, more) if narrow else self._cells
        second = (indent, *middle, MORE + GAP) if narrow else ()
        for line, items in zip(self._lines, (first, second), strict=True):
            while line.count():
                line.takeAt(0)
            for item in items:
                if isinstance(item, QWidget):
                    line.addWidget(item, int(item is committee or (narrow and item is role)))
                elif isinstance(item, int):
                    line.addSpacing(item)
        number.setVisible(numbered)


class StationLine(QWidget):
    """One station; ``place`` counts from 0."""

    def __init__(self, look: Look, place: int) -> None:
        super().__init__()
        self.place = place
        names = [f"{name}, Station {place + 1}" for name in NAMES]
        self.committee = Combo(names[0], free=True)
        self.date = DateField(look, names[1])
        self.role = Combo(names[2], free=True)
        self.agenda_item = Line(names[3])
        self.public = PublicButton(look, names[4])
        self.more = tool(look, "ellipsis", f"Station {place + 1}: mehr", tone="muted")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.up, self.down = menu.addAction("Nach oben"), menu.addAction("Nach unten")
        self.postpone = menu.addAction("Vertagung anlegen")
        menu.addSeparator()
        self.remove = menu.addAction("Entfernen")
        self.more.setMenu(menu)
        number = label(look, str(place + 1), "muted", -1)
        self.editors = (self.committee, self.date, self.role, self.agenda_item, self.public)
        self.cells = Cells((number, *self.editors, self.more))
        self.notes = Notes(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.cells)
        layout.addWidget(self.notes)
        self.setFocusProxy(self.committee)

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

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say of this station."""
        self.notes.show_findings(findings)
        for editor in self.editors:
            own = [one for one in findings if self.editor(one.field.split(".")[-1]) is editor]
            show_level(editor, own)
