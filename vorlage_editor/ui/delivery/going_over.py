"""Before a paper leaves, its warnings are gone over: each once, as long as the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.checks import Severity
from vorlage_editor.ui.kit.findings_dialog import Leaving

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.session import Session

EXPORT = Leaving("Vor dem Export", "Trotzdem exportieren")
PUBLISH = Leaving("Vor der Veröffentlichung", "Trotzdem exportieren")
PRINT = Leaving("Vor dem Druck", "Trotzdem drucken")
MAIL = Leaving("Vor der E-Mail", "Trotzdem weiter")


class GoingOver:
    """Asks once for each warning of a paper, as long as the program runs."""

    def __init__(self, shell: Shell, tools: Tools, session: Session, review: Review) -> None:
        self._shell, self._session, self._review = shell, session, review
        self._look, self._ask = tools.look, tools.messages.go_over
        self._seen: dict[str, set[tuple[str, str]]] = {}

    def done(self, leaving: Leaving, *, public: bool = False) -> bool:
        """Return whether the paper may leave, as far as its warnings go; errors are not asked for.

        With ``public`` it is the öffentliche Fassung that leaves.
        """
        self._review.look_now()
        found = self._review.examined(public=public).found if public else self._review.findings
        warnings = [one for one in found if one.severity is Severity.WARNING]
        seen = self._seen.setdefault(self._session.draft, set())
        faulty = any(one.severity is Severity.ERROR for one in found)
        if {(one.rule, one.thing) for one in warnings} <= seen or faulty:
            return True
        answer = self._ask(warnings, leaving, self._look, self._shell.window)
        if answer.leaves:
            seen.update((one.rule, one.thing) for one in warnings)
        elif answer.chosen is not None:
            self._shell.lead_to(warnings[answer.chosen].field)
        return answer.leaves
