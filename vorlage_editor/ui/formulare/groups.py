"""What the forms editor asks for, group by group, as tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from vorlage_editor.model.form_faults import HIGHEST
from vorlage_editor.model.forms.draft import Abbreviation, Path
from vorlage_editor.model.forms.form import Column, Labelled, Role, SignatureCell
from vorlage_editor.model.related import RELATIONS
from vorlage_editor.ui.formulare.fields import Spec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.forms.form import HeadPart

FONTS = {name: name for name in ("Liberation Sans", "Source Sans 3")}
MEASURES = {136.5: "Schmal (136,5 mm, gut zu lesen)", 165.0: "Ganze Breite (165 mm)"}
MARKS = {
    (): "Keine",
    ("hole",): "Lochmarke",
    ("fold",): "Faltmarken",
    ("hole", "fold"): "Loch- und Faltmarken",
}
LIST_MARKS = {"dash": "Spiegelstriche (–)", "bullet": "Punkte (•)"}
LETTERHEADS = {
    "none": "Ohne Briefkopf",
    "plain": "Name und Zeilen",
    "rule": "Name über farbigem Strich",
    "arms": "Wappen, Name und Informationsblock",
}
FIELDS = {
    "number": "Vorlagennummer",
    "date": "Datum",
    "lead": "Federführendes Dezernat",
    "involved": "Beteiligtes Dezernat",
    "office": "Amt",
    "file_number": "Aktenzeichen",
    "contact": "Bearbeitung",
    "phone": "Durchwahl",
}
HEAD_PARTS: dict[HeadPart, str] = {
    "kind": "Vorlagenart",
    "number": "Nummer in einer Zeile",
    "meta": "Angaben nebeneinander",
    "subject": "Betreff",
    "route": "Beratungsfolge",
    "related": "Bezug auf andere Vorlagen",
}
ROUTES = {"table": "Tabelle mit Spalten", "lines": "Zeilen „In den … am …“"}
COLUMNS: dict[str, str] = {
    "committee": "Gremium",
    "date": "Sitzungstermin",
    "agenda_item": "TOP",
    "public": "Ö/N",
    "role": "Zuständigkeit",
    "result": "Ergebnis",
}
SIGNATURES = {
    "sign": "Mit Platz zum Unterschreiben",
    "cells": "Felder mit Bezeichnung und Wert",
}
CELLS = {
    "": "Unterschrift",
    "lead": "Federführendes Dezernat",
    "involved": "Beteiligtes Dezernat",
}
ENDS = {
    ("attachments", "signatures"): "Anlagen, dann Unterschriften",
    ("signatures", "attachments"): "Unterschriften, dann Anlagen",
}


class More(NamedTuple):
    """A further button of each row: icon, words, and whether a row has what it opens."""

    icon: str
    words: str
    has: Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of what stands at ``path`` of the draft, a tuple; one is called ``thing``.

    ``new`` makes another one of those that are there. A spec without a path edits the row itself.
    """

    path: Path
    thing: str
    specs: Sequence[Spec]
    new: Callable[[tuple[object, ...]], object | None]
    title: str = ""
    lead: str = ""
    more: More | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A page of the editor. ``special`` is what only one page has: arms, kinds."""

    name: str
    title: str
    lead: str = ""
    parts: tuple[tuple[Spec, ...] | Rows | Literal["arms", "height", "kinds"], ...] = ()


def _new(made: object, _items: tuple[object, ...]) -> object:
    return made


def _first_free(keys: Sequence[str], items: tuple[object, ...]) -> str | None:
    used = [getattr(item, "key", item) for item in items]
    return next((key for key in keys if key not in used), None)


def _new_column(items: tuple[object, ...]) -> Column | None:
    keys: tuple[Literal["committee", "date", "agenda_item", "public", "role", "result"], ...] = (
        "committee",
        "date",
        "agenda_item",
        "public",
        "role",
        "result",
    )
    free = _first_free(keys, items)
    return next((Column(key, COLUMNS[key], 25) for key in keys if key == free), None)


def _new_field(items: tuple[object, ...]) -> Labelled:
    key = _first_free(list(FIELDS), items) or "number"
    return Labelled(key, FIELDS[key])


def _new_part(items: tuple[object, ...]) -> str | None:
    return _first_free(list(HEAD_PARTS), items)


def choices(words: object) -> MappingProxyType[object, str]:
    """Return a table of words as the choices of a field."""
    return MappingProxyType(dict(words))  # type: ignore[call-overload]


def _related(relation: str) -> tuple[Spec, Spec]:
    """Return the fields for papers that go with another."""
    return (
        Spec(("form", "related", "words", relation), f"{relation}: Zeile in der Vorlage"),
        Spec(("form", "related", "numbers", relation), f"{relation}: vorgeschlagene Nummer"),
    )


_LABELLED = (
    Spec(("key",), "Angabe", choices=choices(FIELDS)),
    Spec(("label",), "Bezeichnung"),
)
_F: Path = ("form",)
GROUPS: tuple[Group, ...] = (
    Group(
        "general",
        "Allgemein",
        parts=(
            (
                Spec((*_F, "name"), "Name des Formulars"),
                Spec((*_F, "authority"), "Behörde (Verfasser im PDF)", hint="Stadt Musterburg"),
                Spec((*_F, "look", "font"), "Schrift", choices=choices(FONTS)),
                Spec((*_F, "look", "accent"), "Farbe von Name, Strich und Balken", hint="#1b4a75"),
                Spec((*_F, "look", "measure_mm"), "Breite des Textes", choices=choices(MEASURES)),
                Spec((*_F, "look", "marks"), "Marken am Blattrand", choices=choices(MARKS)),
                Spec((*_F, "lists", "mark"), "Aufzählungen", choices=choices(LIST_MARKS)),
                Spec(
                    (*_F, "sections", "colon"),
                    "Doppelpunkt nach Überschriften der Abschnitte",
                    "tick",
                    span=2,
                ),
            ),
        ),
    ),
    Group(
        "letterhead",
        "Briefkopf",
        parts=(
            (
                Spec((*_F, "letterhead", "style"), "Art", choices=choices(LETTERHEADS)),
                Spec(
                    (*_F, "letterhead", "height_mm"),
                    "Höhe vom oberen Rand (mm)",
                    most=HIGHEST,
                ),
                Spec((*_F, "letterhead", "name"), "Name", hint="Stadt Musterburg"),
                Spec(
                    (*_F, "letterhead", "lines"),
                    "Weitere Zeilen",
                    "lines",
                    "Der Bürgermeister",
                ),
            ),
            "height",
            "arms",
            Rows(
                (*_F, "letterhead", "block"),
                "Angabe",
                _LABELLED,
                _new_field,
                "Informationsblock",
                "Steht rechts neben dem Wappen.",
            ),
        ),
    ),
    Group(
        "head",
        "Kopf der Vorlage",
        parts=(
            Rows(
                (*_F, "head", "order"),
                "Teil",
                (Spec((), "Teile in ihrer Reihenfolge", choices=choices(HEAD_PARTS)),),
                _new_part,
            ),
            (
                Spec(
                    (*_F, "head", "number_label"),
                    "Vor der Nummer (in einer Zeile)",
                    hint="Vorlage Nr.:",
                ),
                Spec((*_F, "head", "subject_label"), "Über dem Betreff", hint="Betreff"),
            ),
            Rows(
                (*_F, "head", "meta"),
                "Angabe",
                (*_LABELLED, Spec(("columns",), "Spalten", most=6, width=84)),
                _new_field,
                "Angaben nebeneinander",
                "Jede Angabe ist eine bis sechs von sechs Spalten breit.",
            ),
        ),
    ),
    Group(
        "route",
        "Beratungsfolge",
        parts=(
            (
                Spec((*_F, "route", "style"), "Darstellung", choices=choices(ROUTES), span=2),
                Spec((*_F, "route", "public_words", "Ö"), "Gedruckt für öffentlich", hint="Ö"),
                Spec((*_F, "route", "public_words", "N"), "Gedruckt für nichtöffentlich", hint="N"),
            ),
            Rows(
                (*_F, "route", "columns"),
                "Spalte",
                (
                    Spec(("key",), "Inhalt", choices=choices(COLUMNS)),
                    Spec(("label",), "Überschrift"),
                    Spec(("mm",), "Breite (mm)", hint="Rest", most=165, width=104),
                ),
                _new_column,
                "Spalten der Tabelle",
                "Ohne Überschrift reicht die Überschrift davor weiter.",
            ),
        ),
    ),
    Group("kinds", "Vorlagenarten", parts=("kinds",)),
    Group(
        "roles",
        "Zuständigkeiten",
        lead="Was Gremien mit einer Vorlage tun. Eine Beschlussvorlage braucht eines, das "
        "entscheidet.",
        parts=(
            Rows(
                (*_F, "roles"),
                "Zuständigkeit",
                (
                    Spec(("name",), "Zuständigkeit"),
                    Spec(("decides",), "entscheidet", "tick", width=112),
                ),
                partial(_new, Role("")),
            ),
        ),
    ),
    Group(
        "signatures",
        "Anlagen und Unterschriften",
        parts=(
            (
                Spec((*_F, "attachments", "label"), "Überschrift der Anlagen", hint="Anlagen"),
                Spec((*_F, "attachments", "mark"), "Vor jeder Anlage ({Nr}: Nummer)"),
                Spec((*_F, "end", "order"), "Reihenfolge", choices=choices(ENDS)),
                Spec(
                    (*_F, "signatures", "style"),
                    "Unterschriften",
                    choices=choices(SIGNATURES),
                ),
                Spec((*_F, "signatures", "place_date"), "Ort und Datum darüber", "tick", span=2),
            ),
            Rows(
                (*_F, "signatures", "cells"),
                "Unterschrift",
                (
                    Spec(("label",), "Bezeichnung"),
                    Spec(("key",), "Darunter steht", choices=choices(CELLS)),
                ),
                partial(_new, SignatureCell()),
                "Unterschriften nebeneinander",
            ),
        ),
    ),
    Group(
        "abbreviations",
        "Abkürzungen",
        lead="Wer sich das PDF vorlesen lässt, hört die Wörter statt der Abkürzung.",
        parts=(
            Rows(
                ("abbreviations",),
                "Abkürzung",
                (Spec(("short",), "Abkürzung"), Spec(("long",), "Vorgelesen wird", span=2)),
                partial(_new, Abbreviation()),
            ),
        ),
    ),
    Group(
        "related",
        "Bezug auf andere Vorlagen",
        lead="{Nummer} steht für die Nummer der anderen Vorlage, {Nr} für die laufende Nummer. Was "
        "leer ist, wird nicht gedruckt und nicht vorgeschlagen.",
        parts=(tuple(spec for relation in RELATIONS for spec in _related(relation)),),
    ),
    Group(
        "footer",
        "Fußzeile",
        parts=(
            (
                Spec((*_F, "footer", "lines"), "Zeilen (höchstens zwei)", "lines", span=2),
                Spec((*_F, "footer", "page"), "Seitenzahl ({Seite} von {Seiten})"),
            ),
        ),
    ),
)
