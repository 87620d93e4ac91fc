"""What can be done with a row of the library, as a menu at it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from vorlage_editor.model.related import RELATIONS

if TYPE_CHECKING:
    from vorlage_editor.model.vorlage import Relation
    from vorlage_editor.ui.panels.library_panel import LibraryPanel

WORDS: dict[Relation, str] = {
    "Ergänzung": "&Ergänzung",
    "Austausch": "&Austausch",
    "Neufassung": "&Neufassung",
    "Bezug": "Vorlage mit &Bezug",
}


class LibraryMenu(QObject):
    """Opens at a right click, and with the menu key at the chosen row."""

    def __init__(self, library: LibraryPanel) -> None:
        super().__init__(library)
        self._library, self._list = library, library.list
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_wanted)

    def menu(self) -> QMenu:
        """Return the menu for the chosen row."""
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        library = self._library
        if library.in_trash:
            menu.addAction("&Wiederherstellen").triggered.connect(library.restore)
            menu.addAction("&Endgültig löschen …").triggered.connect(library.ask_to_erase)
            return menu
        menu.addAction("Ö&ffnen").triggered.connect(library.open_chosen)
        menu.addAction("&Duplizieren").triggered.connect(library.duplicate)
        more = menu.addMenu("Neue Vorlage &hierzu")
        for relation in RELATIONS:
            action = more.addAction(WORDS[relation])
            action.triggered.connect(partial(self._on_goes_with, relation))
        menu.addSeparator()
        menu.addAction("In den &Papierkorb").triggered.connect(library.trash)
        return menu

    def _on_goes_with(self, relation: Relation, *_: object) -> None:
        if key := self._list.key:
            self._library.goes_with_requested.emit(key, relation)

    def _on_wanted(self, place: QPoint) -> None:
        if self._list.key:
            row = self._list.visualRect(self._list.currentIndex())
            at = place if row.contains(place) else row.center()
            self.menu().popup(self._list.viewport().mapToGlobal(at))
