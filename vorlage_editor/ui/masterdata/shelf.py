"""The master data on their shelf: how they are kept, and the words about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.ui.kit.shelf import Handing, Shelf, ShelfKind

if TYPE_CHECKING:
    from pathlib import Path

    from vorlage_editor.work.office import MeetingsCame
    from vorlage_editor.work.shelf_file import ShelfFile

    OfficeShelf = Shelf[Office, MeetingsCame]

HANDING = Handing(
    "folder/office",
    "Stammdaten importieren",
    "Stammdaten, Kalender, Tabellen (*.stammdaten *.ics *.csv);;Alle Dateien (*)",
    "Stammdaten exportieren",
    "Stammdaten (*.stammdaten)",
)


def _file() -> ShelfFile[Office, MeetingsCame]:
    from vorlage_editor.work.office import OFFICE_FILE

    return OFFICE_FILE


def came_in(came: MeetingsCame) -> str:
    """Return what came of an import."""
    meetings = "1 Sitzung" if came.meetings == 1 else f"{came.meetings} Sitzungen"
    committees = "1 Gremium" if came.committees == 1 else f"{came.committees} Gremien"
    words = f"{meetings} und {committees} übernommen"
    if not came.lost:
        return words
    what = "ein Eintrag ließ" if came.lost == 1 else f"{came.lost} Einträge ließen"
    return f"{words}; {what} sich nicht lesen"


def _went(_office: Office | None, path: Path) -> str:
    return f"Stammdaten exportiert nach „{path.name}“"


KIND = ShelfKind(Office(), _file, HANDING, "Stammdaten.stammdaten", came_in, _went)
"""The master data of a data folder."""
