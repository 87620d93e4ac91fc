"""Value to text document: blocks as text blocks, tables and pictures of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.body import ListItem, PageBreak, Picture, Table
from vorlage_editor.model.numbers import number_columns
from vorlage_editor.model.text import LINE
from vorlage_editor.ui.document.textformats import (
    cell_format,
    char_format,
    image_format,
    table_format,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCursor, QTextTable

    from vorlage_editor.model.body import Block, Runs
    from vorlage_editor.ui.document.textformats import BlockFormats


def write(
    cursor: QTextCursor,
    blocks: Sequence[Block],
    formats: BlockFormats,
    following: Block | None = None,
) -> None:
    """Write ``blocks``, the first into the empty text block where ``cursor`` stands.

    ``following`` is what stands behind them.
    """
    fresh = True
    for block, after in zip(blocks, (*blocks[1:], following), strict=True):
        if isinstance(block, Table):
            _write_table(cursor, block)
            fresh = True  # Qt has put a text block behind the table
            continue
        own = formats.of(block, goes_on=isinstance(after, ListItem))
        if fresh:
            cursor.setBlockFormat(own)
            cursor.setBlockCharFormat(char_format())
        else:
            cursor.insertBlock(own, char_format())
        fresh = False
        if isinstance(block, Picture):
            cursor.insertImage(image_format(block))
            cursor.insertText(LINE + block.caption, char_format())
        elif not isinstance(block, PageBreak):
            write_runs(cursor, block.runs)


def write_runs(cursor: QTextCursor, runs: Runs) -> None:
    """Insert ``runs`` where ``cursor`` stands."""
    for run in runs:
        cursor.insertText(run.text, char_format(run.marks, run.link))


def _write_table(cursor: QTextCursor, block: Table) -> None:
    table = cursor.insertTable(len(block.rows), len(block.rows[0]), table_format(block))
    align(table, number_columns(block))
    for row, cells in enumerate(block.rows):
        for column, runs in enumerate(cells):
            if runs:
                write_runs(table.cellAt(row, column).firstCursorPosition(), runs)
    cursor.setPosition(table.lastPosition() + 1)


def align(table: QTextTable, right: Sequence[bool]) -> None:
    """Set the columns of ``table`` that are ``right`` at that edge, the others at the left."""
    for column in misaligned(table, right):
        for row in range(table.rows()):
            start = table.cellAt(row, column).firstCursorPosition()
            start.setBlockFormat(cell_format(right=right[column]))


def misaligned(table: QTextTable, right: Sequence[bool]) -> list[int]:
    """Return the columns of ``table`` that do not stand as ``right`` says, by their last cell."""
    last = [table.cellAt(table.rows() - 1, column) for column in range(len(right))]
    return [
        column
        for column, cell in enumerate(last)
        if cell.firstCursorPosition().blockFormat() != cell_format(right=right[column])
    ]
