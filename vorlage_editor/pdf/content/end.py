"""The end of the paper: Anlagen and signatures, in the form's order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, islice

from vorlage_editor.model.body import Run
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Attachment, Signature, Vorlage, numbered
from vorlage_editor.pdf.content.head import runs
from vorlage_editor.pdf.content.story import PUNCTUATION
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
MOST = 5
"""Signatures side by side."""
MANY = 12
"""Anlagen up to which they all stay together with the signatures."""


def shown(attachments: Sequence[Attachment]) -> list[Attachment]:
    """Return the Anlagen that are printed: those that have a name or a note."""
    return [one for number, one in numbered(attachments) if number]


def add_attachments(
    setter: Typesetter, entry: Entry, attachments: Sequence[Attachment], level: int, *, keep: bool
) -> None:
    """Add the list of Anlagen under its heading of the tag level ``level``.

    ``keep`` says that the signatures follow, which never stand alone.
    """
    form, style, listed = setter.form, setter.styles.cell, shown(attachments)
    label = form.attachments.label
    colon = ":" if form.sections.colon and not label.rstrip().endswith(PUNCTUATION) else ""
    if label.strip():
        heading = setter.add(
            entry, f"{label}{colon}", setter.styles.h2, f"H{level}", width=setter.measure
        )
        heading.keep, heading.outline = True, (level, label)
    marks = [form.attachments.mark.replace("{n}", str(n)) for n, _ in numbered(listed)]
    widest = max(line_width(mark, style) for mark in marks) + MARK_GAP
    width = max(HANG, min(widest, setter.measure / 2))
    room = width if width >= widest else width - MARK_GAP
    top, bottom = pads(style, 0.5)
    at = entry.element("L", attributes=b"/A <</O /List /ListNumbering /Decimal>>")
    rows = []
    for mark, one in zip(marks, listed, strict=True):
        item = entry.element("LI", at)
        texts = (
            setter.text((Run(mark),), style, room, "Lbl"),
            setter.text((Run(_described(one)),), style, setter.measure - width, "LBody"),
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


def _described(attachment: Attachment) -> str:
    """Return the Anlage's name, then its note and whether it is nichtöffentlich."""
    notes = [attachment.note] if attachment.note else []
    if attachment.public is False:
        notes.append("nichtöffentlich")
    return f"{attachment.name} ({', '.join(notes)})" if notes else attachment.name


def signed(form: Form, vorlage: Vorlage) -> list[Signature]:
    """Return the cells of the foot: a field of the paper where the form's cell has a key.

    The paper's signatures stand in the cells without one, in their order, then behind the last.
    """
    own = (one for one in vorlage.signatures if one != Signature())
    out = []
    for cell in form.signatures.cells:
        if cell.key:
            out.append(Signature(label=cell.label, name=getattr(vorlage, cell.key)))
        else:
            out += islice(own, 1)
    return [*out, *own]


def signed_fields(form: Form, vorlage: Vorlage) -> list[str]:
    """Return of which field each cell of ``signed`` is."""
    places = (place for place, one in enumerate(vorlage.signatures) if one != Signature())
    own = (f"signatures[{place}]" for place in places)
    out: list[str] = []
    for cell in form.signatures.cells:
        out += [cell.key] if cell.key else islice(own, 1)
    return [*out, *own]


def add_signatures(
    setter: Typesetter, entry: Entry, cells: Sequence[Signature], place_date: str
) -> None:
    """Add the foot: up to five cells a row, label over value or with room for a pen."""
    before = 8 * Q
    if place_date:
        item = setter.add(entry, place_date, setter.styles.cell)
        item.before, item.keep = 6 * Q, True
        before = 4 * Q
    widths = _widths(setter, cells)
    for start in range(0, len(cells), MOST):
        rows = _Foot(setter, entry, cells[start : start + MOST], widths).rows()
        rows[0].before = before
        entry.items += rows
    whole(entry.items)


def _widths(setter: Typesetter, cells: Sequence[Signature]) -> list[float]:
    """Return the widths of the columns: equal, unless a word would be broken for it."""
    types = setter.styles
    count = min(MOST, len(cells))
    equal = min((WIDTH - (count - 1) * GUTTER) / count, span(3))
    needed = [0.0] * count
    for place, one in enumerate(cells):
        parts = (one.label, types.label), (one.name, types.cell), (one.office, types.office)
        least = max(setter.words(runs(text), style).least() for text, style in parts)
        needed[place % count] = max(needed[place % count], least)
    return fitted(needed, [equal] * count, equal * count)


class _Foot:
    """Signatures side by side, as a table whose heads are the labels."""

    def __init__(
        self,
        setter: Typesetter,
        entry: Entry,
        cells: Sequence[Signature],
        widths: Sequence[float],
    ) -> None:
        self._setter, self._entry, self._cells = setter, entry, cells
        self._table = entry.element("Table")
        self._widths = widths[: len(cells)]
        ends = list(accumulate(width + GUTTER for width in self._widths))
        self._starts = [0.0, *ends[:-1]]
        self._spans = tuple(
            (start, start + width) for start, width in zip(self._starts, self._widths, strict=True)
        )

    def rows(self) -> list[Item]:
        """Return the rows: labels, names, offices."""
        types, style = self._setter.styles, self._setter.form.signatures.style
        labels = [one.label for one in self._cells]
        names = [one.name for one in self._cells]
        offices = [one.office for one in self._cells]
        below = 0.0
        if style == "cells":
            head = self._row(labels, types.label, pads(types.label, 1.5))
            head.rules = Rules(Rule(HAIR), None, self._spans, table=False)
            room = CELLS_ROOM - types.office.leading * any(offices)
            body = [self._row(names, types.cell, (0, 0), minimum=room)]
        else:
            head = self._row(labels, types.label, (0, SIGN_ROOM))
            head.rules = Rules(None, Rule(HAIR), self._spans, table=False)
            above, below = pads(types.cell, 1)
            body = [self._row(names, types.cell, (above, 0 if any(offices) else below))]
        if any(offices):
            body.append(self._row(offices, types.office, (0, below)))
        return [head, *body]

    def _row(
        self, texts: Sequence[str], style: Style, padding: tuple[float, float], minimum: float = 0
    ) -> Item:
        head = style.bold
        row = self._entry.element("TR", self._table)
        cells, slots = [], []
        for place, text in enumerate(texts):
            tag, attributes = ("TH", COLUMN) if head else ("TD", b"")
            set_text = (
                self._setter.text(runs(text), style, self._widths[place], tag) if text else None
            )
            cells.append(Cell(set_text, self._starts[place], place))
            slots.append(self._entry.element(tag, row, attributes))
        low = head and self._setter.form.signatures.style == "sign"  # labels keep to their rule
        return Item(self._entry, Row(tuple(cells), *padding, low, minimum), tuple(slots))
