"""The draft inside a PDF: such a file is the paper for all, and opens again in the editor.

Reads only. What foreign files claim of themselves is not believed (``limits``).
"""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import settings

from vorlage_editor.exchange import package
from vorlage_editor.exchange.limits import FILE, too_large
from vorlage_editor.exchange.package import Package
from vorlage_editor.model.errors import ReadError, UserError

_UNPACKED = 4 * FILE  # bytes of a stream that lists the file's objects
_BROKEN = (
    pikepdf.PdfError, pikepdf.DataDecodingError, zlib.error, ValueError, TypeError, LookupError,
    AttributeError, RuntimeError,
)  # fmt: skip


def read(data: bytes) -> Package:
    """Read the draft inside a PDF; raise ReadError if there is none, or it cannot be read."""
    if len(data) > FILE:
        raise too_large()
    settings.set_qpdf_limits(flate_max_memory=_UNPACKED)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            draft = _draft(pdf)
    except pikepdf.PasswordError as error:
        raise ReadError(
            "Diese PDF-Datei ist mit einem Kennwort geschützt und wurde nicht geöffnet. Sie wurde "
            "nicht verändert. Bitte entfernen Sie den Schutz oder öffnen Sie den Entwurf selbst."
        ) from error
    except _BROKEN as error:
        raise _none("oder ist beschädigt") from error
    if draft is None:
        raise _none("")
    return package.read(draft)


def readable(pdf: bytes) -> bytes:
    """Return ``pdf``, a paper with its draft inside; raise UserError if it is too large to read."""
    if len(pdf) > FILE:
        raise UserError(
            "Das PDF mit Entwurf ist größer als 50 MB, ließe sich darum nicht wieder öffnen und "
            "wurde nicht geschrieben. Der Entwurf ist sicher. Bitte verwenden Sie kleinere Bilder "
            "oder exportieren Sie das PDF ohne Entwurf."
        )
    return pdf


def _draft(pdf: pikepdf.Pdf) -> bytes | None:
    """Return the draft file inside ``pdf``; none if there is none."""
    for name in sorted(pdf.attachments):
        if name.lower().endswith(package.SUFFIX):
            return _unpacked(pdf.attachments[name].get_file().obj)
    return None


def _unpacked(stream: pikepdf.Object) -> bytes:
    """Return the bytes of ``stream``, which is packed once or not at all."""
    raw, packing = stream.read_raw_bytes(), stream.get("/Filter", pikepdf.Array())
    packings = list(packing) if isinstance(packing, pikepdf.Array) else [packing]
    if not packings:
        return raw
    if packings != ["/FlateDecode"] or stream.get("/DecodeParms"):
        raise ValueError("a packing that this program never uses")
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(raw, FILE)
    if not unpacker.eof:
        raise too_large() if len(data) == FILE else ValueError("ends too soon")
    return data


def _none(more: str) -> ReadError:
    return ReadError(
        f"Diese PDF-Datei enthält keinen Entwurf des Vorlagen-Editors {more}".rstrip()
        + ". Sie wurde nicht verändert. Bitte öffnen Sie den Entwurf selbst oder ein PDF, das "
        "„mit Entwurf zum Weiterbearbeiten“ exportiert wurde."
    )
