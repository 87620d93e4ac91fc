"""What the mouse does in the text beside placing the caret: tick a box, follow a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from typing_extensions import override

from vorlage_editor.ui import text_boxes, text_links

if TYPE_CHECKING:
    from vorlage_editor.ui.text_pane import TextPane

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHAPES = Qt.CursorShape


class TextMouse(QObject):
    """Event filter on the viewport of ``pane``."""

    def __init__(self, pane: TextPane) -> None:
        super().__init__(pane)
        self._pane = pane
        pane.viewport().setMouseTracking(True)
        pane.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kind, point = event.type(), event.position().toPoint()
        if kind == QEvent.Type.MouseMove and not event.buttons():
            self._show_shape(point, event.modifiers())
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            self._click(point, event.modifiers())
        return False

    def _show_shape(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        hand = text_boxes.box_under(self._pane, point) is not None or (
            modifiers == _CONTROL and bool(self._pane.anchorAt(point))
        )
        shape = _SHAPES.PointingHandCursor if hand else _SHAPES.IBeamCursor
        if self._pane.viewport().cursor().shape() != shape:
            self._pane.viewport().setCursor(shape)

    def _click(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers == _CONTROL and (address := self._pane.anchorAt(point)):
            text_links.open_link(address)
        elif modifiers or self._pane.textCursor().hasSelection():
            return
        elif (box := text_boxes.box_under(self._pane, point)) is not None:
            self._pane.toggle_box(box)
