"""The bar over the sheet: how the text under the cursor is set, and the commands to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from vorlage_editor.model.body import Heading
from vorlage_editor.ui.kit.fields import combo, name_aloud
from vorlage_editor.ui.kit.parts import Item, holder, row, tool
from vorlage_editor.ui.text.format_commands import BLOCKS

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vorlage_editor.ui.kit.actions import Actions
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.text.text_pane import TextPane

HEIGHT = 44
GAP, BETWEEN = 2, 10  # between two buttons, before a group of them
ENDS = 32  # what the margins and the gaps around the search take
NAMES = ("Absatz", "Überschrift 1", "Überschrift 2", "Überschrift 3")
BUTTONS = (
    ("format-bold", "format-italic", "format-underline"),
    ("format-list", "format-numbers", "format-outdent", "format-indent"),
    ("insert-table", "insert-picture", "insert-link", "insert-box", "insert-snippet"),
)


class FormatBar(QWidget):
    """Block style and the most used format actions as buttons, as many groups as fit."""

    def __init__(self, actions: Actions, look: Look, pane: TextPane) -> None:
        super().__init__()
        self._actions, self._pane = actions, pane
        self.block = combo("Absatz", list(NAMES), "Absatzformat")
        self.block.setFixedWidth(self.fontMetrics().horizontalAdvance("Überschrift 1") + 56)
        self.block.activated.connect(self._on_block_chosen)
        self.block.installEventFilter(self)
        self._groups = [[action_button(actions, look, name) for name in group] for group in BUTTONS]
        buttons: list[Item] = []
        for group in self._groups:
            buttons += [BETWEEN, *group]
        self.search = action_button(actions, look, "edit-find")
        items = self.block, *buttons, None, self.search
        inner = holder(row(*items, margins=(16, 0, 8, 0), gap=GAP), "head", HEIGHT)
        self.setLayout(row(inner))
        name_aloud(self.block)
        pane.caret_moved.connect(self._on_caret_moved)

    def offer(self, *, on: bool) -> None:
        """Let the block style be chosen while one writes, else not."""
        self.block.setEnabled(on)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - ENDS - self.block.width() - self.search.sizeHint().width()
        for group in self._groups:  # what does not fit is in the menus
            room -= BETWEEN + GAP + sum(button.sizeHint().width() + GAP for button in group)
            for button in group:
                button.setVisible(room >= 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list with the arrows: they would choose at once and go back to the text."""
        opens = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if opens and event.type() == QEvent.Type.KeyPress:
            self.block.showPopup()
            return True
        return False

    def _on_block_chosen(self, index: int) -> None:
        self._actions[BLOCKS[index]].trigger()

    def _on_caret_moved(self) -> None:
        block = self._pane.current_block()
        self.block.show_value(NAMES[block.level if isinstance(block, Heading) else 0])


def action_button(
    actions: Actions, look: Look, name: str, *, words: str = "", tone: str = "text"
) -> QToolButton:
    """Return a flat button for the action ``name``; with ``words`` beside the icon."""
    action = actions[name]
    button = tool(look, "", words or action.text(), square=not words, tone=tone)
    button.setDefaultAction(action)
    button.setAccessibleName(words or action.toolTip())
    return button
