"""Signs that mean the same everywhere in the window: of a status, of a finding's severity."""

from __future__ import annotations

from typing import NamedTuple

from vorlage_editor.model.checks import Severity
from vorlage_editor.model.vorlage import Status

STATUS_ICONS: dict[str, str] = {
    Status.DRAFT: "pencil-line",
    Status.CO_SIGNING: "users",
    Status.RELEASED: "check",
    Status.SUBMITTED: "circle-check",
}
"""The icon of each status."""


class Level(NamedTuple):
    """How a severity is shown: by a style rule, as an icon in a tone, and in words."""

    rule: str
    icon: str
    tone: str
    one: str
    many: str


LEVELS: dict[Severity, Level] = {
    Severity.ERROR: Level("error", "circle-x", "error", "Fehler", "Fehler"),
    Severity.WARNING: Level("warn", "triangle-alert", "warn", "Warnung", "Warnungen"),
    Severity.INFO: Level("", "info", "muted", "Hinweis", "Hinweise"),
}
"""From the worst on."""
