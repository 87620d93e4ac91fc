"""What each action of the window does: the other half of the table of actions."""

from __future__ import annotations

from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from vorlage_editor import __version__
from vorlage_editor.model.text import clean_link
from vorlage_editor.ui.formulare.commands import FormsCommands
from vorlage_editor.ui.kit.actions import FURTHER_KEYS
from vorlage_editor.ui.kit.menu_key import MenuKey
from vorlage_editor.ui.kit.opening import NO_LINK
from vorlage_editor.ui.kit.parts import application
from vorlage_editor.ui.masterdata.commands import OfficeCommands
from vorlage_editor.ui.panels.dismiss_commands import DismissCommands
from vorlage_editor.ui.panels.find_commands import FindCommands
from vorlage_editor.ui.snippets.commands import SnippetCommands
from vorlage_editor.ui.text.format_bar import FormatCommands
from vorlage_editor.ui.text.insert_commands import InsertCommands
from vorlage_editor.ui.text.long_paste import LongPaste
from vorlage_editor.ui.text.picture_commands import PictureCommands
from vorlage_editor.ui.text.spell_commands import SpellCommands
from vorlage_editor.ui.text.spelling import Spelling
from vorlage_editor.ui.text.table_commands import TableCommands
from vorlage_editor.ui.text.text_import_dialog import TextImportDialog
from vorlage_editor.ui.window.edit_commands import EditCommands
from vorlage_editor.ui.window.one_history import OneHistory
from vorlage_editor.ui.window.related_commands import RelatedCommands
from vorlage_editor.ui.window.status_commands import StatusCommands
from vorlage_editor.ui.window.zoom_commands import ZoomCommands

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.store.rows import DraftRow
    from vorlage_editor.ui.delivery.output_commands import OutputCommands
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.window.main_window import MainWindow

THEMES = {
    "view-system": ("system", Qt.ColorScheme.Unknown),
    "view-light": ("light", Qt.ColorScheme.Light),
    "view-dark": ("dark", Qt.ColorScheme.Dark),
}
PLACES = {
    "go-head": "subject",
    "go-route": "route[0].committee",
    "go-text": "body",
    "go-attachments": "attachments",
}
ON_SHEET = (
    *("insert-station", "insert-signature", "insert-related", "insert-attachment"),
    "insert-sections",
)
"""What goes to the sheet, which comes back if the preview has its place."""
KEY_LINES = 24
"""So many lines of the list of keys fit on a small screen."""
ABOUT = (
    "<b>Vorlagen-Editor {version}</b><br><br>Vorlagen für Rat und Ausschüsse schreiben, ohne "
    "Netz.<br>Alle Entwürfe liegen nur auf diesem Gerät.<br><br>Freie Software unter der EUPL-1.2."
)


class Commands(QObject):
    """Connects the table of actions with window, workplace and text."""

    def __init__(
        self,
        window: MainWindow,
        outputs: OutputCommands,
        review: Review,
        messages: Messages,
        folder: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._outputs, self._review = window, outputs, review
        self._messages, self._folder, self._programs = messages, folder, outputs.programs
        self._session, self._actions = window.session, window.actions_
        self._labels: tuple[str, str] | None = None  # what undo and redo say
        self._edit = EditCommands(self)
        self._edit.refused.connect(self._session.may_edit)
        self._find = FindCommands(window, messages.error)
        self._zoom = ZoomCommands(window)
        self._format = FormatCommands(self._actions, window.text_pane, self._session)
        self._tables = TableCommands(self._actions, window.text_pane, self._session, window.look)
        self._inserts = InsertCommands(
            self._actions, window.text_pane, self._session, window.look, window.settings
        )
        window.text_menu.add(self._inserts.entries)
        self._pictures = PictureCommands(window, window.workplace.jobs, messages)
        window.text_menu.add(self._pictures.entries)
        window.text_menu.add(self._tables.entries)
        self._snippets = SnippetCommands(window, folder, messages)
        MenuKey(window)
        self._spelling = SpellCommands(window, Spelling(folder, window.settings), messages)
        window.text_menu.add(self._spelling.entries, first=True)
        self._long_paste = LongPaste(window)
        self._related = RelatedCommands(window, review)
        self._status = StatusCommands(window)
        self._office = OfficeCommands(window, review, folder, messages)
        DismissCommands(window, review)
        self.forms = FormsCommands(window, messages)
        for name in ON_SHEET:  # first: what is hidden cannot have the focus
            self._actions[name].triggered.connect(self._on_sheet_wanted)
        self._actions.connect_all(
            self._tables.handlers()
            | self._inserts.handlers()
            | self._pictures.handlers()
            | self._file()
            | self._editing()
            | self._format.handlers()
            | self._places()
            | self._status.handlers()
            | self._office.handlers()
            | self.forms.handlers()
            | self._related.handlers()
            | self._view()
        )
        names = ("file-export-pdf", "file-duplicate")
        more = [self._actions[name] for name in names]
        undo, redo = self._actions["edit-undo"], self._actions["edit-redo"]
        history = OneHistory(undo, redo, window, window.text_pane, *more)
        history.opening.connect(window.text_menu.on_opening)
        history.opening.connect(self._spelling.on_opening)
        self._connect()
        self._show_theme()
        self._on_changed()

    def _file(self) -> dict[str, Callable[..., object]]:
        workplace = self._window.workplace
        return {
            "file-new": self._window.show_start,
            "file-open": workplace.open_file,
            "file-text-file": workplace.text_from_file,
            "file-text-clipboard": workplace.text_from_clipboard,
            "file-duplicate": self._on_duplicate,
            "file-trash": self._on_trash,
            "file-save": workplace.autosave.save_now,
            **self._outputs.handlers(),
            "file-quit": self._window.close,
            "help-example": workplace.show_example,
            "help-keys": self._on_keys,
            "help-folder": self._on_folder,
            "help-about": self._on_about,
        }

    def _editing(self) -> dict[str, Callable[..., object]]:
        sheet = self._window.sheet
        return {
            **self._edit.handlers(),
            **self._find.handlers(),
            **self._snippets.handlers(),
            **self._spelling.handlers(),
            "edit-undo": self._session.undo,
            "edit-redo": self._session.redo,
            "edit-search": self._on_search,
            "insert-station": sheet.add_station,
            "insert-signature": sheet.metadata.signatures.insert,
            "insert-attachment": sheet.add_attachment,
        }

    def _places(self) -> dict[str, Callable[..., object]]:
        handlers: dict[str, Callable[..., object]] = {
            "go-next-finding": self._on_next_finding,
            "go-previous-finding": self._on_previous_finding,
            "go-next-area": self._on_next_area,
            "go-previous-area": self._on_previous_area,
        }
        return handlers | dict.fromkeys(PLACES, self._on_place)

    def _view(self) -> dict[str, Callable[..., object]]:
        preview = self._window.preview
        return dict.fromkeys(THEMES, self._on_theme) | {
            "view-library": self._on_panel,
            "view-outline": self._on_panel,
            "view-findings": self._on_panel,
            "view-preview": self._on_preview,
            "view-print-preview": self._on_print_preview,
            "view-larger": preview.enlarge,
            "view-smaller": preview.reduce,
            **self._zoom.handlers(),
        }

    def _connect(self) -> None:
        window, workplace = self._window, self._window.workplace
        start, library = window.start_page, window.library
        start.new_requested.connect(workplace.new)
        start.open_requested.connect(workplace.open_file)
        start.text_requested.connect(self._on_text_requested)
        start.example_requested.connect(workplace.show_example)
        library.chosen.connect(workplace.open)
        library.duplicate_requested.connect(workplace.duplicate)
        library.trash_requested.connect(workplace.trash)
        library.restore_requested.connect(workplace.restore)
        library.erase_requested.connect(workplace.erase)
        library.search_changed.connect(workplace.search)
        workplace.choose_text = self._choose_text
        workplace.opened.connect(self._on_opened)
        workplace.duplicated.connect(self._on_duplicated)
        workplace.created.connect(library.show_all)
        workplace.keeper.listed.connect(self._on_listed)
        workplace.keeper.trash_listed.connect(library.show_trash)
        workplace.keeper.opened.connect(self._on_store_opened)
        workplace.keeper.failed.connect(self._messages.error)
        for field in (window.text_pane, window.sheet.subject.edit, window.sheet.notes.edit):
            field.refused.connect(self._messages.error)
        window.text_pane.inserted.connect(workplace.keep_pictures)
        window.text_pane.link_opened.connect(self._on_link_opened)
        window.text_pane.long_pasted.connect(self._long_paste.start)
        self._long_paste.read.connect(window.text_pane.paste_reading)
        self._long_paste.refused.connect(self._messages.error)
        workplace.opened.connect(self._long_paste.stop)
        for place in (window.text_pane, workplace):
            place.told.connect(window.status.tell)
        self._session.changed.connect(self._on_changed)
        application().focusChanged.connect(self._on_focus_changed)
        self._review.changed.connect(self._on_reviewed)

    # Enabling

    def _on_changed(self) -> None:
        """Undo and redo say what they would do."""
        labels = self._session.undo_label, self._session.redo_label
        if labels == self._labels:
            return
        self._labels = labels
        for name, label, word in (
            ("edit-undo", self._session.undo_label, "Rückgängig"),
            ("edit-redo", self._session.redo_label, "Wiederholen"),
        ):
            action: QAction = self._actions[name]
            action.setEnabled(bool(label))
            action.setText(f"&{word}: {label}" if label else f"&{word}")

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Offer formats while one writes; going to a bar or menu does not switch them off."""
        window = self._window
        areas = (window.rail, window.panels, window.start_page, window.sheet, window.preview_side)
        if now is not None and any(area.isAncestorOf(now) for area in areas):
            self._offer_formats(on=now is window.text_pane)

    def _offer_formats(self, *, on: bool) -> None:
        on = on and not self._session.locked
        self._format.offer(on=on)
        self._tables.offer(on=on)
        self._window.format_bar.block.setEnabled(on)

    def _on_opened(self) -> None:
        """Show what the checks say of a paper also if it is what they said of the last."""
        self._window.status.forget_notice()
        self._review.look_now()
        self._on_reviewed()

    def _on_duplicated(self) -> None:
        self._window.go_to("number")

    def _on_listed(self, rows: list[DraftRow]) -> None:
        self._window.library.show_rows(rows, self._session.draft)

    def _on_store_opened(self) -> None:
        """Say for good if nothing can be saved."""
        self._window.banner.say(self._window.workplace.keeper.notice)

    # Doing

    def _on_duplicate(self) -> None:
        self._window.workplace.duplicate(self._session.draft)

    def _on_trash(self) -> None:
        self._window.workplace.trash([self._session.draft])

    def _on_search(self) -> None:
        self._window.show_panel("library")
        self._window.library.focus_search()

    def _on_sheet_wanted(self) -> None:
        self._window.show_print_preview(on=False)

    def _on_place(self) -> None:
        self._window.go_to(PLACES[self.sender().objectName()])

    def _on_panel(self) -> None:
        self._window.toggle_panel(self.sender().objectName().removeprefix("view-"))

    def _on_preview(self, on: bool) -> None:
        self._window.show_preview(on=on)

    def _on_print_preview(self, on: bool) -> None:
        self._window.show_print_preview(on=on)

    def _on_next_finding(self) -> None:
        self._go_to_finding(1)

    def _on_previous_finding(self) -> None:
        self._go_to_finding(-1)

    def _go_to_finding(self, by: int) -> None:
        if finding := self._review.step(by):
            self._window.sheet.show_all_findings()
            self._window.go_to(finding.field)

    def _on_reviewed(self) -> None:
        findings = list(self._review.findings)
        self._window.sheet.show_findings(findings)
        body = self._session.vorlage.body
        self._window.findings.show_findings(findings, self._review.dismissed, body)
        if self._session.draft:
            self._window.status.show_findings(findings)
        worst = "error" if self._review.errors else "warn"
        self._window.rail.set_count("findings", len(findings), worst)

    # Areas

    def _on_next_area(self) -> None:
        self._window.step_area(1)

    def _on_previous_area(self) -> None:
        self._window.step_area(-1)

    # The rest

    def _choose_text(self, vorlage: Vorlage, form: Form) -> bool:
        """Show what was recognised of a text and ask whether to take it over."""
        dialog = TextImportDialog(vorlage, form, self._window.look, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _on_text_requested(self) -> None:
        self._window.show_text_menu()

    def _on_theme(self) -> None:
        self._window.settings.write("theme", THEMES[self.sender().objectName()][0])
        self._show_theme()

    def _show_theme(self) -> None:
        """Show the theme of the settings, also in what the system draws."""
        wanted = self._window.settings.read("theme", "system")
        for action, (name, scheme) in THEMES.items():
            self._actions[action].setChecked(name == wanted)
            if name == wanted:
                QGuiApplication.styleHints().setColorScheme(scheme)
        self._window.look.follow(wanted)

    def _on_keys(self) -> None:
        cells = [
            f"<td>{text}</td><td style='padding: 0 24px 0 8px'><b>{keys}</b></td>"
            for text, keys in (*(one[1:] for one in self._actions.shortcuts()), *FURTHER_KEYS)
        ]
        lines = ceil(len(cells) / ceil(len(cells) / KEY_LINES))
        columns = [cells[n : n + lines] for n in range(0, len(cells), lines)]
        rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip_longest(*columns, fillvalue=""))
        self._messages.about(f"<table style='white-space: nowrap'>{rows}</table>")

    def _on_folder(self) -> None:
        self._programs.show_folder(self._folder)

    def _on_link_opened(self, address: str) -> None:
        """Open what is an address that a paper may have."""
        if address := clean_link(address):
            self._programs.open(address, NO_LINK.format(address=address))

    def _on_about(self) -> None:
        self._messages.about(ABOUT.format(version=__version__))
