"""Textbausteine as a file: kept in the data folder, and handed on from one to another.

The format has a version. Older ones are brought up on the raw JSON, one step after the other;
a newer one is refused in words. Migrations are never edited once released.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from vorlage_editor.model.body import plain_text
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.migrations import Migrations, brought_up
from vorlage_editor.model.snippets import Snippet, Snippets, merged
from vorlage_editor.model.text import LINE, is_endless

FORMAT = "1.0"
SUFFIX = ".textbausteine"
LIMIT = 5_000_000
"""Bytes that are read at most."""
MOST = 1_000
"""Textbausteine that are read at most."""

MIGRATIONS: Migrations = {}


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
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
        raw = brought_up(found, MIGRATIONS, FORMAT, "Die Textbausteine wurden")
        file = msgspec.convert(raw, _File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(
            "Die Datei enthält keine Textbausteine oder ist beschädigt. Sie wurde nicht "
            "verändert, Ihre Textbausteine auch nicht. Bitte wählen Sie eine andere Datei."
        ) from error
    read = [_snippet(raw) for raw in file.snippets[:MOST]]
    sound = [one for one in read if one is not None]
    return Collection(merged((), sound), len(file.snippets) - len(sound))


def _snippet(raw: object) -> Snippet | None:
    """Return the Textbaustein that ``raw`` is, if it is one that a window can show."""
    try:
        found = msgspec.convert(raw, Snippet)
    except msgspec.ValidationError:
        return None
    fits = not any(is_endless(plain_text(block)) for block in found.body)
    return found if fits and not found.is_empty else None
