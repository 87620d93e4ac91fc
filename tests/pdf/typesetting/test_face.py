"""A face's file is read as ReportLab reads it, and quicker."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase.ttfonts import TTFontFace

from vorlage_editor import resources
from vorlage_editor.pdf.typesetting.face import Face

FILES = sorted(path for path in resources.path("fonts").iterdir() if path.suffix == ".ttf")
VALUES = ("charToGlyph", "charWidths", "glyphPos", "defaultWidth", "bbox", "capHeight", "name")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_values_are_reportlabs(file: str) -> None:
    ours, theirs = Face(str(file)), TTFontFace(str(file))
    for value in VALUES:
        assert getattr(ours, value) == getattr(theirs, value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_glyph_has_its_advance_and_bearing(file: str) -> None:
    font = TTFont(file)
    metrics = [font["hmtx"][name] for name in font.getGlyphOrder()]
    assert [(width, bearing & 0xFFFF) for width, bearing in metrics] == Face(str(file)).hmetrics
