"""A text field that is as tall as its text: the sheet around it is what scrolls."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from vorlage_editor.ui.document.text_marks import paint_over
from vorlage_editor.ui.kit.fields import is_leaving

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QMoveEvent,
        QPaintEvent,
        QResizeEvent,
        QTextDocument,
        QWheelEvent,
    )

LEAST_HEIGHT = 200
"""So that an empty paper invites a click."""


class TallText(QTextEdit):
    """Shows ``document`` with the marks of its items, all of it at once.

    ``left`` is for another field, not for another window; ``placed`` says that it lies elsewhere
    or has another size.
    """

    left = Signal()
    placed = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDocument(document)
        document.documentLayout().documentSizeChanged.connect(self._on_size_changed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_over(self, event.rect())

    def _on_size_changed(self) -> None:
        """Grow with the text."""
        around = self.height() - self.viewport().height()
        text = ceil(self.document().size().height())
        self.setFixedHeight(max(LEAST_HEIGHT, text) + around)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()
        self.placed.emit()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_leaving(event):
            self.left.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the sheet scrolls
