"""What the menu Extras does with master data, and who is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlage_editor.model.office import Office
    from vorlage_editor.ui.main_window import MainWindow
    from vorlage_editor.ui.messages import Messages
    from vorlage_editor.ui.review import Review
    from vorlage_editor.work.office import Taken

FOLDER = "folder/office"
FILTER = "Stammdaten (*.stammdaten)"
OPEN_FILTER = "Stammdaten, Kalender, Tabellen (*.stammdaten *.ics *.csv);;Alle Dateien (*)"
FILE = "Stammdaten.stammdaten"


class OfficeCommands(QObject):
    """Reads the master data with the first paper, and tells stations and checks of them."""

    def __init__(
        self, window: MainWindow, review: Review, folder: Path, messages: Messages
    ) -> None:
        super().__init__(window)
        self._window, self._review, self._folder = window, review, folder
        self._messages, self._settings = messages, window.settings
        self._is_read = False
        window.workplace.opened.connect(self._on_opened)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each of these actions does, by its name."""
        return {"extras-import": self._on_import, "extras-export": self._on_export}

    def _on_opened(self) -> None:
        """Read them, once: a start without a paper needs none."""
        if not self._is_read:
            self._is_read = True
            self._read()

    def _read(self) -> Office | None:
        from vorlage_editor.work.office import read  # noqa: PLC0415 - not at start

        try:
            kept = read(self._folder)
        except UserError as error:
            self._messages.error(str(error))
            return None
        if kept.notice:
            self._messages.error(kept.notice)
        self._show(kept.office)
        return kept.office

    def _show(self, office: Office) -> None:
        self._window.sheet.stations.show_office(office)
        self._window.sheet.known.show_office(office)
        self._review.show_office(office)

    def _on_import(self) -> None:
        """Let the user choose a file and take in what is in it."""
        from vorlage_editor.work.office import take_in  # noqa: PLC0415 - not at start

        folder = self._settings.read_folder(FOLDER)
        path = self._messages.file_to_open("Stammdaten importieren", str(folder), OPEN_FILTER)
        if path is None:
            return
        self._settings.write(FOLDER, str(path.parent))
        try:
            taken = take_in(self._folder, path)
        except UserError as error:
            self._messages.error(str(error))
            return
        self._show(taken.office)
        self._window.status.tell(came_in(taken))

    def _on_export(self) -> None:
        """Let the user choose where to write them, for the other laptops."""
        from vorlage_editor.work.office import export  # noqa: PLC0415 - not at start

        proposal = self._settings.read_folder(FOLDER) / FILE
        target = self._messages.file_to_save("Stammdaten exportieren", proposal, (FILTER,))
        office = self._read() if target else None
        if target is None or office is None:
            return
        self._settings.write(FOLDER, str(target.path.parent))
        try:
            export(target.path, office)
        except UserError as error:
            self._messages.error(str(error))
            return
        self._window.status.tell(f"Stammdaten exportiert nach „{target.path.name}“")


def came_in(taken: Taken) -> str:
    """Return what came of an import."""
    meetings = "1 Sitzung" if taken.meetings == 1 else f"{taken.meetings} Sitzungen"
    committees = "1 Gremium" if taken.committees == 1 else f"{taken.committees} Gremien"
    words = f"{meetings} und {committees} übernommen"
    if not taken.lost:
        return words
    what = "ein Eintrag ließ" if taken.lost == 1 else f"{taken.lost} Einträge ließen"
    return f"{words}; {what} sich nicht lesen"
