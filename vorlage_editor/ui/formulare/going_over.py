"""Before a form is kept, its warnings are gone over; before it is lost, that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.checks import Finding
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.kit.findings_dialog import Leaving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.forms.draft import Path
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages

SAVE = Leaving("Vor dem Speichern", "Trotzdem speichern")
UNSAVED = (
    "{what} Änderungen, die noch nicht gespeichert sind. Wenn Sie jetzt schließen, gehen sie "
    "verloren. Das gespeicherte Formular und Ihre Vorlagen bleiben unverändert."
)


def unsaved_words(forms: Sequence[Form]) -> str:
    """Return what is lost when the window is closed."""
    names = ", ".join(f"„{form.name}“" for form in forms)
    what = f"Im Formular {names} sind" if len(forms) == 1 else f"In {names} sind"
    return UNSAVED.format(what=what)


class FormsGoingOver:
    """Called before a form without errors is kept; says if it may be.

    Each warning is shown once, as long as the window is open.
    """

    def __init__(self, messages: Messages, look: Look, window: QWidget) -> None:
        self._ask, self._look, self._window = messages.go_over, look, window
        self._passed: set[tuple[str, Path, str]] = set()

    def __call__(self, editing: FormEditing, go_to: Callable[[Path], None]) -> bool:
        """List the warnings that were not passed over; go to the one that the user chooses."""
        faults = {(editing.form.id, one.path, one.message): one for one in editing.faults}
        if faults.keys() <= self._passed:
            return True
        findings = [
            Finding("form", one.severity, FieldRef("form"), one.message) for one in faults.values()
        ]
        answer = self._ask(findings, SAVE, self._look, self._window)
        if answer.leaves:
            self._passed |= faults.keys()
        elif answer.chosen is not None:
            go_to([*faults.values()][answer.chosen].path)
        return answer.leaves
