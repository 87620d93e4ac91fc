"""Between the body, a tuple of blocks, and the text document that shows it.

The document is exactly what ``show`` writes for the body, but for an edit that is still unread:
one top-level text block or table for each block of the value, one text block for each cell. So a
stretch of text blocks and a stretch of the value find each other by counting. What a paste, a join
or a split leaves otherwise is read into a value and written back in its normal form.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from vorlage_editor.model.body import Heading, ListItem, Table, flow
from vorlage_editor.model.numbers import number_columns
from vorlage_editor.ui.document.picture_document import PictureDocument
from vorlage_editor.ui.document.textformats import BlockFormats
from vorlage_editor.ui.document.textreader import Reader, is_item
from vorlage_editor.ui.document.textwriter import align, misaligned, write, write_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextBlockFormat

    from vorlage_editor.model.body import Block, Body
    from vorlage_editor.ui.document.textreader import Known

PAINTING = 4
"""Milliseconds in which a letter is painted, before it is read."""

_KEEP = QTextCursor.MoveMode.KeepAnchor

_Edit: TypeAlias = tuple[int, int, int]  # position, characters removed, characters added


def size(block: Block) -> int:
    """Return how many text blocks show ``block``."""
    return len(block.rows) * len(block.rows[0]) if isinstance(block, Table) else 1


def block_at(body: Body, number: int) -> tuple[int, int]:
    """Return which block of ``body`` the text block ``number`` shows, and which cell of it."""
    more = 0  # text blocks than blocks
    for place in [place for place, block in enumerate(body) if isinstance(block, Table)]:
        cells, first = size(body[place]), place + more
        if number < first:
            break
        if number < first + cells:
            return place, number - first
        more += cells - 1
    return number - more, 0


def difference(old: Sequence[Block], new: Sequence[Block]) -> tuple[int, int]:
    """Return how many blocks ``old`` and ``new`` share at the start and at the end."""
    most = min(len(old), len(new))
    start = 0
    while start < most and _same(old[start], new[start]):
        start += 1
    end = 0
    while end < most - start and _same(old[-1 - end], new[-1 - end]):
        end += 1
    return start, end


def _both(first: _Edit, then: _Edit) -> _Edit:
    """Return one edit that covers two in a row."""
    start = min(first[0], then[0])
    between = max(first[0] + first[2], then[0] + then[1])  # where both end, before the second
    before = between - first[2] + first[1]
    return start, before - start, between - then[1] + then[2] - start


def _same(old: Block, new: Block) -> bool:
    return old is new or old == new


class TextBridge(QObject):
    """Owns the document; ``body`` is what it shows.

    Before an edit of the document is read, ``touched`` is emitted; after one that changed the
    body or left it out of normal form, ``edited`` with position, characters removed, added.

    An edit is read at once, or while ``patient`` when it is painted; ``read`` does not wait.
    """

    touched = Signal()
    edited = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None, formats: BlockFormats | None = None) -> None:
        super().__init__(parent)
        self.formats = formats or BlockFormats()
        self.document = PictureDocument(self)
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.documentLayout()  # without a layout there is no contentsChange
        self.body: Body = flow(())
        self._known: Known = {}
        self.patient = False
        self._unread: _Edit | None = None
        self._later = QTimer(self, singleShot=True, interval=PAINTING)
        self._later.timeout.connect(self.read)
        self._writing = False
        self._block_count = 1
        self._loose: tuple[int, int] | None = None  # shared at start and end, else written anew
        self._misfits: list[tuple[int, QTextBlockFormat]] = []
        write(QTextCursor(self.document), self.body, self.formats)
        self.document.contentsChange.connect(self._on_contents_change)
        self.document.contentsChanged.connect(self._on_contents_changed)

    def show(self, body: Body) -> None:
        """Make the document show ``body``; touch only the blocks that differ."""
        old, self.body = self.body, body
        if body is old:
            return
        start, end = difference(old, body)
        if start + end == len(old) == len(body):
            return
        if start + end + 1 == len(old) == len(body):
            before, after = old[start], body[start]
            if isinstance(before, Table) and isinstance(after, Table) and _alike(before, after):
                self._replace_cells(start, before, after)
                return
        self._replace(old, body, start, end)

    def set_formats(self, formats: BlockFormats) -> None:
        """Set all text blocks in ``formats``: another font makes other line heights."""
        self.read()
        self.formats = formats
        with self._written(0) as cursor:
            for block, after in zip(self.body, (*self.body[1:], None), strict=True):
                if isinstance(block, Table):
                    cursor.setPosition(cursor.currentTable().lastPosition() + 1)
                else:
                    cursor.setBlockFormat(formats.of(block, goes_on=isinstance(after, ListItem)))
                    cursor.movePosition(QTextCursor.MoveOperation.NextBlock)

    def settle(self) -> bool:
        """Write back in normal form what an edit left otherwise; say if there was any.

        Not done at once, because it moves all cursors that stand there.
        """
        loose, self._loose = self._loose, None
        misfits, self._misfits = self._misfits, []
        if loose:
            self._replace(self.body, self.body, *loose)
        elif misfits:
            with self._written(0) as cursor:
                for number, own in misfits:
                    cursor.setPosition(self.document.findBlockByNumber(number).position())
                    cursor.setBlockFormat(own)
        return bool(loose or misfits)

    def align(self, known: Sequence[Block]) -> None:
        """Set the number columns of tables right; those that are in ``known`` are so."""
        self.read()
        for index, block in enumerate(self.body):
            if not isinstance(block, Table) or any(block is one for one in known):
                continue
            right, table = number_columns(block), QTextCursor(self._first_of(index)).currentTable()
            if misaligned(table, right):
                with self._written(index):
                    align(table, right)

    def _replace(self, old: Body, new: Body, start: int, end: int) -> None:
        """Write new[start:-end] in place of old[start:-end], which may be widened.

        Both stretches must begin and end with a text block: then they can be selected and
        written without touching a neighbour. The normal form has one beside each table.
        """
        least = min(len(old), len(new))
        while start and (start + end >= least or _table_at(start, old, new)):
            start -= 1
        while end and (start + end >= least or _table_at(-1 - end, old, new)):
            end -= 1
        after = sum(map(size, old[len(old) - end :]))
        last = self.document.findBlockByNumber(self.document.blockCount() - 1 - after)
        with self._written(start) as cursor:
            cursor.setPosition(last.position() + last.length() - 1, _KEEP)
            cursor.removeSelectedText()
            following = new[len(new) - end] if end else None
            write(cursor, new[start : len(new) - end], self.formats, following)
            if start and isinstance(before := new[start - 1], ListItem):
                cursor.setPosition(self._first_of(start).position() - 1)
                goes_on = isinstance(new[start], ListItem)
                cursor.setBlockFormat(self.formats.of(before, goes_on=goes_on))

    def _replace_cells(self, index: int, old: Table, new: Table) -> None:
        with self._written(index) as cursor:
            table = cursor.currentTable()
            for row, column in product(range(len(old.rows)), range(len(old.rows[0]))):
                if old.rows[row][column] != new.rows[row][column]:
                    cell = table.cellAt(row, column)
                    cursor.setPosition(cell.firstPosition())
                    cursor.setPosition(cell.lastPosition(), _KEEP)
                    cursor.removeSelectedText()
                    write_runs(cursor, new.rows[row][column])
            align(table, number_columns(new))

    @contextmanager
    def _written(self, index: int) -> Iterator[QTextCursor]:
        """Give a cursor at block ``index`` of the value, for a change that is not read."""
        cursor = QTextCursor(self._first_of(index))
        self._writing = True
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:  # whatever happens, what is typed from now on is read
            cursor.endEditBlock()
            self._writing = False
            self._block_count = self.document.blockCount()

    def _first_of(self, index: int) -> QTextBlock:
        """Return the first text block that shows block ``index`` of the value."""
        return self.document.findBlockByNumber(sum(map(size, self.body[:index])))

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._writing:
            return
        if self._unread:
            self._unread = _both(self._unread, (position, removed, added))
        else:
            self._unread = position, removed, added
            self.touched.emit()

    def _on_contents_changed(self) -> None:
        if self._unread is None or self._writing:
            return
        if self.patient:
            self._later.start()
        else:
            self.read()

    def read(self) -> None:
        """Take into ``body`` what is unread, if anything is."""
        if self._unread is None:
            return
        (position, removed, added), self._unread = self._unread, None
        self._later.stop()
        # Where text blocks went, Qt's range may end just before a table that lost its first row.
        same = self.document.blockCount() == self._block_count
        end = position + added + (removed > 0 and not same)
        self._block_count = self.document.blockCount()
        if self._read(position, end, same_blocks=same):
            self.edited.emit(position, removed, added)

    def _read(self, position: int, end: int, *, same_blocks: bool) -> bool:
        """Read what stands between two positions, all else is as it was; say if it differs."""
        document = self.document
        end = min(end, document.characterCount() - 1)
        first = _around(document.findBlock(position))[0]
        if first and is_item(document.findBlockByNumber(first - 1)):
            first -= 1  # its distance depends on what follows
        last = _around(document.findBlock(end))[1]
        start = _count(self.body, first)
        rest = _count(self.body[::-1], document.blockCount() - 1 - last)
        reader = Reader(document, self.formats, self._known)
        old = self.body[start] if same_blocks else None
        if isinstance(old, Table) and size(old) == last - first + 1:
            found: list[Block] = [_changed_rows(reader, old, position, end)]
        else:
            found = _shared(self.body[start : len(self.body) - rest], reader.blocks(first, last))
        loose = (*self.body[:start], *found, *self.body[len(self.body) - rest :])
        kept = _kinds(self.body[start : len(self.body) - rest]) == _kinds(found)
        before, self.body = self.body, loose if kept else flow(loose)
        if not reader.sound or (reader.misfits and self.body != loose):
            self._loose = start, min(rest, difference(loose, self.body)[1])
        elif self.body != loose:
            self._loose = difference(loose, self.body)
        else:
            self._misfits = reader.misfits
        return self._loose is not None or bool(self._misfits) or self.body != before


def _shared(old: Sequence[Block], new: list[Block]) -> list[Block]:
    """Return ``new`` with the very blocks of ``old`` where it begins and ends as that does."""
    start, end = difference(old, new)
    return [*old[:start], *new[start : len(new) - end], *old[len(old) - end :]]


def _kinds(blocks: Sequence[Block]) -> list[tuple[type, str]]:
    """Return all that the normal form of a body goes by."""
    return [(type(one), one.section if isinstance(one, Heading) else "") for one in blocks]


def _alike(old: Table, new: Table) -> bool:
    """Whether both differ in the text of their cells only."""
    return _shape(old) == _shape(new) and replace(new, rows=old.rows) == old


def _shape(table: Table) -> tuple[int, int]:
    return len(table.rows), len(table.rows[0])


def _table_at(index: int, old: Body, new: Body) -> bool:
    return isinstance(old[index], Table) or isinstance(new[index], Table)


def _changed_rows(reader: Reader, old: Table, position: int, end: int) -> Table:
    """Return the table at ``position``, which was ``old``; only rows that may differ are read."""
    table = QTextCursor(reader.document.findBlock(position)).currentTable()
    if (table.rows(), table.columns()) != (len(old.rows), len(old.rows[0])):
        return reader.table(table)
    first, last = table.cellAt(position).row(), table.cellAt(end).row()
    return reader.table(table, old, range(first, last + 1))


def _around(block: QTextBlock) -> tuple[int, int]:
    """Return the numbers of the first and last text block of what ``block`` stands in."""
    if table := QTextCursor(block).currentTable():
        find = block.document().findBlock
        return find(table.firstPosition()).blockNumber(), find(table.lastPosition()).blockNumber()
    return block.blockNumber(), block.blockNumber()


def _count(blocks: Sequence[Block], text_blocks: int) -> int:
    """Return how many of ``blocks`` are shown by that many text blocks."""
    if Table not in map(type, blocks):
        return text_blocks
    count = 0
    for block in blocks:
        if text_blocks <= 0:
            break
        text_blocks -= size(block)
        count += 1
    return count
