"""Widths of a table's columns: no word is broken while another column has room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vorlage_editor.model.body import Runs
from vorlage_editor.pdf.typesetting.lines import EPSILON
from vorlage_editor.pdf.typesetting.styles import CELL_GAP, GUTTER, Style
from vorlage_editor.pdf.typesetting.typesetter import Typesetter


def needs(
    setter: Typesetter, rows: Iterable[Sequence[Runs]], styles: Sequence[list[Style]], gap: float
) -> list[float]:
    """Return the width that each column's longest word takes."""
    out: list[float] = []
    for row, kinds in zip(rows, styles, strict=True):
        least = [setter.words(*pair).least() + gap for pair in zip(row, kinds, strict=True)]
        out = [max(pair) for pair in zip(out, least, strict=True)] if out else least
    out[-1] -= gap
    return out


def natural(
    setter: Typesetter,
    rows: Iterable[Sequence[Runs]],
    styles: Sequence[list[Style]],
    numeric: Sequence[bool],
    width: float,
) -> list[float]:
    """Return the widths that the text wants; else the text columns share what is left.

    Numbers, and columns that want less than an equal share, get what they want.
    """
    wants: list[float] = []
    for row, kinds in zip(rows, styles, strict=True):
        full = [setter.words(*pair).natural() + GUTTER for pair in zip(row, kinds, strict=True)]
        wants = [max(pair) for pair in zip(wants, full, strict=True)] if wants else full
    wants[-1] -= CELL_GAP
    if sum(wants) <= width:
        return wants
    share = 1.0
    free = {place for place, number in enumerate(numeric) if not number}
    equal = 0.0
    while free:
        room = max(0.0, width - sum(w for place, w in enumerate(wants) if place not in free))
        equal = room / len(free)
        content = {place for place in free if wants[place] <= equal}
        if not content:
            share = room / sum(wants[place] for place in free)
            break
        free -= content
    return [
        max(want * share, equal / 2) if place in free else want for place, want in enumerate(wants)
    ]


def fitted(needed: Sequence[float], widths: Sequence[float], width: float) -> list[float]:
    """Return widths in which no word is broken; the widest column gives what others lack.

    Where all words together are wider than the table, the widest columns break theirs.
    """
    out = [max(pair) for pair in zip(needed, widths, strict=True)]
    while (over := sum(out) - width) > EPSILON:
        slack = [have - need for have, need in zip(out, needed, strict=True)]
        widest = slack.index(max(slack))
        if slack[widest] <= EPSILON:
            break
        out[widest] -= min(over, slack[widest])
    while (over := sum(out) - width) > EPSILON:
        top = max(out)
        next_one = max((have for have in out if have < top - EPSILON), default=0.0)
        several = [place for place, have in enumerate(out) if have >= top - EPSILON]
        less = min(top - next_one, over / len(several))
        for place in several:
            out[place] -= less
    return out
