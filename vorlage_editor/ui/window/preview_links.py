"""Ties the preview to the sheet: a click leads to the field, and the pages follow the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QTextEdit

from vorlage_editor.model.spot import Spot
from vorlage_editor.ui.kit.parts import application

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.shell import Shell
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.preview.preview import Preview
    from vorlage_editor.ui.sheet.sheet import Sheet
    from vorlage_editor.ui.text.text_pane import TextPane


class PreviewLinks(QObject):
    """Leads from a place on a page to the text, and from the caret to its page."""

    def __init__(
        self, shell: Shell, session: Session, sheet: Sheet, text: TextPane, preview: Preview
    ) -> None:
        super().__init__(preview)
        self._go_to, self._session = shell.go_to, session
        self._sheet, self._text, self._preview = sheet, text, preview
        self._draft = self._session.draft
        self._preview.clicked.connect(self._on_clicked)
        self._text.caret_moved.connect(self._on_caret_moved)
        self._session.changed.connect(self._on_changed)  # the last one told of another draft

    def _on_clicked(self, spot: Spot) -> None:
        self._go_to(spot.field)
        name, block, part = spot.field
        if name == "body" and block is not None and not part:
            self._text.go_to_block(block, spot.offset, spot.cell)
        else:
            _put_caret(spot.offset)

    def _on_caret_moved(self) -> None:
        """Follow the caret; one that only moves because a draft is opened is nobody's wish."""
        if self._session.draft == self._draft and self._text.hasFocus():
            self._follow(self._text.spot)

    def _on_changed(self) -> None:
        """Follow what is typed into a field."""
        if self._session.only_text:
            return
        before, self._draft = self._draft, self._session.draft
        if before == self._draft and (field := self._sheet.field_in_focus()):
            self._follow(Spot(field))

    def _follow(self, spot: Spot) -> None:
        if self._preview.isVisible():
            self._preview.follow(spot)


def _put_caret(offset: int) -> None:
    """Put the caret of the field that has the focus behind so many characters."""
    field = application().focusWidget()
    if isinstance(field, QLineEdit):
        field.setCursorPosition(offset)
    elif isinstance(field, QTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(offset, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
