"""Where a letterhead is higher than its form says: the button that sets the height right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vorlage_editor.model.checks.finding import Severity
from vorlage_editor.ui.formulare.editing import HEIGHT
from vorlage_editor.ui.kit.parts import push, row

if TYPE_CHECKING:
    from vorlage_editor.model.forms.draft import Path
    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.kit.look import Look

FIT = "Höhe auf {mm:.0f} mm setzen"


class HeightPart(QWidget):
    """Is seen only where there is something to set right."""

    def __init__(self, editing: FormEditing, look: Look) -> None:
        super().__init__()
        self._editing = editing
        self.button = push(look, "", "", "quiet")
        self.button.clicked.connect(editing.fit_height)
        self.setLayout(row(self.button, None))

    def refresh(self) -> None:
        """Show the draft as it is now."""
        words = FIT.format(mm=self._editing.least_height)
        self.button.setText(words)
        self.button.setAccessibleName(words)
        told = self._editing.faults_at(HEIGHT)
        self.setVisible(any(one.severity is Severity.WARNING for one in told))

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been: it always is."""
        self.refresh()

    def editor_at(self, path: Path) -> QWidget | None:
        """Return nothing: the field above edits the height."""

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.button]
