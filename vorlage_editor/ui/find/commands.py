"""Find and replace, as actions; the bar and what looks are made when they are asked for first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from vorlage_editor.ui.find.search import Search
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.parts import Bars
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.sheet.sheet import Sheet
    from vorlage_editor.ui.text.text_pane import TextPane

ACTIONS: tuple[Spec, ...] = (
    Spec("edit-find", 310, "&Suchen …", ("Ctrl+F",), "search", needs="draft"),
    Spec("edit-replace", 320, "Erse&tzen …", ("Ctrl+H",), needs="draft"),
    Spec("edit-find-next", 330, "Nächste &Fundstelle", ("F3",), needs="draft"),
    Spec("edit-find-previous", 340, "V&orige Fundstelle", ("Shift+F3",), needs="draft"),
)


class FindCommands(QObject):
    """Calls what looks; its bar is the last in ``bars``."""

    def __init__(
        self,
        shell: Shell,
        tools: Tools,
        session: Session,
        sheet: Sheet,
        text: TextPane,
        bars: Bars,
    ) -> None:
        super().__init__(shell.window)
        self._parts, self._look, self._bars = (shell, tools, session, sheet, text), tools.look, bars

    @cached_property
    def _search(self) -> Search:
        from vorlage_editor.ui.find.bar import FindBar
        from vorlage_editor.ui.find.search import Search

        bar = FindBar(self._look)
        self._bars.add(bar)
        return Search(*self._parts, bar)

    def handlers(self) -> Handlers:
        """Return what each action does, by its name."""
        return {
            "edit-find": self._on_find,
            "edit-replace": self._on_replace,
            "edit-find-next": self._on_next,
            "edit-find-previous": self._on_previous,
        }

    def _on_find(self) -> None:
        self._search.open(replacing=False)

    def _on_replace(self) -> None:
        self._search.open(replacing=True)

    def _on_next(self) -> None:
        self._search.go_on(1)

    def _on_previous(self) -> None:
        self._search.go_on(-1)
