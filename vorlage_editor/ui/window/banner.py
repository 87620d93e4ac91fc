"""A line over the sheet for what stays true: the drafts can only be read, or lie in a bad place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vorlage_editor.ui.kit.parts import label, mark, push, row

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look


class Banner(QWidget):
    """Icon and sentence over the whole width; hidden while there is nothing to say."""

    dismissed = Signal()
    """The user has read it and does not want to see it again."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("head")
        self._words = label(look, "", "warn", wrap=True)
        self.dismiss_button = push(look, "", "Verstanden", "quiet")
        self.dismiss_button.clicked.connect(self._on_dismissed)
        sign = mark(look, "triangle-alert", "warn")
        layout = row(sign, self._words, self.dismiss_button, margins=(20, 8, 20, 8), gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str, *, once: bool = False) -> None:
        """Show ``text``; hide if it is empty. What is said ``once`` the user can put away."""
        self._words.setText(text)
        self.dismiss_button.setVisible(once)
        self.setVisible(bool(text))

    def _on_dismissed(self) -> None:
        self.say("")
        self.dismissed.emit()
