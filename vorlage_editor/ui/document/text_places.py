"""Places in the body and in the document that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from vorlage_editor.ui.document.textbridge import block_at, size

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from vorlage_editor.model.body import Body


def place_of(cursor: QTextCursor, body: Body) -> tuple[int, int, int]:
    """Return the number of the block of ``body`` with ``cursor``, characters before it, cell."""
    block = cursor.block()
    number, cell = block_at(body, block.blockNumber())
    before = block.text().encode("utf-16-le")[: 2 * cursor.positionInBlock()]
    return number, len(before.decode("utf-16-le", "ignore")), cell


def cursor_at(
    document: QTextDocument, body: Body, number: int, offset: int, cell: int
) -> QTextCursor:
    """Return a cursor behind ``offset`` characters of block ``number``, of its ``cell``."""
    block = document.findBlockByNumber(sum(map(size, body[:number])) + cell)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + len(block.text()[:offset].encode("utf-16-le")) // 2)
    return cursor


def line_before(document: QTextDocument, position: int) -> tuple[int, str]:
    """Return the number of the text block at ``position``, and what it has before that."""
    block = document.findBlock(position)
    return block.blockNumber(), block.text()[: position - block.position()]
