"""Any file that a paper may come in: by what is in it, then by its name."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from uuid import NAMESPACE_OID, uuid5

from msgspec.structs import replace

from vorlage_editor.exchange import package, text
from vorlage_editor.exchange.package import Package
from vorlage_editor.model import codec
from vorlage_editor.model.form import Form

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"


def read_draft(data: bytes, name: str, form: Form) -> Package | None:
    """Read a draft file, alone or in a PDF, or ``vorlage.json``; return None if it is a text.

    Raises ReadError.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == package.SUFFIX or data.startswith(_ZIP):
        return package.read(data)
    if suffix == ".pdf" or data.startswith(_PDF):
        from vorlage_editor.exchange import embedded  # noqa: PLC0415 - slow to load

        return embedded.read(data)
    if suffix == ".json":
        envelope = codec.decode(data)
        return Package(envelope.id, replace(envelope.vorlage, form=form.sha256), form, {})
    return None


def read_paper(data: bytes, name: str, form: Form, today: date) -> Package:
    """Read the file called ``name``: a draft file, PDF, ``vorlage.json``, else text for ``form``.

    A text gets an id of its content: the same text, the same id. Raises ReadError.
    """
    if found := read_draft(data, name, form):
        return found
    source = text.decoded(data)
    draft = str(uuid5(NAMESPACE_OID, source))
    return Package(draft, text.read_text(source, form, today), form, {})
