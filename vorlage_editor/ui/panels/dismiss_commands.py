"""Dismissing a finding for the open paper, with a reason, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.model.vorlage import Dismissed

if TYPE_CHECKING:
    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.panels.findings_panel import FindingsPanel
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.session import Session


class DismissCommands(QObject):
    """Connects the panel of the findings with the paper: both ways are steps that can be undone."""

    def __init__(self, look: Look, session: Session, review: Review, panel: FindingsPanel) -> None:
        super().__init__(panel)
        self._look, self._session, self._review, self._panel = look, session, review, panel
        panel.dismiss_requested.connect(self._on_dismiss_requested)
        panel.restore_requested.connect(self._on_restore_requested)

    def _on_dismiss_requested(self, finding: Finding) -> None:
        if not self._session.may_edit():
            return
        from vorlage_editor.ui.panels.dismiss_dialog import DismissDialog

        dialog = DismissDialog(finding, self._look, self._panel.window())
        if dialog.ask(dialog.line):
            entry = Dismissed(
                rule=finding.rule,
                field=str(finding.field),
                reason=dialog.reason,
                thing=finding.thing,
            )
            self._edit("Beanstandung ausblenden", (*self._session.vorlage.dismissed, entry))

    def _on_restore_requested(self, entry: Dismissed) -> None:
        if self._session.may_edit():
            kept = tuple(one for one in self._session.vorlage.dismissed if one != entry)
            self._edit("Beanstandung wieder anzeigen", kept)

    def _edit(self, words: str, dismissed: tuple[Dismissed, ...]) -> None:
        self._session.edit(words, dismissed=dismissed)
        self._review.look_now()
        self._panel.list.setFocus()
