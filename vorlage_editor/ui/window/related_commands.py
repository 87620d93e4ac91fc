"""Begins papers that go with another, and tells the fields what is known beside the open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.model.vorlage import Relation
from vorlage_editor.ui.panels.library_menu import LibraryMenu
from vorlage_editor.ui.paper.keeper import unsaid
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.window.main_window import MainWindow

ACTIONS: dict[str, Relation] = {
    "file-supplement": "Ergänzung",
    "file-exchange": "Austausch",
    "file-revision": "Neufassung",
    "file-reference": "Bezug",
}
OFFERED = "Vorschlag für die Nummer: {number} (Alt+Pfeil unten)"


class RelatedCommands(QObject):
    """Connects the actions, the library's menu and what the drafts say with the sheet."""

    def __init__(self, window: MainWindow, review: Review) -> None:
        super().__init__(window)
        self._window, self._workplace = window, window.workplace
        self._known = known = window.sheet.known
        window.workplace.keeper.numbered.connect(known.show_numbers)
        self._review = review
        review.count_taken(known.taken_numbers)
        known.changed.connect(review.look_soon)
        window.workplace.opened.connect(self._on_opened)
        window.workplace.duplicated.connect(self._on_begun)
        window.sheet.metadata.related.opening.connect(window.workplace.open)
        window.library.goes_with_requested.connect(window.workplace.go_with)
        self._menu = LibraryMenu(window.library)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each of these actions does, by its name."""
        add = self._window.sheet.metadata.related.add
        return {"insert-related": add, **dict.fromkeys(ACTIONS, self._on_goes_with)}

    def _on_goes_with(self) -> None:
        relation = ACTIONS[self.sender().objectName()]
        self._workplace.go_with(self._window.session.draft, relation)

    def _on_opened(self) -> None:
        if self._window.has_draft:
            ask, shown = self._workplace.keeper.ask, self._known.show_earlier
            ask(Desk.earlier, done=shown, failed=unsaid)  # else nothing is offered

    def _on_begun(self) -> None:
        """Say which number there is for a paper that goes with another."""
        offers = self._known.numbers()
        if self._window.session.vorlage.related and offers:
            self._window.status.tell(OFFERED.format(number=offers[0].text))
