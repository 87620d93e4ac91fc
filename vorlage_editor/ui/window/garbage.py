"""Collects Python's garbage in the GUI thread alone."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from vorlage_editor.process import collect_by_hand, collect_by_itself, collect_due, settle

INTERVAL = 500  # ms


class Garbage(QObject):
    """Takes over from Python's own collector, and gives it back when it is deleted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()
        self.destroyed.connect(collect_by_itself)
        collect_by_hand()

    def settle(self) -> None:
        """Collect all, and look no more at what lives: no key has to wait for that later."""
        settle()

    def _on_due(self) -> None:
        collect_due()
