"""A spot in a Vorlage: where the caret is, or what was pointed at."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """A field as findings name it (``subject``, ``route[1].date``, ``body[7]``), and where in it.

    ``offset`` counts the characters before it; in a table those of its cell, and ``cell`` counts
    the cells before that, row by row. A picture counts for two characters before its caption.
    """

    field: str
    offset: int = 0
    cell: int = 0
