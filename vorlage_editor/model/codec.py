"""A Vorlage as JSON and back: ``vorlage.json`` of the draft files, rows of the database.

The format has a version. Older ones are brought up on the raw JSON, one step after the other;
a newer one is refused in words. Migrations are never edited once released.
"""

from __future__ import annotations

import msgspec

from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.migrations import Migrations, Raw, Version, brought_up
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Vorlage

FORMAT = "1.0"
LIMIT = 50_000_000
"""Bytes of JSON that are read at most."""

MIGRATIONS: Migrations = {}


class Envelope(msgspec.Struct, frozen=True):
    """What stands in ``vorlage.json``."""

    format: str
    id: str
    vorlage: Vorlage


_envelope = msgspec.json.Decoder(Envelope)
_version = msgspec.json.Decoder(Version)
_vorlage = msgspec.json.Decoder(Vorlage)
_row = msgspec.json.Decoder(Raw)
_FIRST = "1.0"
"""The format of rows that name none."""
_LINE = LINE.encode()


def encode(draft: str, vorlage: Vorlage) -> bytes:
    """Return ``vorlage.json`` of the draft with the id ``draft``; same value, same bytes."""
    data = msgspec.json.encode(Envelope(FORMAT, draft, vorlage))
    return msgspec.json.format(data, indent=1).replace(_LINE, b"\\n")


def decode(data: bytes) -> Envelope:
    """Read ``vorlage.json``; raise ReadError if it is none, is damaged or is too new."""
    if len(data) > LIMIT:
        raise ReadError("Der Entwurf ist größer als 50 MB und wurde nicht geöffnet.")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        version = _version.decode(data).format
        if version == FORMAT:
            return _envelope.decode(data)
        raw = brought_up(msgspec.json.decode(data), MIGRATIONS, FORMAT, "Der Entwurf wurde")
        return msgspec.convert(raw, Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(
            "Die Datei enthält keinen lesbaren Entwurf oder ist beschädigt. Sie wurde "
            "nicht verändert. Bitte öffnen Sie eine andere Fassung der Datei."
        ) from error


def encode_vorlage(vorlage: Vorlage) -> str:
    """Return ``vorlage`` as one line of JSON with its format, as the database keeps it."""
    return _row_start() + msgspec.json.encode(vorlage).decode().removeprefix("{")


def decode_vorlage(text: str) -> Vorlage:
    """Read one line of the database.

    Raises msgspec.DecodeError on what is no Vorlage, TooNewError on what is not for us.
    """
    if text.startswith(_row_start()):
        return _vorlage.decode(text)
    row = _row.decode(text)
    raw = {"format": row.pop("format", _FIRST), "id": "", "vorlage": row}
    raw = brought_up(raw, MIGRATIONS, FORMAT, "Diese Vorlage wurde")
    return msgspec.convert(raw, Envelope).vorlage


def _row_start() -> str:
    return f'{{"format":"{FORMAT}",'
