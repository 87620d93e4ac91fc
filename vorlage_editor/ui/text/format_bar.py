"""The bar over the sheet: how the text under the cursor is set, and the commands to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from vorlage_editor.model.body import Heading, ListItem, ListStyle, Mark
from vorlage_editor.model.edits import continued
from vorlage_editor.ui.document.text_commands import count_from
from vorlage_editor.ui.kit.fields import combo, name_aloud
from vorlage_editor.ui.kit.parts import Item, holder, row, tool

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vorlage_editor.ui.kit.actions import Actions
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane

HEIGHT = 44
GAP, BETWEEN = 2, 10  # between two buttons, before a group of them
ENDS = 32  # what the margins and the gaps around the search take
BLOCKS = ("format-paragraph", "format-heading-1", "format-heading-2", "format-heading-3")
NAMES = ("Absatz", "Überschrift 1", "Überschrift 2", "Überschrift 3")
MARKS = {
    "format-bold": Mark.BOLD,
    "format-italic": Mark.ITALIC,
    "format-underline": Mark.UNDERLINE,
    "format-superscript": Mark.SUPERSCRIPT,
    "format-subscript": Mark.SUBSCRIPT,
}
LISTS: dict[str, ListStyle] = {
    "format-numbers": "number",
    "format-dash": "dash",
    "format-bullet": "bullet",
    "format-letter": "letter",
    "format-none": "none",
}
BUTTONS = (
    ("format-bold", "format-italic", "format-underline"),
    ("format-list", "format-numbers", "format-outdent", "format-indent"),
    ("insert-table", "insert-picture", "insert-link", "insert-box", "insert-snippet"),
)


class FormatCommands(QObject):
    """Connects the format actions with the text pane: what they do, and what they show."""

    def __init__(self, actions: Actions, pane: TextPane, session: Session) -> None:
        super().__init__(pane)
        self._actions, self._pane, self._session = actions, pane, session
        self._writing = False
        pane.caret_moved.connect(self.refresh)
        self.offer(on=False)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action of the menu Format does, by its name."""
        handlers: dict[str, Callable[..., object]] = {
            "format-list": self._on_list,
            "format-indent": self._on_indent,
            "format-outdent": self._on_outdent,
            "format-clear": self._on_clear,
            "format-restart": self._on_restart,
            "format-continue": self._on_continue,
        }
        return handlers | dict.fromkeys([*BLOCKS, *MARKS, *LISTS], self._on_triggered)

    def offer(self, *, on: bool) -> None:
        """Switch the actions on while one writes, else off."""
        self._writing = on
        self._actions.enable("text", on=on)
        self.refresh()

    def refresh(self) -> None:
        """Let the actions show how the text under the cursor is set."""
        block, marks = self._pane.current_block(), self._pane.current_marks()
        level = block.level if isinstance(block, Heading) else 0
        style = block.style if isinstance(block, ListItem) else ""
        states = {name: at == level and not style for at, name in enumerate(BLOCKS)}
        states |= {name: mark in marks for name, mark in MARKS.items()}
        states |= {name: own == style for name, own in LISTS.items()}
        states["format-list"] = style in ("dash", "bullet")
        for name, on in states.items():
            self._actions[name].setChecked(on)
        for name in ("format-indent", "format-outdent"):
            self._actions[name].setEnabled(bool(style) and self._writing)
        for name in ("format-restart", "format-continue"):
            self._actions[name].setEnabled(style in ("number", "letter") and self._writing)

    def _on_triggered(self) -> None:
        name = self.sender().objectName()
        if name in BLOCKS:
            self._pane.set_heading(BLOCKS.index(name))
        elif name in MARKS:
            self._pane.toggle_mark(MARKS[name])
        else:
            self._pane.set_list(LISTS[name])
        self._after()

    def _on_list(self) -> None:
        self._pane.set_list(self._session.form.lists.mark)
        self._after()

    def _on_indent(self) -> None:
        self._pane.indent(1)
        self._after()

    def _on_outdent(self) -> None:
        self._pane.indent(-1)
        self._after()

    def _on_clear(self) -> None:
        self._pane.clear_marks()
        self._after()

    def _on_restart(self) -> None:
        self._pane.do("Nummerierung ändern", count_from, self._session.formats, 1)
        self._after()

    def _on_continue(self) -> None:
        number = continued(self._session.vorlage.body, self._pane.place[0])
        self._pane.do("Nummerierung ändern", count_from, self._session.formats, number)
        self._after()

    def _after(self) -> None:
        self._pane.setFocus()
        self.refresh()


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
