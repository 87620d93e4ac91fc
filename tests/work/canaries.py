"""Papers whose secrets carry a word that stands nowhere else, and the search for it in files."""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256

import pikepdf
from msgspec.structs import replace

from tests.pdf.aloud import tree_text
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import Attachment, Dismissed, Vorlage

BIRD = "Kanarienvogel"
"""Stands in every secret and in nothing else."""
BYTES = b"%PDF-nicht " + BIRD.encode() + b" in einer Anlage" * 40
BLOBS = {sha256(BYTES).hexdigest(): BYTES}

_STATION = Consultation(
    committee=f"{BIRD}gremium", article="den", agenda_item=f"{BIRD}top", public=False,
    role=f"{BIRD}rolle", result=f"{BIRD}ergebnis", date_text=f"{BIRD}tag",
)  # fmt: skip
_ANLAGE = Attachment(
    name=f"{BIRD}name", note=f"{BIRD}zusatz", public=False, data=sha256(BYTES).hexdigest()
)


def with_birds(vorlage: Vorlage) -> Vorlage:
    """Return ``vorlage`` as a public paper with a bird in all that is not for everyone."""
    return replace(
        vorlage,
        public=True,
        route=(_STATION, *vorlage.route, _STATION),
        attachments=(_ANLAGE, *vorlage.attachments, _ANLAGE),
        notes=f"{BIRD}notiz\n{vorlage.notes}",
        dismissed=(
            Dismissed(
                rule=f"{BIRD}regel", field=f"{BIRD}feld", reason=f"{BIRD}grund", thing=f"{BIRD}ding"
            ),
        ),
    )


def _written(word: str) -> Iterator[bytes]:
    """Yield ``word`` as files may write it, in small letters."""
    for code in ("utf-8", "utf-16-be", "utf-16-le"):
        yield word.lower().encode(code)
        for text in (word, word.lower(), word.upper()):
            yield binascii.hexlify(text.encode(code))


def _coded(word: str) -> Iterator[bytes]:
    """Yield what base64 makes of ``word``, wherever it begins, as far as it is sure."""
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + word.encode())
        yield coded[4 * (shift > 0) : -4]


_WRITTEN, _CODED = frozenset(_written(BIRD)), frozenset(_coded(BIRD))


def birds(data: bytes) -> list[bytes]:
    """Return what of ``data``, unpacked as far as it goes, tells a secret."""
    return [told for layer in _layers(data) for told in _told(layer)]


def _told(layer: bytes) -> Iterator[bytes]:
    for forms, text in ((_WRITTEN, layer.lower()), (_CODED, layer)):
        for form in forms:
            if (at := text.find(form)) >= 0:
                yield layer[max(0, at - 20) : at + 40]


def _layers(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"%PDF-1"):
        yield from _in_pdf(data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield info.filename.encode() + info.comment
                yield from _layers(archive.read(info))
    elif data.startswith(b"\x78"):
        yield from _inflated(data)
    elif b"MIME-Version" in data[:2000]:
        yield from _in_mail(data)


def _inflated(data: bytes) -> Iterator[bytes]:
    try:
        yield from _layers(zlib.decompress(data))
    except zlib.error:
        return


def _in_mail(data: bytes) -> Iterator[bytes]:
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        yield "\n".join(f"{name}: {value}" for name, value in part.items()).encode()
        if isinstance(payload := part.get_payload(decode=True), bytes):
            yield from _layers(payload)


def _in_pdf(data: bytes) -> Iterator[bytes]:
    yield tree_text(data).encode()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            yield from _strings(one)
            if isinstance(one, pikepdf.Stream):
                yield from _layers(one.read_bytes())


def _strings(one: object) -> Iterator[bytes]:
    """Yield the strings of a PDF object; what it only refers to comes by itself."""
    if isinstance(one, pikepdf.String):
        yield bytes(one)
        yield str(one).encode()
    elif isinstance(one, pikepdf.Array):
        yield from _inner(list(one))
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        keys = list(one.keys())
        yield " ".join(keys).encode()
        yield from _inner([one[key] for key in keys])


def _inner(parts: Iterable[object]) -> Iterator[bytes]:
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _strings(part)
