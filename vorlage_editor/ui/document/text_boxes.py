"""Check boxes in the text: letters that a click or the space bar turns into each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QTextEdit

EMPTY, CHECKED = "☐", "☒"
TOGGLED = {EMPTY: CHECKED, CHECKED: EMPTY, "☑": EMPTY}


def box_at(cursor: QTextCursor) -> int | None:
    """Return the position of the box that ``cursor`` stands right before, or has selected."""
    start = cursor.selectionStart()
    if cursor.selectionEnd() - start > 1:
        return None
    return start if cursor.document().characterAt(start) in TOGGLED else None


def box_under(text: QTextEdit, point: QPoint) -> int | None:
    """Return the position of the box that is drawn at ``point`` of the viewport."""
    near = text.cursorForPosition(point)
    for position in (near.position() - 1, near.position()):
        if position >= 0 and text.document().characterAt(position) in TOGGLED:
            near.setPosition(position)
            left = text.cursorRect(near)
            near.setPosition(position + 1)
            if left.left() <= point.x() <= text.cursorRect(near).left() and (
                left.top() <= point.y() <= left.bottom()
            ):
                return position
    return None


def toggle(cursor: QTextCursor, position: int) -> None:
    """Turn the box at ``position`` over."""
    own = QTextCursor(cursor.document())
    own.setPosition(position)
    own.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    own.insertText(TOGGLED[own.selectedText()], own.charFormat())


def insert(cursor: QTextCursor) -> None:
    """Put an empty box before what is typed next."""
    cursor.insertText(f"{EMPTY} ")
