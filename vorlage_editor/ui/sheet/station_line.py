"""The fields of one station of the Beratungsfolge: in one line or, where it is narrow, in two."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from vorlage_editor.model.checks import Finding
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.offers import line_offers
from vorlage_editor.ui.kit.date_field import DateField
from vorlage_editor.ui.kit.fields import (
    LETTER,
    Line,
    Notes,
    PublicButton,
    is_unfinished,
    show_level,
)
from vorlage_editor.ui.kit.offers import ASK, OfferLine, Source
from vorlage_editor.ui.kit.parts import MOST, SQUARE, holder, label, more_button, row

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

NAMES = ("Gremium", "Sitzungstermin", "Zuständigkeit", "TOP", "Ö/N")
EXTRAS = {"article": "Artikel", "result": "Ergebnis"}
"""What has no column of its own: it stands below the others where it is asked for."""
ARTICLES = ("den", "die", "das")
GAP, INSIDE = 6, 4
FULL = 1000
"""A stretch that leaves nothing for what is beside it."""


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
            advance("Kenntnisnahme") + 52, advance("00.00") + 18, LETTER, SQUARE,
        )  # fmt: skip
        for widgets in (self._cells, self._names):
            for cell, width in zip(widgets, self._widths, strict=False):
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
        for place, cells in enumerate((self._names, self._cells)):
            if cells:
                self._fill(cells, self._lines[place], self._lines[place + 2], narrow=narrow)
                cells[0].setVisible(numbered)

    def _fill(
        self, cells: Sequence[QWidget], one: QHBoxLayout, two: QHBoxLayout, *, narrow: bool
    ) -> None:
        number, committee, day, role, *rest, more = cells
        role.setMinimumWidth(1 if narrow else self._widths[3])  # 0 would leave it to the words
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


class MeetingField(DateField):
    """A date that first offers the meetings of a committee; ``asked`` when they are wanted."""

    asked = Signal()

    @override
    def open_calendar(self) -> None:
        self.asked.emit()

    def open_days(self) -> None:
        """Let the user choose any day."""
        super().open_calendar()


class StationLine(QWidget):
    """One station; ``place`` counts from 0."""

    def __init__(self, look: Look, place: int, committees: Source, roles: Source) -> None:
        super().__init__()
        self.place = place
        spoken = [f"{name}, Station {place + 1}" for name in (*NAMES, *EXTRAS.values())]
        self.committee = OfferLine(look, spoken[0], committees, ASK)
        self.date = MeetingField(look, spoken[1])
        self.role = OfferLine(look, spoken[2], roles, ASK)
        self.agenda_item = Line(spoken[3])
        self.public = PublicButton(look, spoken[4])
        self.article = OfferLine(look, spoken[5], partial(line_offers, ARTICLES))
        self.result = Line(spoken[6], "zum Beispiel: einstimmig beschlossen")
        self._make_menu()
        self.more = more_button(look, f"Station {place + 1}: mehr", self._menu)
        self.number = label(look, str(place + 1), "muted", -1)
        self.editors = (self.committee, self.date, self.role, self.agenda_item, self.public)
        names = [] if place else [label(look, name, "muted", -1) for name in ("", *NAMES, "")]
        for name, editor in zip(names[1:], self.editors, strict=False):
            name.setBuddy(editor)
        self.cells = Cells((self.number, *self.editors, self.more), names)
        self._make_extras(look)
        self.notes = Notes(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self.cells, self._below, self.notes):
            layout.addWidget(part)

    def _make_menu(self) -> None:
        self._menu = menu = QMenu(self)
        self.up, self.down = menu.addAction("Nach oben"), menu.addAction("Nach unten")
        self.postpone = menu.addAction("Vertagung anlegen")
        menu.addSeparator()
        self.meetings = menu.addAction("Sitzung wählen …")
        self.ask: dict[str, QAction] = {
            key: menu.addAction(f"{name} eintragen") for key, name in EXTRAS.items()
        }
        menu.addSeparator()
        self.remove = menu.addAction("Entfernen")

    def _make_extras(self, look: Look) -> None:
        self.extras: dict[str, Line] = {"article": self.article, "result": self.result}
        self._boxes: dict[str, QWidget] = {}
        self._asked: set[str] = set()
        for key, editor in self.extras.items():
            name = label(look, EXTRAS[key], "muted", -1)
            name.setBuddy(editor)
            self._boxes[key] = holder(row(name, editor, gap=GAP))
            self.ask[key].triggered.connect(partial(self._on_asked, key))
        self.article.setFixedWidth(self.fontMetrics().horizontalAdvance("den") + 56)
        line = row(*self._boxes.values(), None, gap=2 * GAP)
        line.setStretch(1, FULL)
        line.addSpacing(SQUARE + GAP)  # as far as the fields above
        self._below = holder(line)
        self._below.hide()

    def arrange(self, *, narrow: bool, numbered: bool) -> None:
        """Put the fields into one line or two, with or without its number."""
        self.cells.arrange(narrow=narrow, numbered=numbered)
        for part in (self._below, self.notes):
            part.setContentsMargins(self.cells.indent, 0, 0, 0)

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return *self.parts, self.more

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """All that can be edited."""
        return *self.editors, *self.extras.values()

    @property
    def focused(self) -> int:
        """The number of the part that has the focus; else the first."""
        return next((n for n, part in enumerate(self.parts) if part.hasFocus()), 0)

    def editor(self, part: str) -> QWidget:
        """Return the editor that a finding's ``part`` speaks of: committee, date, role."""
        found = self.extras.get(part, getattr(self, part, None))
        hidden = part in self.extras and self._boxes[part].isHidden()
        return self.committee if hidden or not isinstance(found, QWidget) else found

    def show_value(self, station: Consultation, count: int) -> None:
        """Show ``station``, one of ``count``."""
        self.committee.show_value(station.committee)
        self.date.show_value(station.dates, station.date_text)
        self.role.show_value(station.role)
        self.agenda_item.show_value(station.agenda_item)
        self.public.show_value(station.public)
        self.article.show_value(station.article)
        self.result.show_value(station.result)
        self.up.setEnabled(self.place > 0)
        self.down.setEnabled(self.place + 1 < count)
        self.postpone.setEnabled(not station.empty)
        self.remove.setEnabled(count > 1 or station != Consultation())

    def show_extras(self, keys: Collection[str]) -> None:
        """Show the parts ``keys`` that the form prints, a result, and what was asked for.

        An article comes from the master data: where it is not printed it need not be seen.
        """
        shown = {key for key in self.extras if key in keys or key in self._asked}
        shown |= {"result"} if self.result.text() else set()
        for key, box in self._boxes.items():
            box.setVisible(key in shown)
            self.ask[key].setVisible(key not in shown)
        self._below.setVisible(bool(shown))

    def forget_asked(self) -> None:
        """Show no more than another paper needs."""
        self._asked.clear()

    def _on_asked(self, key: str) -> None:
        self._asked.add(key)
        self.ask[key].setVisible(False)
        self._boxes[key].show()
        self._below.show()
        self.extras[key].setFocus()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say of this station."""
        parts = {one: self.editor(one.field.part) for one in findings}
        findings = [one for one in findings if not is_unfinished(parts[one])]
        self.notes.show_findings(findings)
        for editor in self.editors:
            show_level(editor, [one for one in findings if parts[one] is editor])
