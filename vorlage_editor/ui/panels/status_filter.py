"""Which drafts a list shows by their status: chosen in a menu, each a chip to take away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget
from typing_extensions import override

from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.kit.parts import column, discard, row, tool
from vorlage_editor.ui.kit.signs import STATUS_ICONS

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

NAME = "Nach Status filtern"
LEFT, RIGHT, GAP = 16, 12, 6


class StatusFilter(QWidget):
    """The row of chips; ``button`` stands beside the search. Without a choice all are shown."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.button = tool(look, "list-filter", NAME, tone="muted")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.button)
        self.choices = {status: _choice(menu, look, status) for status in Status}
        menu.triggered.connect(self._on_chosen)
        self.button.setMenu(menu)
        self._chips: dict[Status, QPushButton] = {}
        self._lines = column(gap=GAP, margins=(LEFT, 8, RIGHT, 0))
        self.setLayout(self._lines)
        self.hide()

    @property
    def chosen(self) -> tuple[Status, ...]:
        """The statuses that are shown; none if all are."""
        return tuple(status for status, one in self.choices.items() if one.isChecked())

    def passes(self, status: str) -> bool:
        """Return whether drafts of this status are shown."""
        return not self.chosen or status in self.chosen

    def clear(self) -> None:
        """Show all again."""
        for one in self.choices.values():
            one.setChecked(False)
        self._on_chosen()

    def _on_chosen(self, *_: object) -> None:
        """Have a chip for each status that was chosen."""
        chosen = self.chosen
        if chosen == tuple(self._chips):
            return
        for chip in self._chips.values():
            discard(chip)
        self._chips = {status: self._chip(status) for status in chosen}
        self.button.setAccessibleName(", ".join((NAME, *chosen)))
        self._arrange()
        self.setVisible(bool(chosen))
        self.changed.emit()

    def _chip(self, status: Status) -> QPushButton:
        chip = QPushButton(status.value, self)
        chip.setObjectName("chip")
        chip.setFont(self._look.font(-1))
        chip.setIcon(self._look.icon("x", "muted"))
        chip.setIconSize(QSize(16, 12))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the word
        chip.setAutoDefault(True)
        chip.setToolTip("Filter entfernen")
        chip.setAccessibleName(f"Filter „{status}“ entfernen")
        chip.clicked.connect(partial(self._on_removed, status))
        return chip

    def _on_removed(self, status: Status, *_: object) -> None:
        self.choices[status].setChecked(False)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_chosen()

    def _arrange(self) -> None:
        """Put as many chips side by side as there is room for."""
        while self._lines.takeAt(0):
            pass
        line, used = row(gap=GAP), 0
        lines = [line]
        for chip in self._chips.values():
            need = chip.sizeHint().width()
            if used and used + need > self.width() - LEFT - RIGHT:
                line, used = row(gap=GAP), 0
                lines.append(line)
            line.addWidget(chip)
            chip.show()
            used += need + GAP
        for one in lines:
            one.addStretch(1)
            self._lines.addLayout(one)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()


def _choice(menu: QMenu, look: Look, status: Status) -> QAction:
    choice = menu.addAction(look.icon(STATUS_ICONS[status], "muted"), status.value)
    choice.setCheckable(True)
    return choice
