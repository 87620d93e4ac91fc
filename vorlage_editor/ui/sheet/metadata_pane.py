"""Kopfdaten: what stands at the head and at the foot of the paper, as the form asks for it."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vorlage_editor.model.publicity import closed_by_stations
from vorlage_editor.model.vorlage import with_line
from vorlage_editor.ui.kit.date_field import DateField
from vorlage_editor.ui.kit.fields import BY_STATIONS, PUBLIC, Combo, Field
from vorlage_editor.ui.kit.offers import TIP, OfferLine
from vorlage_editor.ui.kit.parts import MOST, clear, tab_order
from vorlage_editor.ui.paper.known import Known
from vorlage_editor.ui.sheet.related_pane import RelatedPane
from vorlage_editor.ui.sheet.signatures_pane import SignaturesPane

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

GAP = 12
ALL = 4
LEAST = 540  # content of a sheet of 600
LONGEST = (("Informationsvorlage", 38), ("", 0), ("00.00.0000", 46), ("nicht festgelegt", 40))
"""What each field of the first row should show whole, and room for edges, arrow or icon."""
WORDS = tuple(word for _, word in PUBLIC.values())
SIGNED = "Der Bürgermeister", 84
"""The same for the signature, with the button beside it."""
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


SEVERAL = {"involved": ", "}
"""Fields that may have several entries, and what stands between these."""


class MetadataPane(QWidget):
    """Four fields that every paper has, then those that the form prints."""

    def __init__(self, session: Session, look: Look, known: Known | None = None) -> None:
        super().__init__()
        self._session, self._look = session, look
        self.known = known or Known(session, parent=self)
        self._form: Form | None = None
        self.kind = Combo("Vorlagenart")
        self.number = OfferLine(look, "Vorlagennummer", self.known.numbers, typing=False)
        self.number.show_hint("druckt „Entwurf“", "Entwurf")
        self.date = DateField(look, "Datum", nearest=True)
        self.public = Combo("Öffentlichkeit", [BY_STATIONS, *WORDS[1:]])
        self.kind.entered.connect(session.change_kind)
        self.number.entered.connect(self._on_number)
        self.date.entered.connect(self._on_date)
        self.public.entered.connect(self._on_public)
        editors = (self.kind, self.number, self.date, self.public)
        self._first = [Field(look, one.accessibleName(), one) for one in editors]
        self.lines: dict[str, OfferLine] = {}
        self.related = RelatedPane(session, look, self.known)
        self.related.follow(self.public)
        self.signatures = SignaturesPane(session, look, self.known)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._foot, self._more = QGridLayout(), QGridLayout()
        self._foot.setSpacing(GAP)
        self._more.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(self._grid)
        layout.addWidget(self.related)
        layout.addLayout(self._foot)
        layout.addWidget(self.signatures.cards)
        layout.addLayout(self._more)
        self._foot_parts: list[QWidget] = []
        self._columns, self._width = 0, MOST
        self._arranged: tuple[int, list[int]] = 0, []
        self.arrange(MOST)  # at once: the Tab order follows the first layout
        session.changed.connect(self._on_changed)
        self.known.changed.connect(self._on_known)
        self._on_changed()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by the name that findings use."""
        names = ("kind", "number", "date", "public")
        return dict(zip(names, self._first, strict=True))

    def arrange(self, width: int) -> None:
        """Put the fields into four columns, or two if four do not fit into ``width``."""
        self._width, least = width, self._least()
        room = width - GAP * (ALL - 1)
        columns = ALL if width >= LEAST and room >= sum(least) else ALL // 2
        least[-1] = max(least[-1], min(self._for_public(), room - sum(least[:-1])))
        if (columns, least) == self._arranged:
            return
        self._columns, self._arranged = columns, (columns, least)
        for place, field in enumerate(self._first):
            self._grid.addWidget(field, place // columns, place % columns)
            self._grid.setColumnStretch(place, int(place < columns))
            self._grid.setColumnMinimumWidth(place, least[place] if columns == ALL else 0)
        self._arrange_foot()

    def _least(self) -> list[int]:
        """Return how wide each field of the first row should be."""
        advance = self.fontMetrics().horizontalAdvance
        return [
            max(field.name.sizeHint().width(), advance(longest) + room)
            for field, (longest, room) in zip(self._first, LONGEST, strict=True)
        ]

    def _for_public(self) -> int:
        """Return how wide the last one is that shows all its words; it moves no field for that."""
        _, room = LONGEST[-1]
        return self.fontMetrics().horizontalAdvance(self.public.currentText()) + room

    def _arrange_foot(self) -> None:
        columns = min(3, self._columns)
        for place, part in enumerate(self._foot_parts):
            self._foot.addWidget(part, place // columns, place % columns)
        signed, room = SIGNED
        least = self.fontMetrics().horizontalAdvance(signed) + room
        for place in range(3):
            last = columns > ALL // 2 and place == len(self._foot_parts) - 1
            self._foot.setColumnStretch(place, int(place < columns))
            self._foot.setColumnMinimumWidth(place, least if last else 0)

    def _on_changed(self) -> None:
        session = self._session
        if session.only_text:
            return
        if session.form is not self._form:
            self._form = session.form
            self._build(session.form)
        vorlage = session.vorlage
        self.kind.set_choices(_kinds(session.form, vorlage.kind))
        self.kind.show_value(vorlage.kind)
        self.number.show_value(vorlage.number)
        self.date.show_value((vorlage.date,) if vorlage.date else (), vorlage.date_text)
        self._show_public(vorlage)
        for name, line in self.lines.items():
            line.show_value(getattr(vorlage, name))
        self._show_next()

    def _show_public(self, vorlage: Vorlage) -> None:
        """Where the paper itself does not say it, show what its stations come to."""
        derived = closed_by_stations(vorlage)
        unset = BY_STATIONS if derived else WORDS[0]
        if self.public.itemText(0) != unset:
            self.public.setItemText(0, unset)
        self.public.show_value(unset if vorlage.public is None else PUBLIC[vorlage.public][1])
        if bool(self.public.property("derived")) is not derived:
            self.public.setProperty("derived", derived)
            self.public.style().polish(self.public)
            self.arrange(self._width)

    def _show_next(self) -> None:
        following = self.known.numbers()
        words = f"Nächste Nummer: {following[0].text} (Alt+Pfeil unten)" if following else TIP
        self.number.refresh(words)

    def _on_known(self) -> None:
        self._show_next()
        for line in self.lines.values():
            line.refresh()

    def _build(self, form: Form) -> None:
        """Make the fields that only this form prints."""
        for layout in (self._foot, self._more):
            clear(layout, keep=self.signatures)
        self.lines = {}
        cells = [cell for cell in form.signatures.cells if cell.key]
        foot = [self._line(cell.key, cell.label.rstrip(": ")) for cell in cells]
        fields = [self._line(name, text) for name, text in _further(form).items()]
        if not foot:  # beside the signature, or that would stand alone
            foot, fields = fields[:2], fields[2:]
        self._foot_parts = [*foot, self.signatures]
        self._arrange_foot()
        for place, field in enumerate(fields):
            self._more.addWidget(field, place // 3, place % 3)
            self._more.setColumnStretch(place % 3, 1)
        signing = self.signatures.chain
        editors = [one.editor for one in foot], signing, [one.editor for one in fields]
        tab_order(self.public, *self.related.chain, *chain.from_iterable(editors))

    def _line(self, name: str, text: str) -> Field:
        source, several = partial(self.known.line, name), SEVERAL.get(name, "")
        line = self.lines[name] = OfferLine(self._look, text, source, several=several)
        line.entered.connect(partial(self._on_line, name, text))
        return Field(self._look, text, line)

    def _on_line(self, name: str, text: str, value: str) -> None:
        after = with_line(self._session.vorlage, name, value)
        self._session.take(f"{text} ändern", after, merge=name)

    def _on_number(self, text: str) -> None:
        self._session.edit("Vorlagennummer ändern", merge="number", number=text)

    def _on_date(self, days: tuple[date, ...], text: str) -> None:
        if len(days) > 1:  # a paper is of one day
            days, text = (), self.date.text()
        day = days[0] if days else None
        self._session.edit("Datum ändern", merge="date", date=day, date_text=text)

    def _on_public(self, word: str) -> None:
        said = {one: public for public, (_, one) in PUBLIC.items()}
        self._session.edit("Öffentlichkeit ändern", public=said.get(word))


def _kinds(form: Form, kind: str) -> list[str]:
    names = [one.name for one in form.kinds]
    return names if kind in names or not kind else [kind, *names]


def _further(form: Form) -> dict[str, str]:
    """Return name and label of the fields that head, information block and end print."""
    foot = {cell.key for cell in form.signatures.cells}
    out: dict[str, str] = {}
    for one in (*form.head.meta, *form.letterhead.block):
        if one.key in LABELS and one.key not in foot:
            out.setdefault(one.key, one.label.rstrip(": ") or LABELS[one.key])
    if form.signatures.place_date:
        out.setdefault("place_date", LABELS["place_date"])
    return out
