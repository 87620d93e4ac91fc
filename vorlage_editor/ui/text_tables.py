"""How tables look in the text beside their cells: head rows, and captions, which are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCursor, QTextTable

from vorlage_editor.ui.textformats import CAPTION

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QTextBlock, QTextDocument

_GAP = 6  # between caption and table
_SPACE = "\u2028"


def in_header(block: QTextBlock) -> bool:
    """Whether ``block`` is a cell of a table's head row."""
    table = QTextCursor(block).currentTable()
    return bool(table) and table.cellAt(block.position()).row() < table.format().headerRowCount()


def paint_captions(painter: QPainter, document: QTextDocument, shown: QRectF) -> None:
    """Paint the captions of the tables in ``shown`` into the room above them."""
    layout = document.documentLayout()
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    for table in document.rootFrame().childFrames():
        caption = table.format().stringProperty(CAPTION)
        if not caption or not isinstance(table, QTextTable):
            continue
        rect = layout.frameBoundingRect(table)
        if rect.top() - shown.height() <= shown.bottom() and rect.bottom() >= shown.top():
            first = document.findBlock(table.firstPosition())
            top = layout.blockBoundingRect(first).top() - table.format().cellPadding()
            painter.save()
            painter.setFont(bold)
            words = caption.replace(_SPACE, " ")
            place = QPointF(rect.left(), top - _GAP - painter.fontMetrics().descent())
            painter.drawText(place, words)
            painter.restore()
