"""The window's own commands: where to go in it, and which of its planes are seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.window.main_window import MainWindow

_view = partial(Spec, needs="draft", checkable=True)
ACTIONS: tuple[Spec, ...] = (
    Spec("file-quit", 410, "&Beenden", ("Ctrl+Q",)),
    Spec("go-head", 110, "&Betreff und Kopfdaten", ("Alt+1",), needs="draft"),
    Spec("go-route", 120, "B&eratungsfolge", ("Alt+2",), needs="draft"),
    Spec("go-text", 130, "&Text", ("Alt+3",), needs="draft"),
    Spec("go-attachments", 140, "&Anlagen", ("Alt+4",), needs="draft"),
    Spec("go-next-area", 310, "Nächster Be&reich", ("F6",)),
    Spec("go-previous-area", 320, "Voriger Bere&ich", ("Shift+F6",)),
    Spec("view-library", 110, "&Vorlagen", ("Ctrl+Shift+B",), "library", checkable=True),
    _view("view-outline", 120, "&Gliederung", ("Ctrl+Shift+G",), "list-tree"),
    _view("view-findings", 130, "&Prüfung", ("Ctrl+Shift+R",), "clipboard-check"),
    _view("view-preview", 210, "Vor&schau", ("F9",), "panel-right"),
    _view("view-print-preview", 220, "&Druckvorschau", ("Ctrl+Shift+P",), "scan-eye"),
)
PLACES = {
    "go-head": FieldRef("subject"),
    "go-route": FieldRef("route", 0, "committee"),
    "go-text": FieldRef("body"),
    "go-attachments": FieldRef("attachments"),
}
VIEWS = ("view-library", "view-outline", "view-findings")


class WindowCommands(QObject):
    """Calls the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "file-quit": self._window.close,
            **dict.fromkeys(PLACES, self._on_place),
            "go-next-area": self._on_next_area,
            "go-previous-area": self._on_previous_area,
            **dict.fromkeys(VIEWS, self._on_panel),
            "view-preview": self._on_preview,
            "view-print-preview": self._on_print_preview,
        }

    def _on_place(self) -> None:
        self._window.go_to(PLACES[self.sender().objectName()])

    def _on_next_area(self) -> None:
        self._window.step_area(1)

    def _on_previous_area(self) -> None:
        self._window.step_area(-1)

    def _on_panel(self) -> None:
        self._window.toggle_panel(self.sender().objectName().removeprefix("view-"))

    def _on_preview(self, on: bool) -> None:
        self._window.show_preview(on=on)

    def _on_print_preview(self, on: bool) -> None:
        self._window.show_print_preview(on=on)
