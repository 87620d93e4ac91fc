"""Before a paper leaves, its warnings are listed: go to one, or let it go all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vorlage_editor.model.checks import Severity
from vorlage_editor.ui.findings_panel import finding_rows
from vorlage_editor.ui.lists import RowList
from vorlage_editor.ui.parts import label
from vorlage_editor.ui.small_dialog import SmallDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.look import Look
    from vorlage_editor.ui.main_window import MainWindow
    from vorlage_editor.ui.review import Review

LEAD = "Bitte sehen Sie diese Stellen durch. Ein Klick oder die Eingabetaste führt hin."
WIDTH, ROW, MOST = 520, 64, 300  # px


class Leaving(NamedTuple):
    """In what way a paper leaves, in words: over the list and on the button."""

    title: str
    all_the_same: str


EXPORT = Leaving("Vor dem Export", "Trotzdem exportieren")
PUBLISH = Leaving("Vor der Veröffentlichung", "Trotzdem exportieren")
PRINT = Leaving("Vor dem Druck", "Trotzdem drucken")
MAIL = Leaving("Vor der E-Mail", "Trotzdem weiter")


class GoingOverDialog(SmallDialog):
    """Accepted, the paper may leave; else ``field`` is where the user wants to go, if anywhere."""

    def __init__(
        self, findings: Sequence[Finding], leaving: Leaving, look: Look, parent: QWidget | None
    ) -> None:
        self.field = ""
        self.list = RowList(look, leaving.title)
        self.list.show_rows(finding_rows(findings))
        self.list.setMinimumHeight(min(MOST, ROW * (len(findings) + 1)))
        self.list.opened.connect(self._on_opened)
        fields = [label(look, LEAD, "muted", wrap=True), self.list]
        super().__init__(look, leaving.title, leaving.all_the_same, fields, parent)
        self.setMinimumWidth(WIDTH)

    def _on_opened(self, key: str) -> None:
        self.field = key.partition(" ")[0]
        self.reject()


class GoingOver:
    """Asks once for each warning of a paper, as long as the program runs."""

    def __init__(self, window: MainWindow, review: Review) -> None:
        self._window, self._review = window, review
        self._seen: dict[str, set[tuple[str, str]]] = {}

    def done(self, leaving: Leaving, *, public: bool = False) -> bool:
        """Return whether the paper may leave, as far as its warnings go; errors are not asked for.

        With ``public`` it is the öffentliche Fassung that leaves.
        """
        self._review.look_now()
        found = self._review.examined(public=public).found if public else self._review.findings
        warnings = [one for one in found if one.severity is Severity.WARNING]
        seen = self._seen.setdefault(self._window.session.draft, set())
        faulty = any(one.severity is Severity.ERROR for one in found)
        if {(one.rule, one.thing) for one in warnings} <= seen or faulty:
            return True
        dialog = GoingOverDialog(warnings, leaving, self._window.look, self._window)
        if dialog.ask(dialog.list, first=dialog.accept_button):
            seen.update((one.rule, one.thing) for one in warnings)
            return True
        if dialog.field:
            self._window.sheet.show_all_findings()
            self._window.go_to(dialog.field)
        return False
