"""Reads a TrueType file's long tables at once; ReportLab reads them number by number.

A paper needs two or three faces; that they are there in a millisecond each makes the first
rendering of a process a third shorter.
"""

from __future__ import annotations

from itertools import chain, repeat
from itertools import count as count_from
from struct import unpack_from

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace
from typing_extensions import override

_MICROSOFT = 3
_BASIC, _ALL = 4, 12
"""Formats of a character map: of Unicode's first 65,536 letters, of all."""


class Face(TTFontFace):  # type: ignore[misc]
    """A typeface with the values that ReportLab's own reading gives."""

    @override
    def extractInfo(self, charInfo: int = 1) -> None:
        super().extractInfo(0)
        self.charToGlyph = self._letters()
        self.hmetrics = self._metrics()
        (long,) = self._read("head", "h", 50)
        kind = "L" if long else "H"
        places = self._read("loca", f"{self.numGlyphs + 1}{kind}")
        self.glyphPos = [place if long else place << 1 for place in places]
        scale = 1000 / self.unitsPerEm
        advances = [advance * scale for advance, _ in self.hmetrics]
        self.defaultWidth = advances[0]
        self.charToGlyph[0xA0] = self.charToGlyph[0x20]
        self.charWidths = {letter: advances[glyph] for letter, glyph in self.charToGlyph.items()}

    def _read(self, table: str, layout: str, at: int = 0) -> tuple[int, ...]:
        start, _ = self.get_table_pos(table)
        return unpack_from(f">{layout}", self._ttf_data, start + at)

    def _metrics(self) -> list[tuple[int, int]]:
        """Return advance and bearing of each glyph."""
        (count,) = self._read("hhea", "H", 34)
        pairs = self._read("hmtx", f"{2 * count}H")
        rest = self._read("hmtx", f"{self.numGlyphs - count}H", 4 * count)
        advances = chain(pairs[::2], repeat(pairs[-2]))
        return list(zip(advances, pairs[1::2] + rest, strict=False))

    def _letters(self) -> dict[int, int]:
        """Return the glyph of each letter; of the last map for Windows, as ReportLab does."""
        _, count = self._read("cmap", "HH")
        records = (self._read("cmap", "HHL", 4 + 8 * place) for place in range(count))
        at = [offset for platform, _, offset in records if platform == _MICROSOFT][-1]
        (kind,) = self._read("cmap", "H", at)
        if kind == _BASIC:
            return self._basic(at)
        if kind == _ALL:
            return self._all(at)
        raise TTFError(f"a character map of format {kind}")

    def _basic(self, at: int) -> dict[int, int]:
        length, _, twice = self._read("cmap", "HHH", at + 2)
        count = twice // 2
        words = self._read("cmap", f"{length // 2}H", at)
        ends, starts, steps, places = (
            words[first : first + count] for first in (7, *range(8 + count, 8 + 4 * count, count))
        )
        out: dict[int, int] = {}
        for n, (start, end, step) in enumerate(zip(starts, ends, steps, strict=True)):
            letters = range(start, end + 1)
            if places[n]:
                first = 8 + 3 * count + n + places[n] // 2
                found = chain(words[first : first + len(letters)], repeat(0))
                glyphs = ((glyph + step) & 0xFFFF if glyph else 0 for glyph in found)
                out.update(zip(letters, glyphs, strict=False))
            else:
                out.update(zip(letters, count_from((start + step) & 0xFFFF), strict=False))
        return out

    def _all(self, at: int) -> dict[int, int]:
        (count,) = self._read("cmap", "L", at + 12)
        numbers = self._read("cmap", f"{3 * count}L", at + 16)
        out: dict[int, int] = {}
        for start, end, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            out.update(
                zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True)
            )
        return out
