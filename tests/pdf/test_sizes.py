"""What is very large, or very small, is printed and conforms; nothing hangs."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from hashlib import sha256

import pikepdf
import pytest
from PIL import Image

from tests.pdf.gate import faults
from tests.pdf.invariants import problems
from tests.pdf.samples import STANDARD, WHEN, paragraph, runs, with_body
from vorlage_editor.model.body import Block, Heading, ListItem, Picture, Table
from vorlage_editor.pdf.render import render

PATIENCE_S = 30
"""A busy computer needs some seconds for the largest."""
WORDS = "Eine Vorlage mit vielen Wörtern und „Zeichen“. "
MILLION = WORDS * (1_000_000 // len(WORDS))
LARGE: dict[str, Callable[[], Block]] = {
    "paragraph of 1 MB": lambda: paragraph(MILLION),
    "paragraph of 1 MB without spaces": lambda: paragraph("x" * 1_000_000),
    "word of 100,000 letters": lambda: paragraph("w" * 100_000),
    "item of 100,000 letters": lambda: ListItem("number", 2, runs(MILLION[:100_000])),
    "heading of 100,000 letters": lambda: Heading(1, runs(MILLION[:100_000])),
    "10,000 rows": lambda: Table(tuple((runs(f"Zeile {n}"), runs("5")) for n in range(10_000)), 1),
    "cell higher than ten pages": lambda: Table(
        ((runs("Kopf"), runs("b")), (runs(MILLION[:60_000]), runs("kurz"))), 1
    ),
    "head higher than a page": lambda: Table(((runs(MILLION[:9000]),), (runs("kurz"),)), 1),
    "500 columns": lambda: Table((tuple(runs(f"Spalte {n}") for n in range(500)),) * 2, 1),
    "10,000 lines": lambda: paragraph("\u2028".join(map(str, range(10_000)))),
}


@pytest.mark.parametrize("name", LARGE)
def test_it_is_printed_soon_and_conforms(name: str) -> None:
    paper = with_body(LARGE[name]())
    start = time.monotonic()
    data = render(paper, STANDARD, {}, when=WHEN)
    assert time.monotonic() - start < PATIENCE_S
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert problems(pdf) == []
    if os.environ.get("VORLAGE_EDITOR_THOROUGH"):
        assert faults(data) == []


@pytest.mark.parametrize(
    ("mode", "kind", "size"),
    [
        ("RGB", "PNG", (1, 1)),
        ("RGB", "PNG", (1, 5000)),
        ("RGB", "PNG", (5000, 1)),
        ("1", "PNG", (6000, 4500)),
        ("P", "GIF", (5000, 4000)),
        ("RGB", "JPEG", (4800, 3200)),
        ("CMYK", "JPEG", (300, 200)),
        ("CMYK", "TIFF", (300, 200)),
        ("I;16", "PNG", (300, 200)),
        ("RGBA", "PNG", (300, 200)),
        ("LA", "PNG", (300, 200)),
        ("RGBA", "WEBP", (300, 200)),
    ],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_any_picture_is_printed_and_conforms(mode: str, kind: str, size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    data = out.getvalue()
    name = sha256(data).hexdigest()
    block = Picture(name, "Ein Bild", 165, "Bild")
    assert faults(render(with_body(block), STANDARD, {name: data}, when=WHEN)) == []
