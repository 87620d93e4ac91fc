"""Light, dark, or as the system is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Actions, Handlers
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.settings import Settings

_theme = partial(Spec, checkable=True, group="theme", submenu="Da&rstellung")
ACTIONS: tuple[Spec, ...] = (
    _theme("view-system", 310, "Wie das &System"),
    _theme("view-light", 311, "&Hell"),
    _theme("view-dark", 312, "&Dunkel"),
)
THEMES = {
    "view-system": ("system", Qt.ColorScheme.Unknown),
    "view-light": ("light", Qt.ColorScheme.Light),
    "view-dark": ("dark", Qt.ColorScheme.Dark),
}


class ThemeCommands(QObject):
    """Sets the theme, also of what the system draws, and keeps it for the next start."""

    def __init__(self, actions: Actions, look: Look, settings: Settings) -> None:
        super().__init__(actions)
        self._actions, self._look, self._settings = actions, look, settings
        self._show()

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return dict.fromkeys(THEMES, self._on_chosen)

    def _on_chosen(self) -> None:
        self._settings.write("theme", THEMES[self.sender().objectName()][0])
        self._show()

    def _show(self) -> None:
        wanted = self._settings.read("theme", "system")
        for action, (name, scheme) in THEMES.items():
            self._actions[action].setChecked(name == wanted)
            if name == wanted:
                QGuiApplication.styleHints().setColorScheme(scheme)
        self._look.follow(wanted)
