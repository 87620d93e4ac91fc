"""Text on the clipboard, copied, pasted and dropped: our own blocks, HTML or plain text."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocumentFragment

from vorlage_editor.model.body import (
    Body,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    flow,
    join,
    markers,
    plain,
    plain_text,
)
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.text import LINE, is_endless
from vorlage_editor.ui.document.text_commands import block_of, one_edit
from vorlage_editor.ui.document.textbridge import TextBridge, size
from vorlage_editor.ui.document.textwriter import write_runs

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlockFormat

    from vorlage_editor.exchange.html.document import Reading
    from vorlage_editor.model.body import Block, ListStyle, Runs
    from vorlage_editor.ui.document.textformats import BlockFormats

MIME = "application/x-vorlage-blocks+json"
"""What our own blocks are called on the clipboard."""
LIMIT = 2_000_000
"""Characters of plain text that are taken at most."""
LIMIT_LINES = 20_000
"""Paragraphs that are taken at most, or half as many cells of tables: two seconds' work."""
LONG = 500_000
"""Characters of HTML from which on it is read beside the window: half a second."""

_TAGS_A_LETTER = 10  # Word writes ten characters of tags and more for each that is read
_LIMIT_BLOCKS = 10 * LIMIT  # bytes of JSON
_LINES = re.compile("\r\n|[\r\n\u2029]")
_ITEM = re.compile("[-–•][ \t\u00a0]+")
_decoder = msgspec.json.Decoder(Body)


class Pasted(NamedTuple):
    """What is taken into the text, and a sentence about what was left out, if anything was."""

    body: Body
    left_out: str = ""


def mime_of(cursor: QTextCursor, formats: BlockFormats) -> QMimeData:
    """Return what is selected as own blocks, as HTML and as plain text."""
    from vorlage_editor.exchange.html.writer import write_html

    body = _selected(cursor, formats)
    out = QMimeData()
    out.setData(MIME, msgspec.json.encode(body))
    out.setHtml(write_html(body))
    out.setText(words_of(body))
    return out


def is_text(mime: QMimeData) -> bool:
    """Whether ``mime`` has something for the text; files are not for it."""
    return mime.hasFormat(MIME) or ((mime.hasText() or mime.hasHtml()) and not mime.hasUrls())


def only_words(mime: QMimeData) -> QMimeData:
    """Return the plain text of ``mime``, without how it is set."""
    out = QMimeData()
    out.setText(mime.text())
    return out


def long_html(mime: QMimeData) -> str:
    """Return the HTML of ``mime`` if reading it would hold up the window; else nothing."""
    if mime.hasFormat(MIME) or not mime.hasHtml():
        return ""
    source = mime.html()
    return source if len(source) > LONG else ""


def blocks_of(mime: QMimeData, mark: ListStyle) -> Body:
    """Return what ``mime`` has for the text, as ``pasted`` does."""
    return pasted(mime, mark).body


def pasted(mime: QMimeData, mark: ListStyle) -> Pasted:
    """Return what ``mime`` has for the text; lists of plain text get ``mark``.

    Raises UserError if it is too much.
    """
    if mime.hasFormat(MIME):
        data = mime.data(MIME).data()
        if len(data) <= _LIMIT_BLOCKS:
            try:
                return Pasted(flow(_decoder.decode(data)))
            except msgspec.DecodeError:  # of another program, or a newer version of this one
                pass
    if mime.hasHtml():
        found = _pasted_html(mime.html())
        if found.body != (Paragraph(),):
            return found
    words = mime.text()
    _refuse(words, len(words), len(_LINES.findall(words)))
    return Pasted(blocks_of_words(words, mark))


def _pasted_html(source: str) -> Pasted:
    from vorlage_editor.exchange.html.document import read_html

    _refuse("", len(source) // _TAGS_A_LETTER, 0)
    return taken(read_html(source))


def taken(reading: Reading) -> Pasted:
    """Return what was read of HTML, for the text. Raises UserError if it is too much."""
    from vorlage_editor.exchange.html.document import left_out_words

    words = "\n".join(map(plain_text, reading.blocks))
    cells = (2 * size(block) if isinstance(block, Table) else 1 for block in reading.blocks)
    _refuse(words, len(words), sum(cells))
    return Pasted(reading.blocks, left_out_words(reading.left_out))


def _refuse(words: str, letters: int, lines: int) -> None:
    """Raise UserError if that is too much for the window."""
    if letters > LIMIT or lines > LIMIT_LINES:
        raise UserError(
            "Der Text ist zu lang, um auf einmal eingefügt zu werden (mehr als 2 MB, 20.000 "
            "Absätze oder 10.000 Zellen). Ihre Vorlage ist unverändert. Bitte fügen Sie den Text "
            "in Teilen ein."
        )
    if is_endless(words):
        raise UserError(
            "Der Text enthält ein Wort von mehr als 100.000 Zeichen, vermutlich ist es gar kein "
            "Text. Er wurde nicht eingefügt, Ihre Vorlage ist unverändert."
        )


def blocks_of_words(words: str, mark: ListStyle) -> Body:
    """Return plain text as blocks: lines are paragraphs, those with a dash or dot list items."""
    lines = [line.strip(" \t") for line in _LINES.split(words)]
    if len(lines) == 1:
        return (Paragraph((Run(words),)),)
    out: list[Block] = []
    for line in lines:
        if item := _ITEM.match(line):
            out.append(ListItem(mark, 0, (Run(line[item.end() :]),)))
        elif line:
            out.append(Paragraph((Run(line),)))
    return flow(out)


def words_of(body: Body) -> str:
    """Return ``body`` as plain text, with list marks; cells are apart by tabs."""
    lines: list[str] = []
    for block, mark in zip(body, markers(body), strict=True):
        if isinstance(block, Table):
            lines += ["\t".join(plain(cell) for cell in row) for row in block.rows]
        elif not isinstance(block, PageBreak):
            lines.append(f"{mark} {plain_text(block)}" if mark else plain_text(block))
    return "\n".join(lines).replace(LINE, "\n")


def insert(cursor: QTextCursor, formats: BlockFormats, body: Body) -> None:
    """Put ``body`` in place of the selection of ``cursor``."""
    with one_edit(cursor):
        if cursor.currentTable() and _is_table(body):
            _insert_cells(cursor, next(block for block in body if isinstance(block, Table)))
            return
        cursor.removeSelectedText()
        runs = _as_text(cursor, body)
        if runs is None:
            _insert_blocks(cursor, formats, body)
        else:
            write_runs(cursor, runs)


def _is_table(body: Body) -> bool:
    """Whether ``body`` is a table and nothing else."""
    blocks = [block for block in body if block != Paragraph()]
    return len(blocks) == 1 and isinstance(blocks[0], Table) and not blocks[0].caption


def _insert_cells(cursor: QTextCursor, new: Table) -> None:
    """Write the cells of ``new`` from that at ``cursor`` on; the table grows where it must.

    What is selected gives way; where more stands, they come into rows of their own, below.
    """
    table = cursor.currentTable()
    cell = table.cellAt(cursor.selectionStart())
    row, column = cell.row(), cell.column()
    if cursor.hasComplexSelection():
        row, _, column, _ = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    cursor.removeSelectedText()
    if (wider := column + len(new.rows[0]) - table.columns()) > 0:
        table.appendColumns(wider)
    cells = list(product(range(len(new.rows)), range(len(new.rows[0]))))
    free = [
        table.cellAt(row + down, column + right)
        for down, right in cells
        if row + down < table.rows()
    ]
    if any(one.firstPosition() != one.lastPosition() for one in free):
        row += 1
        table.insertRows(row, len(new.rows))
    elif (longer := row + len(new.rows) - table.rows()) > 0:
        table.appendRows(longer)
    for down, right in cells:
        place = table.cellAt(row + down, column + right).firstCursorPosition()
        write_runs(place, new.rows[down][right])


def _as_text(cursor: QTextCursor, body: Body) -> Runs | None:
    """Return ``body`` as runs if it is to go on in the block at ``cursor``; else None."""
    if cursor.currentTable():
        return _cell_runs(body)
    if len(body) == 1 and isinstance(body[0], Paragraph):
        return body[0].runs
    alone = len(body) == 1 and isinstance(body[0], Heading | ListItem)
    return _cell_runs(body) if alone and cursor.block().length() > 1 else None


def _insert_blocks(cursor: QTextCursor, formats: BlockFormats, body: Body) -> None:
    """Part the block at ``cursor`` for ``body``; what stands before and behind stays what it is."""
    own, own_format = block_of(cursor.block()), cursor.blockFormat()
    has_rest = not cursor.atBlockEnd() or isinstance(own, PageBreak)
    joined = has_rest and _is_end(body[-1], own)
    if has_rest:
        own = _part(cursor, formats, own, own_format)
    if not cursor.atBlockStart() and not _is_start(body[0], own):
        cursor.insertBlock(formats.of(Paragraph()))
    if cursor.atBlockStart() and not isinstance(body[0], Paragraph):
        cursor.setBlockFormat(formats.of(body[0]))  # Qt leaves an empty block as it was
    bridge = TextBridge(formats=formats)
    bridge.show(body)
    cursor.insertFragment(QTextDocumentFragment(bridge.document))
    if joined:
        cursor.deleteChar()


def _part(
    cursor: QTextCursor, formats: BlockFormats, own: Block, own_format: QTextBlockFormat
) -> Block:
    """Part the block ``own`` at ``cursor``, which stays above; return what it stands in.

    Section and number stay with the first letter.
    """
    rest = own_format
    if not cursor.atBlockStart() and isinstance(own, Heading):
        rest = formats.of(replace(own, section=""))
    elif not cursor.atBlockStart() and isinstance(own, ListItem):
        rest = formats.of(replace(own, start=None))
    cursor.insertBlock(rest)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    if not cursor.atBlockStart():
        return own
    cursor.setBlockFormat(formats.of(Paragraph()))
    return Paragraph()


def _is_start(first: Block, own: Block) -> bool:
    """Whether ``first`` goes on in the line of ``own`` that stands before it."""
    return isinstance(first, Paragraph) or _kind(first) == _kind(own)


def _is_end(last: Block, own: Block) -> bool:
    """Whether what stands behind, of the block ``own``, goes on in the line of ``last``."""
    if isinstance(last, Heading | Picture | PageBreak):
        return False
    return last == Paragraph() or _kind(last) == _kind(own)


def _kind(block: Block) -> tuple[object, ...]:
    match block:
        case Heading():
            return Heading, block.level
        case ListItem():
            return ListItem, block.style, block.level
        case _:
            return (type(block),)


def _cell_runs(body: Body) -> Runs:
    """Return ``body`` as a cell can hold it: a line for each block, with its marks."""
    out: list[Run] = []
    for block in body:
        runs: Runs = (Run(plain_text(block)),)
        if isinstance(block, Heading | Paragraph | ListItem):
            runs = block.runs
        out += (Run(LINE), *runs) if out else runs
    return join(tuple(out))


def _selected(cursor: QTextCursor, formats: BlockFormats) -> Body:
    """Return what ``cursor`` has selected; a part of one block is mere text."""
    bridge = TextBridge(formats=formats)
    QTextCursor(bridge.document).insertFragment(cursor.selection())
    bridge.settle()
    body = bridge.body
    if len(body) == 1 and isinstance(body[0], Heading | ListItem):
        return (Paragraph(body[0].runs),)
    return body
