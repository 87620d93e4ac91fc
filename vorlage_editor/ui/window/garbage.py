"""Collects Python's garbage in the GUI thread alone.

Python collects in whichever thread happens to allocate; there it would delete Qt objects that
belong to the GUI thread, which Qt does not bear.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 500  # ms


class Garbage(QObject):
    """Takes over from Python's own collector, and gives it back when it is deleted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()
        self.destroyed.connect(_give_back)
        gc.disable()

    def settle(self) -> None:
        """Collect all, and look no more at what lives: no key has to wait for that later."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _on_due(self) -> None:
        """Collect the oldest generation whose time has come, by Python's own measure."""
        due = [n for n, (count, most) in enumerate(_measures()) if count > most]
        if due:
            gc.collect(due[-1])


def _give_back() -> None:
    gc.unfreeze()
    gc.enable()


def _measures() -> zip[tuple[int, int]]:
    return zip(gc.get_count(), gc.get_threshold(), strict=True)
