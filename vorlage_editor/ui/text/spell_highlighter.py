"""Waves under wrong words, beside the document's own marks, so that no value changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextDocument

    from vorlage_editor.ui.kit.look import Look

Stretch: TypeAlias = tuple[int, int]
"""Start and length in a block, in UTF-16 units as Qt counts."""
Wrong: TypeAlias = "Callable[[QTextBlock, str], list[Stretch]]"
"""Returns the stretches of a block and its text that are wrong."""
WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


class SpellHighlighter(QSyntaxHighlighter):
    """Underlines the wrong words, once there is somebody to ask for them."""

    def __init__(self, document: QTextDocument, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._wrong: Wrong | None = None
        self._look = look
        self.setDocument(document)

    def ask(self, wrong: Wrong) -> None:
        """Ask ``wrong`` for the stretches to underline, whenever a block is looked at."""
        self._wrong = wrong

    @override
    def highlightBlock(self, text: str) -> None:
        self.underline(text)

    def underline(self, text: str) -> None:
        """Underline the wrong words of the current block, over what it is formatted with."""
        if self._wrong is None:
            return
        for start, length in self._wrong(self.currentBlock(), text):
            wavy = QTextCharFormat(self.format(start))
            wavy.setUnderlineStyle(WAVE)
            wavy.setUnderlineColor(self._look.color("error"))
            self.setFormat(start, length, wavy)


def underlined(block: QTextBlock) -> list[Stretch]:
    """Return the stretches of ``block`` that are underlined as wrong."""
    return [
        (run.start, run.length)
        for run in block.layout().formats()
        if run.format.underlineStyle() == WAVE
    ]
