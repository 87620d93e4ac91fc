"""What commands and keys do to the text: ordinary edits with a cursor, which the bridge reads."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor

from vorlage_editor.model.body import Heading, ListItem, Mark, Paragraph
from vorlage_editor.model.text import LINE
from vorlage_editor.ui.document.textformats import BREAK, char_format, marks_of, run_of, text_block
from vorlage_editor.ui.document.textreader import OBJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextBlock, QTextCharFormat

    from vorlage_editor.model.body import Block, ListStyle
    from vorlage_editor.ui.document.textformats import BlockFormats

_KEEP = QTextCursor.MoveMode.KeepAnchor
_VERTICAL = {Mark.SUPERSCRIPT, Mark.SUBSCRIPT}
NAMES = {
    Mark.BOLD: "Fett",
    Mark.ITALIC: "Kursiv",
    Mark.UNDERLINE: "Unterstrichen",
    Mark.SUPERSCRIPT: "Hochgestellt",
    Mark.SUBSCRIPT: "Tiefgestellt",
}
"""What setting each mark is called."""
_COUNTED: dict[str, ListStyle] = {"1.": "number", "a)": "letter"}
_PLAIN = ("-", "–", "*", "•")


# What stands at the cursor


def block_of(block: QTextBlock) -> Block:
    """Return what ``block`` shows, without its text; a cell's block is a paragraph."""
    return text_block(block.blockFormat(), ())


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the text blocks of the selection that can become headings, items, paragraphs."""
    block = cursor.document().findBlock(cursor.selectionStart())
    touched = [block]
    while block.position() + block.length() < cursor.selectionEnd():
        block = block.next()
        touched.append(block)
    return [block for block in touched if _is_text(block)]


def _is_text(block: QTextBlock) -> bool:
    special = block.blockFormat().hasProperty(BREAK) or OBJECT in block.text()
    return not special and QTextCursor(block).currentTable() is None


def common_marks(cursor: QTextCursor) -> tuple[Mark, ...]:
    """Return the marks that all of the selection has; without one, those before the cursor."""
    if not cursor.hasSelection():
        return marks_of(cursor.charFormat())
    common: set[Mark] = set()
    for at, (_, _, own) in enumerate(pieces(cursor)):
        common = common.intersection(marks_of(own)) if at else set(marks_of(own))
        if not common:
            break
    return tuple(mark for mark in Mark if mark in common)


def pieces(cursor: QTextCursor) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Yield start, end and format of each stretch of selected text that is set alike."""
    for start, end in _stretches(cursor):
        block = cursor.document().findBlock(start)
        while block.isValid() and block.position() < end:
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                first = max(start, fragment.position())
                last = min(end, fragment.position() + fragment.length())
                if first < last and not fragment.charFormat().isImageFormat():
                    yield first, last, fragment.charFormat()
                fragments += 1
            block = block.next()


def _stretches(cursor: QTextCursor) -> Iterator[tuple[int, int]]:
    if not cursor.hasComplexSelection():  # else these are cells of one table
        yield cursor.selectionStart(), cursor.selectionEnd()
        return
    table = cursor.currentTable()
    cells = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    row, rows, column, columns = cells
    for at in range(rows * columns):
        cell = table.cellAt(row + at // columns, column + at % columns)
        yield cell.firstPosition(), cell.lastPosition()


# Commands


@contextmanager
def one_edit(cursor: QTextCursor) -> Iterator[None]:
    """Make all that is done in the meantime one edit of the document."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def set_heading(cursor: QTextCursor, formats: BlockFormats, level: int) -> None:
    """Make the selected blocks headings of ``level``, or with 0 paragraphs.

    A heading that stays one keeps its section.
    """
    with one_edit(cursor):
        for block in selected_blocks(cursor):
            old = block_of(block)
            section = old.section if isinstance(old, Heading) else ""
            new = Heading(level, (), section) if level else Paragraph()
            QTextCursor(block).setBlockFormat(formats.of(new))


def set_list(cursor: QTextCursor, formats: BlockFormats, style: ListStyle) -> None:
    """Make the selected blocks list items; paragraphs, if all are items of that style."""
    blocks = selected_blocks(cursor)
    items = [block_of(block) for block in blocks]
    off = all(isinstance(item, ListItem) and item.style == style for item in items)
    with one_edit(cursor):
        for block, item in zip(blocks, items, strict=True):
            level = item.level if isinstance(item, ListItem) else 0
            new = Paragraph() if off else ListItem(style, level)
            QTextCursor(block).setBlockFormat(formats.of(new))


def indent(cursor: QTextCursor, formats: BlockFormats, by: int) -> bool:
    """Move the selected items ``by`` levels in; say if there are any."""
    found = False
    with one_edit(cursor):
        for block in selected_blocks(cursor):
            item = block_of(block)
            if isinstance(item, ListItem):
                found = True
                new = replace(item, level=item.level + by)
                QTextCursor(block).setBlockFormat(formats.of(new))
    return found


def set_mark(cursor: QTextCursor, mark: Mark, *, on: bool) -> None:
    """Set or clear ``mark`` on the selected text."""
    set_pieces(cursor, lambda own: with_mark(own, mark, on=on))


def clear_marks(cursor: QTextCursor) -> None:
    """Set the selected text as plain text is; links stay."""
    set_pieces(cursor, lambda own: char_format((), run_of("", own).link))


def set_pieces(cursor: QTextCursor, how: Callable[[QTextCharFormat], QTextCharFormat]) -> None:
    """Set each piece of the selected text anew: ``how`` makes a format of the one it has."""
    found = list(pieces(cursor))
    with one_edit(cursor):
        for start, end, own in found:
            piece = QTextCursor(cursor.document())
            piece.setPosition(start)
            piece.setPosition(end, _KEEP)
            piece.setCharFormat(how(own))


def count_from(cursor: QTextCursor, formats: BlockFormats, start: int | None) -> None:
    """Let the item at the cursor have the number ``start``, or count on with None."""
    item = block_of(cursor.block())
    if isinstance(item, ListItem):
        cursor.setBlockFormat(formats.of(replace(item, start=start)))


def with_mark(own: QTextCharFormat, mark: Mark, *, on: bool) -> QTextCharFormat:
    """Return ``own`` with ``mark`` or without."""
    run = run_of("", own)
    marks = set(run.marks) - {mark}
    if on:
        marks = (marks - _VERTICAL if mark in _VERTICAL else marks) | {mark}
    return char_format(tuple(one for one in Mark if one in marks), run.link)


# Keys


def split(cursor: QTextCursor, formats: BlockFormats) -> None:
    """Enter: a cell gets a soft break, an empty item goes out a level or ends its list."""
    with one_edit(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        own = block_of(block)
        if cursor.currentTable():
            cursor.insertText(LINE)
        elif isinstance(own, ListItem) and block.length() == 1:
            outdent(cursor, formats)
        elif isinstance(own, ListItem):
            cursor.insertBlock(formats.of(replace(own, start=None)))
        elif isinstance(own, Heading):
            _split_heading(cursor, formats, own)
        else:
            cursor.insertBlock(formats.of(Paragraph()))


def _split_heading(cursor: QTextCursor, formats: BlockFormats, own: Heading) -> None:
    """Keep the section on the part that keeps the first letter; go on in a paragraph."""
    block = cursor.block()
    if cursor.atBlockStart() and block.length() > 1:
        cursor.insertBlock(formats.of(own))
        QTextCursor(block).setBlockFormat(formats.of(Paragraph()))
    elif cursor.atBlockEnd():
        cursor.insertBlock(formats.of(Paragraph()), char_format())
    else:
        cursor.insertBlock(formats.of(replace(own, section="")))


def outdent(cursor: QTextCursor, formats: BlockFormats) -> None:
    """Move the item at the cursor one level out; from the outermost it becomes a paragraph."""
    item = block_of(cursor.block())
    if isinstance(item, ListItem):
        new = replace(item, level=item.level - 1) if item.level else Paragraph()
        cursor.setBlockFormat(formats.of(new))


def outdent_at_start(cursor: QTextCursor, formats: BlockFormats) -> bool:
    """Backspace at an item's start: outdent it; say if it was there."""
    at_start = cursor.atBlockStart() and not cursor.hasSelection()
    if not at_start or not isinstance(block_of(cursor.block()), ListItem):
        return False
    outdent(cursor, formats)
    return True


def next_cell(cursor: QTextCursor, by: int) -> bool:
    """Move ``cursor`` to the next cell of its table; say if there is one."""
    table = cursor.currentTable()
    cell = table.cellAt(cursor)
    number = cell.row() * table.columns() + cell.column() + by
    if not 0 <= number < table.rows() * table.columns():
        return False
    cursor.setPosition(table.cellAt(*divmod(number, table.columns())).firstPosition())
    return True


def append_row(cursor: QTextCursor) -> None:
    """Add a row to the table that ``cursor`` stands in."""
    cursor.currentTable().appendRows(1)


def last_row(cursor: QTextCursor) -> QTextCursor:
    """Return a cursor in the first cell of the last row of the table that ``cursor`` is in."""
    table = cursor.currentTable()
    return table.cellAt(table.rows() - 1, 0).firstCursorPosition()


def behind_link(cursor: QTextCursor) -> bool:
    """Whether the cursor stands where a link has ended, so that the link does not go on."""
    link = cursor.charFormat().anchorHref()
    if not link or cursor.hasSelection():
        return False
    after = QTextCursor(cursor)
    after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return cursor.atBlockEnd() or after.charFormat().anchorHref() != link


def list_begun(cursor: QTextCursor, plain: ListStyle) -> ListStyle | None:
    """Return the style of the list that "- " or "1. " before the cursor begins, if it does."""
    words = cursor.block().text()
    if not words.endswith(" ") or not cursor.atBlockEnd() or cursor.currentTable():
        return None
    if not isinstance(block_of(cursor.block()), Paragraph):
        return None
    begun = words[:-1]
    return plain if begun in _PLAIN else _COUNTED.get(begun)


def begin_list(cursor: QTextCursor, formats: BlockFormats, style: ListStyle) -> None:
    """Make the paragraph at the cursor an item, without what was typed to say so."""
    with one_edit(cursor):
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, _KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(formats.of(ListItem(style)))
