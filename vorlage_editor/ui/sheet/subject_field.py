"""The Betreff: large, over a rule, grows to four lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vorlage_editor.model.text import clean
from vorlage_editor.ui.kit.fields import Field
from vorlage_editor.ui.kit.parts import SEMIBOLD, column
from vorlage_editor.ui.kit.plain_text import PlainText

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

LINES = 4


class SubjectEdit(PlainText):
    """Enter goes on to the next field; with Shift it begins another line."""

    done = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("Betreff", look.font(5, SEMIBOLD), LINES)
        self.setObjectName("title")
        self.setPlaceholderText("Worum geht es?")
        self.document().setDocumentMargin(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.done.emit()
            return
        super().keyPressEvent(event)

    @override
    def take(self, text: str) -> None:
        lines = (line.strip() for line in text.splitlines())
        self.textCursor().insertText(clean("\n".join(line for line in lines if line)))


class SubjectField(QWidget):
    """The Betreff with its label and notes."""

    done = Signal()

    def __init__(self, session: Session, look: Look, aside: QWidget | None = None) -> None:
        super().__init__()
        self._session = session
        self.edit = SubjectEdit(look)
        self.field = Field(look, "Betreff", self.edit, aside=aside)
        self.setLayout(column(self.field))
        self.edit.entered.connect(self._on_entered)
        self.edit.done.connect(self.done)
        session.changed.connect(self._on_changed)
        self._on_changed()

    def _on_entered(self, subject: str) -> None:
        if self._session.draft:
            self._session.edit("Betreff ändern", merge="subject", subject=subject)

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        self.edit.show_value(self._session.vorlage.subject)
