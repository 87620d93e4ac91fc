"""The master data of the data folder, for the window: changes, and what to say of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.masterdata.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.work.office import Kept, Taken

FOLDER = "folder/office"
FILTER = "Stammdaten (*.stammdaten)"
OPEN_FILTER = "Stammdaten, Kalender, Tabellen (*.stammdaten *.ics *.csv);;Alle Dateien (*)"
FILE = "Stammdaten.stammdaten"


class OfficeShelf(QObject):
    """Reads and changes the master data; what goes wrong is said by ``messages``.

    ``office`` are those that were read last.
    """

    changed = Signal(object)
    """The master data (Office) are others now, or were read for the first time."""

    def __init__(
        self, folder: Path, messages: Messages, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._messages, self._settings = folder, messages, settings
        self.office = Office()

    def read(self) -> bool:
        """Read them; False if that is impossible, which the user then knows."""
        from vorlage_editor.work.office import read  # noqa: PLC0415 - not at start

        return self._done(partial(read, self._folder))

    def change(self, how: Callable[[Office], Office]) -> bool:
        """Replace them by what ``how`` makes of them; say if that was possible."""
        from vorlage_editor.work.office import change  # noqa: PLC0415 - not at start

        return self._done(partial(change, self._folder, how))

    def bring_in(self) -> str:
        """Let the user choose a file and take in what is in it; return what came of it in words."""
        from vorlage_editor.work.office import take_in  # noqa: PLC0415 - not at start

        folder = self._settings.read_folder(FOLDER)
        path = self._messages.file_to_open("Stammdaten importieren", str(folder), OPEN_FILTER)
        if path is None:
            return ""
        self._settings.write(FOLDER, str(path.parent))
        try:
            taken = take_in(self._folder, path)
        except UserError as error:
            self._messages.error(str(error))
            return ""
        self._take(taken.office)
        return came_in(taken)

    def export(self) -> str:
        """Let the user choose where to write them, for the other laptops; say what came of it."""
        from vorlage_editor.work.office import export  # noqa: PLC0415 - not at start

        proposal = self._settings.read_folder(FOLDER) / FILE
        target = self._messages.file_to_save("Stammdaten exportieren", proposal, (FILTER,))
        if target is None or not self.read():
            return ""
        self._settings.write(FOLDER, str(target.path.parent))
        try:
            export(target.path, self.office)
        except UserError as error:
            self._messages.error(str(error))
            return ""
        return f"Stammdaten exportiert nach „{target.path.name}“"

    def _done(self, work: Callable[[], Kept]) -> bool:
        try:
            kept = work()
        except UserError as error:
            self._messages.error(str(error))
            return False
        if kept.notice:
            self._messages.error(kept.notice)
        self._take(kept.office)
        return True

    def _take(self, office: Office) -> None:
        self.office = office
        self.changed.emit(office)


def came_in(taken: Taken) -> str:
    """Return what came of an import."""
    meetings = "1 Sitzung" if taken.meetings == 1 else f"{taken.meetings} Sitzungen"
    committees = "1 Gremium" if taken.committees == 1 else f"{taken.committees} Gremien"
    words = f"{meetings} und {committees} übernommen"
    if not taken.lost:
        return words
    what = "ein Eintrag ließ" if taken.lost == 1 else f"{taken.lost} Einträge ließen"
    return f"{words}; {what} sich nicht lesen"
