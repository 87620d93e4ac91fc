"""A spot in a Vorlage: where the caret is, or what was pointed at."""

from __future__ import annotations

from typing import NamedTuple

from vorlage_editor.model.field_ref import FieldRef


class Spot(NamedTuple):
    """A field, and where in it.

    ``offset`` counts the characters before it; in a table those of its cell, and ``cell`` counts
    the cells before that, row by row. A picture counts for two characters before its caption.
    """

    field: FieldRef
    offset: int = 0
    cell: int = 0
