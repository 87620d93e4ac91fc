"""What stands in the text without being text of its document: painted, and spoken.

The marks before list items are no ``QTextList``: their numbers are those of the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QTextCursor

from vorlage_editor.model.body import Heading, ListItem, markers
from vorlage_editor.ui.document.text_tables import captioned, paint_captions
from vorlage_editor.ui.document.textformats import ALT, BREAK, STYLE, text_block
from vorlage_editor.ui.document.textreader import OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QBrush, QTextBlock, QTextDocument, QTextTable
    from PySide6.QtWidgets import QTextEdit

_GAP = 9  # between mark and text
_COUNTED = ("number", "letter")
PAGE_BREAK = "Seitenumbruch"
"""What a page break is called, in its line and aloud."""


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
    """Return what a screen reader is to say when the caret comes into ``block``: what it is."""
    if block.blockFormat().hasProperty(BREAK):
        return PAGE_BREAK
    if OBJECT in block.text():
        return _spoken_picture(block)
    own = text_block(block.blockFormat(), ())
    if isinstance(own, Heading):
        return f"Überschrift {own.level}"
    (mark,) = marks_of([block])
    if not isinstance(own, ListItem) or not mark:
        return ""
    word = mark if own.style in _COUNTED else "Aufzählungspunkt"
    return f"{word}, Ebene {own.level + 1}" if own.level else word


def _spoken_picture(block: QTextBlock) -> str:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(OBJECT) + 1)
    image = cursor.charFormat()
    if not image.hasProperty(ALT):
        return "Dekoratives Bild"
    return f"Bild: {image.stringProperty(ALT) or 'ohne Alternativtext'}"


def spoken_cell(table: QTextTable, block: QTextBlock, *, entered: bool) -> str:
    """Return where in ``table`` the cell is that ``block`` is; first what table, if ``entered``."""
    cell = table.cellAt(block.position())
    words = f"Zeile {cell.row() + 1}, Spalte {cell.column() + 1}"
    if not entered:
        return words
    return f"Tabelle, Zeilen: {table.rows()}, Spalten: {table.columns()}. {words}"


class ListVoice:
    """Says what the caret of ``edit`` comes into: paint is silent, and so are formats."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self.block = -1
        """The number of the text block that the caret was in."""

    def came_to(self, block: QTextBlock) -> None:
        """Say what ``block`` is if the caret was in another one before."""
        before, self.block = self.block, block.blockNumber()
        if self.block == before:
            return
        table = QTextCursor(block).currentTable()
        if table:
            last = QTextCursor(block.document().findBlockByNumber(before)).currentTable()
            words = spoken_cell(table, block, entered=last != table)
        else:
            words = spoken_mark(block)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._edit, words))


def paint_over(text: QTextEdit, rect: QRect) -> None:
    """Paint marks of items and captions of tables in ``rect`` of the viewport of ``text``."""
    scrolled = text.verticalScrollBar().value()
    shown = QRectF(rect).translated(0, scrolled)
    document = text.document()
    blocks, tables = _blocks_with_marks(document, shown), captioned(document, shown)
    if not blocks and not tables:
        return  # as with most letters
    painter = QPainter(text.viewport())
    painter.setFont(text.font())
    painter.setPen(text.palette().text().color())
    painter.translate(0, -scrolled)
    _paint_marks(painter, blocks)
    _paint_breaks(painter, blocks, text.palette().base())
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


def _paint_breaks(painter: QPainter, blocks: list[QTextBlock], ground: QBrush) -> None:
    """Write on the lines of page breaks what they are; others draw lines, too."""
    metrics = painter.fontMetrics()
    for block in blocks:
        if block.blockFormat().hasProperty(BREAK):
            line = block.document().documentLayout().blockBoundingRect(block)
            label = QRectF(0, 0, metrics.horizontalAdvance(PAGE_BREAK) + 2 * _GAP, metrics.height())
            label.moveCenter(line.center())
            painter.fillRect(label, ground)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, PAGE_BREAK)


def _blocks_with_marks(document: QTextDocument, shown: QRectF) -> list[QTextBlock]:
    """Return the text blocks in ``shown`` if one of them is an item or a page break."""
    blocks = _shown_blocks(document, shown)
    return blocks if any(map(_is_marked, blocks)) else []


def _is_marked(block: QTextBlock) -> bool:
    own = block.blockFormat()
    return own.hasProperty(STYLE) or own.hasProperty(BREAK)


def _shown_blocks(document: QTextDocument, shown: QRectF) -> list[QTextBlock]:
    layout, out = document.documentLayout(), []
    position = layout.hitTest(shown.topLeft(), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, position))
    while block.isValid() and layout.blockBoundingRect(block).top() <= shown.bottom():
        out.append(block)
        block = block.next()
    return out
