"""Asks why a finding is not to be seen again for the open paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.parts import label
from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.look import Look

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
