"""What the mouse does in the text beside placing the caret: boxes, links, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from typing_extensions import override

from vorlage_editor.ui.document import text_boxes
from vorlage_editor.ui.document.textreader import OBJECT

if TYPE_CHECKING:
    from vorlage_editor.ui.text.text_pane import TextPane

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
        elif kind == QEvent.Type.MouseButtonDblClick:
            return self._open_picture(point)
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
            self._pane.link_opened.emit(address)
        elif modifiers or self._pane.textCursor().hasSelection():
            return
        elif (picture := self._picture_at(point)) is not None:
            self._pane.setTextCursor(picture)
        elif (box := text_boxes.box_under(self._pane, point)) is not None:
            self._pane.toggle_box(box)

    def _picture_at(self, point: QPoint) -> QTextCursor | None:
        """Return a cursor that has selected the picture at ``point``."""
        layout = self._pane.document().documentLayout()
        at = layout.hitTest(QPointF(point), Qt.HitTestAccuracy.ExactHit)
        if at < 0 or not layout.formatAt(QPointF(point)).isImageFormat():
            return None
        block = self._pane.document().findBlock(at)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + block.text().index(OBJECT))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _open_picture(self, point: QPoint) -> bool:
        """Ask to edit the picture at ``point``; say if there is one."""
        picture = self._picture_at(point)
        if picture is not None:
            self._pane.setTextCursor(picture)
            self._pane.picture_opened.emit()
        return picture is not None
