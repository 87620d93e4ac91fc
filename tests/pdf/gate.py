"""Finds faults of PDF/UA-1 and PDF/A without Java: outloud, pikepdf and our own invariants.

veraPDF is the reference; this is what runs everywhere and with each run of the tests.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import outloud
import pikepdf
from pikepdf import pdfa

from tests.pdf.invariants import problems

FOR_THE_AUTHOR = frozenset(["TBL-001"])
"""Of outloud: whether a table has heads is up to who writes it, and no fault of the file."""

FALSE_ALARMS = (
    ("6.6.2.3.1-1", "pdfaExtension"),  # pikepdf knows no extension schemas
    ("6.6.2.3.1-1", "pdfaSchema"),
    ("6.6.2.3.1-1", "pdfaProperty"),
    ("6.6.2.3.1-1", "pdfuaid:part is not permitted"),
    ("6.6.4-3", "pdfaid:conformance is 'A', expected 'B'"),  # nor level A
)
"""Of pikepdf: the end of the rule, and words of its message."""


def faults(data: bytes, part: int = 2) -> list[str]:
    """Return what is wrong with a file of PDF/A's ``part`` and level A; nothing if all is well."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        own = problems(pdf)
    return [*own, *_of_accessibility(data), *_of_archives(data, part)]


def _of_accessibility(data: bytes) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(data)
        said = outloud.check(str(path), layers=["conformance"])
    if said.error:
        yield said.error
    for one in said.findings:
        if one.severity == "error" and one.rule not in FOR_THE_AUTHOR:
            yield f"{one.rule}: {one.message}"


def _of_archives(data: bytes, part: int) -> Iterator[str]:
    for one in pdfa.validate_written(io.BytesIO(data), f"{part}b").findings:
        if not any(one.rule.endswith(end) and words in one.message for end, words in FALSE_ALARMS):
            yield str(one)
