"""Before a paper leaves, its warnings are gone over: each once, as long as the program runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vorlage_editor.model.checks import Severity
from vorlage_editor.ui.kit.findings_dialog import Answer, Leaving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.window.main_window import MainWindow

EXPORT = Leaving("Vor dem Export", "Trotzdem exportieren")
PUBLISH = Leaving("Vor der Veröffentlichung", "Trotzdem exportieren")
PRINT = Leaving("Vor dem Druck", "Trotzdem drucken")
MAIL = Leaving("Vor der E-Mail", "Trotzdem weiter")
Asker = Callable[["Sequence[Finding]", Leaving, "Look", "QWidget"], Answer]
"""Lists the warnings of a paper over a window, and says what the user wants."""


class GoingOver:
    """Asks once for each warning of a paper, as long as the program runs."""

    def __init__(self, window: MainWindow, review: Review, asker: Asker) -> None:
        self._window, self.review, self._ask = window, review, asker
        self._seen: dict[str, set[tuple[str, str]]] = {}

    def done(self, leaving: Leaving, *, public: bool = False) -> bool:
        """Return whether the paper may leave, as far as its warnings go; errors are not asked for.

        With ``public`` it is the öffentliche Fassung that leaves.
        """
        self.review.look_now()
        found = self.review.examined(public=public).found if public else self.review.findings
        warnings = [one for one in found if one.severity is Severity.WARNING]
        seen = self._seen.setdefault(self._window.session.draft, set())
        faulty = any(one.severity is Severity.ERROR for one in found)
        if {(one.rule, one.thing) for one in warnings} <= seen or faulty:
            return True
        answer = self._ask(warnings, leaving, self._window.look, self._window)
        if answer.leaves:
            seen.update((one.rule, one.thing) for one in warnings)
        elif answer.field:
            self._window.sheet.show_all_findings()
            self._window.go_to(answer.field)
        return answer.leaves
