"""Files of older formats are brought up on the raw JSON; newer ones are refused in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import msgspec

from vorlage_editor.model.errors import ReadError

Raw: TypeAlias = dict[str, Any]
Migrations: TypeAlias = dict[str, tuple[str, Callable[[Raw], Raw]]]
"""By the version that a file has: the version it becomes, and the step that makes it so."""


class TooNewError(ReadError):
    """A newer version of the program wrote the file: it is whole, but not for us."""


class Version(msgspec.Struct):
    """What every file says of itself: "1.0"."""

    format: Annotated[str, msgspec.Meta(pattern=r"^\d{1,3}\.\d{1,3}$")]


def brought_up(raw: Raw, steps: Migrations, newest: str, what: str) -> Raw:
    """Return the file ``raw`` in its ``newest`` format.

    Raises msgspec.ValidationError if it is none, TooNewError if it is too new, whose sentence
    begins with ``what``.
    """
    version = msgspec.convert(raw, Version).format
    while version in steps:
        version, step = steps[version]
        try:
            raw = step(raw)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise msgspec.ValidationError(f"no file of a format before {version}") from error
    if version != newest:
        raise TooNewError(
            f"{what} mit einer neueren Fassung des Vorlagen-Editors gespeichert "
            f"(Format {version}, hier {newest}). Die Datei wurde nicht verändert. "
            "Bitte aktualisieren Sie das Programm."
        )
    return raw
