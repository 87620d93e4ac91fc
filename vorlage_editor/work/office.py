"""The master data of a data folder: one file, read anew before each change, written as a whole.

What cannot be read is never written over: it is kept aside.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from vorlage_editor.exchange.calendars import read_calendar
from vorlage_editor.exchange.files import exists, put_aside, read_file, write_atomically
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.masterdata.codec import LIMIT, NAME, SUFFIX, decode, encode
from vorlage_editor.model.masterdata.office import Office, merged, with_meetings
from vorlage_editor.model.migrations import TooNewError

_SET_ASIDE = (
    "Die Datei mit Ihren Stammdaten war beschädigt und ließ sich nicht lesen. Sie liegt "
    "unverändert als „{name}“ im Datenordner. Ihre Vorlagen sind davon nicht betroffen. "
    "Bitte importieren Sie die Stammdaten oder die Kalender erneut."
)


class Kept(NamedTuple):
    """The master data, and a sentence for the user if the file was damaged."""

    office: Office
    notice: str = ""


class Taken(NamedTuple):
    """The master data after an import: how many meetings came, of how many committees, what not."""

    office: Office
    meetings: int
    committees: int
    lost: int


def read(folder: Path) -> Kept:
    """Return the master data of the data folder; before the first change there are none.

    Raises UserError if the file cannot be read or is too new; it stays as it is.
    """
    path = folder / NAME
    if not exists(path):
        return Kept(Office())
    data = read_file(path)
    try:
        return Kept(decode(data))
    except TooNewError:
        raise
    except ReadError:
        return Kept(Office(), _SET_ASIDE.format(name=put_aside(path, "Stammdaten")))


def change(folder: Path, how: Callable[[Office], Office]) -> Kept:
    """Replace the master data by what ``how`` makes of them, on the disk, as a whole.

    Raises UserError if that fails; then nothing has changed.
    """
    kept = read(folder)
    after = how(kept.office)
    if after != kept.office:
        _write(folder / NAME, after)
    return kept._replace(office=after)


def export(path: Path, office: Office) -> None:
    """Write ``office`` to ``path``, to be handed on; a failure leaves the old file."""
    write_atomically(path, encode(office))


def take_in(folder: Path, path: Path) -> Taken:
    """Add what is in the file ``path``: master data, or a calendar (.ics, .csv).

    Raises UserError if nothing could be read; then nothing has changed.
    """
    data = read_file(path)
    if path.suffix.casefold() in (SUFFIX, ".json"):
        more = decode(data)
        kept = change(folder, partial(merged, more=more))
        return Taken(kept.office, len(more.meetings), len(more.committees), 0)
    found = read_calendar(data, read(folder).office)
    kept = change(folder, partial(with_meetings, meetings=found.meetings))
    names = {meeting.committee for meeting in found.meetings}
    return Taken(kept.office, len(found.meetings), len(names), found.lost)


def _write(path: Path, office: Office) -> None:
    data = encode(office)
    if len(data) > LIMIT:
        raise UserError(
            "Mehr als 20 MB Stammdaten lassen sich nicht aufbewahren. Ihre Stammdaten sind "
            "unverändert. Bitte löschen Sie zuerst alte Sitzungen."
        )
    write_atomically(path, data)
