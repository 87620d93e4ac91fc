"""Kopfdaten: what stands at the head and at the foot of the paper, as the form asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vorlage_editor.ui.date_field import DateField
from vorlage_editor.ui.fields import PUBLIC, Combo, Field, Line
from vorlage_editor.ui.parts import clear
from vorlage_editor.ui.signatures_pane import SignaturesPane

if TYPE_CHECKING:
    from vorlage_editor.model.form import Form
    from vorlage_editor.ui.look import Look
    from vorlage_editor.ui.session import Session

GAP = 12
LABELS = {
    "lead": "Federführendes Dezernat",
    "involved": "Beteiligtes Dezernat",
    "office": "Amt",
    "file_number": "Aktenzeichen",
    "contact": "Bearbeitung",
    "phone": "Durchwahl",
    "place_date": "Ort und Datum",
}
"""Fields of one line that some forms print, with the label they have if the form gives none."""


class MetadataPane(QWidget):
    """Four fields that every paper has, then those that the form prints."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._form: Form | None = None
        self.kind = Combo("Vorlagenart")
        self.number = Line("Vorlagennummer", "druckt „Entwurf“")
        self.date = DateField(look, "Datum")
        self.public = Combo("Öffentlichkeit", [word for _, word in PUBLIC.values()])
        self.kind.entered.connect(session.change_kind)
        self.number.textEdited.connect(self._on_number)
        self.date.entered.connect(self._on_date)
        self.public.entered.connect(self._on_public)
        editors = (self.kind, self.number, self.date, self.public)
        self._first = [Field(look, one.accessibleName(), one) for one in editors]
        self.lines: dict[str, Line] = {}
        self.signatures = SignaturesPane(session, look)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setColumnMinimumWidth(
            0, self.fontMetrics().horizontalAdvance("Informationsvorlage") + 46
        )
        self._foot, self._more = QHBoxLayout(), QGridLayout()
        self._foot.setSpacing(GAP)
        self._more.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for part in (self._grid, self._foot, self._more):
            layout.addLayout(part)
        layout.addWidget(self.signatures.cards)
        self._columns = 0
        self.arrange(4)  # at once: the Tab order follows the first layout
        session.changed.connect(self._on_changed)
        self._on_changed()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the name that findings use."""
        names = ("kind", "number", "date", "public")
        return dict(zip(names, self._first, strict=True))

    def arrange(self, columns: int) -> None:
        """Put the fields into so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self._first):
            self._grid.addWidget(field, place // columns, place % columns)
            self._grid.setColumnStretch(place, int(place < columns))

    def _on_changed(self) -> None:
        session = self._session
        if session.form is not self._form:
            self._form = session.form
            self._build(session.form)
        vorlage = session.vorlage
        self.kind.set_choices(_kinds(session.form, vorlage.kind))
        self.kind.show_value(vorlage.kind)
        self.number.show_value(vorlage.number)
        self.date.show_value((vorlage.date,) if vorlage.date else (), vorlage.date_text)
        self.public.show_value(PUBLIC[vorlage.public][1])
        for name, line in self.lines.items():
            line.show_value(getattr(vorlage, name))

    def _build(self, form: Form) -> None:
        """Make the fields that only this form prints."""
        for layout in (self._foot, self._more):
            clear(layout, keep=self.signatures)
        self.lines = {}
        for cell in form.signatures.cells:
            if cell.key:
                self._foot.addWidget(self._line(cell.key, cell.label.rstrip(": ")), 1)
        self._foot.addWidget(self.signatures, 1)
        for place, (name, text) in enumerate(_further(form)):
            if name not in self.lines:
                self._more.addWidget(self._line(name, text), place // 3, place % 3)

    def _line(self, name: str, text: str) -> Field:
        line = self.lines[name] = Line(text)
        line.textEdited.connect(partial(self._on_line, name, text))
        return Field(self._look, text, line)

    def _on_line(self, name: str, text: str, value: str) -> None:
        self._session.edit(f"{text} ändern", merge=name, **{name: value})

    def _on_number(self, text: str) -> None:
        self._session.edit("Vorlagennummer ändern", merge="number", number=text)

    def _on_date(self, days: tuple[date, ...], text: str) -> None:
        if len(days) > 1:  # a paper is of one day
            days, text = (), self.date.text()
        day = days[0] if days else None
        self._session.edit("Datum ändern", merge="date", date=day, date_text=text)

    def _on_public(self, word: str) -> None:
        value = next(public for public, (_, one) in PUBLIC.items() if one == word)
        self._session.edit("Öffentlichkeit ändern", public=value)


def _kinds(form: Form, kind: str) -> list[str]:
    names = [one.name for one in form.kinds]
    return names if kind in names or not kind else [kind, *names]


def _further(form: Form) -> Iterator[tuple[str, str]]:
    """Yield name and label of the fields that head, information block and end print."""
    for one in (*form.head.meta, *form.letterhead.block):
        if one.key in LABELS:
            yield one.key, one.label or LABELS[one.key]
    if form.signatures.place_date:
        yield "place_date", LABELS["place_date"]
