"""The menu Hilfe: all keys, the data folder, what the program is."""

from __future__ import annotations

from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor import __version__
from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.ui.kit.actions import Actions, Handlers, Key
    from vorlage_editor.ui.kit.shell import Tools

ACTIONS: tuple[Spec, ...] = (
    Spec("help-keys", 120, "&Tastenkürzel", ("F1",)),
    Spec("help-folder", 130, "&Datenordner öffnen"),
    Spec("help-about", 210, "&Über Vorlagen-Editor"),
)
KEY_LINES = 24
"""So many lines of the list of keys fit on a small screen."""
ABOUT = (
    "<b>Vorlagen-Editor {version}</b><br><br>Vorlagen für Rat und Ausschüsse schreiben, ohne "
    "Netz.<br>Alle Entwürfe liegen nur auf diesem Gerät.<br><br>Freie Software unter der EUPL-1.2."
)


class HelpCommands(QObject):
    """Says what the user asks about the program; ``keys`` are those that are no actions."""

    def __init__(self, actions: Actions, keys: Sequence[Key], tools: Tools) -> None:
        super().__init__(actions)
        self._actions, self._keys = actions, keys
        self._messages, self._programs, self._folder = tools.messages, tools.programs, tools.folder

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "help-keys": self._on_keys,
            "help-folder": self._on_folder,
            "help-about": self._on_about,
        }

    def _on_keys(self) -> None:
        actions = [one[1:] for one in self._actions.shortcuts()]
        cells = [
            f"<td>{text}</td><td style='padding: 0 24px 0 8px'><b>{keys}</b></td>"
            for text, keys in (*actions, *(key.spoken for key in self._keys))
        ]
        lines = ceil(len(cells) / ceil(len(cells) / KEY_LINES))
        columns = [cells[n : n + lines] for n in range(0, len(cells), lines)]
        rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip_longest(*columns, fillvalue=""))
        self._messages.about(f"<table style='white-space: nowrap'>{rows}</table>")

    def _on_folder(self) -> None:
        self._programs.show_folder(self._folder)

    def _on_about(self) -> None:
        self._messages.about(ABOUT.format(version=__version__))
