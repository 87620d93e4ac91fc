"""Prüfung: what the checks say of the paper, by weight, each with the place it speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vorlage_editor.ui.lists import RowList
from vorlage_editor.ui.parts import holder, label, row
from vorlage_editor.ui.rows import Row
from vorlage_editor.ui.side_panel import SidePanel
from vorlage_editor.ui.status_bar import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.look import Look

NOTHING = "Keine Beanstandungen."
HINT = "Enter springt zur Stelle. Warnungen und Hinweise halten den Export nicht auf."
_FIELD = re.compile(r"([a-z_]+)(?:\[(\d+)\])?(?:\..*)?")
_PLACES = {
    "subject": "Betreff",
    "kind": "Vorlagenart",
    "number": "Vorlagennummer",
    "date": "Datum",
    "public": "Öffentlichkeit",
    "lead": "Federführendes Dezernat",
    "involved": "Beteiligtes Dezernat",
    "route": "Beratungsfolge",
    "body": "Text",
    "attachments": "Anlagen",
    "signatures": "Unterschriften",
}
_ONE = {"route": "Station", "attachments": "Anlage"}


def place_of(field: str) -> str:
    """Return the place of a finding in words: route[0].date is Beratungsfolge · Station 1."""
    match = _FIELD.fullmatch(field)
    if not match:
        return ""
    name, number = match.groups()
    place = _PLACES.get(name, "Kopfdaten")
    return f"{place} · {_ONE[name]} {int(number) + 1}" if number and name in _ONE else place


def finding_rows(findings: Sequence[Finding]) -> tuple[Row, ...]:
    """Return ``findings`` under "1 Fehler", "2 Warnungen", "1 Hinweis"; keys are their fields."""
    rows: list[Row] = []
    for severity, (icon, tone, one, many) in LEVELS.items():
        here = [finding for finding in findings if finding.severity == severity]
        if here:
            rows.append(Row(text=f"{len(here)} {one if len(here) == 1 else many}"))
        rows += [
            Row(
                key=f"{finding.field} {finding.rule} {n}",
                text=finding.message,
                lines=0,
                icon=icon,
                tone=tone,
                second=place_of(finding.field),
            )
            for n, finding in enumerate(here)
        ]
    return tuple(rows)


class FindingsPanel(SidePanel):
    """All findings; Enter or a click leads to the field."""

    jump = Signal(str)
    """The user wants to go to this field."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Prüfung")
        self.list = RowList(look, "Prüfung")
        self.list.opened.connect(self._on_opened)
        self._hint = holder(row(label(look, HINT, "muted", -1, wrap=True), margins=(20, 4, 16, 12)))
        self._layout.addWidget(self.list, 1)
        self._layout.addWidget(self._hint)
        self.setFocusProxy(self.list)
        self.show_findings([])

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show ``findings``, or that there are none."""
        self.list.show_rows(finding_rows(findings))
        self.list.say_if_empty(NOTHING)
        self._hint.setVisible(bool(findings))

    def _on_opened(self, key: str) -> None:
        self.jump.emit(key.partition(" ")[0])
