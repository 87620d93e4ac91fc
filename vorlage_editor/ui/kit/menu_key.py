"""Umschalt+F10 opens the context menu, as the menu key does: many laptops have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MenuKey(QObject):
    """Asks the widget with the focus for its menu, at its caret."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        key = QShortcut(QKeySequence("Shift+F10"), window)
        key.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        widget = QApplication.focusWidget()
        if widget is None:
            return
        caret = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if isinstance(caret, QRectF):
            caret = caret.toRect()
        place = caret.center() if isinstance(caret, QRect) else widget.rect().center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place)
        )
        QCoreApplication.sendEvent(widget, event)
