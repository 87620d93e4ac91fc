"""What can be done with the table that the caret is in, and with one that is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from vorlage_editor.model.body import Table
from vorlage_editor.model.edits import (
    add_column,
    add_row,
    drop_column,
    drop_row,
    put_in,
    with_block,
)
from vorlage_editor.ui.kit.actions import Spec
from vorlage_editor.ui.text.column_drag import ColumnDrag
from vorlage_editor.ui.text.number_columns import NumberColumns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QTextCursor
    from PySide6.QtWidgets import QMenu

    from vorlage_editor.ui.kit.actions import Actions, Handlers
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane

ACTIONS: tuple[Spec, ...] = (
    Spec("insert-table", 310, "&Tabelle …", icon="table", needs="flow"),
    Spec("table-row-above", 110, "Zeile &darüber einfügen", needs="table"),
    Spec("table-row-below", 120, "Zeile dar&unter einfügen", needs="table"),
    Spec("table-column-left", 130, "Spalte &links einfügen", needs="table"),
    Spec("table-column-right", 140, "Spalte &rechts einfügen", needs="table"),
    Spec("table-drop-row", 210, "&Zeile löschen", needs="table"),
    Spec("table-drop-column", 220, "&Spalte löschen", needs="table"),
    Spec("table-drop", 230, "&Tabelle löschen", icon="trash-2", needs="table"),
    Spec("table-header", 310, "&Kopfzeile", needs="table", checkable=True),
    Spec("table-wider", 320, "Spalte &breiter", ("Alt+Shift+Right",), needs="table"),
    Spec("table-narrower", 330, "Spalte s&chmaler", ("Alt+Shift+Left",), needs="table"),
    Spec("table-natural", 340, "Spaltenbreiten zur&ücksetzen", needs="table"),
    Spec("table-caption", 350, "B&eschriftung …", needs="table"),
)
ADDED = {
    "table-row-above": ("Zeile einfügen", 0),
    "table-row-below": ("Zeile einfügen", 1),
    "table-column-left": ("Spalte einfügen", 0),
    "table-column-right": ("Spalte einfügen", 1),
}
"""What the step is called, and how far from the caret's row or column the new one is."""
DROPPED = {
    "table-drop-row": "Zeile löschen",
    "table-drop-column": "Spalte löschen",
    "table-drop": "Tabelle löschen",
}


class TableCommands(QObject):
    """Connects the actions for tables with the text pane."""

    def __init__(self, actions: Actions, pane: TextPane, session: Session, look: Look) -> None:
        super().__init__(pane)
        self._actions, self._pane, self._session, self._look = actions, pane, session, look
        self._writing = False
        self._lines = ColumnDrag(pane, session)
        NumberColumns(pane, session)
        self._shown: tuple[bool, bool] | None = None  # what is enabled: while writing, in a table
        pane.caret_moved.connect(self.refresh)
        self.refresh()

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "insert-table": self._on_insert,
            "table-header": self._on_header,
            "table-wider": self._on_wider,
            "table-narrower": self._on_narrower,
            "table-natural": self._on_natural,
            "table-caption": self._on_caption,
            **dict.fromkeys(ADDED, self._on_added),
            **dict.fromkeys(DROPPED, self._on_dropped),
        }

    def offer(self, *, on: bool) -> None:
        """Switch the actions on while one writes, else off."""
        self._writing = on
        self.refresh()

    def refresh(self) -> None:
        """Offer in a table what is for tables, outside what cannot be in one."""
        table = self._pane.textCursor().currentTable()
        state = self._writing, table is not None
        if state != self._shown:
            self._shown = state
            self._actions.enable("flow", on=state == (True, False))
            self._actions.enable("table", on=state == (True, True))
        self._actions["table-header"].setChecked(bool(table and table.format().headerRowCount()))

    def entries(self, _menu: QMenu, cursor: QTextCursor) -> Sequence[QAction]:
        """Return what the context menu offers in a table: all of the menu Tabelle."""
        return [self._actions.menu("table").menuAction()] if cursor.currentTable() else []

    def _here(self) -> tuple[int, Table, int, int] | None:
        """Return number and value of the table with the caret, and its row and column there."""
        number, _, cell = self._pane.place
        table = self._session.vorlage.body[number]
        if not isinstance(table, Table):
            return None
        return number, table, *divmod(cell, len(table.rows[0]))

    def _set(self, label: str, number: int, table: Table | None, cell: tuple[int, int]) -> None:
        body = with_block(self._session.vorlage.body, number, table)
        at = 0
        if table:
            rows, columns = len(table.rows), len(table.rows[0])
            at = min(cell[0], rows - 1) * columns + min(cell[1], columns - 1)
        self._pane.replace_body(label, body, number, cell=at)
        self._pane.setFocus()

    def _on_insert(self) -> None:
        from vorlage_editor.ui.text.table_dialogs import TableDialog

        dialog = TableDialog(self._look, self._pane.window())
        if dialog.wanted():
            number, offset, _ = self._pane.place
            body, place = put_in(self._session.vorlage.body, number, offset, dialog.table)
            self._pane.replace_body("Tabelle einfügen", body, place)
        self._pane.setFocus()

    def _on_added(self) -> None:
        name = self.sender().objectName()
        if here := self._here():
            number, table, row, column = here
            label, by = ADDED[name]
            if name.startswith("table-row"):
                self._set(label, number, add_row(table, row + by), (row + by, column))
            else:
                self._set(label, number, add_column(table, column + by), (row, column + by))

    def _on_dropped(self) -> None:
        name = self.sender().objectName()
        if here := self._here():
            number, table, row, column = here
            left = None
            if name == "table-drop-row":
                left = drop_row(table, row)
            elif name == "table-drop-column":
                left = drop_column(table, column)
            self._set(DROPPED[name], number, left, (row, column))

    def _on_header(self, on: bool) -> None:
        self._change("Kopfzeile ändern", header_rows=int(on))

    def _on_wider(self) -> None:
        self._lines.step(1)

    def _on_narrower(self) -> None:
        self._lines.step(-1)

    def _on_natural(self) -> None:
        self._change("Spaltenbreiten ändern", widths=())

    def _on_caption(self) -> None:
        from vorlage_editor.ui.text.table_dialogs import CaptionDialog

        if here := self._here():
            dialog = CaptionDialog(here[1].caption, self._look, self._pane.window())
            if dialog.wanted():
                self._change("Beschriftung ändern", caption=dialog.caption)

    def _change(self, label: str, **fields: object) -> None:
        if here := self._here():
            number, table, *cell = here
            self._set(label, number, replace(table, **fields), (cell[0], cell[1]))
