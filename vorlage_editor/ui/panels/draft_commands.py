"""What is done with whole drafts: from menus, from the start page and from the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMenu

from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.kit.actions import SAVE, Key, Spec
from vorlage_editor.ui.panels.library_menu import LibraryMenu

if TYPE_CHECKING:
    from vorlage_editor.store.rows import DraftRow
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.shell import Shell
    from vorlage_editor.ui.panels.library_panel import LibraryPanel
    from vorlage_editor.ui.panels.start_page import StartPage
    from vorlage_editor.ui.paper.workplace import Workplace
    from vorlage_editor.work.reading import Found

ACTIONS: tuple[Spec, ...] = (
    Spec("file-new", 110, "&Neu …", ("Ctrl+N",), "plus"),
    Spec("file-open", 120, "Ö&ffnen …", ("Ctrl+O",), "file-input"),
    Spec("file-text-file", 130, "&Textdatei …", submenu="Aus Te&xt übernehmen"),
    Spec("file-text-clipboard", 131, "&Zwischenablage", submenu="Aus Te&xt übernehmen"),
    Spec("file-duplicate", 210, "&Duplizieren", ("Ctrl+D",), "copy-plus", needs="draft"),
    Spec("file-trash", 230, "In den &Papierkorb", icon="trash-2", needs="draft"),
    Spec("file-save", 310, "Jetzt &speichern", SAVE, needs="draft"),
    Spec("edit-search", 410, "&Vorlagen durchsuchen", ("Ctrl+Shift+F",), "search"),
    Spec("help-example", 110, "&Beispiel ansehen", icon="file-text"),
)
KEYS = (Key("In den Papierkorb", "unter Vorlagen", ("Del",)),)


class DraftCommands(QObject):
    """Connects menus, start page and library with the workplace."""

    def __init__(
        self,
        shell: Shell,
        look: Look,
        workplace: Workplace,
        library: LibraryPanel,
        start: StartPage,
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._look, self._workplace = shell, look, workplace
        self._library, self._start = library, start
        LibraryMenu(library)
        start.new_requested.connect(workplace.new)
        start.open_requested.connect(workplace.open_file)
        start.text_requested.connect(self._on_text_requested)
        start.example_requested.connect(workplace.show_example)
        library.chosen.connect(workplace.open)
        library.duplicate_requested.connect(workplace.duplicate)
        library.goes_with_requested.connect(workplace.go_with)
        library.trash_requested.connect(workplace.trash)
        library.restore_requested.connect(workplace.restore)
        library.erase_requested.connect(workplace.erase)
        library.search_changed.connect(workplace.search)
        workplace.recognised.connect(self._on_recognised)
        workplace.duplicated.connect(self._on_duplicated)
        workplace.created.connect(library.show_all)
        workplace.keeper.listed.connect(self._on_listed)
        workplace.keeper.trash_listed.connect(library.show_trash)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        workplace = self._workplace
        return {
            "file-new": self._on_new,
            "file-open": workplace.open_file,
            "file-text-file": workplace.text_from_file,
            "file-text-clipboard": workplace.text_from_clipboard,
            "file-duplicate": self._on_duplicate,
            "file-trash": self._on_trash,
            "file-save": workplace.autosave.save_now,
            "edit-search": self._on_search,
            "help-example": workplace.show_example,
        }

    def _on_new(self) -> None:
        """Ask what to write next; Escape leads back to the paper that was open."""
        self._workplace.close_draft()
        self._start.setFocus()

    def _on_duplicate(self) -> None:
        self._workplace.duplicate(self._workplace.session.draft)

    def _on_trash(self) -> None:
        self._workplace.trash([self._workplace.session.draft])

    def _on_search(self) -> None:
        self._shell.show_panel("library")
        self._library.focus_search()

    def _on_text_requested(self) -> None:
        """Ask where the text comes from, at the card that was chosen."""
        menu, card = QMenu(self._shell.window), self._start.text_card
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("file-text-file", "file-text-clipboard"):
            menu.addAction(self._shell.actions[name])
        menu.popup(card.mapToGlobal(card.rect().bottomLeft()))

    def _on_recognised(self, found: Found) -> None:
        if self._is_wanted(found):
            self._workplace.take_over(found)

    def _is_wanted(self, found: Found) -> bool:
        """Show what was recognised of a text and ask whether to take it over."""
        from vorlage_editor.ui.text.text_import_dialog import TextImportDialog

        dialog = TextImportDialog(found.vorlage, found.form, self._look, self._shell.window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _on_duplicated(self) -> None:
        self._shell.go_to(FieldRef("number"))

    def _on_listed(self, rows: list[DraftRow]) -> None:
        self._library.show_rows(rows, self._workplace.session.draft)
