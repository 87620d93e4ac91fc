"""Links, check boxes and page breaks: what the menu Einfügen puts into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from vorlage_editor.model.body import PageBreak, Paragraph
from vorlage_editor.model.edits import put_in
from vorlage_editor.model.text import clean_link
from vorlage_editor.ui.document import text_boxes, text_links
from vorlage_editor.ui.kit.actions import Key, Spec
from vorlage_editor.ui.kit.opening import NO_LINK
from vorlage_editor.ui.kit.parts import tip
from vorlage_editor.ui.text.text_mouse import TextMouse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QMenu

    from vorlage_editor.ui.kit.actions import Actions, Handlers
    from vorlage_editor.ui.kit.shell import Tools
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane

ACTIONS: tuple[Spec, ...] = (
    Spec("insert-link", 330, "&Link …", ("Ctrl+K",), "link", needs="text"),
    Spec("insert-box", 340, "&Kästchen zum Ankreuzen", icon="square-check", needs="text"),
    Spec("insert-page-break", 350, "Seiten&umbruch", ("Ctrl+Return", "Ctrl+Enter"), needs="flow"),
    Spec("format-unlink", 270, "Link entfe&rnen", needs="text"),
    Spec("format-helps", 410, "Be&im Schreiben ersetzen", checkable=True),
)
KEYS = (
    Key("Ankreuzen", "vor einem Kästchen", ("Space",)),
    Key("Link öffnen", "", ("Ctrl+Click",)),
)
HELPS = "typing/helps"


class InsertCommands(QObject):
    """Connects these actions with the text pane."""

    def __init__(self, actions: Actions, tools: Tools, session: Session, pane: TextPane) -> None:
        super().__init__(pane)
        self._actions, self._pane, self._session = actions, pane, session
        self._look, self._settings, self._programs = tools.look, tools.settings, tools.programs
        TextMouse(pane)
        pane.link_opened.connect(self._on_link_opened)
        helps = tools.settings.read(HELPS, True)
        pane.set_helps(on=helps)
        actions["format-helps"].setChecked(helps)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "insert-link": self._on_link,
            "insert-box": self._on_box,
            "insert-page-break": self._on_page_break,
            "format-unlink": self._on_unlink,
            "format-helps": self._on_helps,
        }

    def entries(self, menu: QMenu, cursor: QTextCursor) -> Sequence[QAction]:
        """Return what the context menu offers at a link."""
        address = text_links.link_at(cursor)
        if not address:
            return []
        opening = QAction("Link ö&ffnen", menu)
        opening.setData(address)
        opening.setToolTip(tip(address))
        opening.triggered.connect(self._on_open)
        return [opening, self._actions["insert-link"], self._actions["format-unlink"]]

    def _on_open(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._pane.link_opened.emit(action.data())

    def _on_link_opened(self, address: str) -> None:
        """Open what is an address that a paper may have."""
        if address := clean_link(address):
            self._programs.open(address, NO_LINK.format(address=address))

    def _on_link(self) -> None:
        from vorlage_editor.ui.text.link_dialog import LinkDialog

        cursor = text_links.whole_link(self._pane.textCursor())
        one = text_links.in_one_block(cursor)
        words = cursor.selectedText() if one else None
        old = text_links.link_at(cursor)
        dialog = LinkDialog(words, old, self._look, self._pane.window())
        if dialog.wanted():
            self._pane.setTextCursor(cursor)
            label = "Link ändern" if old else "Link einfügen"
            self._pane.do(label, text_links.set_link, dialog.address, dialog.words)
        self._pane.setFocus()

    def _on_unlink(self) -> None:
        self._pane.setTextCursor(text_links.whole_link(self._pane.textCursor()))
        self._pane.do("Link entfernen", text_links.set_link, "")

    def _on_box(self) -> None:
        self._pane.do("Kästchen einfügen", text_boxes.insert)
        self._pane.setFocus()

    def _on_page_break(self) -> None:
        number, offset, _ = self._pane.place
        body, place = put_in(self._session.vorlage.body, number, offset, PageBreak())
        if place + 1 == len(body):
            body = (*body, Paragraph())
        self._pane.replace_body("Seitenumbruch", body, place + 1)

    def _on_helps(self, on: bool) -> None:
        self._pane.set_helps(on=on)
        self._settings.write(HELPS, on)
