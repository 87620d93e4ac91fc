"""Damages a sound PDF in one way each, to see whether the checks notice."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.pdf.samples import PICTURE_NAME, heading, item, paragraph, table, with_body
from vorlage_editor.model.body import Picture, Run

Defect = Callable[[pikepdf.Pdf], None]

SOUND = with_body(
    heading(1, "Sachverhalt"),
    heading(2, "Kosten"),
    paragraph("Näheres steht ", Run("im Netz", (), "https://example.org/"), "."),
    item("erstens"),
    item("zweitens"),
    table(("Jahr", "Betrag"), ("2026", "5 €")),
    Picture(PICTURE_NAME, "Säulen, die wachsen", 60),
)
"""A page with all that a defect here damages."""


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


def _all(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    found = [one for one in _below(pdf.Root.StructTreeRoot.K[0]) if f"/{tag}" == one.S]
    assert found
    return found


def _rewrite(pdf: pikepdf.Pdf, pattern: bytes, by: bytes) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    code = page.Contents.read_bytes()
    changed = re.sub(pattern, by, code, count=1, flags=re.DOTALL)
    assert changed != code
    page.Contents = pdf.make_stream(changed)


def _rewrite_metadata(pdf: pikepdf.Pdf, pattern: bytes) -> None:
    code = pdf.Root.Metadata.read_bytes()
    changed = re.sub(pattern, b"", code, flags=re.DOTALL)
    assert changed != code
    pdf.Root.Metadata.write(changed)


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return list(pdf.pages[0].Resources.Font.values())


def no_language(pdf: pikepdf.Pdf) -> None:
    """A document without its language."""
    del pdf.Root["/Lang"]


def no_alternative(pdf: pikepdf.Pdf) -> None:
    """A picture without alternative text."""
    del _all(pdf, "Figure")[0]["/Alt"]


def title_not_shown(pdf: pikepdf.Pdf) -> None:
    """A window that shows the name of the file."""
    del pdf.Root["/ViewerPreferences"]


def no_title(pdf: pikepdf.Pdf) -> None:
    """Metadata without the title."""
    _rewrite_metadata(pdf, rb"<dc:title>.*?</dc:title>")


def not_called_accessible(pdf: pikepdf.Pdf) -> None:
    """Metadata that do not speak of PDF/UA."""
    _rewrite_metadata(pdf, rb"<pdfuaid:part>1</pdfuaid:part>")


def heads_of_nothing(pdf: pikepdf.Pdf) -> None:
    """Heads that do not say whether they head a row or a column."""
    for head in _all(pdf, "TH"):
        del head["/A"]


def skipped_level(pdf: pikepdf.Pdf) -> None:
    """A heading two levels below the one before."""
    for one in _all(pdf, "H2"):
        one.S = Name.H4


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


def unknown_tag(pdf: pikepdf.Pdf) -> None:
    """A tag that no norm knows."""
    _all(pdf, "P")[0].S = Name.Absatz


def cells_without_rows(pdf: pikepdf.Pdf) -> None:
    """A table of cells alone."""
    whole = _all(pdf, "Table")[0]
    whole.K = Array(list(whole.K[0].K))


def items_without_list(pdf: pikepdf.Pdf) -> None:
    """Items outside a list."""
    _all(pdf, "L")[0].S = Name.Sect


def link_without_words(pdf: pikepdf.Pdf) -> None:
    """An annotation without its description."""
    del pdf.pages[0].Annots[0]["/Contents"]


def lonely_link(pdf: pikepdf.Pdf) -> None:
    """An annotation outside the structure."""
    del pdf.pages[0].Annots[0]["/StructParent"]


def no_order_of_keys(pdf: pikepdf.Pdf) -> None:
    """A page with links that the tabulator key reaches in no order."""
    del pdf.pages[0]["/Tabs"]


def no_profile(pdf: pikepdf.Pdf) -> None:
    """Colours that are those of no device."""
    del pdf.Root["/OutputIntents"]


def no_unicode(pdf: pikepdf.Pdf) -> None:
    """Fonts that do not say which letters they show."""
    for font in _fonts(pdf):
        del font["/ToUnicode"]


def not_embedded(pdf: pikepdf.Pdf) -> None:
    """Fonts that are not in the file."""
    for font in _fonts(pdf):
        del font.FontDescriptor["/FontFile2"]


def wrong_widths(pdf: pikepdf.Pdf) -> None:
    """Fonts that are as wide as typewriters' for the reader and not on the page."""
    for font in _fonts(pdf):
        font.Widths = Array([500] * len(font.Widths))


def a_program_inside(pdf: pikepdf.Pdf) -> None:
    """A file that does something when it is opened."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def doubtful_tags(pdf: pikepdf.Pdf) -> None:
    """Tags that say of themselves that they may be wrong."""
    pdf.Root.MarkInfo.Suspects = True


DEFECTS: tuple[Defect, ...] = (
    no_language, no_alternative, title_not_shown, no_title, not_called_accessible, heads_of_nothing,
    skipped_level, untagged_text, nested_content, number_twice, empty_parents, unknown_tag,
    cells_without_rows, items_without_list, link_without_words, lonely_link, no_order_of_keys,
    no_profile, no_unicode, not_embedded, wrong_widths, a_program_inside, doubtful_tags,
)  # fmt: skip
