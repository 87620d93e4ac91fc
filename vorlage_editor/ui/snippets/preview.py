"""A Textbaustein as it will stand in the text, to look at only."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from vorlage_editor.ui.document.text_marks import paint_over
from vorlage_editor.ui.document.textbridge import TextBridge
from vorlage_editor.ui.document.textformats import BlockFormats
from vorlage_editor.ui.text.text_highlighter import TextHighlighter

if TYPE_CHECKING:
    from vorlage_editor.model.body import Body
    from vorlage_editor.ui.kit.look import Look

MARGIN = 12


class SnippetPreview(QTextEdit):
    """Shows a body with its marks, lists and tables; one Tab stop, which scrolls by keys."""

    def __init__(self, look: Look, side: int = MARGIN) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("preview_text")
        self.setAccessibleName("Inhalt des Textbausteins")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        font = look.font()
        height = ceil(QFontInfo(font).pixelSize() * 1.5)
        self._bridge = TextBridge(self, BlockFormats(height))
        self._bridge.document.setDefaultFont(font)
        self.setFont(font)
        self.setDocument(self._bridge.document)
        self._highlighter = TextHighlighter(self._bridge.document, look, self)
        self.setViewportMargins(side, MARGIN, side, MARGIN)
        look.changed.connect(self._on_look_changed)

    @property
    def body(self) -> Body:
        """What is shown."""
        return self._bridge.body

    def show_body(self, body: Body) -> None:
        """Show ``body`` from its beginning."""
        self._bridge.show(body)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_over(self, event.rect())

    def _on_look_changed(self) -> None:
        self._highlighter.refresh(self._look)
