"""The middle of the dialog of master data: the entries of one part, to choose, add and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.ui.kit.fields import Combo, name_aloud
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import column, holder, push, row, rule, tool
from vorlage_editor.ui.kit.side_panel import Notice
from vorlage_editor.ui.masterdata.parts import PARTS
from vorlage_editor.ui.masterdata.rows import NEW, entry_rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from vorlage_editor.model.masterdata.edits import Entry, Part
    from vorlage_editor.ui.kit.look import Look

ALL = "Alle Gremien"
WIDTH = 272


class EnterKey(QObject):
    """Hears of Enter in a list: unlike a click, which only chooses, it goes on from there."""

    pressed = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not isinstance(event, QKeyEvent) or event.key() not in enter:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.pressed.emit()
        return True


class EntryColumn(QWidget):
    """A list of entries, of meetings with a choice of the committee above it."""

    filtered = Signal()
    """The meetings of another committee are shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.list = RowList(look, "Einträge")
        self.filter = Combo("Nur Sitzungen von", [ALL])
        self.filter.setCurrentIndex(0)
        self.filter.currentIndexChanged.connect(self._on_filtered)
        self.add_button = push(look, "plus", "Hinzufügen", "quiet")
        self.add_button.setToolTip("Hinzufügen (Strg+N)")
        self.delete_button = tool(look, "trash-2", "Löschen", "Entf", tone="muted")
        self.undo = Notice(look, "Rückgängig")
        tools = row(self.add_button, None, self.delete_button, margins=(20, 4, 8, 6))
        self._filter_box = holder(row(self.filter, margins=(12, 10, 12, 4)))
        lines = column(self._filter_box, 8, self.list, self.undo, rule(), tools)
        lines.setStretch(2, 1)
        both = row(lines, rule(upright=True))
        both.setStretch(0, 1)
        self.setLayout(both)
        self.setFixedWidth(WIDTH)
        name_aloud(self.filter)

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.filter, self.list, self.add_button, self.delete_button]

    @property
    def committee(self) -> str:
        """Whose meetings alone are shown; empty for those of all."""
        return self.filter.currentText() if self.filter.currentIndex() > 0 else ""

    @property
    def keys(self) -> list[str]:
        """The keys of the entries that are kept, as they stand."""
        return [one.key for one in self.list.rows if one.key and one.key != NEW]

    def show_part(self, part: Part) -> None:
        """Be about ``part`` from now on."""
        words = PARTS[part]
        self.undo.hide()
        self._filter_box.setVisible(part == "meetings")
        self.add_button.setText(words.add)
        self.add_button.setAccessibleName(words.add)
        self.list.setAccessibleName(words.title)

    def show_committees(self, office: Office) -> None:
        """Offer the committees whose meetings alone can be shown."""
        only = self.committee
        with QSignalBlocker(self.filter):
            self.filter.set_choices([ALL, *(one.name for one in office.committees)])
            self.filter.setCurrentIndex(max(0, self.filter.findText(only)))

    def show_entries(
        self, part: Part, office: Office, unsaved: Collection[Entry | None], key: str
    ) -> None:
        """List the entries of ``part``, the one called ``key`` chosen."""
        only = self.committee if part == "meetings" else ""
        with QSignalBlocker(self.list):
            self.list.show_rows(entry_rows(part, office, unsaved, only))
            self.list.choose(key)
        self.delete_button.setEnabled(bool(key))

    def _on_filtered(self) -> None:
        self.filtered.emit()
