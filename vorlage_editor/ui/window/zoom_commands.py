"""Larger and smaller text on the sheet; what is printed stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlage_editor.ui.window.main_window import MainWindow

SETTING = "text/zoom"
STEP = 1  # point


class ZoomCommands(QObject):
    """Sets how large the text is shown, and keeps it for the next start."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._look, self._settings = window.look, window.settings
        self._look.zoom_text(self._settings.read(SETTING, 0))
        window.sheet.zoomed.connect(self._on_zoomed)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each action does, by its name."""
        return {
            "view-text-larger": self._on_larger,
            "view-text-smaller": self._on_smaller,
            "view-text-normal": self._on_normal,
        }

    def _on_larger(self) -> None:
        self._set(self._look.text_zoom + STEP)

    def _on_smaller(self) -> None:
        self._set(self._look.text_zoom - STEP)

    def _on_normal(self) -> None:
        self._set(0)

    def _on_zoomed(self, by: int) -> None:
        self._set(self._look.text_zoom + by * STEP)

    def _set(self, points: int) -> None:
        self._look.zoom_text(points)
        self._settings.write(SETTING, self._look.text_zoom)
