"""TrueType fonts with a fixed encoding.

ReportLab gives a letter its code when a document first uses it, so drawing code that was kept is
worth nothing in the next document. Here the code depends on the letter alone: subset 0 is
Windows-1252, every other letter U+xxyy has code yy in subset 1 + xx. What is embedded depends on
the letters that the document uses, never on what was rendered before.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, ClassVar, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from typing_extensions import override

from vorlage_editor import resources

FontKey = tuple[str, int]
"""A font's name and the number of its subset."""

Masks = tuple[tuple[FontKey, int], ...]
"""By font and subset the codes that are drawn, as a mask of bits."""

REGULAR, BOLD, ITALIC, FALLBACK = "Sans", "SansB", "SansI", "Fallback"
CUTS = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): "SansBI"}
FILES = {
    REGULAR: "LiberationSans-Regular",
    BOLD: "LiberationSans-Bold",
    ITALIC: "LiberationSans-Italic",
    "SansBI": "LiberationSans-BoldItalic",
    FALLBACK: "DejaVuSans",
}
REPLACEMENT = "\ufffd"
"""Stands in print for a letter that no font has."""

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


def _windows_1252() -> list[int]:
    letters = [ord(bytes([code]).decode("cp1252", "replace")) for code in range(256)]
    return [0 if code < ord(" ") or u in (0x7F, 0xFFFD) else u for code, u in enumerate(letters)]


_WINDOWS_1252 = _windows_1252()


class FixedFont(TTFont):  # type: ignore[misc]
    """A TTFont whose codes never change.

    ``seen`` collects what is drawn, by font and subset the codes; one rendering at a time.
    """

    seen: ClassVar[dict[FontKey, set[int]]] = {}

    @override
    def splitString(
        self, text: str, doc: object = None, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        parts = _coded(text)
        for subset, codes in parts:
            FixedFont.seen.setdefault((self.fontName, subset), set()).update(codes)
        return parts

    @override
    def getSubsetInternalName(self, subset: int, doc: object = None) -> str:
        return f"/{self.fontName}.{subset}"


def _coded(text: str) -> list[tuple[int, bytes]]:
    try:
        return [(0, text.encode("cp1252"))]
    except UnicodeEncodeError:
        pairs = map(_code, text)
    return [(key, bytes(code for _, code in group)) for key, group in groupby(pairs, _subset)]


def _subset(pair: tuple[int, int]) -> int:
    return pair[0]


def _code(letter: str) -> tuple[int, int]:
    try:
        return 0, letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        return 1 + (ord(letter) >> 8), ord(letter) & 255


def register() -> None:
    """Make the faces known to ReportLab, once."""
    if REGULAR not in pdfmetrics.getRegisteredFontNames():
        for name, file in FILES.items():
            pdfmetrics.registerFont(FixedFont(name, str(resources.path(f"fonts/{file}.ttf"))))


@lru_cache(16)
def _covered(name: str) -> frozenset[int]:
    known: dict[int, int] = pdfmetrics.getFont(name).face.charToGlyph
    return frozenset(letter for letter, glyph in known.items() if glyph)


def cap_height(name: str, size: float) -> float:
    """Return how high the capitals of a face are at ``size``."""
    return float(pdfmetrics.getFont(name).face.capHeight) / 1000 * size


def faces(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield ``text`` in parts, each with the face that has its letters.

    What no face has becomes a visible replacement; letters without ink that none has are left out.
    """
    if text.isascii():
        yield text, name
        return
    known, spare = _covered(name), _covered(FALLBACK)
    if known.issuperset(map(ord, text)):
        yield text, name
        return
    placed = (_placed(letter, name, known, spare) for letter in text)
    for face, group in groupby((p for p in placed if p[0]), lambda p: p[1]):
        yield "".join(letter for letter, _ in group), face


def _placed(
    letter: str, name: str, known: frozenset[int], spare: frozenset[int]
) -> tuple[str, str]:
    if ord(letter) in known:
        return letter, name
    if unicodedata.category(letter) in ("Cf", "Mn", "Me") and ord(letter) not in spare:
        return "", name
    if ord(letter) in spare:
        return letter, FALLBACK
    return REPLACEMENT, FALLBACK


class Shown(NamedTuple):
    """A line of text as PDF code (``Tf`` and ``Tj`` operators), its width and its letters."""

    code: bytes
    width: float
    fonts: Masks


@lru_cache(4000)
def shown(text: str, name: str, size: float) -> Shown:
    """Return code that shows ``text`` at the present place of a text object."""
    code, width, masks = [], 0.0, dict[FontKey, int]()
    for part, face in faces(text, name):
        width += pdfmetrics.stringWidth(part, face, size)
        for subset, codes in _coded(part):
            code.append(b"/%b.%d %g Tf (%b) Tj" % (face.encode(), subset, size, _escaped(codes)))
            key = face, subset
            masks[key] = masks.get(key, 0) | mask(codes)
    return Shown(b" ".join(code), width, tuple(sorted(masks.items())))


def _escaped(codes: bytes) -> bytes:
    codes = codes.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return codes.replace(b"\r", b"\\r").replace(b"\0", b"\\000")


def mask(codes: Iterable[int]) -> int:
    """Return ``codes`` as bits."""
    return sum(1 << code for code in set(codes))


def merged(several: Iterable[Masks]) -> dict[FontKey, int]:
    """Return all letters of several pieces."""
    out: dict[FontKey, int] = {}
    for masks in several:
        for key, codes in masks:
            out[key] = out.get(key, 0) | codes
    return out


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
    """Return the font with these letters; the gaps are for the map, the descriptor, the file."""
    face = pdfmetrics.getFont(name).face
    base = f"{SUBSETN(subset).decode()}+{face.name.decode()}"
    data = face.makeSubset(list(unicodes))
    widths = " ".join(f"{round(face.getCharWidth(u), 3):g}" if u else "0" for u in unicodes)
    font = (
        f"<</Type /Font /Subtype /TrueType /Name /{name}.{subset} /BaseFont /{base} /FirstChar 0 "
        f"/LastChar 255 /Widths [{widths}] /ToUnicode %d 0 R /FontDescriptor %d 0 R>>"
    )
    return Program(
        font.encode(),
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
    """Return ``data`` as a compressed stream object's body."""
    packed = zlib.compress(data, level)
    return b"<<%b/Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (
        extra, len(packed), packed,
    )  # fmt: skip
