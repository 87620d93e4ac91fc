"""The paper's faces: which letters they have, how wide these are, and their fixed codes.

ReportLab gives a letter its code when a document first uses it, so drawing code that was kept is
worth nothing in the next document. Here the code depends on the letter alone: subset 0 is
Windows-1252, every other letter U+xxyy has code yy in subset 1 + xx.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont
from typing_extensions import override

from vorlage_editor import resources
from vorlage_editor.pdf.typesetting.face import Face

FontKey = tuple[str, int]
"""A face's name and the number of its subset."""

Masks = tuple[tuple[FontKey, int], ...]
"""By face and subset the codes that are drawn, as a mask of bits."""

REPLACEMENT = "\ufffd"
"""Stands in print for a letter that no face has."""

GLUE, WIDE, ZERO, SOFT, LINE = "\0", "\1", "\u200b", "\u00ad", "\u2028"
"""What the setting puts between words: a space where no line ends, a wide space before a check
box, a place where a line may end, a hyphen that shows at a line's end, a line's end."""

_SETTING = frozenset(map(ord, GLUE + WIDE + ZERO + SOFT + LINE))


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface of four files; ``scale`` brings sizes set for Liberation Sans to its own."""

    name: str
    files: tuple[str, str, str, str]
    """Regular, bold, italic, bold italic."""
    scale: float = 1.0

    def face(self, *, bold: bool, italic: bool) -> str:
        """Return the name of a cut; unique, for ReportLab keeps the first font of a name."""
        return self.files[bold + 2 * italic]


LIBERATION = Family(
    "Liberation Sans",
    (
        "LiberationSans-Regular",
        "LiberationSans-Bold",
        "LiberationSans-Italic",
        "LiberationSans-BoldItalic",
    ),
)
SOURCE = Family(
    "Source Sans 3",
    ("SourceSans3-Regular", "SourceSans3-Bold", "SourceSans3-It", "SourceSans3-BoldIt"),
    1.06,
)
FAMILIES = {family.name: family for family in (LIBERATION, SOURCE)}
"""By what a form calls them (``look.font``)."""
FALLBACK = "DejaVuSans"
"""For letters that a family lacks."""


class FixedFont(TTFont):  # type: ignore[misc]
    """A TTFont whose codes never change."""

    def __init__(self, name: str, file: str) -> None:
        # Not TTFont's own, which reads the file slowly: these are all the values that drawing uses.
        self.fontName, self.face, self.encoding = name, Face(file), TTEncoding()
        self.shapable = False

    @override
    def splitString(
        self, text: str, doc: object = None, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        return coded(text)

    @override
    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:
        return 0.0  # asked for each stretch drawn, but each has a place of its own

    @override
    def getSubsetInternalName(self, subset: int, doc: object = None) -> str:
        return f"/{self.fontName}.{subset}"


@cache
def font(name: str) -> FixedFont:
    """Return the face ``name``, made known to ReportLab; its file is read when first asked for."""
    made = FixedFont(name, str(resources.path(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(made)
    return made


def register(family: Family) -> None:
    """Make a family's regular face known to ReportLab; the others are when they are measured."""
    font(family.face(bold=False, italic=False))


def coded(text: str) -> list[tuple[int, bytes]]:
    """Return ``text`` as codes, in parts of the same subset."""
    try:
        return [(0, text.encode("cp1252"))]
    except UnicodeEncodeError:
        pairs = map(_code, text)
    return [(key, bytes(code for _, code in group)) for key, group in groupby(pairs, _subset)]


def _subset(pair: tuple[int, int]) -> int:
    return pair[0]


@lru_cache(4096)
def _code(letter: str) -> tuple[int, int]:
    try:
        return 0, letter.encode("cp1252")[0]
    except UnicodeEncodeError:
        return 1 + (ord(letter) >> 8), ord(letter) & 255


@cache
def covered(face: str) -> frozenset[int]:
    """Return the code points that ``face`` has a glyph for, or that only guide the setting."""
    known: dict[int, int] = font(face).face.charToGlyph
    return frozenset(letter for letter, glyph in known.items() if glyph) | _SETTING


@cache
def _widths(face: str) -> dict[str, float]:
    """Return the widths of a face's letters in thousandths of its size."""
    known: dict[int, float] = font(face).face.charWidths
    widths = dict(zip(map(chr, known), known.values(), strict=True))
    return widths | {GLUE: widths[" "], WIDE: 4 * widths[" "], ZERO: 0, LINE: 0}


@lru_cache(50_000)
def measure(text: str, face: str) -> float:
    """Return the width of ``text``, which the face has, in thousandths of the size."""
    return sum(map(_widths(face).__getitem__, text))


def widths(text: str, face: str) -> Iterator[float]:
    """Return the width of each letter, in thousandths of the size."""
    return map(_widths(face).__getitem__, text)


def width(text: str, face: str, size: float) -> float:
    """Return the width of ``text``, which the face has."""
    return measure(text, face) * size / 1000


@cache
def cap_height(face: str) -> float:
    """Return how high a face's capitals are, as a share of the size."""
    return float(font(face).face.capHeight) / 1000


def faces(text: str, face: str) -> Iterator[tuple[str, str]]:
    """Yield ``text`` in parts, each with the face that has its letters.

    What no face has becomes a visible replacement; letters without ink that none has are left out.
    """
    for letters, name in written(text, face):
        yield (letters, name) if name else (REPLACEMENT * len(letters), FALLBACK)


def written(text: str, face: str) -> Iterator[tuple[str, str]]:
    """Yield ``text`` as ``faces`` does, but what no face has as it is, with none."""
    if covered(face).issuperset(map(ord, text)):
        yield text, face
        return
    placed = ((letter, _face(letter, face)) for letter in text)
    for name, group in groupby((pair for pair in placed if pair[1] is not None), _second):
        yield "".join(letter for letter, _ in group), name or ""


def _second(pair: tuple[str, str | None]) -> str | None:
    return pair[1]


def _face(letter: str, face: str) -> str | None:
    """Return the face that has ``letter``, nothing if none has, None if it is left out."""
    if ord(letter) in covered(face):
        return face
    if ord(letter) in covered(FALLBACK):
        return FALLBACK
    return None if unicodedata.category(letter) in ("Cf", "Mn", "Me") else ""


def masks(drawn: Iterable[tuple[str, Iterable[str]]]) -> Masks:
    """Return which codes show the letters that were drawn, a set of them by face."""
    out: dict[FontKey, int] = {}
    for face, letters in drawn:
        for subset, code in map(_code, letters):
            key = face, subset
            out[key] = out.get(key, 0) | 1 << code
    return tuple(sorted(out.items()))


def merged(several: Iterable[Masks]) -> dict[FontKey, int]:
    """Return the letters of several pieces together."""
    out: dict[FontKey, int] = {}
    for one in several:
        for key, codes in one:
            out[key] = out.get(key, 0) | codes
    return out
