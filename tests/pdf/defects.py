"""Damages a sound PDF in one way each, to see whether the checks notice."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Name

Defect = Callable[[pikepdf.Pdf], None]


def damaged(data: bytes, defect: Defect) -> bytes:
    """Return the file with ``defect``."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        defect(pdf)
        pdf.save(out)
    return out.getvalue()


def _below(element: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf's types say less
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _below(kid)


def _first(pdf: pikepdf.Pdf, tag: str) -> Any:  # noqa: ANN401
    return next(one for one in _below(pdf.Root.StructTreeRoot.K[0]) if f"/{tag}" == one.S)


def _rewrite(pdf: pikepdf.Pdf, pattern: bytes, by: bytes) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    code = page.Contents.read_bytes()
    changed = re.sub(pattern, by, code, count=1, flags=re.DOTALL)
    assert changed != code
    page.Contents = pdf.make_stream(changed)


def untagged_text(pdf: pikepdf.Pdf) -> None:
    """Text outside marked content."""
    _rewrite(pdf, rb"/P <</MCID 0>> BDC(.*?)EMC", rb"\1")


def nested_content(pdf: pikepdf.Pdf) -> None:
    """An artifact inside a paragraph."""
    _rewrite(pdf, rb"(/P <</MCID 0>> BDC)(.*?)(EMC)", rb"\1 /Artifact BMC\2EMC \3")


def number_twice(pdf: pikepdf.Pdf) -> None:
    """Two contents with one number."""
    _rewrite(pdf, rb"/MCID 1>>", rb"/MCID 0>>")


def empty_parents(pdf: pikepdf.Pdf) -> None:
    """A page whose content has no parents."""
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([])


def lonely_link(pdf: pikepdf.Pdf) -> None:
    """An annotation outside the structure."""
    page = next(page for page in pdf.pages if "/Annots" in page.obj)
    del page.Annots[0]["/StructParent"]


def no_language(pdf: pikepdf.Pdf) -> None:
    """A document without its language."""
    del pdf.Root["/Lang"]


def no_alternative(pdf: pikepdf.Pdf) -> None:
    """A picture without alternative text."""
    del _first(pdf, "Figure")["/Alt"]


def skipped_level(pdf: pikepdf.Pdf) -> None:
    """A heading two levels below the one before."""
    _first(pdf, "H2").S = Name.H4


def unknown_tag(pdf: pikepdf.Pdf) -> None:
    """A tag that no norm knows."""
    _first(pdf, "P").S = Name.Absatz


def no_list(pdf: pikepdf.Pdf) -> None:
    """Items outside a list."""
    _first(pdf, "L").S = Name.Sect


def no_unicode(pdf: pikepdf.Pdf) -> None:
    """Fonts that do not say which letters they show."""
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


def not_embedded(pdf: pikepdf.Pdf) -> None:
    """Fonts that are not in the file."""
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


STRUCTURE: list[Defect] = [
    untagged_text, nested_content, number_twice, empty_parents, lonely_link,
]  # fmt: skip
"""Found by the invariants."""
CONFORMANCE: list[Defect] = [
    untagged_text, no_language, no_alternative, skipped_level, unknown_tag, no_list, no_unicode,
    not_embedded,
]  # fmt: skip
"""Found by veraPDF."""
