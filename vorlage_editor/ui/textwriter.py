"""Value to text document: blocks as text blocks, tables and pictures of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.body import PageBreak, Picture, Table
from vorlage_editor.model.text import LINE
from vorlage_editor.ui.textformats import char_format, image_format, table_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCursor

    from vorlage_editor.model.body import Block, Runs
    from vorlage_editor.ui.textformats import BlockFormats


def write(cursor: QTextCursor, blocks: Sequence[Block], formats: BlockFormats) -> None:
    """Write ``blocks``, the first into the empty text block where ``cursor`` stands."""
    fresh = True
    for block in blocks:
        if isinstance(block, Table):
            _write_table(cursor, block)
            fresh = True  # Qt has put a text block behind the table
            continue
        if fresh:
            cursor.setBlockFormat(formats.of(block))
            cursor.setBlockCharFormat(char_format())
        else:
            cursor.insertBlock(formats.of(block), char_format())
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
    for row, cells in enumerate(block.rows):
        for column, runs in enumerate(cells):
            if runs:
                write_runs(table.cellAt(row, column).firstCursorPosition(), runs)
    cursor.setPosition(table.lastPosition() + 1)
