"""Papers that go with another: how they name it, and how one begins that goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from msgspec.structs import replace

from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import NUMBERS, WORDS, Form
from vorlage_editor.model.vorlage import Related, Relation, Vorlage, duplicate

RELATIONS: tuple[Relation, ...] = get_args(Relation)
_WHOLE: tuple[Relation, ...] = ("Austausch", "Neufassung")
"""What comes in place of the other paper begins with all that it says."""


def related_lines(vorlage: Vorlage, form: Form) -> Iterator[str]:
    """Yield what is printed of each paper that this one goes with."""
    for place in related_places(vorlage, form):
        yield _line(form, vorlage.related[place])


def related_places(vorlage: Vorlage, form: Form) -> list[int]:
    """Return the places of the relations that are printed: those that have a number and words.

    What the paper's own number says already ("1. Ergänzung zu 431/2021") is not said again.
    """
    return [
        place
        for place, one in enumerate(vorlage.related)
        if one.number.strip() and (line := _line(form, one)) and line not in vorlage.number
    ]


def number_pattern(form: Form, relation: Relation) -> str:
    """Return the pattern of the numbers of what goes with another paper."""
    return form.related.numbers.get(relation, NUMBERS[relation])


def goes_with(vorlage: Vorlage, form: Form, relation: Relation, today: date) -> Vorlage:
    """Return a new paper that is an Ergänzung, …, to ``vorlage``: a draft without a number.

    It names the other one, and takes over subject, people and the committees, with those sittings
    that are still to come. What comes in its place also has its text and Anlagen.
    """
    kind = _kind(vorlage, form, relation)
    new = replace(
        duplicate(vorlage),
        kind=kind,
        form=form.sha256,
        date=None,
        date_text="",
        place_date="",
        route=_route(vorlage.route, today),
        related=(Related(relation=relation, number=vorlage.number),),
        notes="",
        dismissed=(),
    )
    if relation in _WHOLE:
        return new
    return replace(new, body=form.template(kind), attachments=())


def _line(form: Form, one: Related) -> str:
    words = form.related.words.get(one.relation, WORDS[one.relation])
    return words.replace("{number}", one.number)


def _kind(vorlage: Vorlage, form: Form, relation: Relation) -> str:
    """Return the form's Vorlagenart for this relation (Ergänzungsvorlage), or that of the paper."""
    wanted = relation.casefold()
    named = (one.name for one in form.kinds if wanted in one.name.casefold())
    return next(named, vorlage.kind) if relation != "Bezug" else vorlage.kind


def _route(route: tuple[Consultation, ...], today: date) -> tuple[Consultation, ...]:
    """Return the committees of ``route``; what lies behind them is left out, each stays once."""
    stations: dict[Consultation, None] = {}
    for station in route:
        if station.empty:
            continue
        if station.dates and station.dates[-1] >= today:
            ahead = replace(station, result="")
        else:
            ahead = replace(station, dates=(), date_text="", agenda_item="", result="")
        stations[ahead] = None
    dated = {(one.committee, one.role) for one in stations if one.dates}
    kept = (one for one in stations if one.dates or (one.committee, one.role) not in dated)
    return tuple(kept) or (Consultation(),)
