"""A note to oneself and colleagues: kept with the draft, never in an export."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from vorlage_editor.model.text import LINE, clean
from vorlage_editor.ui.fields import Field
from vorlage_editor.ui.parts import column

if TYPE_CHECKING:
    from vorlage_editor.ui.look import Look
    from vorlage_editor.ui.session import Session

LABEL = "Notiz (wird nicht gedruckt)"
LEAST = 32


class NoteEdit(QTextEdit):
    """Plain text as tall as what is written."""

    def __init__(self) -> None:
        super().__init__()
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setObjectName("note")
        self.setAccessibleName(LABEL)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)  # the session's history is the one
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._on_size_changed()

    def _on_size_changed(self) -> None:
        around = self.height() - self.viewport().height()
        self.setFixedHeight(max(LEAST, ceil(self.document().size().height()) + around))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NotesPane(QWidget):
    """The note under its label."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self.edit = NoteEdit()
        self.setLayout(column(Field(look, LABEL, self.edit)))
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text_changed)
        session.changed.connect(self._on_changed)
        self._on_changed()

    def _on_text_changed(self) -> None:
        notes = clean(self.edit.toPlainText())
        if self._session.draft and notes != self._session.vorlage.notes:
            self._session.edit("Notiz ändern", merge="notes", notes=notes)

    def _on_changed(self) -> None:
        notes = self._session.vorlage.notes
        if notes != clean(self.edit.toPlainText()):
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(notes.replace(LINE, "\n"))
