"""The head of the paper, in the form's order; what the paper does not have leaves no gap."""

from __future__ import annotations

from vorlage_editor.model.body import Mark, Run, Runs
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date, spoken_dates
from vorlage_editor.model.forms.form import Route
from vorlage_editor.model.public import LEAD, LEFT_OUT
from vorlage_editor.model.related import related_lines
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.content.tables import Grid, add_rows
from vorlage_editor.pdf.typesetting.columns import fitted, needs
from vorlage_editor.pdf.typesetting.flow import Entry, Rule, Rules
from vorlage_editor.pdf.typesetting.styles import GUTTER, HAIR, HAIR_GREY, MM, WIDTH, Q, span
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

NO_NUMBER = "Entwurf"
"""Stands where the Vorlagennummer is missing."""
FIELDS = ("number", "date", "lead", "involved", "office", "file_number", "contact", "phone")
"""Keys under which a form asks for a field of the paper."""
_PUBLIC = {True: "Ö", False: "N", None: ""}


def runs(text: str, *marks: Mark) -> Runs:
    """Return ``text`` as runs; none if there is none."""
    return (Run(text, marks),) if text else ()


def add_part(setter: Typesetter, entry: Entry, vorlage: Vorlage, part: str) -> None:
    """Add one part of the head to ``entry``."""
    _PARTS[part](setter, entry, vorlage)


def source(vorlage: Vorlage, part: str) -> object:
    """Return all that one part of the head depends on."""
    if part == "meta":
        return tuple(value(vorlage, key) for key in FIELDS)
    if part == "number":
        return vorlage.number, bool(vorlage.related)
    return getattr(vorlage, part)


def add_abridged(setter: Typesetter, entry: Entry) -> None:
    """Say below the head that this is not the whole paper."""
    words = (Run(f"{LEAD} ", (Mark.BOLD,)), Run(LEFT_OUT))
    setter.add(entry, words, setter.styles.text)


def _kind(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    if vorlage.kind.strip():
        setter.add(entry, vorlage.kind, setter.styles.kind)


def _number(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    label = setter.form.head.number_label
    bold = Run(vorlage.number or NO_NUMBER, (Mark.BOLD,))
    line = (Run(f"{label} "), bold) if label else (bold,)
    item = setter.add(entry, line, setter.styles.number_line)
    if any(related_lines(vorlage, setter.form)):
        item.after = 0  # they follow at once


def _related(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    """A line for each paper that this one goes with."""
    style = setter.styles.number_line
    items = [setter.add(entry, line, style) for line in related_lines(vorlage, setter.form)]
    for item in items[:-1]:
        item.after = 0
    if items and "number" not in setter.form.head.order:
        items[-1].after = 2 * Q


def _subject(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    text = vorlage.subject.strip()
    if not text:
        return
    style = setter.styles.subject
    label = setter.form.head.subject_label
    if label:
        item = setter.add(entry, label, setter.styles.label)
        item.before, item.keep = style.before * Q, True
    item = setter.add(entry, text, style, "H1")
    item.keep = True
    item.outline = 1, text.replace(LINE, " ")
    if label:
        item.before = 0


def _meta(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    """Labels over values in cells on the grid, under one hairline."""
    fields = [field for field in setter.form.head.meta if value(vorlage, field.key)]
    if not fields:
        return
    types = setter.styles
    values = [
        runs(value(vorlage, field.key), *([Mark.BOLD] if field.key == "number" else []))
        for field in fields
    ]
    widths = [span(field.columns) + GUTTER for field in fields[:-1]]
    widths.append(max(0, WIDTH - sum(widths)))
    rows = [tuple(runs(field.label) for field in fields), tuple(values)]
    styles = [[types.label] * len(fields), [types.cell] * len(fields)]
    grid = Grid(rows, styles, widths, header=1, tight=True)
    grid.widths = fitted(needs(setter, rows, styles, grid.gap), widths, WIDTH)
    head, body = add_rows(setter, entry, entry.element("Table"), grid)
    head.rules, body.rules = Rules(Rule(HAIR), None, ((0, WIDTH),)), None
    head.before, body.after = 2 * Q, 4 * Q


def _route(setter: Typesetter, entry: Entry, vorlage: Vorlage) -> None:
    stations = [station for station in vorlage.route if not station.empty]
    if not stations:
        return
    table = entry.element("Table")
    add = _route_lines if setter.form.route.style == "lines" else _route_table
    add(setter, entry, table, stations)
    entry.items[0].before, entry.items[-1].after = 4 * Q, 6 * Q


def _route_table(
    setter: Typesetter, entry: Entry, table: int, stations: list[Consultation]
) -> None:
    types, route = setter.styles, setter.form.route
    columns = route.columns or Route().columns  # a table needs one
    rows = [tuple(runs(column.label) for column in columns)]
    rows += [tuple(runs(_said(setter, one, column.key)) for column in columns) for one in stations]
    styles = [[types.label] * len(columns), *[[types.cell] * len(columns)] * len(stations)]
    rest = max(0.0, WIDTH - sum(column.mm for column in columns) * MM)
    free = sum(not column.mm for column in columns)
    widths = [column.mm * MM or rest / free for column in columns]
    grid = Grid(rows, styles, widths, header=1, padding=1.5)
    grid.widths = fitted(needs(setter, rows, styles, grid.gap), widths, WIDTH)
    add_rows(setter, entry, table, grid)


def _route_lines(
    setter: Typesetter, entry: Entry, table: int, stations: list[Consultation]
) -> None:
    """Lines as "In den … am …", without a header row."""
    types = setter.styles
    rows = []
    for station in stations:
        day = _said(setter, station, "date")
        rows.append(
            (
                runs(f"In {station.article}".rstrip()),
                runs(station.committee, Mark.BOLD),
                runs(f"am {day}" if station.dates else day),
                runs(_said(setter, station, "public")),
            )
        )
    widths = [16 * MM, WIDTH - 78 * MM, 31 * MM, 31 * MM]
    styles = [[types.cell] * 4] * len(rows)
    grid = Grid(rows, styles, widths, padding=1.5)
    grid.widths = fitted(needs(setter, rows, styles, grid.gap), widths, WIDTH)
    items = add_rows(setter, entry, table, grid)
    for place, item in enumerate(items):
        above = Rule(HAIR) if place == 0 else Rule(HAIR, HAIR_GREY)
        below = Rule(HAIR) if place == len(items) - 1 else None
        item.rules = Rules(above, below, ((0, WIDTH),))


def _said(setter: Typesetter, station: Consultation, key: str) -> str:
    """Return what a station's cell says."""
    if key == "date":
        return spoken_dates(station.dates) or station.date_text
    if key == "public":
        word = _PUBLIC[station.public]
        return setter.form.route.public_words.get(word, word)
    return str(getattr(station, key))


_PARTS = {
    "kind": _kind, "number": _number, "subject": _subject, "meta": _meta, "route": _route,
    "related": _related,
}  # fmt: skip


def value(vorlage: Vorlage, key: str) -> str:
    """Return what the paper says under the form's ``key``; nothing for a key that none knows."""
    if key == "number":
        return vorlage.number or NO_NUMBER
    if key == "date":
        return spoken_date(vorlage.date) if vorlage.date else vorlage.date_text
    return str(getattr(vorlage, key)) if key in FIELDS else ""
