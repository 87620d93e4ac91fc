"""How the text under the cursor is set: what the actions do about it, and what they show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.model.body import Heading, ListItem, ListStyle, Mark
from vorlage_editor.model.edits import continued
from vorlage_editor.ui.document.text_commands import count_from
from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Actions, Handlers
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane

_block = partial(Spec, needs="text", checkable=True, group="block")
_plain = partial(Spec, needs="text")
_mark = partial(Spec, needs="text", checkable=True)
_sign = partial(Spec, needs="text", checkable=True, submenu="&Listenzeichen")
ACTIONS: tuple[Spec, ...] = (
    _block("format-paragraph", 110, "&Absatz", ("Ctrl+0",)),
    _block("format-heading-1", 120, "Überschrift &1", ("Ctrl+1",)),
    _block("format-heading-2", 130, "Überschrift &2", ("Ctrl+2",)),
    _block("format-heading-3", 140, "Überschrift &3", ("Ctrl+3",)),
    _mark("format-bold", 210, "&Fett", ("Ctrl+B",), "bold"),
    _mark("format-italic", 220, "&Kursiv", ("Ctrl+I",), "italic"),
    _mark("format-underline", 230, "&Unterstrichen", ("Ctrl+U",), "underline"),
    _mark("format-superscript", 240, "&Hochgestellt", ("Ctrl+.",), "superscript"),
    _mark("format-subscript", 250, "&Tiefgestellt", ("Ctrl+,",), "subscript"),
    Spec(
        "format-clear", 260, "F&ormatierung löschen", ("Ctrl+Space",), "remove-formatting", "text"
    ),
    _mark("format-list", 310, "Auf&zählung", ("Ctrl+Shift+L",), "list"),
    _mark("format-numbers", 320, "&Nummerierung", icon="list-ordered"),
    _sign("format-dash", 330, "&Spiegelstriche"),
    _sign("format-bullet", 331, "&Punkte"),
    _sign("format-letter", 332, "&Buchstaben"),
    _sign("format-none", 333, "&Ohne Zeichen"),
    _plain("format-restart", 340, "Nummerierung neu &beginnen"),
    _plain("format-continue", 350, "Nummerierung fort&setzen"),
    _plain("format-outdent", 360, "Einzug v&erkleinern", icon="list-indent-decrease"),
    _plain("format-indent", 370, "Einzug ver&größern", icon="list-indent-increase"),
)
BLOCKS = ("format-paragraph", "format-heading-1", "format-heading-2", "format-heading-3")
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


class FormatCommands(QObject):
    """Connects the format actions with the text pane: what they do, and what they show."""

    def __init__(self, actions: Actions, pane: TextPane, session: Session) -> None:
        super().__init__(pane)
        self._actions, self._pane, self._session = actions, pane, session
        self._writing = False
        pane.caret_moved.connect(self.refresh)
        self.offer(on=False)

    def handlers(self) -> Handlers:
        """Return what each action of the menu Format does, by its name."""
        handlers: Handlers = {
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
        self._pane.do("Nummerierung ändern", count_from, self._session.text.formats, 1)
        self._after()

    def _on_continue(self) -> None:
        number = continued(self._session.vorlage.body, self._pane.place[0])
        self._pane.do("Nummerierung ändern", count_from, self._session.text.formats, number)
        self._after()

    def _after(self) -> None:
        self._pane.setFocus()
        self.refresh()
