"""From finding to finding by keys; and what the checks say is shown as soon as they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.workplace import Workplace

ACTIONS: tuple[Spec, ...] = (
    Spec("go-next-finding", 210, "&Nächste Beanstandung", ("F8",), needs="draft"),
    Spec("go-previous-finding", 220, "&Vorige Beanstandung", ("Shift+F8",), needs="draft"),
)


class FindingCommands(QObject):
    """Connects the review with the window: ``show`` shows its findings wherever they are seen."""

    def __init__(
        self, shell: Shell, workplace: Workplace, review: Review, show: Callable[[], object]
    ) -> None:
        super().__init__(shell.window)
        self._shell, self._review, self._show = shell, review, show
        workplace.opened.connect(self._on_opened)
        review.changed.connect(show)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {"go-next-finding": self._on_next, "go-previous-finding": self._on_previous}

    def _on_opened(self) -> None:
        """Show what the checks say of a paper also if it is what they said of the last."""
        self._shell.tell("")
        self._review.look_now()
        self._show()

    def _on_next(self) -> None:
        self._go(1)

    def _on_previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        if finding := self._review.step(by):
            self._shell.lead_to(finding.field)
