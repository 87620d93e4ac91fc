"""Links in the text: where one is and how one is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from vorlage_editor.model.body import Paragraph, plain
from vorlage_editor.model.text import clean_link
from vorlage_editor.ui.document import text_commands
from vorlage_editor.ui.document.textformats import char_format, marks_of

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from vorlage_editor.model.body import Body

_KEEP = QTextCursor.MoveMode.KeepAnchor
_SCHEMES = ("http:", "https:", "mailto:")


def address_of(typed: str) -> str:
    """Return what was typed as an address that a paper may link to; empty if it is none.

    A name of a page gets https, one of a mailbox mailto.
    """
    typed = typed.strip()
    if "." not in typed or " " in typed or not typed.isprintable():
        return ""
    if typed.lower().startswith(_SCHEMES):
        return clean_link(typed)
    if typed.startswith("/") or ":" in typed.split("/", maxsplit=1)[0]:
        return ""  # of a computer, or another scheme
    return clean_link(f"mailto:{typed}" if "@" in typed else f"https://{typed}")


def link_at(cursor: QTextCursor) -> str:
    """Return the address of the link that ``cursor`` stands in or behind."""
    return cursor.charFormat().anchorHref()


def whole_link(cursor: QTextCursor) -> QTextCursor:
    """Return a cursor that has selected the whole link where ``cursor`` stands, if in one."""
    out, address = QTextCursor(cursor), link_at(cursor)
    if not address or cursor.hasSelection():
        return out
    for start, end in _stretches(cursor.block(), address):
        if start < cursor.position() <= end:
            out.setPosition(start)
            out.setPosition(end, _KEEP)
    return out


def _stretches(block: QTextBlock, address: str) -> list[tuple[int, int]]:
    """Return from where to where text of ``block`` links to ``address``."""
    out: list[tuple[int, int]] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        first, last = fragment.position(), fragment.position() + fragment.length()
        if fragment.charFormat().anchorHref() == address:
            start = out.pop()[0] if out and out[-1][1] == first else first
            out.append((start, last))
        fragments += 1
    return out


def in_one_block(cursor: QTextCursor) -> bool:
    """Whether what is selected can be one link."""
    find = cursor.document().findBlock
    return find(cursor.selectionStart()) == find(cursor.selectionEnd())


def can_link(cursor: QTextCursor) -> bool:
    """Whether an address that is pasted becomes the link of what is selected."""
    return cursor.hasSelection() and in_one_block(cursor)


def pasted(body: Body) -> str:
    """Return the address that ``body`` is, if it is nothing else."""
    if len(body) != 1 or not isinstance(body[0], Paragraph):
        return ""
    words = plain(body[0].runs).strip()
    return clean_link(words) if words.lower().startswith(_SCHEMES) else ""


def set_link(cursor: QTextCursor, address: str, words: str | None = None) -> None:
    """Make what is selected a link to ``address``, or none if that is empty.

    If ``words`` are given and differ from it, they come in its place.
    """
    if words is None or words == cursor.selectedText():
        text_commands.set_pieces(cursor, lambda own: char_format(marks_of(own), address))
        return
    with text_commands.one_edit(cursor):
        marks = text_commands.common_marks(cursor)
        cursor.insertText(words, char_format(marks, address))
