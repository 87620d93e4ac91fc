"""A quiet line over the sheet: the paper's form has a newer version, or sections to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vorlage_editor.ui.kit.parts import column, label, mark, push, row, rule, tool

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look


class FormsNotice(QWidget):
    """A sentence with an answer, and a cross that closes it; it never takes the focus."""

    accepted = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = label(look, "", "muted", -1, wrap=True)
        self.answer = push(look, "", "", "quiet")
        self.answer.clicked.connect(self.accepted)
        self.close_button = tool(look, "x", "Hinweis schließen", tone="muted")
        self.close_button.clicked.connect(self.closed)
        sign = mark(look, "info", "muted")
        parts = sign, self._words, self.answer, self.close_button
        line = row(*parts, margins=(32, 2, 8, 2), gap=8)
        line.setStretch(1, 1)
        self.setLayout(column(line, rule()))
        self.hide()

    @property
    def text(self) -> str:
        """What it says; nothing while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, text: str, answer: str) -> None:
        """Show the sentence ``text``; hide without one."""
        self._words.setText(text)
        self.answer.setText(answer)
        self.answer.setAccessibleName(answer)
        self.setVisible(bool(text))
