"""How a paper leaves, as actions; what does it is made when it is asked for first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from vorlage_editor.ui.delivery.outputs import Outputs
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.paper.known import Known
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.workplace import Workplace

ACTIONS: tuple[Spec, ...] = (
    Spec("file-export-pdf", 320, "PDF &exportieren …", ("Ctrl+E",), "file-down", needs="draft"),
    Spec("file-export-public", 330, "&Öffentliche Fassung exportieren …", needs="draft"),
    Spec("file-print", 340, "D&rucken …", ("Ctrl+P",), "printer", needs="draft"),
    Spec("file-mail", 350, "E-&Mail …", ("Ctrl+Shift+M",), "mail", needs="draft"),
    Spec("file-export-draft", 360, "Entwurf zum &Weitergeben …", ("Ctrl+Shift+S",), needs="draft"),
)


class OutputCommands(QObject):
    """Calls what exports, prints and mails."""

    def __init__(
        self, shell: Shell, tools: Tools, workplace: Workplace, review: Review, known: Known
    ) -> None:
        super().__init__(shell.window)
        self._parts = shell, tools, workplace, review, known
        self._jobs, self._messages = tools.jobs, tools.messages
        workplace.keeper.opened.connect(self._on_store_opened)

    @cached_property
    def _outputs(self) -> Outputs:
        from vorlage_editor.ui.delivery.outputs import Outputs

        return Outputs(*self._parts, parent=self)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "file-export-pdf": self._on_export,
            "file-export-public": self._on_export_public,
            "file-export-draft": self._on_export_draft,
            "file-print": self._on_print,
            "file-mail": self._on_mail,
        }

    def _on_store_opened(self) -> None:
        """Remove what was handed over days ago."""
        from vorlage_editor.work.handing_over import sweep

        self._jobs.run(sweep, done=_done, failed=self._messages.error)

    def _on_export(self) -> None:
        self._outputs.export()

    def _on_export_public(self) -> None:
        self._outputs.export_public()

    def _on_export_draft(self) -> None:
        self._outputs.export_draft()

    def _on_print(self) -> None:
        self._outputs.print()

    def _on_mail(self) -> None:
        self._outputs.mail()


def _done(_: None) -> None:
    """Nobody waits for it."""
