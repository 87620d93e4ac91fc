"""Reads a PDF as its users' programs do: the text of the pages, the tags in their order."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
import pytest

_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


def page_texts(data: bytes) -> list[str]:
    """Return what stands on each page; skips the test without poppler."""
    if not shutil.which("pdftotext"):
        pytest.skip("there is no pdftotext")
    command = ["pdftotext", "-layout", "-", "-"]
    run = subprocess.run(command, input=data, check=True, capture_output=True, timeout=60)
    return run.stdout.decode().removesuffix("\f").split("\f")


class Word(NamedTuple):
    """A word and its box in pt, from the upper left corner of its page."""

    page: int
    text: str
    left: float
    upper: float
    right: float
    lower: float


def word_boxes(data: bytes) -> Iterator[Word]:
    """Yield each word with its place; skips the test without poppler."""
    if not shutil.which("pdftotext"):
        pytest.skip("there is no pdftotext")
    command = ["pdftotext", "-bbox", "-", "-"]
    run = subprocess.run(command, input=data, check=True, capture_output=True, timeout=60)
    for page, text in enumerate(run.stdout.decode().split("<page ")[1:]):
        for *edges, word in _WORD.findall(text):
            left, upper, right, lower = map(float, edges)
            yield Word(page, html.unescape(word), left, upper, right, lower)


def words(data: bytes) -> list[str]:
    """Return the words of all pages in the order of the text."""
    return [word for page in page_texts(data) for word in page.split()]


def tags(data: bytes) -> str:
    """Return the structure tree, a line for each element."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "\n".join(_tags(pdf.Root.StructTreeRoot.K[0], 0)) + "\n"


def _tags(element: pikepdf.Object, depth: int) -> Iterator[str]:
    alt = element.get("/Alt")
    yield "  " * depth + str(element.S)[1:] + (f" “{alt}”" if alt is not None else "")
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _tags(kid, depth + 1)
