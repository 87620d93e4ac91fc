"""What the window gives to its features, so that none of them need know the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.field_ref import FieldRef
    from vorlage_editor.ui.kit.actions import Actions
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.opening import Programs
    from vorlage_editor.ui.kit.settings import Settings


@dataclass(frozen=True, slots=True)
class Tools:
    """What there is once in the program, whatever the window shows."""

    look: Look
    settings: Settings
    messages: Messages
    jobs: Jobs
    programs: Programs
    """Those of this computer: they open folders, links and mails."""
    folder: Path
    """Where the drafts and all else that is kept lie."""


class Tell(Protocol):
    """Shows a notice for some seconds; an empty one takes it away."""

    def __call__(
        self,
        text: str,
        action: Callable[[], object] | None = None,
        *,
        detail: str = "",
        waits: bool = False,
        once: bool = False,
    ) -> object:
        """Show ``text``, ``detail`` as its tool tip; a click on it calls ``action``.

        The seconds of one that ``waits`` begin when the user goes on. With ``once`` it is not
        shown anew while it stands there.
        """


@dataclass(frozen=True, slots=True)
class Shell:
    """What a feature may ask of the window that it stands in."""

    window: QWidget
    """Over which dialogs open."""
    actions: Actions
    tell: Tell
    go_to: Callable[[FieldRef], object]
    """Leads to a field of the sheet: ``route[0].date``."""
    lead_to: Callable[[FieldRef], object]
    """Leads to a field that a finding speaks of; all findings are shown then."""
    show_panel: Callable[[str], object]
    """Shows a view of the side panel."""
    show_sheet: Callable[[], object]
    """Shows the sheet where the preview has taken its place."""
