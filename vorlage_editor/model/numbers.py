"""Columns of numbers: which they are, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vorlage_editor.model.body import Runs, Table, plain

_NUMBER = re.compile(r"\s*([-–+]?\s?[\d.]+(,\d+)?(\s?(€|%|‰|km|m²|Euro))?|[–-]|\./\.|)\s*")


def is_number(text: str) -> bool:
    """Whether a cell with ``text`` may stand in a column of numbers: "–" or nothing may, too."""
    return _NUMBER.fullmatch(text) is not None


def number_columns(table: Table) -> tuple[bool, ...]:
    """Return for each column whether all below its head are numbers; the first never counts."""
    below = table.rows[table.header_rows :]
    others = range(1, len(table.rows[0]))
    return False, *(_is_numeric([row[column] for row in below]) for column in others)


def _is_numeric(column: Sequence[Runs]) -> bool:
    texts = [plain(cell) for cell in column]
    return any(texts) and all(map(is_number, texts))
