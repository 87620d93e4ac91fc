"""The Betreff: large, over a rule, grows to four lines."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from vorlage_editor.model.text import LINE, clean
from vorlage_editor.ui.fields import Field
from vorlage_editor.ui.parts import SEMIBOLD, column

if TYPE_CHECKING:
    from vorlage_editor.ui.look import Look
    from vorlage_editor.ui.session import Session

LINES = 4


class SubjectEdit(QTextEdit):
    """Plain text of a few lines; Enter and Tab go on to the next field."""

    done = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("title")
        self.setAccessibleName("Betreff")
        self.setPlaceholderText("Worum geht es?")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)  # the session's history is the one
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setFont(look.font(5, SEMIBOLD))
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._on_size_changed()

    def _on_size_changed(self) -> None:
        around = self.height() - self.viewport().height()
        line = ceil(QFontMetricsF(self.font()).height()) + 1  # as the document lays it out
        height = min(ceil(self.document().size().height()), LINES * line)
        self.setFixedHeight(max(height, line - 1) + max(around, 6))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.done.emit()
            return
        super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = (line.strip() for line in source.text().splitlines())
        self.textCursor().insertText(clean("\n".join(line for line in lines if line)))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SubjectField(QWidget):
    """The Betreff with its label and notes."""

    done = Signal()

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self.edit = SubjectEdit(look)
        self.field = Field(look, "Betreff", self.edit)
        self.setLayout(column(self.field))
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.done.connect(self.done)
        session.changed.connect(self._on_changed)
        self.setFocusProxy(self.edit)
        self._on_changed()

    def _on_text_changed(self) -> None:
        subject = clean(self.edit.toPlainText())
        if self._session.draft and subject != self._session.vorlage.subject:
            self._session.edit("Betreff ändern", merge="subject", subject=subject)

    def _on_changed(self) -> None:
        subject = self._session.vorlage.subject
        if subject != clean(self.edit.toPlainText()):
            cursor = self.edit.textCursor()
            place = cursor.position() if self.edit.hasFocus() else 0
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(subject.replace(LINE, "\n"))
            cursor.setPosition(min(place, len(subject)))
            self.edit.setTextCursor(cursor)
