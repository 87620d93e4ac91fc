"""Textbausteine as a file: kept in the data folder, and handed on from one to another.

The format has a version. Older ones are brought up on the raw JSON, one step after the other;
a newer one is refused in words. Migrations are never edited once released.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from vorlage_editor.model.body import plain_text
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.snippets import Snippet, Snippets, merged
from vorlage_editor.model.text import LINE, is_endless

FORMAT = "1.0"
SUFFIX = ".textbausteine"
LIMIT = 5_000_000
"""Bytes that are read at most."""
MOST = 1_000
"""Textbausteine that are read at most."""

Raw = dict[str, Any]
MIGRATIONS: dict[str, tuple[str, Callable[[Raw], Raw]]] = {}
"""By the version that a file has: the version it becomes, and the step that makes it so."""


class TooNewError(ReadError):
    """A newer version of the program wrote the file: it is whole, but not for us."""


class Collection(NamedTuple):
    """What was read, and how many entries of the file could not be."""

    snippets: Snippets
    lost: int


class _File(msgspec.Struct):
    format: str
    snippets: list[Any]


def encode(snippets: Snippets) -> bytes:
    """Return ``snippets`` as a file; same value, same bytes."""
    data = msgspec.json.encode({"format": FORMAT, "snippets": snippets})
    return msgspec.json.format(data, indent=1).replace(LINE.encode(), b"\\n") + b"\n"


def decode(data: bytes) -> Collection:
    """Read a file, as much of it as is sound.

    Raises ReadError if it is none or is damaged as a whole, TooNewError if it is too new.
    """
    if len(data) > LIMIT:
        raise ReadError(
            "Die Datei ist größer als 5 MB und wurde nicht gelesen: So viel Text können "
            "Textbausteine nicht haben. Ihre Textbausteine sind unverändert."
        )
    try:
        file = msgspec.convert(_brought_up(msgspec.json.decode(_plain(data))), _File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(
            "Die Datei enthält keine Textbausteine oder ist beschädigt. Sie wurde nicht "
            "verändert, Ihre Textbausteine auch nicht. Bitte wählen Sie eine andere Datei."
        ) from error
    read = [_snippet(raw) for raw in file.snippets[:MOST]]
    sound = [one for one in read if one is not None]
    return Collection(merged((), sound), len(file.snippets) - len(sound))


def _plain(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf")


def _brought_up(found: object) -> Raw:
    """Return what was found in a file in today's format."""
    if not isinstance(found, dict) or not isinstance(found.get("format"), str):
        raise msgspec.ValidationError("no Textbausteine")
    raw: Raw = found
    version = raw["format"]
    while version in MIGRATIONS:
        version, step = MIGRATIONS[version]
        try:
            raw = step(raw)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise msgspec.ValidationError(f"no file of a format before {version}") from error
    if version != FORMAT:
        raise TooNewError(
            "Die Textbausteine wurden mit einer neueren Fassung des Vorlagen-Editors gespeichert "
            f"(Format {version}, hier {FORMAT}). Die Datei wurde nicht verändert. "
            "Bitte aktualisieren Sie das Programm."
        )
    return raw


def _snippet(raw: object) -> Snippet | None:
    """Return the Textbaustein that ``raw`` is, if it is one that a window can show."""
    try:
        found = msgspec.convert(raw, Snippet)
    except msgspec.ValidationError:
        return None
    fits = not any(is_endless(plain_text(block)) for block in found.body)
    return found if fits and not found.is_empty else None
