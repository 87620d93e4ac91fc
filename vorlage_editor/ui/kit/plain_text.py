"""Plain text of several lines in a field that grows with it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from vorlage_editor.model.text import LINE, clean, is_endless

LIMIT = 1_000_000
"""Letters that are pasted at most."""
TOO_LONG = (
    "Das ist für dieses Feld zu lang oder gar kein Text und wurde nicht eingefügt. Ihre Vorlage "
    "ist unverändert. Bitte fügen Sie einen kürzeren Text ein."
)


class PlainText(QTextEdit):
    """As tall as its text, up to ``most`` lines if that is given; Tab goes on to the next field.

    ``entered`` carries the text in its normal form.
    """

    entered = Signal(str)
    refused = Signal(str)
    """What was pasted is too much; the sentence is for the user."""

    def __init__(self, name: str, font: QFont, most: int = 0) -> None:
        super().__init__()
        self._most = most
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)  # the session's history is the one
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFont(font)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.textChanged.connect(self._on_text_changed)
        self._on_size_changed()

    @property
    def value(self) -> str:
        """The text in its normal form."""
        return clean(self.toPlainText())

    def show_value(self, text: str) -> None:
        """Show ``text``; the caret stays where it is, as far as there is text."""
        if text == self.value:
            return
        cursor = self.textCursor()
        place = cursor.position() if self.hasFocus() else 0
        with QSignalBlocker(self):
            self.setPlainText(text.replace(LINE, "\n"))
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def _on_text_changed(self) -> None:
        self.entered.emit(self.value)

    def _on_size_changed(self) -> None:
        lines, height = self.document().lineCount(), self.document().size().height()
        if 0 < self._most < lines:
            height *= self._most / lines
        around = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(height) + around)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly():
            return
        text = source.text()
        if len(text) > LIMIT or is_endless(text):
            self.refused.emit(TOO_LONG)
        else:
            self.take(text)

    def take(self, text: str) -> None:
        """Put pasted ``text`` in place of the selection."""
        self.textCursor().insertText(clean(text).replace(LINE, "\n"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the sheet scrolls
