"""The draft file ``.vorlage``: a zip with the value, its form and the bytes of its pictures.

``vorlage.json``, ``form.toml``, ``blobs/<sha256>``: names sorted, dates fixed, so that the same
value gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from vorlage_editor.exchange.limits import FILE, RATIO, SMALL, Archive
from vorlage_editor.model import codec
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Vorlage, blobs_of

SUFFIX = ".vorlage"
_VALUE, _FORM = "vorlage.json", "form.toml"
_BLOB = re.compile("blobs/([0-9a-f]{64})")
_DATE = (1980, 1, 1, 0, 0, 0)


class Package(msgspec.Struct, frozen=True):
    """What a draft file holds; ``blobs`` are the bytes by their sha256."""

    id: str
    vorlage: Vorlage
    form: Form
    blobs: dict[str, bytes]


def write(draft: str, vorlage: Vorlage, form: Form, blobs: Mapping[str, bytes]) -> bytes:
    """Return the draft file of ``vorlage``; same value, same bytes.

    Of ``blobs`` those go in that the paper uses. Raises UserError if it could not be read back.
    """
    vorlage = replace(vorlage, form=form.sha256)
    files = {_VALUE: codec.encode(draft, vorlage), _FORM: form.toml.encode()}
    files |= {f"blobs/{name}": blobs[name] for name in set(blobs_of(vorlage)) & blobs.keys()}
    if sum(map(len, files.values())) > FILE:
        raise UserError(
            "Die Vorlage ist mit ihren Bildern größer als 50 MB und wurde nicht in die Datei "
            "geschrieben. Der Entwurf ist sicher. Bitte verwenden Sie kleinere Bilder."
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            archive.writestr(*_entry(name, files[name]))
    return out.getvalue()


def _entry(name: str, data: bytes) -> tuple[zipfile.ZipInfo, bytes, int]:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = 3  # whichever system writes
    info.external_attr = 0o600 << 16
    return info, data, _packing(data)


def _packing(data: bytes) -> int:
    """Return how to pack ``data``: not, if a reader would take the result for a zip bomb."""
    if len(data) > SMALL and len(data) > RATIO // 2 * len(zlib.compress(data)):
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED


def read(data: bytes) -> Package:
    """Read a draft file; raise ReadError if it is none, is damaged or is too new."""
    archive = Archive(data)
    names = archive.names()
    if _VALUE not in names or _FORM not in names:
        raise ReadError(
            "Die Datei ist kein Entwurf des Vorlagen-Editors. Sie wurde nicht verändert. "
            "Bitte wählen Sie eine Datei mit der Endung „.vorlage“."
        )
    envelope = codec.decode(archive.read(_VALUE))
    form = parse_form(_text(archive.read(_FORM)))
    found = (_BLOB.fullmatch(name) for name in names)
    blobs = {match[1]: archive.read(match[0]) for match in found if match}
    for name, blob in blobs.items():
        if sha256(blob).hexdigest() != name:
            raise _damaged("ein Bild oder eine Anlage")
    return Package(envelope.id, replace(envelope.vorlage, form=form.sha256), form, blobs)


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _damaged("das Formular") from error


def _damaged(part: str) -> ReadError:
    return ReadError(
        f"Die Datei ist beschädigt ({part}) und wurde nicht geöffnet. Sie wurde nicht verändert. "
        "Bitte öffnen Sie eine andere Fassung der Datei."
    )
