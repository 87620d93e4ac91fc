"""Spots of a Vorlage in the widgets that show them; Qt counts characters beyond U+FFFF twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.spot import Spot
from vorlage_editor.model.text import LINE, clean
from vorlage_editor.ui.document.textbridge import block_at, size

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from vorlage_editor.model.body import Body

_KEEP = QTextCursor.MoveMode.KeepAnchor
_FRAMES = {ord(sign): "\n" for sign in "\ufdd0\ufdd1\u2029"}  # around cells, tables, blocks


def units(text: str) -> int:
    """Return how many characters Qt counts in ``text``."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def letters(text: str, place: int) -> int:
    """Return how many characters there are before ``place``, as Qt counts, in ``text``."""
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore"))


def spot_at(document: QTextDocument, body: Body, position: int) -> Spot:
    """Return what a position of the text document is in ``body``, which it shows."""
    block = document.findBlock(position)
    number, cell = block_at(body, block.blockNumber())
    return Spot(FieldRef("body", number), letters(block.text(), position - block.position()), cell)


def cursor_of(document: QTextDocument, body: Body, spot: Spot, length: int) -> QTextCursor:
    """Return a cursor that selects ``length`` characters at ``spot`` of ``body``."""
    block = document.findBlockByNumber(sum(map(size, body[: spot.field.place])) + spot.cell)
    cursor = QTextCursor(block)
    if not spot.field.part:
        _select(cursor, block.position(), block.text(), spot.offset, length)
    return cursor


def selected_lines(cursor: QTextCursor) -> list[str]:
    """Return the text that ``cursor`` selects, each text block and cell as a line."""
    return clean(cursor.selectedText().translate(_FRAMES)).split(LINE)


def select_in(widget: QWidget, offset: int, length: int) -> None:
    """Select ``length`` characters behind ``offset`` of the field ``widget``, if it has text."""
    if isinstance(widget, QLineEdit):
        start = units(widget.text()[:offset])
        widget.setSelection(start, units(widget.text()[: offset + length]) - start)
    elif isinstance(widget, QTextEdit):
        cursor = widget.textCursor()
        _select(cursor, 0, widget.toPlainText(), offset, length)
        widget.setTextCursor(cursor)


def selection_in(widget: QWidget) -> tuple[int, int]:
    """Return where the selection of the field ``widget`` starts and ends, as Qt counts."""
    if isinstance(widget, QLineEdit):
        return widget.selectionStart(), widget.selectionEnd()
    if isinstance(widget, QTextEdit):
        return widget.textCursor().selectionStart(), widget.textCursor().selectionEnd()
    return 0, 0


def unselect_in(widget: QWidget) -> None:
    """Leave the caret where the selection of the field ``widget`` ends, and nothing selected."""
    if isinstance(widget, QLineEdit) and widget.hasSelectedText():
        widget.setCursorPosition(widget.selectionEnd())
    elif isinstance(widget, QTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        widget.setTextCursor(cursor)


def caret_in(widget: QWidget) -> tuple[int, str]:
    """Return how many characters stand before the selection of a field, and what is selected."""
    if isinstance(widget, QLineEdit):
        start = widget.selectionStart() if widget.hasSelectedText() else widget.cursorPosition()
        return letters(widget.text(), start), widget.selectedText()
    if isinstance(widget, QTextEdit):
        cursor = widget.textCursor()
        return letters(widget.toPlainText(), cursor.selectionStart()), cursor.selectedText()
    return 0, ""


def _select(cursor: QTextCursor, first: int, text: str, offset: int, length: int) -> None:
    cursor.setPosition(first + units(text[:offset]))
    cursor.setPosition(first + units(text[: offset + length]), _KEEP)
