"""A note to oneself and colleagues: kept with the draft, never in an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vorlage_editor.ui.kit.fields import Field
from vorlage_editor.ui.kit.parts import column
from vorlage_editor.ui.kit.plain_text import PlainText

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

LABEL = "Notiz (wird nicht gedruckt)"


class NotesPane(QWidget):
    """The note under its label."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self.edit = PlainText(LABEL, look.font())
        self.edit.setObjectName("note")
        self.setLayout(column(Field(look, LABEL, self.edit)))
        self.edit.entered.connect(self._on_entered)
        session.changed.connect(self._on_changed)
        self._on_changed()

    def _on_entered(self, notes: str) -> None:
        if self._session.draft:
            self._session.edit("Notiz ändern", merge="notes", notes=notes)

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        self.edit.show_value(self._session.vorlage.notes)
