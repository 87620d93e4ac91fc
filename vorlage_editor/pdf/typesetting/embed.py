"""Font programs for the file: only the letters that a paper uses.

What is embedded depends on these letters alone, never on what was rendered before.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from reportlab.pdfbase.ttfonts import SUBSETN

from vorlage_editor.pdf.typesetting.fonts import font

# A letter used brings its whole group: the font program changes seldom while somebody types.
_GROUPS = [
    frozenset(map(ord, group))
    for group in (
        "abcdefghijklmnopqrstuvwxyzäöüß ,.-",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ",
        "0123456789",
        ":;!?()/&%§€„“–\"'+*",
    )
]


_READING = Lock()
"""A face reads its file at one place at a time, whichever thread renders."""


def _windows_1252() -> list[int]:
    letters = [ord(bytes([code]).decode("cp1252", "replace")) for code in range(256)]
    return [0 if code < ord(" ") or u in (0x7F, 0xFFFD) else u for code, u in enumerate(letters)]


_WINDOWS_1252 = _windows_1252()


@lru_cache(256)
def letters(subset: int, codes: int) -> tuple[int, ...]:
    """Return the letters behind the mask ``codes``, in groups; the place is the code, 0 unused."""
    base = _WINDOWS_1252 if subset == 0 else [((subset - 1) << 8) + code for code in range(256)]
    used = {base[code] for code in range(256) if codes >> code & 1} - {0}
    for group in _GROUPS:
        if group & used:
            used |= group
    return tuple(letter if letter in used else 0 for letter in base)


class Program(NamedTuple):
    """A font as object bodies; ``font`` and ``descriptor`` have gaps (%d) for object numbers."""

    font: bytes
    descriptor: bytes
    unicode_map: bytes
    file: bytes


@lru_cache(64)
def program(name: str, subset: int, unicodes: tuple[int, ...]) -> Program:
    """Return the face with these letters.

    The gaps of ``font`` are for the map and the descriptor, that of ``descriptor`` for the file.
    """
    face = font(name).face
    base = f"{SUBSETN(subset).decode()}+{face.name.decode()}"
    with _READING:
        data = face.makeSubset(list(unicodes))
    widths = " ".join(f"{round(face.getCharWidth(u), 3):g}" if u else "0" for u in unicodes)
    dictionary = (
        f"<</Type /Font /Subtype /TrueType /Name /{name}.{subset} /BaseFont /{base} /FirstChar 0 "
        f"/LastChar 255 /Widths [{widths}] /ToUnicode %d 0 R /FontDescriptor %d 0 R>>"
    )
    return Program(
        dictionary.encode(),
        _descriptor(face, base),
        flate(_unicode_map(base, unicodes)),
        flate(data, b"/Length1 %d " % len(data)),
    )


def _descriptor(face: Any, base: str) -> bytes:  # noqa: ANN401 - ReportLab has no types
    box = " ".join(f"{value:g}" for value in face.bbox)
    return (
        f"<</Type /FontDescriptor /FontName /{base} /Ascent {face.ascent:g} "
        f"/CapHeight {face.capHeight:g} /Descent {face.descent:g} /Flags {face.flags & ~32 | 4} "
        f"/FontBBox [{box}] /ItalicAngle {face.italicAngle:g} /StemV {face.stemV:g} "
        "/MissingWidth 0 /FontFile2 %d 0 R>>"
    ).encode()


def _unicode_map(base: str, unicodes: tuple[int, ...]) -> bytes:
    rows = [f"<{code:02X}> <{_utf16(u)}>" for code, u in enumerate(unicodes) if u]
    chunks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    pairs = [
        line for chunk in chunks for line in (f"{len(chunk)} beginbfchar", *chunk, "endbfchar")
    ]
    head = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        f"/CIDSystemInfo << /Registry (RL) /Ordering ({base}) /Supplement 0 >> def",
        f"/CMapName /{base} def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    end = ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join([*head, *pairs, *end]).encode()


def _utf16(letter: int) -> str:
    return chr(letter).encode("utf-16-be").hex().upper()


def flate(data: bytes, extra: bytes = b"", level: int = 6) -> bytes:
    """Return ``data`` as the body of a compressed stream object; ``extra`` ends in a space."""
    return stream(zlib.compress(data, level), extra + b"/Filter /FlateDecode ")


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """Return ``data`` as the body of a stream object; ``extra`` ends in a space."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (extra, len(data), data)
