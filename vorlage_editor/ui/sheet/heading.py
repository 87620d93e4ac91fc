"""The head of a section of the sheet: its name, how many there are, and a button to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from vorlage_editor.ui.kit.parts import SEMIBOLD, label, push, row

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

CHIP = 20


class SectionHead(QWidget):
    """Name, count chip from two on, quiet button at the right."""

    def __init__(self, look: Look, name: str, add: str) -> None:
        super().__init__()
        self.count = QLabel()
        self.count.setObjectName("count")
        self.count.setFont(look.font(-1))
        self.count.setFixedHeight(CHIP)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.hide()
        self.button = push(look, "plus", add, "quiet")
        title = label(look, name, step=1, weight=SEMIBOLD)
        self.setLayout(row(title, self.count, None, self.button, gap=8))

    def show_count(self, count: int) -> None:
        """Say how many there are, if it is more than one."""
        self.count.setText(str(count))
        self.count.setVisible(count > 1)
