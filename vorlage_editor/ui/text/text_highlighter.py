"""How the text looks beside its marks: large headings, coloured links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextCharFormat
from typing_extensions import override

from vorlage_editor.ui.document.text_tables import in_header
from vorlage_editor.ui.text.spell_highlighter import SpellHighlighter

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextDocument

    from vorlage_editor.ui.kit.look import Look

_STEPS = {1: 2.0, 2: 1.5, 3: 1.0}  # points, by the heading's level


class TextHighlighter(SpellHighlighter):
    """Dresses headings, head rows and links; as it never touches the document, no value changes."""

    def __init__(self, document: QTextDocument, look: Look, parent: QObject) -> None:
        super().__init__(document, look, parent)
        self._headings: dict[int, QTextCharFormat] = {}
        self._link = QTextCharFormat()
        self._header = QTextCharFormat()
        self._header.setFontWeight(QFont.Weight.DemiBold)
        self._dress(look)

    def refresh(self, look: Look) -> None:
        """Take font and colours as ``look`` has them now."""
        self._dress(look)
        self.rehighlight()

    def _dress(self, look: Look) -> None:
        for level, step in _STEPS.items():
            large = QTextCharFormat()
            large.setFontPointSize(look.text_font(step).pointSizeF())
            large.setFontWeight(QFont.Weight.DemiBold)
            if level == max(_STEPS):
                large.setForeground(look.color("muted"))
            self._headings[level] = large
        self._link.setForeground(look.color("accent"))
        self._link.setFontUnderline(True)

    @override
    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        level = block.blockFormat().headingLevel()
        if level:
            self.setFormat(0, block.length() - 1, self._headings[level])
        if in_header(block):
            self.setFormat(0, block.length() - 1, self._header)
        for run in block.textFormats():
            if run.format.isAnchor():
                self.setFormat(run.start, run.length, self._link)
        self.underline(text)
