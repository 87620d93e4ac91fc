"""The marks before list items: painted, and spoken.

They are no text of the document and no ``QTextList``: their numbers are those of the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter

from vorlage_editor.model.body import ListItem, markers
from vorlage_editor.ui.text_tables import captioned, paint_captions
from vorlage_editor.ui.textformats import STYLE, text_block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QTextBlock, QTextDocument
    from PySide6.QtWidgets import QTextEdit

_GAP = 9  # between mark and text
_COUNTED = ("number", "letter")


def item_of(block: QTextBlock) -> ListItem | None:
    """Return the list item that ``block`` shows, without its text, if it shows one."""
    own = block.blockFormat()
    if not own.hasProperty(STYLE):
        return None
    item = text_block(own, ())
    return item if isinstance(item, ListItem) else None


def marks_of(blocks: list[QTextBlock]) -> list[str]:
    """Return what stands before each of ``blocks``, which follow each other."""
    if not blocks:
        return []
    items = [item_of(block) for block in blocks]
    above: list[ListItem] = []
    if items[0] and any(item and item.style in _COUNTED for item in items):
        above = list(_upwards(blocks[0].previous()))[::-1]
    plain = [text_block(block.blockFormat(), ()) for block in blocks]
    return markers([*above, *plain])[len(above) :]


def _upwards(block: QTextBlock) -> Iterator[ListItem]:
    """Yield the items from ``block`` up to the first one of its list."""
    while block.isValid() and (item := item_of(block)):
        yield item
        block = block.previous()


def spoken_mark(block: QTextBlock) -> str:
    """Return what a screen reader is to say when the caret comes into ``block``."""
    item, (mark,) = item_of(block), marks_of([block])
    if item is None or not mark:
        return ""
    word = mark if item.style in _COUNTED else "Aufzählungspunkt"
    return f"{word}, Ebene {item.level + 1}" if item.level else word


class ListVoice:
    """Says the mark of a list item when the caret of ``edit`` comes to it: paint is silent."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self.block = -1
        """The number of the text block that the caret was in."""

    def came_to(self, block: QTextBlock) -> None:
        """Say the mark of ``block`` if the caret was in another one before."""
        before, self.block = self.block, block.blockNumber()
        if self.block != before and (words := spoken_mark(block)):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._edit, words))


def paint_over(text: QTextEdit, rect: QRect) -> None:
    """Paint marks of items and captions of tables in ``rect`` of the viewport of ``text``."""
    scrolled = text.verticalScrollBar().value()
    shown = QRectF(rect).translated(0, scrolled)
    document = text.document()
    blocks, tables = _blocks_with_items(document, shown), captioned(document, shown)
    if not blocks and not tables:
        return  # as with most letters
    painter = QPainter(text.viewport())
    painter.setFont(text.font())
    painter.setPen(text.palette().text().color())
    painter.translate(0, -scrolled)
    _paint_marks(painter, blocks)
    paint_captions(painter, document, tables)
    painter.end()


def _paint_marks(painter: QPainter, blocks: list[QTextBlock]) -> None:
    """Paint the marks of the items in ``blocks``; the painter's origin is the document's."""
    metrics = painter.fontMetrics()
    for block, mark in zip(blocks, marks_of(blocks), strict=True):
        layout = block.layout()
        if mark and layout.lineCount():
            line = layout.lineAt(0)
            top = layout.position().y() + line.y() + line.ascent()
            left = block.blockFormat().leftMargin()
            painter.drawText(QPointF(left - _GAP - metrics.horizontalAdvance(mark), top), mark)


def _blocks_with_items(document: QTextDocument, shown: QRectF) -> list[QTextBlock]:
    """Return the text blocks in ``shown`` if one of them is an item."""
    blocks = _shown_blocks(document, shown)
    return blocks if any(block.blockFormat().hasProperty(STYLE) for block in blocks) else []


def _shown_blocks(document: QTextDocument, shown: QRectF) -> list[QTextBlock]:
    layout, out = document.documentLayout(), []
    position = layout.hitTest(shown.topLeft(), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, position))
    while block.isValid() and layout.blockBoundingRect(block).top() <= shown.bottom():
        out.append(block)
        block = block.next()
    return out
