"""What is wrong with a form that is being edited, each with the path of what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from vorlage_editor.model.checks.finding import Severity
from vorlage_editor.model.contrast import COLOUR, LEAST, contrast
from vorlage_editor.model.forms.draft import FormDraft, Path
from vorlage_editor.model.forms.form import Form, Kind
from vorlage_editor.model.numbering import is_pattern

WIDTH = 165
"""mm: the whole width of a page's type area."""
MOST_CELLS, MOST_LINES, GRID = 5, 2, 6
NARROW = 30
"""mm: in a column without a width of its own that is narrower, many a committee has no room."""
HIGHEST = 150
"""mm that a letterhead may take."""
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


class Fault(NamedTuple):
    """A sentence about what stands at ``path``."""

    path: Path
    message: str
    severity: Severity = _ERROR


def faults(
    draft: FormDraft, letterhead_mm: float = 0, cut: Sequence[tuple[str, str]] = ()
) -> tuple[Fault, ...]:
    """Return what is wrong; as long as one is an error, the form cannot be kept.

    ``letterhead_mm`` is what the letterhead takes from the upper edge, as ``pdf`` draws it.
    ``cut`` are the fields of the footer that say more than there is room for, and what is printed.
    """
    found = (fault for rule in _RULES for fault in rule(draft.form))
    drawn = (*_letterhead(draft.form, letterhead_mm), *_footer(cut))
    return (*drawn, *found, *_abbreviations(draft))


def _name(form: Form) -> Iterator[Fault]:
    if not form.name.strip():
        yield Fault(("form", "name"), "Bitte geben Sie dem Formular einen Namen.")


def _accent(form: Form) -> Iterator[Fault]:
    accent, path = form.look.accent, ("form", "look", "accent")
    if not COLOUR.fullmatch(accent):
        yield Fault(path, "Eine Farbe schreibt man als # und sechs Zeichen, zum Beispiel #1b4a75.")
    elif contrast(accent) < LEAST:
        words = "Diese Farbe ist auf Papier schlecht zu lesen. Bitte wählen Sie eine dunklere."
        yield Fault(path, words, _WARNING)


def _letterhead(form: Form, needed: float) -> Iterator[Fault]:
    head, path = form.letterhead, ("form", "letterhead", "height_mm")
    if head.style == "none":
        return
    if needed > HIGHEST:
        words = f"Der Briefkopf ist höher als {HIGHEST} mm. Bitte kürzen Sie, was in ihm steht."
        yield Fault(path, words)
    elif head.height_mm < (enough := least_height(needed)):
        words = f"Der Briefkopf braucht {enough:.0f} mm, so tief beginnt darum der Text."
        yield Fault(path, words, _WARNING)
    if head.style == "arms" and head.arms and not head.arms_alt.strip():
        words = "Bitte sagen Sie in einem Satz, was das Bild zeigt: für alle, die es nicht sehen."
        yield Fault(("form", "letterhead", "arms_alt"), words, _WARNING)


def _footer(cut: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    for field, printed in cut:
        words = f"Dafür ist in der Fußzeile kein Platz, gedruckt wird nur „{printed}“."
        yield Fault(("form", "footer", field), words, _WARNING)


def least_height(needed: float) -> float:
    """Return the least whole height in mm in which ``needed`` mm fit."""
    return float(ceil(round(needed, 2)))


def _head(form: Form) -> Iterator[Fault]:
    if "subject" not in form.head.order:
        words = "Ohne den Betreff hat die Vorlage keine Überschrift."
        yield Fault(("form", "head", "order"), words, _WARNING)
    columns = sum(field.columns for field in form.head.meta)
    if columns > GRID and "meta" in form.head.order:
        words = f"Die Angaben sind zusammen {columns} Spalten breit, es gibt {GRID}."
        yield Fault(("form", "head", "meta"), words)


def _route(form: Form) -> Iterator[Fault]:
    path: Path = ("form", "route", "columns")
    columns = form.route.columns
    if form.route.style != "table":
        return
    if not columns:
        yield Fault(path, "Die Beratungsfolge braucht mindestens eine Spalte.")
    elif "committee" not in [column.key for column in columns]:
        yield Fault(path, "Es fehlt die Spalte mit dem Gremium.", _WARNING)
    width = sum(column.mm for column in columns)
    if width > WIDTH:
        words = f"Die Spalten sind zusammen {width:.0f} mm breit. Auf das Blatt passen {WIDTH} mm."
        yield Fault(path, words)
    elif (free := sum(not column.mm for column in columns)) and WIDTH - width < free * NARROW:
        words = (
            f"Für Spalten ohne Breite bleiben {max(0, WIDTH - width):.0f} mm. Wo ein Wort mehr "
            "braucht, werden die anderen schmaler gedruckt, als hier steht."
        )
        yield Fault(path, words, _WARNING)
    yield from _twice(
        path, "key", [column.key for column in columns], "Diese Spalte gibt es schon."
    )


def _kinds(form: Form) -> Iterator[Fault]:
    path: Path = ("form", "kinds")
    if not form.kinds:
        yield Fault(path, "Ein Formular braucht mindestens eine Vorlagenart.")
    names = [kind.name for kind in form.kinds]
    yield from _missing(path, "name", names, "Bitte geben Sie der Vorlagenart einen Namen.")
    yield from _twice(path, "name", names, "Eine Vorlagenart dieses Namens gibt es schon.")
    for place, kind in enumerate(form.kinds):
        yield from _kind((*path, place), kind)


def _kind(path: Path, kind: Kind) -> Iterator[Fault]:
    if kind.number_next and not is_pattern(kind.number_next):
        words = "Das Muster braucht genau eine Folge von # für die laufende Nummer: BV/####/JJJJ."
        yield Fault((*path, "number"), words)
    try:
        re.compile(kind.number)
    except re.error:
        words = "Dieses Muster ist nicht zu verstehen. Schreiben Sie # für jede Ziffer: BV/####."
        yield Fault((*path, "number"), words)
    rows: Path = (*path, "sections")
    labels = [section.label for section in kind.sections]
    yield from _missing(rows, "label", labels, "Bitte geben Sie dem Abschnitt eine Überschrift.")
    keys = [section.key for section in kind.sections]
    words = "Diese Bedeutung hat schon ein anderer Abschnitt dieser Vorlagenart."
    yield from _twice(rows, "key", keys, words)


def _related(form: Form) -> Iterator[Fault]:
    for relation, pattern in form.related.numbers.items():
        if pattern and "{number}" not in pattern:
            words = "Im Muster fehlt {Nummer}, die Nummer der anderen Vorlage: {Nummer}/{Nr}."
            yield Fault(("form", "related", "numbers", relation), words)


def _roles(form: Form) -> Iterator[Fault]:
    path, names = ("form", "roles"), [role.name for role in form.roles]
    yield from _missing(path, "name", names, "Bitte geben Sie der Zuständigkeit einen Namen.")
    yield from _twice(path, "name", names, "Diese Zuständigkeit gibt es schon.")


def _end(form: Form) -> Iterator[Fault]:
    if len(form.signatures.cells) > MOST_CELLS:
        words = f"Nebeneinander haben {MOST_CELLS} Unterschriften Platz."
        yield Fault(("form", "signatures", "cells"), words)
    if len(form.footer.lines) > MOST_LINES:
        words = f"In der Fußzeile haben {MOST_LINES} Zeilen Platz, weitere werden nicht gedruckt."
        yield Fault(("form", "footer", "lines"), words)


def _abbreviations(draft: FormDraft) -> Iterator[Fault]:
    path: Path = ("abbreviations",)
    short = [one.short for one in draft.abbreviations]
    yield from _missing(path, "short", short, "Bitte schreiben Sie hier die Abkürzung.")
    yield from _twice(path, "short", short, "Diese Abkürzung gibt es schon.")
    long = [one.long for one in draft.abbreviations]
    yield from _missing(path, "long", long, "Bitte schreiben Sie hier, was vorgelesen wird.")


def _missing(path: Path, name: str, values: Iterable[str], words: str) -> Iterator[Fault]:
    for place, value in enumerate(values):
        if not value.strip():
            yield Fault((*path, place, name), words)


def _twice(path: Path, name: str, values: Iterable[str], words: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, value in enumerate(values):
        said = value.strip().casefold()
        if said in seen:
            yield Fault((*path, place, name), words)
        if said:
            seen.add(said)


_RULES: tuple[Callable[[Form], Iterator[Fault]], ...] = (
    _name, _accent, _head, _route, _kinds, _related, _roles, _end,
)  # fmt: skip
