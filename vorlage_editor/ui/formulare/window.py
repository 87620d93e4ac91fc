"""The window „Formulare“: what there is (left), its fields (middle), an example of it (right)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from vorlage_editor.ui.formulare.arms import ArmsPart
from vorlage_editor.ui.formulare.editing import FormEditing
from vorlage_editor.ui.formulare.example import FormsPreview
from vorlage_editor.ui.formulare.form_rows import form_rows
from vorlage_editor.ui.formulare.going_over import FormsGoingOver, unsaved_words
from vorlage_editor.ui.formulare.groups import GROUPS
from vorlage_editor.ui.formulare.height import HeightPart
from vorlage_editor.ui.formulare.keys import FormsKeys
from vorlage_editor.ui.formulare.kinds import KindsPart
from vorlage_editor.ui.formulare.page import FormsPage, Special
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import (
    SEMIBOLD,
    column,
    holder,
    label,
    more_button,
    push,
    row,
    rule,
    tab_order,
    tool,
)
from vorlage_editor.ui.kit.rows import Row

if TYPE_CHECKING:
    from vorlage_editor.model.forms.draft import Path
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.formulare.shelf import FormsShelf
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings

TITLE = "Formulare"
SIZE, LEAST = (1280, 800), (760, 400)
LIST, LIST_LEAST, FIELDS_LEAST, PREVIEW_LEAST = 250, 190, 400, 300
ALL = LIST + FIELDS_LEAST + PREVIEW_LEAST
"""Pixels from which on all three planes fit."""
CAME = "„{name}“ ist da: Fassung {version}."
OPEN = " Ihre Änderungen daran sind noch nicht gespeichert; „Verwerfen“ zeigt die neue Fassung."
WRONG = "Noch nicht gespeichert: {message}"
WITHOUT = " Was noch nicht gespeichert ist, ist nicht dabei."
SAVED = "„{name}“ ist als Fassung {version} gespeichert. Vorhandene Vorlagen drucken wie bisher."


class FormsWindow(QDialog):
    """Edits the forms of ``shelf``; what is not yet kept stays while one looks at another."""

    def __init__(
        self,
        shelf: FormsShelf,
        look: Look,
        jobs: Jobs,
        messages: Messages,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*LEAST)
        self._shelf, self._look, self._messages = shelf, look, messages
        self._jobs, self._settings = jobs, settings
        self._chain: list[QWidget] = []
        self._goes_over = FormsGoingOver(messages, look, self)
        self._wants_preview = False  # in the place of the fields, where both do not fit
        self.editing = FormEditing(self)
        self.editing.open(shelf.forms.default)
        self._make_lists()
        self._make_pages()
        self._make_buttons()
        self._arrange()
        self._connect()
        self._on_forms_changed()
        self.groups.choose(GROUPS[0].name)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 60))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _make_lists(self) -> None:
        self.list = RowList(self._look, TITLE)
        self.groups = RowList(self._look, "Bereiche des Formulars")
        self.groups.show_rows([Row(text=group.title, key=group.name) for group in GROUPS])
        menu = QMenu(self)
        self.menu = {
            text: menu.addAction(text)
            for text in (
                "Neu aus diesem Formular …",
                "Umbenennen",
                "Für neue Vorlagen verwenden",
                "Importieren …",
                "Exportieren …",
                "Entfernen",
            )
        }
        self.more = more_button(self._look, "Formular: mehr", menu)
        self.new_button = push(self._look, "copy-plus", "Neues Formular …", "quiet")

    def _make_pages(self) -> None:
        editing, look = self.editing, self._look
        self.kinds = KindsPart(editing, look, self._shelf.forms.known, self._messages)
        arms = partial(ArmsPart, editing, look, self._jobs, self._messages, self._settings)
        fit = partial(HeightPart, editing, look)
        special: dict[str, Special] = {"arms": arms, "height": fit, "kinds": self._kinds}
        self.pages = {group.name: FormsPage(editing, look, group, special) for group in GROUPS}
        self.preview = FormsPreview(editing, look)

    def _kinds(self) -> QWidget:
        return self.kinds

    def _make_buttons(self) -> None:
        look = self._look
        self.undo_button = tool(look, "undo-2", "Rückgängig", "Strg+Z")
        self.redo_button = tool(look, "redo-2", "Wiederholen", "Strg+Y")
        self.preview_button = push(look, "scan-eye", "Vorschau", "quiet")
        self.preview_button.setCheckable(True)
        self.discard_button = push(look, "", "Verwerfen", "")
        self.close_button = push(look, "", "Schließen", "")
        self.save_button = push(look, "", "Speichern", "primary")
        self.save_button.setToolTip("Speichern (Strg+S)")
        self.said = label(look, "", "muted", -1, wrap=True)

    def _arrange(self) -> None:
        look = self._look
        title = label(look, TITLE, step=1, weight=SEMIBOLD)
        head = holder(row(title, None, self.more, margins=(20, 0, 8, 0)), "head", 44)
        new = row(self.new_button, None, margins=(16, 4, 8, 8))
        left = column(head, 8, self.list, new, rule(), 8, self.groups)
        left.setStretch(2, 1)
        left.setStretch(6, 1)
        self._left = holder(left, "plane")
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for side, least in (
            (self._left, LIST_LEAST),
            (self.stack, FIELDS_LEAST),
            (self.preview, PREVIEW_LEAST),
        ):
            side.setMinimumWidth(least)
            self.split.addWidget(side)
        self.split.setStretchFactor(0, 0)
        buttons = row(
            self.undo_button, self.redo_button, 12, self.said, self.preview_button,
            self.discard_button, self.close_button, self.save_button,
            margins=(12, 8, 20, 10), gap=8,
        )  # fmt: skip
        buttons.setStretch(3, 1)
        lines = column(self.split, rule(), buttons)
        lines.setStretch(0, 1)
        self.setLayout(lines)

    def _connect(self) -> None:
        self.list.stepped.connect(self._on_form_stepped)
        self.list.opened.connect(self._on_form_opened)
        self.groups.stepped.connect(self._on_group_stepped)
        self.groups.opened.connect(self._on_group_opened)
        self.kinds.chosen.connect(self.preview.choose)
        self.editing.changed.connect(self._on_changed)
        self.editing.edited.connect(self._on_edited)
        self._shelf.changed.connect(self._on_forms_changed)
        self._shelf.kept.connect(self._on_kept)
        self._shelf.came.connect(self._on_came)
        slots = (
            self._on_new, self._on_rename, self._on_usual, self._on_import, self._on_export,
            self._on_remove,
        )  # fmt: skip
        for action, slot in zip(self.menu.values(), slots, strict=True):
            action.triggered.connect(slot)
        self.new_button.clicked.connect(self._on_new)
        self.undo_button.clicked.connect(self.editing.undo)
        self.redo_button.clicked.connect(self.editing.redo)
        self.preview_button.toggled.connect(self._on_preview)
        self.discard_button.clicked.connect(self.editing.discard)
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        FormsKeys(self, self.editing, self.save, self._on_rename)

    # What is shown

    @property
    def page(self) -> FormsPage:
        """The page that one sees."""
        return self.pages[self.groups.key or GROUPS[0].name]

    def show_group(self, name: str) -> None:
        """Show the fields of a group."""
        self.groups.choose(name)

    def arrange(self) -> None:
        """Divide the window; where it is narrow, the preview takes the place of the fields."""
        narrow = self.width() < ALL
        self.preview_button.setVisible(narrow)
        alone = narrow and self._wants_preview
        self.stack.setVisible(not alone)
        self.preview.setVisible(not narrow or alone)
        left = LIST if not narrow else LIST_LEAST + 20
        right = 0 if narrow else max(PREVIEW_LEAST, (self.width() - left) * 44 // 100)
        rest = self.width() - left
        self.split.setSizes([left, 0, rest] if alone else [left, rest - right, right])

    def _on_changed(self) -> None:
        editing = self.editing
        self._refresh()
        self.undo_button.setEnabled(bool(editing.undo_label))
        self.redo_button.setEnabled(bool(editing.redo_label))
        self.discard_button.setEnabled(editing.is_changed)
        self.save_button.setEnabled(editing.is_changed)
        self._show_list()

    def _refresh(self) -> None:
        """Show the draft on the page; Tab goes through it in the order in which one sees it."""
        self.page.refresh()
        if (chain := self.page.chain) != self._chain:
            self._chain = chain
            tab_order(self.groups, *chain)

    def _on_edited(self) -> None:
        self._say("")

    def _on_forms_changed(self) -> None:
        """The shelf has other forms now."""
        forms = self._shelf.forms
        self.editing.open(forms.by_id(self.editing.form.id) or forms.default)
        self._show_list()

    def _show_list(self) -> None:
        forms = self._shelf.forms
        with QSignalBlocker(self.list):
            self.list.show_rows(form_rows(forms, self.editing.unsaved))
            self.list.choose(self.editing.form.id)
        form = self.editing.form
        self.menu["Für neue Vorlagen verwenden"].setEnabled(form != forms.default)
        remove = self.menu["Entfernen"]
        remove.setEnabled(form.id in forms.own)
        back = form.id in self._shelf.shipped
        remove.setText("Auf mitgelieferte Fassung zurücksetzen" if back else "Entfernen")

    def _on_form_stepped(self, form_id: str) -> None:
        form = self._shelf.forms.by_id(form_id)
        if form and form_id != self.editing.form.id:
            self.editing.open(form)

    def _on_form_opened(self) -> None:
        self.groups.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_group_stepped(self, name: str) -> None:
        if name:
            self.stack.setCurrentWidget(self.pages[name])
            self._refresh()
        if name == "kinds":
            self.preview.choose(self.kinds.place)

    def _on_group_opened(self) -> None:
        self.page.focus_first()

    def _on_preview(self, on: bool) -> None:
        self._wants_preview = on
        self.preview_button.setText("Felder" if on else "Vorschau")
        self.arrange()

    # Doing

    def save(self) -> None:
        """Keep the form as its next version; where something is wrong, go there."""
        errors = self.editing.errors
        if errors:
            self.go_to(errors[0].path)
            self._say(WRONG.format(message=errors[0].message))
        elif self.editing.is_changed and self._goes_over(self.editing, self.go_to):
            self._shelf.keep(self.editing.draft.result)

    def go_to(self, path: Path) -> None:
        """Go to the field at ``path``, and show what is wrong there."""
        for name, page in self.pages.items():
            editor = page.editor_at(path)
            if editor is not None:
                self.show_group(name)
                page.visit_all()
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                page.ensureWidgetVisible(editor, 0, 60)
                return

    def _on_kept(self, form: Form) -> None:
        self.editing.keep(form)
        self._say(SAVED.format(name=form.name, version=form.version))

    def _on_came(self, form: Form) -> None:
        """Show a form that is new here."""
        is_open = form.id in [one.id for one in self.editing.unsaved]
        if is_open:
            self.editing.keep(form)
        else:
            self.editing.forget(form.id)
        self.editing.open(form)
        self._say(CAME.format(name=form.name, version=form.version) + (OPEN if is_open else ""))

    def _on_new(self) -> None:
        self._shelf.ask_new(self.editing.draft.result, self)

    def _on_rename(self) -> None:
        self.show_group(GROUPS[0].name)
        name = self.page.editor_at(("form", "name"))
        if isinstance(name, QLineEdit):
            name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            name.selectAll()

    def _on_usual(self) -> None:
        self._shelf.make_usual(self.editing.form.id)
        self._say(f"Neue Vorlagen beginnen mit dem Formular „{self.editing.form.name}“.")

    def _on_import(self) -> None:
        self._shelf.bring_in()

    def _on_export(self) -> None:
        self._say("")
        more = WITHOUT if self.editing.is_changed else ""
        self._shelf.export(self.editing.form, self._say, more)

    def _on_remove(self) -> None:
        if self._shelf.remove(self.editing.form):
            self.editing.forget(self.editing.form.id)

    def _say(self, words: str) -> None:
        if words != self.said.text():
            self.said.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Closing

    def may_close(self) -> bool:
        """Ask before changes are lost."""
        unsaved = self.editing.unsaved
        question = "Ohne Speichern schließen"
        return not unsaved or self._messages.ask(unsaved_words(unsaved), question)

    @override
    def reject(self) -> None:
        if self.may_close():
            self.preview.close_preview()
            super().reject()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
