"""Links, check boxes and page breaks: what the menu Einfügen puts into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from vorlage_editor.model.body import PageBreak, Paragraph
from vorlage_editor.model.edits import put_in
from vorlage_editor.ui.document import text_boxes, text_links
from vorlage_editor.ui.kit.parts import tip
from vorlage_editor.ui.text.link_dialog import LinkDialog
from vorlage_editor.ui.text.text_mouse import TextMouse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QMenu

    from vorlage_editor.ui.kit.actions import Actions
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane

HELPS = "typing/helps"


class InsertCommands(QObject):
    """Connects these actions with the text pane."""

    def __init__(
        self, actions: Actions, pane: TextPane, session: Session, look: Look, settings: Settings
    ) -> None:
        super().__init__(pane)
        self._actions, self._pane, self._session = actions, pane, session
        self._look, self._settings = look, settings
        TextMouse(pane)
        pane.helps = settings.read(HELPS, True)
        actions["format-helps"].setChecked(pane.helps)

    def handlers(self) -> dict[str, Callable[..., object]]:
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

    def _on_link(self) -> None:
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
        self._pane.helps = on
        self._settings.write(HELPS, on)
