"""Marks wrong words in one field while one writes, in short turns between the keys.

A key only moves what is marked already; where blocks come or go, what is known is marked. All else
is looked up later, by blocks; the word in which the caret stands is let alone until it is left.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

from vorlage_editor.ui.kit.parts import application
from vorlage_editor.ui.text.spell_highlighter import Stretch, underlined
from vorlage_editor.work.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from vorlage_editor.ui.text.spell_highlighter import SpellHighlighter
    from vorlage_editor.ui.text.spelling import Spelling

PAUSE = 60  # ms between turns
TURN = 0.003  # s
_KEEP = QTextCursor.MoveMode.KeepAnchor


class SpellMarks(QObject):
    """Tells the ``highlighter`` of ``edit`` which words are wrong, and finds them."""

    def __init__(self, edit: QTextEdit, highlighter: SpellHighlighter, spelling: Spelling) -> None:
        super().__init__(edit)
        self.edit, self._highlighter, self._spelling = edit, highlighter, spelling
        self._due: dict[int, None] = {}  # numbers of blocks to be looked at, in their order
        self._count = 0  # of blocks, when these numbers were taken
        self._open: tuple[int, int, int] | None = None  # block, start and end of what is written
        self._settling = False
        self._marked: dict[int, set[str]] = {}  # words that are marked, by their block
        self._turn = QTimer(self, singleShot=True, interval=PAUSE)
        self._turn.timeout.connect(self._on_turn)
        highlighter.ask(self.wrong)
        spelling.changed.connect(self._on_spelling_changed)
        edit.cursorPositionChanged.connect(self._on_cursor_moved)
        application().focusChanged.connect(self._on_cursor_moved)
        self._on_spelling_changed()

    def wrong(self, block: QTextBlock, text: str) -> list[Stretch]:
        """Return the stretches of ``block`` to be marked now; ask for what is not known."""
        if not self._spelling.on:
            return []
        number = block.blockNumber()
        if not self._settling:
            self._ask_for(number)
            if number in self._marked and _counts_alike(text):
                return [one for word in self._marked[number] for one in _places(text, word)]
        found = self._known_wrong(block, text)
        self._marked.pop(number, None)
        if _counts_alike(text):
            self._marked[number] = {text[start : start + length] for start, length in found}
        return found

    def _known_wrong(self, block: QTextBlock, text: str) -> list[Stretch]:
        if not self._spelling.on:
            return []
        known = self._spelling.known
        unsure = self._spelling.unsure(text)
        open_word = self._open_word(block, text) if unsure else None
        if open_word and open_word.text not in known:
            unsure.discard(open_word.text)
        return [
            (one.start, one.end - one.start)
            for one in _in_units(text, list(words(text)) if unsure else [])
            if one != open_word and known.get(one.text) is False
        ]

    @property
    def busy(self) -> bool:
        """Whether there are blocks to be looked at."""
        return bool(self._due)

    # Finding

    def word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """Return a cursor that selects the wrong word at ``cursor``; None if there is none."""
        block = cursor.block()
        first = cursor.selectionStart() - block.position()
        last = cursor.selectionEnd() - block.position()
        for word in self._wrong_words(block):
            if word.start <= first and last <= word.end:
                return _selecting(block, word)
        return None

    def next_wrong(self, after: int) -> QTextCursor | None:
        """Return a cursor that selects the next wrong word from the position ``after`` on."""
        block = self.edit.document().findBlock(after)
        while block.isValid():
            for word in self._wrong_words(block):
                if block.position() + word.start >= after:
                    return _selecting(block, word)
            block = block.next()
        return None

    def _wrong_words(self, block: QTextBlock) -> Iterator[Word]:
        if not self._spelling.on:
            return
        text = block.text()
        for word in _in_units(text, list(words(text))):
            if not self._spelling.is_right(word.text):
                yield word

    # Turns

    def _ask_for(self, number: int) -> None:
        self._renumber()
        self._due[number] = None
        if not self._turn.isActive():
            self._turn.start()

    def _renumber(self) -> None:
        """Look at all blocks if the numbers of some are others by now."""
        blocks = self.edit.document().blockCount()
        if blocks != self._count:
            self._count = blocks
            self._marked.clear()
            self._due = dict.fromkeys(range(blocks))

    def _on_turn(self) -> None:
        self._renumber()
        until = perf_counter() + TURN
        while self._due and perf_counter() < until:
            number = next(iter(self._due))
            del self._due[number]
            if not self._settle(number, until):
                self._due[number] = None  # goes on with it next time
        if self._due:
            self._turn.start()

    def _settle(self, number: int, until: float) -> bool:
        """Look up the words of a block and mark the wrong ones; say if there was time."""
        block = self.edit.document().findBlockByNumber(number)
        if not block.isValid():
            return True
        text = block.text()
        new = self._spelling.unsure(text) - self._spelling.known.keys()
        open_word = self._open_word(block, text) if new else None
        for word in new:
            if open_word is None or word != open_word.text:
                self._spelling.is_right(word)
                if perf_counter() > until:
                    return False
        if self._known_wrong(block, text) != underlined(block):
            self._settling = True
            self._highlighter.rehighlightBlock(block)
            self._settling = False
        self._due.pop(number, None)  # rehighlighting may ask for the word that is being written
        return True

    # The word that is being written

    def _open_word(self, block: QTextBlock, text: str) -> Word | None:
        """Return the word of ``block`` that the caret is in, if one writes there."""
        if not self.edit.hasFocus():
            return None
        cursor = self.edit.textCursor()
        caret = cursor.position() - block.position()
        if cursor.hasSelection() or not 0 < caret < block.length():
            return None
        for word in _words_around(text, caret):
            if word.start < caret <= word.end:
                self._open = block.blockNumber(), word.start, word.end
                return word
        return None

    def _on_cursor_moved(self) -> None:
        if self._open is None:
            return
        number, start, end = self._open
        cursor = self.edit.textCursor()
        inside = start < cursor.positionInBlock() <= end and not cursor.hasSelection()
        if not (inside and cursor.blockNumber() == number and self.edit.hasFocus()):
            self._open = None
            self._ask_for(number)

    def _on_spelling_changed(self) -> None:
        self._count = 0
        self._ask_for(0)


def _places(text: str, word: str) -> Iterator[Stretch]:
    """Yield where ``word`` stands in ``text`` by itself."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, len(word)
        start = text.find(word, end)


def _selecting(block: QTextBlock, word: Word) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + word.start)
    cursor.setPosition(block.position() + word.end, _KEEP)
    return cursor


def _words_around(text: str, caret: int) -> list[Word]:
    """Return the words between the spaces around ``caret``, or more; places in UTF-16 units."""
    if not _counts_alike(text):
        return _in_units(text, list(words(text)))
    first = text.rfind(" ", 0, caret) + 1
    last = text.find(" ", caret)
    piece = text[first:] if last < 0 else text[first:last]
    return [Word(first + one.start, first + one.end, one.text) for one in words(piece)]


def _in_units(text: str, found: list[Word]) -> list[Word]:
    """Return ``found`` with places in UTF-16 units, as Qt counts."""
    if _counts_alike(text):
        return found
    return [Word(_units(text[: one.start]), _units(text[: one.end]), one.text) for one in found]


def _counts_alike(text: str) -> bool:
    """Whether Qt counts the letters of ``text`` as Python does."""
    return text.isascii() or max(text, default="") <= "\uffff"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
