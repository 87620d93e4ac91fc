"""Reads a PDF's structure tree as a screen reader does: its text, element after element."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pikepdf

from vorlage_editor.model.forms.form import Form
from vorlage_editor.pdf.typesetting import fonts

_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_INLINE = ("/Link", "/Span")
_WITHOUT_TEXT = ("/L", "/LI", "/Table", "/TR")
Codes = dict[str, dict[int, str]]


def tree_text(data: bytes) -> str:
    """Return a line for each element that holds text itself, in the order of the tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: _contents(page) for page in pdf.pages}
        root = pdf.Root.StructTreeRoot.K[0]
        return "\n".join(line for kid in root.K for line in _lines(kid, pages))


def _lines(element: Any, pages: dict[Any, dict[int, str]]) -> Iterator[str]:  # noqa: ANN401
    """Yield the text of ``element``, then that of the elements within it."""
    if (alt := element.get("/Alt")) is not None:
        yield str(alt)
        return
    kids = list(element.get("/K", []))
    inner = [kid for kid in kids if _is_block(kid)]
    own = [kid for kid in kids if not _is_block(kid)]
    if str(element.S) not in _WITHOUT_TEXT:
        yield "".join(_inline(kid, element, pages) for kid in own)
    for kid in inner:
        yield from _lines(kid, pages)


def _is_block(kid: Any) -> bool:  # noqa: ANN401
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid and str(kid.S) not in _INLINE


def _inline(kid: Any, parent: Any, pages: dict[Any, dict[int, str]]) -> str:  # noqa: ANN401
    if not isinstance(kid, pikepdf.Dictionary):
        return pages[parent.Pg.objgen][int(kid)]
    if kid.get("/Type") == "/MCR":
        return pages[kid.Pg.objgen][int(kid.MCID)]
    if kid.get("/Type") == "/OBJR":
        return ""
    return "".join(_inline(one, kid, pages) for one in kid.K)


def _contents(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of a page's marked content by its number."""
    codes = {name: _codes(font) for name, font in page.obj.Resources.Font.items()}
    reader = _Reader(codes)
    for instruction in pikepdf.parse_content_stream(page):
        reader.take(instruction.operands, str(instruction.operator))
    return reader.found


def _codes(font: Any) -> dict[int, str]:  # noqa: ANN401
    return {
        int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in _PAIR.findall(font.ToUnicode.read_bytes())
    }


class _Reader:
    """Follows the operators of a page; what a span says replaces what it shows."""

    def __init__(self, codes: Codes) -> None:
        self.found: dict[int, str] = {}
        self._codes, self._font = codes, ""
        self._open: list[tuple[int | None, str | None]] = []

    def take(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        if operator in ("BDC", "BMC"):
            self._begin(operands)
        elif operator == "EMC":
            self._open.pop()
        elif operator == "Tf":
            self._font = str(operands[0])
        elif operator == "Tj":
            codes = self._codes[self._font]
            self._add("".join(codes[code] for code in bytes(operands[0])))

    def _begin(self, operands: Any) -> None:  # noqa: ANN401
        keys = operands[1] if len(operands) > 1 else {}
        said = keys.get("/ActualText", keys.get("/E"))
        number = keys.get("/MCID")
        if number is not None:
            self.found[int(number)] = ""
        if said is not None:
            self._add(str(said))
        self._open.append(
            (None if number is None else int(number), None if said is None else str(said))
        )

    def _add(self, text: str) -> None:
        numbers = [number for number, _ in self._open if number is not None]
        if numbers and all(said is None for _, said in self._open):
            self.found[numbers[-1]] += text


def printable(text: str, form: Form) -> str:
    """Return ``text`` without letters without ink that no face has: these are not printed."""
    family = fonts.FAMILIES[form.look.font]
    kept = (letter for letter in text if letter == "\n" or not _is_left_out(letter, family))
    return "".join(kept)


def _is_left_out(letter: str, family: fonts.Family) -> bool:
    faces = (*family.files, fonts.FALLBACK)
    inkless = unicodedata.category(letter) in ("Cf", "Mn", "Me")
    return inkless and not any(ord(letter) in fonts.covered(face) for face in faces)
