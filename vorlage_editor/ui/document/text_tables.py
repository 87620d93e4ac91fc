"""How tables look in the text beside their cells: head rows, and captions, which are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCursor, QTextTable

from vorlage_editor.ui.document.textformats import CAPTION

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QTextBlock, QTextDocument

_GAP = 6  # between caption and table
_SPACE = "\u2028"


def in_header(block: QTextBlock) -> bool:
    """Whether ``block`` is a cell of a table's head row."""
    table = QTextCursor(block).currentTable()
    return bool(table) and table.cellAt(block.position()).row() < table.format().headerRowCount()


def captioned(document: QTextDocument, shown: QRectF) -> list[QTextTable]:
    """Return the tables with a caption that may be seen in ``shown``."""
    layout, out = document.documentLayout(), []
    for table in document.rootFrame().childFrames():
        if not isinstance(table, QTextTable) or not table.format().stringProperty(CAPTION):
            continue
        rect = layout.frameBoundingRect(table)
        if rect.top() - shown.height() <= shown.bottom() and rect.bottom() >= shown.top():
            out.append(table)
    return out


def paint_captions(painter: QPainter, document: QTextDocument, tables: list[QTextTable]) -> None:
    """Paint the captions of ``tables`` into the room above them."""
    layout = document.documentLayout()
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    for table in tables:
        own = table.format()
        first = document.findBlock(table.firstPosition())
        top = layout.blockBoundingRect(first).top() - own.cellPadding()
        words = own.stringProperty(CAPTION).replace(_SPACE, " ")
        rect, metrics = layout.frameBoundingRect(table), painter.fontMetrics()
        seen = metrics.elidedText(
            words, Qt.TextElideMode.ElideRight, round(rect.width()) - 2 * _GAP
        )
        painter.drawText(QPointF(rect.left(), top - _GAP - metrics.descent()), seen)
