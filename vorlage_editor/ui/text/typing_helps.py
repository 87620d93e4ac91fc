"""What typing sets right by itself: quotes, dashes, an ellipsis.

Each is a step of its own: undo gives back what was typed. Positions count as in Qt, by UTF-16.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from vorlage_editor.ui.document.textreader import OBJECT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

LABEL = "Beim Schreiben ersetzen"
_OPENING = "([{/–—-„‚\u00a0\u2028" + OBJECT
_NEAR = 200  # letters that are looked at
_DASHES = (" - ", " -- ")
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def writes(event: QKeyEvent) -> bool:
    """Whether a key writes a letter or a space, whatever else it may mean."""
    letters = event.text()
    return bool(letters) and event.modifiers() in _PLAIN and letters.isprintable()


def replacement(before: str) -> tuple[int, str] | None:
    """Return how many letters at the end of ``before`` to replace, and by what.

    ``before`` is what stands in the line up to the letter that was just typed, with that letter.
    """
    match before[-1:]:
        case '"':
            return 1, "„" if _opens(before) else "“"
        case "'":
            return 1, _single(before)
        case "." if before.endswith("...") and not before.endswith("...."):
            return 3, "…"
        case " ":
            found = next((dash for dash in _DASHES if before.endswith(dash)), "")
            if found and before[: -len(found)].strip():
                return len(found) - 1, "– "
        case _:
            pass
    return None


def _opens(before: str) -> bool:
    """Whether the quote at the end of ``before`` stands at the start of a word."""
    return len(before) == 1 or before[-2].isspace() or before[-2] in _OPENING


def _single(before: str) -> str:
    if _opens(before):
        return "‚"
    is_open = before.rfind("‚") > before.rfind("‘")
    return "‘" if is_open else "’"


def wanted(cursor: QTextCursor) -> tuple[int, str] | None:
    """Return what is to be replaced before ``cursor``, where a letter was just typed."""
    start = max(cursor.block().position(), cursor.position() - _NEAR)
    before = QTextCursor(cursor)
    before.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
    return replacement(before.selectedText())


def replace(cursor: QTextCursor, length: int, by: str) -> None:
    """Put ``by`` in place of ``length`` letters before ``cursor``, set as these are."""
    own = cursor.charFormat()
    cursor.movePosition(
        QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, length
    )
    cursor.insertText(by, own)
