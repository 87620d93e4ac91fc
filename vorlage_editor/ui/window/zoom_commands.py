"""Larger and smaller text on the sheet; what is printed stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.ui.kit.actions import Key, Spec

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.sheet.sheet import Sheet

ACTIONS: tuple[Spec, ...] = (
    Spec("view-text-larger", 250, "Größerer &Text", needs="draft"),
    Spec("view-text-smaller", 260, "Kle&inerer Text", needs="draft"),
    Spec("view-text-normal", 270, "Text in n&ormaler Größe", needs="draft"),
)
KEYS = (Key("Größerer, kleinerer Text", "", ("Ctrl+Wheel",)),)
SETTING = "text/zoom"
STEP = 1  # point


class ZoomCommands(QObject):
    """Sets how large the text is shown, and keeps it for the next start."""

    def __init__(self, look: Look, settings: Settings, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._look, self._settings = look, settings
        self._look.zoom_text(self._settings.read(SETTING, 0))
        sheet.zoomed.connect(self._on_zoomed)

    def handlers(self) -> Handlers:
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
