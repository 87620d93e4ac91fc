"""A line over the sheet for what stays true: the drafts can only be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vorlage_editor.ui.parts import label, mark, row

if TYPE_CHECKING:
    from vorlage_editor.ui.look import Look


class Banner(QWidget):
    """Icon and sentence over the whole width; hidden while there is nothing to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("head")
        self._words = label(look, "", "warn", wrap=True)
        layout = row(
            mark(look, "triangle-alert", "warn"), self._words, margins=(20, 8, 20, 8), gap=8
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Show ``text``; hide if it is empty."""
        self._words.setText(text)
        self.setVisible(bool(text))
