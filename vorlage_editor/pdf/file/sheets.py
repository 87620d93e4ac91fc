"""The pages of a paper on the sheets that are printed: some of them, several a sheet, lying down.

CUPS could do that, but its filters take page numbers for numbers of sheets where several pages
share one, and turn pages upside down on a sheet that lies (seen with cups-filters 1.28).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import Page, Pdf, Rectangle

_GRIDS = {1: (1, 1), 2: (2, 1), 4: (2, 2), 6: (3, 2), 9: (3, 3), 16: (4, 4)}
"""Columns and rows by the number of pages a sheet."""


class Sheets(NamedTuple):
    """Which pages are printed, and how they lie on the sheets."""

    pages: tuple[int, ...]
    """Counted from 0, in their order."""
    per_sheet: int = 1
    order: str = "lrtb"
    """How the pages of a sheet follow each other, as CUPS's number-up-layout names it: first from
    left to right (lr) or the like, then from top to bottom (tb) or the like."""
    landscape: bool = False


def arranged(pdf: bytes, sheets: Sheets) -> bytes:
    """Return the sheets as PDF; each page is as large as fits into its place.

    The paper itself is returned where every page is a sheet. Raises KeyError for a number of pages
    a sheet that has no grid.
    """
    import pikepdf

    as_it_is = sheets.per_sheet == 1 and not sheets.landscape
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as paper, pikepdf.new() as printed:
        if as_it_is and sheets.pages == tuple(range(len(paper.pages))):
            return pdf
        pages = [paper.pages[number] for number in sheets.pages]
        if as_it_is:
            printed.pages.extend(pages)
        else:
            for first in range(0, len(pages), sheets.per_sheet):
                _add_sheet(printed, pages[first : first + sheets.per_sheet], sheets)
        printed.save(out)
    return out.getvalue()


def _add_sheet(printed: Pdf, pages: Sequence[Page], sheets: Sheets) -> None:
    """Put a few pages on one more sheet; two beside each other want one that lies."""
    columns, rows = _GRIDS[sheets.per_sheet]
    size = _size(pages[0], lying=sheets.landscape or columns > rows)
    sheet = printed.add_blank_page(page_size=size)
    for place, page in enumerate(pages):
        cell = _cell(place, columns, rows, sheets.order)
        sheet.add_overlay(page, _box(cell, size, columns, rows))


def _size(page: Page, *, lying: bool) -> tuple[float, float]:
    """Return width and height (pt) of the sheet for a page."""
    left, bottom, right, top = (float(number) for number in page.mediabox)
    width, height = sorted((right - left, top - bottom), reverse=lying)
    return width, height


def _cell(place: int, columns: int, rows: int, order: str) -> tuple[int, int]:
    """Return column and row, from the top left, of a place in the order of pages."""
    steps = order[:2], order[2:]
    if steps[0] in {"lr", "rl"}:
        row, column = divmod(place, columns)
    else:
        column, row = divmod(place, rows)
    return (
        columns - 1 - column if "rl" in steps else column,
        rows - 1 - row if "bt" in steps else row,
    )


def _box(cell: tuple[int, int], size: tuple[float, float], columns: int, rows: int) -> Rectangle:
    """Return where a cell lies on its sheet (pt, from the bottom left)."""
    from pikepdf import Rectangle

    width, height = size[0] / columns, size[1] / rows
    left, top = cell[0] * width, size[1] - cell[1] * height
    return Rectangle(left, top - height, left + width, top)
