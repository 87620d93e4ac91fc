"""The papers that this one goes with: a row for each, and nothing where there is none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.related import RELATIONS
from vorlage_editor.model.vorlage import Related
from vorlage_editor.ui.kit.fields import Combo, Field
from vorlage_editor.ui.kit.offers import OfferLine
from vorlage_editor.ui.kit.parts import SQUARE, discard, row, tab_order, tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.known import Known
    from vorlage_editor.ui.paper.session import Session

RELATION, NUMBER = "Beziehung", "Nummer der anderen Vorlage"
WIDEST = "Neufassung", 46
"""The longest relation, and room for edges and arrow."""


class RelatedPane(QWidget):
    """``opening`` asks for the draft of a row, if it is on this device."""

    opening = Signal(str)

    def __init__(self, session: Session, look: Look, known: Known) -> None:
        super().__init__()
        self._session, self._look, self._known = session, look, known
        self.rows: list[RelatedRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._before: QWidget | None = None
        known.changed.connect(self._on_known)
        session.changed.connect(self._on_changed)
        self._on_changed()

    def follow(self, widget: QWidget) -> None:
        """Let Tab come here from ``widget``."""
        self._before = widget

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [part for one in self.rows for part in one.chain]

    def editor(self, place: int, part: str) -> QWidget | None:
        """Return the field for ``part`` of one row; none if there is no such row."""
        if place >= len(self.rows):
            return None
        return self.rows[place].relation if part == "relation" else self.rows[place].number

    def visit_all(self, *, on: bool) -> None:
        """Let the notes of all rows be shown, or of none until it is left."""
        for one in self.rows:
            one.field.visited = on

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show at each row what the checks say of it."""
        for one in self.rows:
            related = FieldRef("related", one.place)
            one.field.show_findings([each for each in findings if related.holds(each.field)])

    def add(self) -> None:
        """Begin another row and go there."""
        related = (*self._session.vorlage.related, Related(relation="Bezug"))
        self._session.edit("Bezug hinzufügen", related=related)
        if self.rows:  # a released paper stays as it is
            self.rows[-1].number.setFocus()

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        related = self._session.vorlage.related
        while len(self.rows) > len(related):
            discard(self.rows.pop())
        while len(self.rows) < len(related):
            self._append()
        for shown, one in zip(self.rows, related, strict=True):
            shown.relation.show_value(one.relation)
            shown.number.show_value(one.number)
        self.setVisible(bool(related))
        self._show_open()

    def _show_open(self) -> None:
        for one in self.rows:
            one.open.setEnabled(bool(self._known.draft_of(one.number.text())))

    def _on_known(self) -> None:
        self._show_open()
        for one in self.rows:
            one.number.refresh()

    def _append(self) -> None:
        place = len(self.rows)
        one = RelatedRow(self._look, self._known, place)
        one.relation.entered.connect(partial(self._on_entered, place, "relation"))
        one.number.entered.connect(partial(self._on_entered, place, "number"))
        one.open.clicked.connect(partial(self._on_open, place))
        one.remove.clicked.connect(partial(self._on_removed, place))
        before = self.chain[-1:] or ([self._before] if self._before else [])
        self._layout.addWidget(one)
        self.rows.append(one)
        tab_order(*before, *one.chain)

    def _on_entered(self, place: int, name: str, value: str) -> None:
        related = list(self._session.vorlage.related)
        related[place] = replace(related[place], **{name: value})
        merge = f"related {place} {name}"
        self._session.edit("Bezug ändern", merge=merge, related=tuple(related))

    def _on_open(self, place: int, *_: object) -> None:
        if draft := self._known.draft_of(self.rows[place].number.text()):
            self.opening.emit(draft)

    def _on_removed(self, place: int, *_: object) -> None:
        kept = self._session.vorlage.related
        self._session.edit("Bezug entfernen", related=kept[:place] + kept[place + 1 :])
        near = self.rows[min(place, len(self.rows) - 1)].number if self.rows else self._before
        if near:
            near.setFocus()


class RelatedRow(QWidget):
    """How this paper stands to another one, and that one's number."""

    def __init__(self, look: Look, known: Known, place: int) -> None:
        super().__init__()
        self.place = place
        self.relation = Combo(f"{RELATION} {place + 1}", RELATIONS)
        longest, room = WIDEST
        self.relation.setFixedWidth(self.fontMetrics().horizontalAdvance(longest) + room)
        self.number = OfferLine(look, f"{NUMBER} {place + 1}", known.papers)
        self.open = tool(look, "file-input", f"Vorlage {place + 1} öffnen", tone="muted")
        self.remove = tool(look, "x", f"Bezug {place + 1} entfernen", tone="muted")
        for button in (self.open, self.remove):
            button.setFixedSize(SQUARE, SQUARE)
        self.chain: list[QWidget] = [self.relation, self.number, self.open, self.remove]
        self.field = Field(look, NUMBER, self.number, self.open)
        relation = Field(look, RELATION, self.relation)
        close = Field(look, "", self.remove)
        line = row(relation, self.field, close, gap=12)
        line.setStretch(1, 1)
        self.setLayout(line)
