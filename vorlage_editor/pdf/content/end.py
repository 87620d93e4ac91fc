"""The end of the paper: Anlagen and signatures, in the form's order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from vorlage_editor.model.body import Run
from vorlage_editor.model.printed import Passage, Phrases
from vorlage_editor.pdf.content.head import runs
from vorlage_editor.pdf.content.tables import COLUMN, FIRST_ROWS, LAST_ROWS
from vorlage_editor.pdf.page.layout import whole
from vorlage_editor.pdf.typesetting.columns import fitted
from vorlage_editor.pdf.typesetting.flow import Entry, Item, Rule, Rules
from vorlage_editor.pdf.typesetting.parts import Cell, Row
from vorlage_editor.pdf.typesetting.record import line_width
from vorlage_editor.pdf.typesetting.styles import GUTTER, HAIR, HANG, WIDTH, Q, Style, pads, span
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

CELLS_ROOM, SIGN_ROOM = 8 * Q, 9 * Q
"""Height of a value below its label; room for a pen."""
MARK_GAP = 13
MANY = 12
"""Anlagen up to which they all stay together with the signatures."""


def add_attachments(
    setter: Typesetter, entry: Entry, part: Passage, level: int, *, keep: bool
) -> None:
    """Add the list of Anlagen under its heading of the tag level ``level``.

    ``keep`` says that the signatures follow, which never stand alone.
    """
    style = setter.styles.cell
    for heading, *_ in (line for line in part.lines if len(line) == 1):
        title = setter.add(entry, heading.text, setter.styles.h2, f"H{level}", width=setter.measure)
        title.keep, title.outline = True, (level, setter.form.attachments.label)
    listed = [line for line in part.lines if len(line) > 1]
    widest = max(line_width(mark.text, style) for mark, _ in listed) + MARK_GAP
    width = max(HANG, min(widest, setter.measure / 2))
    room = width if width >= widest else width - MARK_GAP
    top, bottom = pads(style, 0.5)
    at = entry.element("L", attributes=b"/A <</O /List /ListNumbering /Decimal>>")
    rows = []
    for mark, one in listed:
        item = entry.element("LI", at)
        texts = (
            setter.text((Run(mark.text),), style, room, "Lbl"),
            setter.text((Run(one.text),), style, setter.measure - width, "LBody"),
        )
        cells = (Cell(texts[0], 0, 0), Cell(texts[1], width, 1))
        slots = (entry.element("Lbl", item), entry.element("LBody", item))
        rows.append(Item(entry, Row(cells, top, bottom), slots))
    if len(rows) <= MANY:
        whole(rows)
    else:
        whole(rows[:FIRST_ROWS])
        whole(rows[-LAST_ROWS:])
    rows[-1].after, rows[-1].keep = 4 * Q, keep
    entry.items += rows


def add_signatures(setter: Typesetter, entry: Entry, part: Passage) -> None:
    """Add the foot: up to five cells a row, label over value or with room for a pen."""
    groups: list[list[Phrases]] = []
    before = 8 * Q
    for line in part.lines:
        if line[0].label:
            groups.append([line])
        elif groups:
            groups[-1].append(line)
        else:  # place and date
            item = setter.add(entry, line[0].text, setter.styles.cell)
            item.before, item.keep = 6 * Q, True
            before = 4 * Q
    widths = _widths(setter, groups)
    for group in groups:
        rows = _Foot(setter, entry, group, widths).rows()
        rows[0].before = before
        entry.items += rows
    whole(entry.items)


def _widths(setter: Typesetter, groups: Sequence[Sequence[Phrases]]) -> list[float]:
    """Return the widths of the columns: equal, unless a word would be broken for it."""
    types = setter.styles
    count = len(groups[0][0])
    equal = min((WIDTH - (count - 1) * GUTTER) / count, span(3))
    needed = [0.0] * count
    for group in groups:
        for line, style in zip(group, (types.label, types.cell, types.office), strict=False):
            for place, one in enumerate(line):
                least = setter.words(runs(one.text), style).least()
                needed[place] = max(needed[place], least)
    return fitted(needed, [equal] * count, equal * count)


class _Foot:
    """Signatures side by side, as a table whose heads are the labels."""

    def __init__(
        self,
        setter: Typesetter,
        entry: Entry,
        lines: Sequence[Phrases],
        widths: Sequence[float],
    ) -> None:
        self._setter, self._entry = setter, entry
        self._labels, self._names, *self._offices = lines
        self._table = entry.element("Table")
        self._widths = widths[: len(self._labels)]
        ends = list(accumulate(width + GUTTER for width in self._widths))
        self._starts = [0.0, *ends[:-1]]
        self._spans = tuple(
            (start, start + width) for start, width in zip(self._starts, self._widths, strict=True)
        )

    def rows(self) -> list[Item]:
        """Return the rows: labels, names, offices."""
        types, style = self._setter.styles, self._setter.form.signatures.style
        labels, names, offices = self._labels, self._names, self._offices
        below = 0.0
        if style == "cells":
            head = self._row(labels, types.label, pads(types.label, 1.5))
            head.rules = Rules(Rule(HAIR), None, self._spans, table=False)
            room = CELLS_ROOM - types.office.leading * len(offices)
            body = [self._row(names, types.cell, (0, 0), minimum=room)]
        else:
            head = self._row(labels, types.label, (0, SIGN_ROOM))
            head.rules = Rules(None, Rule(HAIR), self._spans, table=False)
            above, below = pads(types.cell, 1)
            body = [self._row(names, types.cell, (above, 0 if offices else below))]
        body += [self._row(line, types.office, (0, below)) for line in offices]
        return [head, *body]

    def _row(
        self, line: Phrases, style: Style, padding: tuple[float, float], minimum: float = 0
    ) -> Item:
        head = style.bold
        row = self._entry.element("TR", self._table)
        cells, slots = [], []
        for place, one in enumerate(line):
            tag, attributes = ("TH", COLUMN) if head else ("TD", b"")
            text, width = one.text, self._widths[place]
            set_text = self._setter.text(runs(text), style, width, tag) if text else None
            cells.append(Cell(set_text, self._starts[place], place))
            slots.append(self._entry.element(tag, row, attributes))
        low = head and self._setter.form.signatures.style == "sign"  # labels keep to their rule
        return Item(self._entry, Row(tuple(cells), *padding, low, minimum), tuple(slots))
