"""Master data as JSON and back: the file of the data folder, handed on from one laptop to others.

The format has a version. Older ones are brought up on the raw JSON, one step after the other;
a newer one is refused in words. Migrations are never edited once released.
"""

from __future__ import annotations

import msgspec

from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.migrations import Migrations, Version, brought_up

FORMAT = "1.0"
NAME = "stammdaten.json"
"""Of the file in the data folder."""
SUFFIX = ".stammdaten"
LIMIT = 20_000_000
"""Bytes that are read at most."""

MIGRATIONS: Migrations = {}


class _File(msgspec.Struct):
    format: str
    office: Office


def encode(office: Office) -> bytes:
    """Return ``office`` as a file; same value, same bytes."""
    data = msgspec.json.encode(_File(FORMAT, office))
    return msgspec.json.format(data, indent=1) + b"\n"


def decode(data: bytes) -> Office:
    """Read a file of master data.

    Raises ReadError if it is none or is damaged, TooNewError if it is too new.
    """
    if len(data) > LIMIT:
        raise ReadError(
            "Die Datei ist größer als 20 MB und wurde nicht gelesen: So viele Stammdaten gibt es "
            "nicht. Ihre Stammdaten sind unverändert. Bitte wählen Sie eine andere Datei."
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        version = msgspec.json.decode(data, type=Version).format
        if version == FORMAT:
            return msgspec.json.decode(data, type=_File).office
        raw = brought_up(msgspec.json.decode(data), MIGRATIONS, FORMAT, "Die Stammdaten wurden")
        return msgspec.convert(raw, _File).office
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(
            "Die Datei enthält keine Stammdaten oder ist beschädigt. Sie wurde nicht verändert, "
            "Ihre Stammdaten auch nicht. Bitte wählen Sie eine andere Datei."
        ) from error
