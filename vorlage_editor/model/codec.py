"""A Vorlage as JSON and back: ``vorlage.json`` of the draft files, rows of the database.

The format has a version. Older ones are brought up on the raw JSON, one step after the other;
a newer one is refused in words. Migrations are never edited once released.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Vorlage

FORMAT = "1.0"
LIMIT = 50_000_000
"""Bytes of JSON that are read at most."""

Raw = dict[str, Any]
MIGRATIONS: dict[str, tuple[str, Callable[[Raw], Raw]]] = {}
"""By the version that a document has: the version it becomes, and the step that makes it so."""


class Envelope(msgspec.Struct, frozen=True):
    """What stands in ``vorlage.json``."""

    format: str
    id: str
    vorlage: Vorlage


class _Version(msgspec.Struct):
    format: str


_envelope = msgspec.json.Decoder(Envelope)
_version = msgspec.json.Decoder(_Version)
_vorlage = msgspec.json.Decoder(Vorlage)
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
        return _migrated(version, data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(
            "Die Datei enthält keinen lesbaren Entwurf oder ist beschädigt. Sie wurde "
            "nicht verändert. Bitte öffnen Sie eine andere Fassung der Datei."
        ) from error


def _migrated(version: str, data: bytes) -> Envelope:
    raw = msgspec.json.decode(data)
    while version in MIGRATIONS:
        version, step = MIGRATIONS[version]
        try:
            raw = step(raw)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise msgspec.ValidationError(f"no draft of a format before {version}") from error
    if version != FORMAT:
        raise ReadError(
            f"Der Entwurf wurde mit einer neueren Fassung des Vorlagen-Editors gespeichert "
            f"(Format {version}, hier {FORMAT}). Er wurde nicht verändert. "
            "Bitte aktualisieren Sie das Programm und öffnen Sie ihn dann."
        )
    return msgspec.convert(raw, Envelope)


def encode_vorlage(vorlage: Vorlage) -> str:
    """Return ``vorlage`` as one line of JSON, as the database keeps it."""
    return msgspec.json.encode(vorlage).decode()


def decode_vorlage(text: str) -> Vorlage:
    """Read one line of the database; raises msgspec.DecodeError on what is no Vorlage."""
    return _vorlage.decode(text)
