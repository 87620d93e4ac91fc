"""The master data of a data folder: how its file is read and written, and what comes into it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from vorlage_editor.exchange.calendars import read_calendar
from vorlage_editor.exchange.files import read_file
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.masterdata.codec import LIMIT, NAME, SUFFIX, decode, encode
from vorlage_editor.model.masterdata.office import Office, merged, with_meetings
from vorlage_editor.work.shelf_file import Decoded, ShelfFile

_SET_ASIDE = (
    "Die Datei mit Ihren Stammdaten war beschädigt und ließ sich nicht lesen. Sie liegt "
    "unverändert als „{name}“ im Datenordner. Ihre Vorlagen sind davon nicht betroffen. "
    "Bitte importieren Sie die Stammdaten oder die Kalender erneut."
)


class MeetingsCame(NamedTuple):
    """How many meetings came, of how many committees, and how many entries could not be read."""

    meetings: int
    committees: int
    lost: int = 0


def _decode(data: bytes) -> Decoded[Office]:
    return Decoded(decode(data))


def _encode(office: Office) -> bytes:
    data = encode(office)
    if len(data) > LIMIT:
        raise UserError(
            "Mehr als 20 MB Stammdaten lassen sich nicht aufbewahren. Ihre Stammdaten sind "
            "unverändert. Bitte löschen Sie zuerst alte Sitzungen."
        )
    return data


def _arrive(path: Path, office: Office) -> tuple[Office, MeetingsCame]:
    """Add master data, or the meetings of a calendar (.ics, .csv)."""
    data = read_file(path)
    if path.suffix.casefold() in (SUFFIX, ".json"):
        more = decode(data)
        return merged(office, more), MeetingsCame(len(more.meetings), len(more.committees))
    found = read_calendar(data, office)
    names = {meeting.committee for meeting in found.meetings}
    came = MeetingsCame(len(found.meetings), len(names), found.lost)
    return with_meetings(office, found.meetings), came


OFFICE_FILE = ShelfFile(
    name=NAME,
    what="Stammdaten",
    set_aside=_SET_ASIDE,
    nothing="alles",
    begin=Office,
    decode=_decode,
    encode=_encode,
    arrive=_arrive,
)
"""The file of master data."""
