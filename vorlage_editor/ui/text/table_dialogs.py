"""What is asked about a table: its size, before it is there, and its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from vorlage_editor.model.edits import new_table
from vorlage_editor.ui.kit.fields import Field, Line, combo
from vorlage_editor.ui.kit.parts import holder, row
from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.body import Table
    from vorlage_editor.ui.kit.look import Look

ROWS, COLUMNS = 30, 8
"""That can be chosen; more are added in the table itself."""
_FIRST = "3"
CAPTION_HINT = "Zum Beispiel: Kosten der Maßnahme in Euro"


class TableDialog(SmallDialog):
    """Accepted, ``table`` is the new one."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        self.columns = combo(_FIRST, [str(n + 1) for n in range(COLUMNS)], "Spalten")
        self.rows = combo(_FIRST, [str(n + 1) for n in range(ROWS)], "Zeilen")
        self.header = QCheckBox("Erste Zeile ist Kopfzeile")
        self.header.setChecked(True)
        sizes = row(Field(look, "Spalten", self.columns), Field(look, "Zeilen", self.rows), gap=12)
        super().__init__(look, "Tabelle einfügen", "Einfügen", [holder(sizes), self.header], parent)

    @property
    def table(self) -> Table:
        """The table that was asked for, empty."""
        rows, columns = int(self.rows.currentText()), int(self.columns.currentText())
        return new_table(rows, columns, header=self.header.isChecked())

    def wanted(self) -> bool:
        """Ask; say if a table is wanted."""
        return self.ask(self.columns, self.rows, self.header)


class CaptionDialog(SmallDialog):
    """Accepted, ``caption`` is the new one; empty means none."""

    def __init__(self, caption: str, look: Look, parent: QWidget | None) -> None:
        self.line = Line("Beschriftung", CAPTION_HINT)
        self.line.show_value(caption)
        field = Field(look, "Beschriftung (steht über der Tabelle)", self.line)
        super().__init__(look, "Beschriftung der Tabelle", "Übernehmen", [field], parent)

    @property
    def caption(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def wanted(self) -> bool:
        """Ask; say if the caption is to be as typed."""
        return self.ask(self.line)
