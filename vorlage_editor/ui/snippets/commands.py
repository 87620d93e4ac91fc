"""What the menu Einfügen does with Textbausteine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QMenu

from vorlage_editor.model.body import Body, flow
from vorlage_editor.model.snippets import Snippet, merged
from vorlage_editor.ui.document.text_clipboard import MIME, insert
from vorlage_editor.ui.kit.actions import Spec
from vorlage_editor.ui.kit.shelf import Shelf
from vorlage_editor.ui.snippets.shelf import KIND

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.snippets.shelf import SnippetShelf
    from vorlage_editor.ui.text.text_pane import TextPane

ACTIONS: tuple[Spec, ...] = (
    Spec("insert-snippet", 210, "Te&xtbaustein …", ("Ctrl+Shift+T",), "text-quote", needs="text"),
    Spec("insert-snippet-new", 220, "Aus&wahl als Textbaustein speichern …", needs="selection"),
    Spec("insert-snippets", 230, "Textbausteine &verwalten …", needs="draft"),
)
INSERT = "Textbaustein einfügen"
NOTHING = (
    "In der Auswahl ist kein Text, der sich als Textbaustein speichern lässt. Bilder gehören zu "
    "ihrer Vorlage. Ihre Vorlage ist unverändert. Bitte markieren Sie Text, Listen oder Tabellen."
)
SAVED = "Als Textbaustein „{name}“ gespeichert"
WITHOUT_PICTURES = "; Bilder sind nicht dabei"


class SnippetCommands(QObject):
    """Connects the shelf of Textbausteine with the text of the window."""

    def __init__(
        self,
        shell: Shell,
        tools: Tools,
        session: Session,
        pane: TextPane,
        sheet: QAbstractScrollArea,
    ) -> None:
        super().__init__(pane)
        self._shell, self._look, self._session = shell, tools.look, session
        self._pane, self._sheet = pane, sheet
        more = tools.folder, tools.jobs, tools.messages, tools.settings
        self._shelf: SnippetShelf = Shelf(KIND, *more)
        self._shelf.setParent(self)
        self._saving = shell.actions["insert-snippet-new"]
        self._pane.caret_moved.connect(self._on_caret_moved)
        self._on_caret_moved()

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "insert-snippet": self._on_insert,
            "insert-snippet-new": self._on_new,
            "insert-snippets": self._on_manage,
        }

    def entries(self, _menu: QMenu, cursor: QTextCursor) -> list[QAction]:
        """Return what the text's menu offers of this at ``cursor``."""
        return [self._saving] if cursor.hasSelection() else []

    def _on_caret_moved(self) -> None:
        """Offer to save while there is a selection."""
        self._saving.setEnabled(self._pane.textCursor().hasSelection())

    def _on_insert(self) -> None:
        """Open the chooser at the caret."""
        from vorlage_editor.ui.snippets.chooser import SnippetChooser

        if self._shelf.read():
            chooser = SnippetChooser(self._shelf.value, self._look, self._shell.window)
            chooser.chosen.connect(self._on_chosen)
            chooser.left.connect(self._pane.setFocus)
            chooser.managing.connect(self._on_manage)
            chooser.show_at(self._caret(), self._room())

    def _caret(self) -> QRect:
        """Return where the caret is on the screen; at the sheet's edge if it is out of sight."""
        caret, seen = self._pane.cursorRect(), self._sheet.viewport()
        caret.moveTopLeft(self._pane.viewport().mapToGlobal(caret.topLeft()))
        room = QRect(seen.mapToGlobal(seen.rect().topLeft()), seen.size())
        caret.moveTop(max(room.top(), min(caret.top(), room.bottom() - caret.height())))
        return caret

    def _room(self) -> QRect:
        return self._pane.screen().availableGeometry()

    def _on_chosen(self, snippet: Snippet) -> None:
        session = self._session
        if session.may_edit():
            with session.named(INSERT):
                insert(self._pane.textCursor(), session.text.formats, snippet.body)
        self._pane.setFocus()

    def _on_new(self) -> None:
        """Ask for a name and keep what is selected."""
        from vorlage_editor.ui.snippets.dialog import SnippetNameDialog

        body = self._selected()
        if Snippet("", body).is_empty:
            self._shell.tell(NOTHING)
        elif self._shelf.read():
            whole = Snippet("", body).body
            dialog = SnippetNameDialog(whole, self._shelf, self._look, self._shell.window)
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            snippet = dialog.snippet
            dialog.deleteLater()
            if accepted:
                self._keep(snippet, complete=whole == body)

    def _selected(self) -> Body:
        """Return what is selected, as it would be copied."""
        copied = self._pane.createMimeDataFromSelection().data(MIME).data()
        return flow(msgspec.json.decode(copied, type=Body))

    def _keep(self, snippet: Snippet, *, complete: bool) -> None:
        """Keep ``snippet`` and say under which name it is found."""
        before = self._shelf.value
        new = [one.name for one in merged(before, (snippet,)) if one not in before]
        words = SAVED.format(name=new[0] if new else snippet.name)
        said = partial(self._shell.tell, words + ("" if complete else WITHOUT_PICTURES))
        self._shelf.change(partial(merged, more=(snippet,)), done=said)

    def _on_manage(self) -> None:
        from vorlage_editor.ui.snippets.dialog import SnippetDialog

        if self._shelf.read():
            dialog = SnippetDialog(self._shelf, self._look, self._shell.window)
            dialog.exec()
            dialog.deleteLater()
