"""Dialogs for Textbausteine: the name of a new one, and all of them to be looked after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView, QDialog, QWidget
from typing_extensions import override

from vorlage_editor.model.body import Paragraph
from vorlage_editor.model.snippets import (
    LONGEST,
    Snippet,
    by_name,
    free_name,
    merged,
    proposed_name,
    renamed,
    without,
)
from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import (
    SEMIBOLD,
    answers,
    column,
    holder,
    label,
    push,
    row,
    rule,
    tab_order,
)
from vorlage_editor.ui.kit.side_panel import Notice
from vorlage_editor.ui.snippets.preview import SnippetPreview
from vorlage_editor.ui.snippets.rows import NONE_YET, snippet_rows
from vorlage_editor.ui.snippets.shelf import counted

if TYPE_CHECKING:
    from vorlage_editor.model.body import Body
    from vorlage_editor.model.snippets import Snippets
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.snippets.shelf import SnippetShelf

NAME_TITLE = "Auswahl als Textbaustein speichern"
NAME_HINT = "Unter diesem Namen finden Sie ihn wieder"
TITLE = "Textbausteine"
LEAD = "Eingefügt werden sie im Text mit Strg+Umschalt+T. Sie gelten für alle Vorlagen."
NAME_SIZE = 520, 400
SIZE = 860, 540
TITLE_BAR = 40
LIST = 300


class SnippetNameDialog(QDialog):
    """Accepted, ``snippet`` is what is to be kept."""

    def __init__(self, body: Body, shelf: SnippetShelf, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._body, self._shelf = body, shelf
        self.setWindowTitle(NAME_TITLE)
        self.resize(*NAME_SIZE)
        self.name = Line("Name", NAME_HINT)
        self.name.setMaxLength(LONGEST)
        self.name.setText(proposed_name(body))
        self.note = label(look, " ", "muted", -1, wrap=True)
        self.preview = SnippetPreview(look, side=24)
        self.preview.show_body(body)
        self.accept_button, self.cancel_button = answers(self, look, "Speichern")
        self.name.textChanged.connect(self._on_named)
        head = row(label(look, NAME_TITLE, step=5, weight=SEMIBOLD), margins=(24, 20, 24, 14))
        fields = column(Field(look, "Name", self.name), self.note, margins=(24, 0, 24, 8), gap=3)
        buttons = row(None, self.cancel_button, self.accept_button, margins=(24, 12, 24, 16), gap=8)
        lines = column(head, fields, rule(), self.preview, rule(), buttons)
        lines.setStretch(3, 1)
        self.setLayout(lines)
        tab_order(self.name, self.preview, self.cancel_button, self.accept_button)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()
        self._on_named()

    @property
    def snippet(self) -> Snippet:
        """What is to be kept."""
        return Snippet(self.name.text(), self._body)

    def _on_named(self) -> None:
        wanted = self.snippet.name
        name = free_name(self._shelf.value, wanted)
        taken = f"„{wanted}“ gibt es schon und bleibt; dieser wird als „{name}“ gespeichert."
        words = "" if name == wanted else taken
        self.note.setText(words or " ")
        self.name.setAccessibleDescription(words)
        self.accept_button.setEnabled(bool(self.name.text().strip()))


class SnippetDialog(QDialog):
    """All Textbausteine with their content: rename, delete, import, export.

    Each change is kept at once; what was deleted can be taken back as long as the dialog is open.
    """

    def __init__(self, shelf: SnippetShelf, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._shelf, self._look = shelf, look
        self._removed: Snippets = ()
        self.setWindowTitle(TITLE)
        room = parent.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height() - TITLE_BAR))
        self.list = RowList(look, TITLE)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.say_if_empty(NONE_YET)
        self.name = Line("Name")
        self.name.setMaxLength(LONGEST)
        self.preview = SnippetPreview(look)
        self.undo = Notice(look, "Rückgängig")
        self.said = label(look, " ", "muted", -1, wrap=True)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._refresh(shelf.value[0].name if shelf.value else "")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self) -> None:
        look = self._look
        self.import_button = push(look, "", "Importieren …", "quiet")
        self.export_button = push(look, "", "Alle exportieren …", "quiet")
        self.some_button = push(look, "", "Markierte exportieren …", "quiet")
        self.delete_button = push(look, "trash-2", "Löschen", "quiet")
        self.delete_button.setToolTip("Löschen (Entf)")
        self.close_button = push(look, "", "Schließen", "primary")
        self.buttons = (
            self.import_button, self.export_button, self.some_button, self.delete_button,
        )  # fmt: skip
        self.close_button.setDefault(True)

    def _arrange(self) -> None:
        look = self._look
        title = label(look, TITLE, step=5, weight=SEMIBOLD)
        head = column(title, 4, label(look, LEAD, "muted", wrap=True), margins=(24, 20, 24, 14))
        left = column(self.list, self.undo)
        self.list.setFixedWidth(LIST)
        self.undo.setFixedWidth(LIST)
        name = holder(row(Field(look, "Name", self.name), margins=(12, 12, 24, 8)))
        right = column(name, self.preview)
        right.setStretch(1, 1)
        middle = row(left, rule(upright=True), right)
        middle.setStretch(2, 1)
        buttons = row(*self.buttons, None, self.close_button, margins=(20, 8, 24, 16), gap=10)
        said = row(self.said, margins=(24, 10, 24, 0))
        lines = column(head, rule(), middle, rule(), said, buttons)
        lines.setStretch(2, 1)
        self.setLayout(lines)
        tab_order(self.list, self.name, self.preview, *self.buttons, self.close_button)

    def _connect(self) -> None:
        self.list.stepped.connect(self._on_stepped)
        self.list.opened.connect(self._on_opened)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.name.editingFinished.connect(self._on_renamed)
        self.undo.accepted.connect(self._on_undone)
        self.import_button.clicked.connect(self._on_import)
        self.export_button.clicked.connect(self._on_export)
        self.some_button.clicked.connect(self._on_export_some)
        self.delete_button.clicked.connect(self._on_delete)
        self.close_button.clicked.connect(self.accept)
        self._shelf.changed.connect(self._on_shelf_changed)
        for key, slot in (
            (QKeySequence.StandardKey.Delete, self._on_delete),
            (QKeySequence(Qt.Key.Key_F2), self._on_rename_asked),
        ):
            action = QAction(self.list)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.list.addAction(action)

    @property
    def selected(self) -> Snippets:
        """Those that are marked in the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self._shelf.value[place] for place in rows)

    def _refresh(self, current: str = "") -> None:
        """Show what the shelf has now, ``current`` chosen."""
        snippets = self._shelf.value
        self.list.show_rows(snippet_rows(snippets))
        self.list.choose(current or self.list.key)
        if not self.list.key and snippets:
            self.list.choose(snippets[0].name)
        self.export_button.setEnabled(bool(snippets))
        self._on_stepped(self.list.key)
        self._on_selected()

    def _on_stepped(self, key: str) -> None:
        found = by_name(self._shelf.value, key) if key else None
        with QSignalBlocker(self.name):
            self.name.setText(found.name if found else "")
        self.name.setEnabled(found is not None)
        self.preview.show_body(found.body if found else (Paragraph(),))

    def _on_selected(self) -> None:
        on = bool(self.selected)
        self.some_button.setEnabled(on)
        self.delete_button.setEnabled(on)

    def _on_opened(self) -> None:
        if len(self.selected) == 1:
            self._on_rename_asked()

    def _on_rename_asked(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _on_renamed(self) -> None:
        old, new = self.list.key, self.name.text().strip()
        if not old or not new or new == old:
            self.name.setText(old)
            return
        before = self._shelf.value
        self._shelf.change(partial(renamed, old=old, new=new))
        changed = [one.name for one in self._shelf.value if one not in before]
        self._refresh(changed[0] if changed else old)

    def _on_delete(self) -> None:
        gone, place = self.selected, self.list.currentIndex().row()
        if gone:
            names = tuple(one.name for one in gone)
            self._shelf.change(partial(without, names=names), failed=self._on_not_deleted)
            self._removed = gone
            left = self._shelf.value
            self._refresh(left[min(place, len(left) - 1)].name if left else "")
            what = f"„{gone[0].name}“" if len(gone) == 1 else counted(len(gone))
            self.undo.say(f"{what} gelöscht.")

    def _on_not_deleted(self) -> None:
        self.undo.hide()

    def _on_undone(self) -> None:
        self._shelf.change(partial(merged, more=self._removed))
        self._refresh(self._removed[0].name)
        self.undo.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_import(self) -> None:
        self._say("")
        self._shelf.bring_in(self._say)

    def _on_export(self) -> None:
        self._say("")
        self._shelf.export(self._say, self._shelf.value)

    def _on_export_some(self) -> None:
        self._say("")
        self._shelf.export(self._say, self.selected)

    def _on_shelf_changed(self) -> None:
        self._refresh()

    @override
    def done(self, result: int) -> None:
        """Wait for what is not written yet: what goes wrong is said while one sees of what."""
        self._shelf.finish()
        super().done(result)

    def _say(self, words: str) -> None:
        self.said.setText(words or " ")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape end the name's editing, not the dialog; Escape without a change."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not self.name.hasFocus() or not (enter or event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)
            return
        if not enter:
            self.name.setText(self.list.key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
