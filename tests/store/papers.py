"""A clock that is set, and what makes papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from vorlage_editor.model.vorlage import Vorlage

Paper = Callable[..., Vorlage]


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 10, 41, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **time: float) -> None:
        self.time += timedelta(**time)
