"""Text document to value: what a stretch of text blocks means."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtGui import QTextCursor

from vorlage_editor.model.body import (
    Block,
    ListItem,
    PageBreak,
    Picture,
    Run,
    Runs,
    Table,
    join,
    plain,
)
from vorlage_editor.model.text import LINE
from vorlage_editor.ui.document.textformats import (
    ALT,
    BREAK,
    CAPTION,
    LOOK,
    SCHEME,
    STYLE,
    WIDTH,
    cell_format,
    char_format,
    image_format,
    run_of,
    text_block,
)

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QTextBlock,
        QTextBlockFormat,
        QTextDocument,
        QTextFragment,
        QTextTable,
    )

    from vorlage_editor.model.body import Mark
    from vorlage_editor.ui.document.textformats import BlockFormats

OBJECT = "\ufffc"
"""The character that stands for a picture in the document."""

Piece: TypeAlias = "tuple[str, QTextFragment]"
Known: TypeAlias = "dict[int, tuple[tuple[Mark, ...], str, bool]]"
"""Marks and link that the formats of a document mean, and whether they are as we write them."""


class Reader:
    """Reads text blocks, and finds where the document is not in normal form.

    ``sound`` turns false where something must be written anew. ``misfits`` are text blocks, by
    their number, that only want another format.
    """

    def __init__(
        self, document: QTextDocument, formats: BlockFormats, known: Known | None = None
    ) -> None:
        self.document = document
        self.sound = True
        self.misfits: list[tuple[int, QTextBlockFormat]] = []
        self._formats = formats
        self._known: Known = {} if known is None else known

    def blocks(self, first: int, last: int) -> list[Block]:
        """Return the value of the text blocks number ``first`` to ``last``."""
        out: list[Block] = []
        block = self.document.findBlockByNumber(first)
        end = self.document.findBlockByNumber(last).position()
        while block.isValid() and block.position() <= end:
            if table := QTextCursor(block).currentTable():
                out.append(self.table(table))
                block = self.document.findBlock(table.lastPosition() + 1)
            else:
                out += self._text_block(block)
                block = block.next()
        return out

    def table(self, table: QTextTable, old: Table | None = None, dirty: range = range(0)) -> Table:
        """Return ``table``; rows that are not ``dirty`` as they are in ``old``, if given."""
        own, columns = table.format(), range(table.columns())
        rows = tuple(
            old.rows[row]
            if old and row not in dirty
            else tuple(self._cell(table, row, column) for column in columns)
            for row in range(table.rows())
        )
        header, widths = own.headerRowCount(), tuple(own.property(WIDTH) or ())
        look: Literal["data", "form"] = "form" if own.stringProperty(LOOK) == "form" else "data"
        out = Table(rows, header, widths, look, own.stringProperty(CAPTION))
        self.sound &= (widths, header) == (out.widths, out.header_rows)
        return out

    def _cell(self, table: QTextTable, row: int, column: int) -> Runs:
        cell = table.cellAt(row, column)
        block = self.document.findBlock(cell.firstPosition())
        own = block.blockFormat()
        self.sound &= own == cell_format() or own == cell_format(right=True)
        runs = [self._run(*piece) for piece in _pieces(block)]
        while block.isValid() and block.position() + block.length() <= cell.lastPosition():
            self.sound = False  # a paste in a cell: one text block, soft line breaks
            block = block.next()
            runs += [Run(LINE), *(self._run(*piece) for piece in _pieces(block))]
        return tuple(runs)

    def _text_block(self, block: QTextBlock) -> list[Block]:
        pieces, own = _pieces(block), block.blockFormat()
        pictures = [at for at, (text, _) in enumerate(pieces) if text == OBJECT]
        if pictures:
            return self._pictures(pieces, pictures, own)
        out = text_block(own, tuple([self._run(*piece) for piece in pieces]))
        if pieces and own.hasProperty(BREAK):
            self.sound = False
            return [out, PageBreak()]  # what is typed on it stands before it
        goes_on = isinstance(out, ListItem) and is_item(block.next())
        wanted = self._formats.of(out, goes_on=goes_on)
        if own != wanted:
            self.misfits.append((block.blockNumber(), wanted))
        return [out]

    def _pictures(
        self, pieces: list[Piece], pictures: list[int], own: QTextBlockFormat
    ) -> list[Block]:
        """Read a text block with pictures: text before is a block, text after the caption."""
        out: list[Block] = []
        if before := join(tuple(self._run(*piece) for piece in pieces[: pictures[0]])):
            out.append(text_block(own, before))
        for start, end in pairwise([*pictures, len(pieces)]):
            image = pieces[start][1].charFormat().toImageFormat()
            runs = join(tuple(self._run(*piece) for piece in pieces[start + 1 : end]))
            caption = plain(runs)
            picture = Picture(
                image.name().removeprefix(SCHEME),
                image.stringProperty(ALT) if image.hasProperty(ALT) else None,
                image.doubleProperty(WIDTH),
                caption.removeprefix(LINE),
            )
            out.append(picture)
            self.sound &= runs == (Run(caption),) and caption.startswith(LINE)
            self.sound &= image == image_format(picture)
        self.sound &= len(out) == 1 and own == self._formats.of(out[0])
        return out

    def _run(self, text: str, fragment: QTextFragment) -> Run:
        index = fragment.charFormatIndex()  # a document never changes what an index means
        if index not in self._known:
            own = fragment.charFormat()
            run = run_of("", own)
            self._known[index] = run.marks, run.link, own == char_format(run.marks, run.link)
        marks, link, sound = self._known[index]
        run = Run(text, marks, link)
        self.sound &= sound and run.text == text
        return run


def is_item(block: QTextBlock) -> bool:
    """Whether ``block`` shows a list item."""
    return block.blockFormat().hasProperty(STYLE)


def _pieces(block: QTextBlock) -> list[Piece]:
    """Return the fragments of ``block``, each picture by itself."""
    out: list[Piece] = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        text = fragment.text()
        if OBJECT in text and fragment.charFormat().isImageFormat():
            out += [(OBJECT, fragment)] * len(text)
        else:
            out.append((text, fragment))
        fragments += 1
    return out
