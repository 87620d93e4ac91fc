"""What is read of foreign files at most, and how: nothing that a file claims of itself is believed.

A zip is refused that is encrypted, says one name twice, holds more than its share, or unpacks to
more than a paper can be (zip bombs).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from vorlage_editor.model.errors import ReadError

FILE = 50_000_000
"""Bytes of a file, and of what it unpacks to."""
TEXT = 20_000_000
"""Bytes of a plain text."""
ENTRIES = 2_000
RATIO = 100
SMALL = 1_000_000
"""Bytes below which the ratio says nothing: a short JSON packs well."""
_DIRECTORY = 1_000_000  # bytes that name and describe ENTRIES files, and some
_END = b"PK\x05\x06"
_END_SIZE = 22
_LARGE = b"PK\x06\x07"  # announces the list of files of a zip above 4 GB
_LARGE_SIZE = 20
_COMMENT = 65_535
_ENCRYPTED = 0x1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, struct.error,
    NotImplementedError, OverflowError,
)  # fmt: skip


class Archive:
    """The files of a zip, each read when asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the zip ``data``; raise ReadError if it is none, is damaged or holds too much."""
        if len(data) > FILE:
            raise too_large()
        try:
            _measure_directory(data)
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise _damaged() from error
        self._infos = _checked(self._zip.infolist())

    def names(self) -> list[str]:
        """Return the names of the files, in their order."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """Return the bytes of the file ``name``; raise KeyError if it is not there."""
        info = self._infos[name]
        try:
            with self._zip.open(info) as file:
                data = file.read(info.file_size + 1)
        except _BROKEN as error:
            raise _damaged() from error
        if len(data) != info.file_size:
            raise _damaged()
        return data


def _measure_directory(data: bytes) -> None:
    """Refuse a zip whose list of files alone would fill the memory."""
    end = data.rfind(_END, max(0, len(data) - _COMMENT - _END_SIZE))
    if end < 0:
        raise zipfile.BadZipFile
    size = struct.unpack_from("<L", data, end + 12)[0]
    large = data.startswith(_LARGE, max(0, end - _LARGE_SIZE))  # would overrule this size
    if size > _DIRECTORY or large:
        raise too_large()


def _checked(infos: list[zipfile.ZipInfo]) -> Mapping[str, zipfile.ZipInfo]:
    if len(infos) > ENTRIES or sum(info.file_size for info in infos) > FILE:
        raise too_large()
    for info in infos:
        if info.file_size > SMALL and info.file_size > RATIO * info.compress_size:
            raise too_large()
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _PACKED:
            raise _damaged()
    found = {info.filename: info for info in infos}
    if len(found) != len(infos):
        raise _damaged()
    return found


def _damaged() -> ReadError:
    return ReadError(
        "Die Datei ist beschädigt oder keine Vorlage und wurde nicht geöffnet. "
        "Sie wurde nicht verändert. Bitte öffnen Sie eine andere Fassung der Datei."
    )


def too_large() -> ReadError:
    """Return what to say of a file that holds more than a paper can."""
    return ReadError(
        "Die Datei enthält mehr, als eine Vorlage enthalten kann (über 50 MB), und wurde nicht "
        "geöffnet. Sie wurde nicht verändert. Bitte prüfen Sie, woher die Datei stammt."
    )
