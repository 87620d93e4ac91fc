"""Says once, and calmly, that the data folder lies where drafts can be lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.folders import NETWORK, VARIABLE, risky_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlage_editor.ui.kit.shell import Tools
    from vorlage_editor.ui.paper.keeper import Keeper
    from vorlage_editor.ui.window.banner import Banner

READ = "place/read"
"""The setting that keeps of which folder the user has read it."""
_ADVICE = (
    " Ihre Vorlagen sind unverändert. Bitte lassen Sie Ihre IT einen Ordner auf diesem Gerät "
    f"festlegen (Umgebungsvariable {VARIABLE}) und den Inhalt von „{{folder}}“ dorthin kopieren."
)
ON_NETWORK = (
    "Ihre Vorlagen liegen auf einem Netzlaufwerk. Reißt die Verbindung beim Speichern ab, können "
    "die letzten Änderungen verloren gehen." + _ADVICE
)
IN_CLOUD = (
    "Ihre Vorlagen liegen in einem Ordner, den {service} abgleicht. Dabei kann ein älterer Stand "
    "einen neueren ersetzen." + _ADVICE
)


class PlaceNotice(QObject):
    """Looks at the data folder once the drafts are open; the banner says what is found."""

    def __init__(
        self,
        tools: Tools,
        keeper: Keeper,
        banner: Banner,
        look: Callable[[Path], str] = risky_place,
    ) -> None:
        super().__init__(banner)
        self._jobs, self._settings, self._folder = tools.jobs, tools.settings, tools.folder
        self._keeper, self._banner, self._look = keeper, banner, look
        keeper.opened.connect(self._on_store_opened)
        banner.dismissed.connect(self._on_dismissed)

    def _on_store_opened(self) -> None:
        read = self._settings.read(READ, "") == str(self._folder)
        if not read and not self._keeper.notice:
            say = self._banner.say
            self._jobs.run(self._look, self._folder, done=self._on_found, failed=say)

    def _on_found(self, place: str) -> None:
        if place:
            text = ON_NETWORK if place == NETWORK else IN_CLOUD
            words = text.format(folder=self._folder, service=place)
            self._banner.say(words, once=True)

    def _on_dismissed(self) -> None:
        self._settings.write(READ, str(self._folder))
