"""The fields of one entry of the master data; what is wrong is told at the field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vorlage_editor.model.checks import Severity
from vorlage_editor.model.dates import typed_dates
from vorlage_editor.model.masterdata.typed import TypedPeriod
from vorlage_editor.model.offers import line_offers
from vorlage_editor.ui.kit.date_field import DateField
from vorlage_editor.ui.kit.fields import PUBLIC, Combo, Field, Line, show_level
from vorlage_editor.ui.kit.offers import ASK, OfferLine
from vorlage_editor.ui.kit.parts import label
from vorlage_editor.ui.kit.period_field import PeriodField
from vorlage_editor.ui.masterdata.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from vorlage_editor.model.masterdata.edits import Part
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.masterdata.parts import Entered

GAP = 12


class Problem(NamedTuple):
    """What is wrong in a field of an entry: it keeps that from being kept."""

    message: str
    severity: Severity = Severity.ERROR


class PublicChoice(Combo):
    """Chooses whether sittings are öffentlich, nichtöffentlich, or neither is set."""

    def __init__(self, name: str) -> None:
        super().__init__(name, [word for _, word in PUBLIC.values()])

    @property
    def state(self) -> bool | None:
        """What is chosen."""
        return list(PUBLIC)[max(0, self.currentIndex())]

    def show_state(self, state: object) -> None:
        """Show ``state``."""
        self.setCurrentIndex([value is state for value in PUBLIC].index(True))


class EntryForm(QWidget):
    """Shows and gives back what was typed, by the name of the field; it knows no values.

    ``entered`` when a field was left or something was chosen in it.
    """

    entered = Signal()

    def __init__(
        self, part: Part, look: Look, roles: Sequence[str], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._look, self._roles, self._today = look, roles, today
        self.fields: dict[str, Field] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GAP)
        for entered_row in PARTS[part].rows:
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for one in entered_row:
                field = self.fields[one.name] = Field(look, one.label, self._editor(one))
                if isinstance(field.editor, Combo):
                    field.left.connect(self._on_entered)
                line.addWidget(field, one.share)
            lines.addLayout(line)
        self.note = label(look, "", "muted", -1, wrap=True)
        lines.addWidget(self.note)
        lines.addStretch(1)

    @property
    def editors(self) -> list[QWidget]:
        """What Tab goes through."""
        editors = [field.editor for field in self.fields.values()]
        nested = [one.parts if isinstance(one, PeriodField) else (one,) for one in editors]
        return [part for parts in nested for part in parts]

    def typed(self) -> dict[str, object]:
        """Return what stands in the fields."""
        return {name: _value(field.editor) for name, field in self.fields.items()}

    def show_typed(self, typed: Mapping[str, object]) -> None:
        """Show ``typed``, which has every field."""
        for name, field in self.fields.items():
            _show(field.editor, typed[name], self._today())

    def show_committees(self, names: Sequence[str]) -> None:
        """Offer other committees for a meeting."""
        if "committee" in self.fields and isinstance(
            combo := self.fields["committee"].editor, Combo
        ):
            combo.set_choices(names)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Tell at each field what is wrong with it."""
        for name, field in self.fields.items():
            words = problems.get(name, "")
            found = [Problem(words)] if words else []
            field.show_findings(found)
            if isinstance(field.editor, PeriodField):
                show_level(field.editor.number, found if field.visited else [])

    def visit(self, *, on: bool = True) -> None:
        """Let everything be told from now on, or nothing of a field before it was left."""
        for field in self.fields.values():
            field.visited = on

    def go_to(self, name: str = "") -> None:
        """Put the focus into the field ``name``, else the first one."""
        field = self.fields.get(name) or next(iter(self.fields.values()))
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _editor(self, one: Entered) -> QWidget:
        """Return what ``one`` is entered with."""
        match one.editor:
            case "date":
                return self._date(one)
            case "period":
                period = PeriodField(one.label)
                period.setObjectName(one.name)
                period.entered.connect(self._on_period)
                return period
            case "line":
                line = Line(one.label, one.hint)
                line.editingFinished.connect(self._on_entered)
                return line
            case "choice" | "role":
                return self._choice(one)
            case _:
                return self._combo(one)

    def _date(self, one: Entered) -> DateField:
        field = DateField(self._look, one.label, self._today)
        if one.hint:
            field.setPlaceholderText(one.hint)
        field.entered.connect(self._on_days)
        field.editingFinished.connect(self._on_entered)
        return field

    def _combo(self, one: Entered) -> Combo:
        if one.editor == "public":
            combo: Combo = PublicChoice(one.label)
        else:
            combo = Combo(one.label, one.choices)
        combo.entered.connect(self._on_entered)
        return combo

    def _choice(self, one: Entered) -> OfferLine:
        choices = self._roles if one.editor == "role" else one.choices
        line = OfferLine(self._look, one.label, partial(line_offers, choices), ASK)
        line.taken.connect(self._on_entered)
        line.editingFinished.connect(self._on_entered)
        return line

    def _on_entered(self, *_: object) -> None:
        self.entered.emit()

    def _on_period(self) -> None:
        """Of several fields in one, the first that is left makes it visited."""
        self.fields[self.sender().objectName()].visited = True
        self.entered.emit()

    def _on_days(self, days: tuple[date, ...], _text: str) -> None:
        if days:
            self.entered.emit()


def _value(editor: QWidget) -> object:
    """Return what stands in ``editor``."""
    match editor:
        case PeriodField():
            return editor.value
        case PublicChoice():
            return editor.state
        case Combo():
            return editor.currentText()
        case Line() | DateField():
            return editor.text()
        case _:
            raise TypeError(editor)


def _show(editor: QWidget, value: object, today: date) -> None:
    match editor:
        case PeriodField():
            editor.show_value(value if isinstance(value, TypedPeriod) else TypedPeriod())
        case PublicChoice():
            editor.show_state(value)
        case DateField():
            days = typed_dates(str(value), today)
            editor.show_value(days, "" if days else str(value))
        case Combo() | Line():
            editor.show_value(str(value))
        case _:
            raise TypeError(editor)
