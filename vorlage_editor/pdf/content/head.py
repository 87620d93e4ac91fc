"""The head of the paper, in the form's order; what the paper does not have leaves no gap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from vorlage_editor.model.body import Mark, Run, Runs
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Route
from vorlage_editor.model.printed import Passage, Phrases
from vorlage_editor.model.text import LINE
from vorlage_editor.pdf.content.tables import Grid, add_rows
from vorlage_editor.pdf.typesetting.columns import fitted, needs
from vorlage_editor.pdf.typesetting.flow import Entry, Rule, Rules
from vorlage_editor.pdf.typesetting.styles import GUTTER, HAIR, HAIR_GREY, MM, WIDTH, Q, span
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

Lines: TypeAlias = tuple[Phrases, ...]


def runs(text: str, *marks: Mark) -> Runs:
    """Return ``text`` as runs; none if there is none."""
    return (Run(text, marks),) if text else ()


def add_part(setter: Typesetter, entry: Entry, part: Passage, *, related: bool) -> None:
    """Add one part of the head to ``entry``; ``related`` says that other papers are named."""
    if not part.lines:
        return
    if part.name == "number":
        _number(setter, entry, part.lines, related=related)
    else:
        _PARTS[part.name](setter, entry, part.lines)


def _abridged(setter: Typesetter, entry: Entry, lines: Lines) -> None:
    """Say that this is not the whole paper."""
    lead, rest = lines[0]
    words = (Run(f"{lead.text} ", (Mark.BOLD,)), Run(rest.text))
    setter.add(entry, words, setter.styles.text)


def _kind(setter: Typesetter, entry: Entry, lines: Lines) -> None:
    setter.add(entry, lines[0][0].text, setter.styles.kind)


def _number(setter: Typesetter, entry: Entry, lines: Lines, *, related: bool) -> None:
    *labels, number = lines[0]
    bold = Run(number.text, (Mark.BOLD,))
    line = (*(Run(f"{one.text} ") for one in labels), bold)
    item = setter.add(entry, line, setter.styles.number_line)
    if related:
        item.after = 0  # they follow at once


def _related(setter: Typesetter, entry: Entry, lines: Lines) -> None:
    """A line for each paper that this one goes with."""
    style = setter.styles.number_line
    items = [setter.add(entry, line[0].text, style) for line in lines]
    for item in items[:-1]:
        item.after = 0
    if "number" not in setter.form.head.order:
        items[-1].after = 2 * Q


def _subject(setter: Typesetter, entry: Entry, lines: Lines) -> None:
    style = setter.styles.subject
    *labels, text = (line[0].text for line in lines)
    for label in labels:
        item = setter.add(entry, label, setter.styles.label)
        item.before, item.keep = style.before * Q, True
    item = setter.add(entry, text, style, "H1")
    item.keep = True
    item.outline = 1, text.replace(LINE, " ")
    if labels:
        item.before = 0


def _meta(setter: Typesetter, entry: Entry, lines: Lines) -> None:
    """Labels over values in cells on the grid, under one hairline."""
    types, (labels, values) = setter.styles, lines
    widths = [span(one.columns) + GUTTER for one in labels[:-1]]
    widths.append(max(0, WIDTH - sum(widths)))
    bold = [[Mark.BOLD] if one.field == FieldRef("number") else [] for one in values]
    rows = [
        tuple(runs(one.text) for one in labels),
        tuple(runs(one.text, *marks) for one, marks in zip(values, bold, strict=True)),
    ]
    styles = [[types.label] * len(labels), [types.cell] * len(labels)]
    grid = Grid(rows, styles, widths, header=1, tight=True)
    grid.widths = fitted(needs(setter, rows, styles, grid.gap), widths, WIDTH)
    head, body = add_rows(setter, entry, entry.element("Table"), grid)
    head.rules, body.rules = Rules(Rule(HAIR), None, ((0, WIDTH),)), None
    head.before, body.after = 2 * Q, 4 * Q


def _route(setter: Typesetter, entry: Entry, lines: Lines) -> None:
    add = _route_lines if setter.form.route.style == "lines" else _route_table
    add(setter, entry, entry.element("Table"), lines)
    entry.items[0].before, entry.items[-1].after = 4 * Q, 6 * Q


def _route_table(setter: Typesetter, entry: Entry, table: int, lines: Lines) -> None:
    types = setter.styles
    columns = setter.form.route.columns or Route().columns
    rows = [tuple(runs(one.text) for one in line) for line in lines]
    styles = [[types.label] * len(columns), *[[types.cell] * len(columns)] * (len(lines) - 1)]
    rest = max(0.0, WIDTH - sum(column.mm for column in columns) * MM)
    free = sum(not column.mm for column in columns)
    widths = [column.mm * MM or rest / free for column in columns]
    grid = Grid(rows, styles, widths, header=1, padding=1.5)
    grid.widths = fitted(needs(setter, rows, styles, grid.gap), widths, WIDTH)
    add_rows(setter, entry, table, grid)


def _route_lines(setter: Typesetter, entry: Entry, table: int, lines: Lines) -> None:
    """Lines as "In den … am …", without a header row."""
    types = setter.styles
    bold = (), (Mark.BOLD,), (), ()
    rows = [
        tuple(runs(one.text, *marks) for one, marks in zip(line, bold, strict=True))
        for line in lines
    ]
    widths = [16 * MM, WIDTH - 78 * MM, 31 * MM, 31 * MM]
    styles = [[types.cell] * 4] * len(rows)
    grid = Grid(rows, styles, widths, padding=1.5)
    grid.widths = fitted(needs(setter, rows, styles, grid.gap), widths, WIDTH)
    items = add_rows(setter, entry, table, grid)
    for place, item in enumerate(items):
        above = Rule(HAIR) if place == 0 else Rule(HAIR, HAIR_GREY)
        below = Rule(HAIR) if place == len(items) - 1 else None
        item.rules = Rules(above, below, ((0, WIDTH),))


_PARTS: dict[str, Callable[[Typesetter, Entry, Lines], None]] = {
    "kind": _kind, "subject": _subject, "meta": _meta, "route": _route, "related": _related,
    "abridged": _abridged,
}  # fmt: skip
