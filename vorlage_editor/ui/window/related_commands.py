"""Begins papers that go with another, and tells the fields what is known beside the open one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.model.vorlage import Relation
from vorlage_editor.ui.kit.actions import Spec
from vorlage_editor.ui.paper.keeper import unsaid
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell
    from vorlage_editor.ui.paper.known import Known
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.workplace import Workplace
    from vorlage_editor.ui.sheet.sheet import Sheet

_begin = partial(Spec, needs="draft", submenu="Neue Vorlage &hierzu")
ACTIONS: tuple[Spec, ...] = (
    _begin("file-supplement", 220, "&Ergänzung"),
    _begin("file-exchange", 221, "&Austausch"),
    _begin("file-revision", 222, "&Neufassung"),
    _begin("file-reference", 223, "Vorlage mit &Bezug"),
    Spec("insert-related", 130, "Be&zug zu einer Vorlage", needs="editable"),
)
RELATIONS: dict[str, Relation] = {
    "file-supplement": "Ergänzung",
    "file-exchange": "Austausch",
    "file-revision": "Neufassung",
    "file-reference": "Bezug",
}
OFFERED = "Vorschlag für die Nummer: {number} (Alt+Pfeil unten)"


class RelatedCommands(QObject):
    """Connects the actions and what the drafts say with the sheet."""

    def __init__(
        self, shell: Shell, workplace: Workplace, known: Known, review: Review, sheet: Sheet
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._workplace, self._session = shell, workplace, workplace.session
        self._known, self._related = known, sheet.metadata.related
        workplace.keeper.numbered.connect(known.show_numbers)
        known.changed.connect(review.look_soon)
        workplace.opened.connect(self._on_opened)
        workplace.duplicated.connect(self._on_begun)
        self._related.opening.connect(workplace.open)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        begin = dict.fromkeys(RELATIONS, self._on_goes_with)
        return {"insert-related": self._related.add, **begin}

    def _on_goes_with(self) -> None:
        relation = RELATIONS[self.sender().objectName()]
        self._workplace.go_with(self._session.draft, relation)

    def _on_opened(self) -> None:
        if self._session.draft:
            ask, shown = self._workplace.keeper.ask, self._known.show_earlier
            ask(Desk.earlier, done=shown, failed=unsaid)  # else nothing is offered

    def _on_begun(self) -> None:
        """Say which number there is for a paper that goes with another."""
        offers = self._known.numbers()
        if self._session.vorlage.related and offers:
            self._shell.tell(OFFERED.format(number=offers[0].text))
