"""Dismissing a finding for the open paper, with a reason, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.model.vorlage import Dismissed
from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.parts import label
from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.window.main_window import MainWindow

TITLE = "Für diese Vorlage ausblenden"
REASON_HINT = "Zum Beispiel: mit dem Sitzungsdienst abgestimmt"
KEPT = (
    "Der Grund bleibt bei dieser Vorlage vermerkt und wird nie gedruckt oder weitergegeben. Ändert "
    "sich die Stelle, wird sie wieder geprüft."
)


class DismissDialog(SmallDialog):
    """Accepted, ``reason`` says why the finding is not to be seen again."""

    def __init__(self, finding: Finding, look: Look, parent: QWidget | None) -> None:
        self.line = Line("Grund", REASON_HINT)
        fields = [
            label(look, finding.message, wrap=True),
            Field(look, "Grund", self.line),
            label(look, KEPT, "muted", -1, wrap=True),
        ]
        super().__init__(look, TITLE, "Ausblenden", fields, parent)
        self.line.textChanged.connect(self._on_typed)
        self._on_typed()

    @property
    def reason(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def _on_typed(self) -> None:
        self.accept_button.setEnabled(bool(self.reason))


class DismissCommands(QObject):
    """Connects the panel of the findings with the paper: both ways are steps that can be undone."""

    def __init__(self, window: MainWindow, review: Review) -> None:
        super().__init__(window)
        self._window, self._review, self._session = window, review, window.session
        window.findings.dismiss_requested.connect(self._on_dismiss_requested)
        window.findings.restore_requested.connect(self._on_restore_requested)

    def _on_dismiss_requested(self, finding: Finding) -> None:
        if not self._session.may_edit():
            return
        dialog = DismissDialog(finding, self._window.look, self._window)
        if dialog.ask(dialog.line):
            entry = Dismissed(
                rule=finding.rule, field=finding.field, reason=dialog.reason, thing=finding.thing
            )
            self._edit("Beanstandung ausblenden", (*self._session.vorlage.dismissed, entry))

    def _on_restore_requested(self, entry: Dismissed) -> None:
        if self._session.may_edit():
            kept = tuple(one for one in self._session.vorlage.dismissed if one != entry)
            self._edit("Beanstandung wieder anzeigen", kept)

    def _edit(self, words: str, dismissed: tuple[Dismissed, ...]) -> None:
        self._session.edit(words, dismissed=dismissed)
        self._review.look_now()
        self._window.findings.list.setFocus()
