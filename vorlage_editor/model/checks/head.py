"""Rules on the head of a paper: Betreff, dates, number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vorlage_editor.model.checks.finding import YEARS, Case, Hit
from vorlage_editor.model.dates import MONTH, spoken_date, typed_dates
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.numbering import same, shape
from vorlage_editor.model.patterns import compiled

_DATES = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,3}/\d{1,2}/\d{2,4}"
    r"|(?:\d{1,3}\.(?:\d{1,3}\.)?(?:\d{2,4})?\s?(?:/|und)\s?){0,9}"
    r"\d{1,3}\.\s?\d{1,3}\.(?:\s?\d{2,})?"
    rf"|\d{{1,3}}(?:\.\s*|\s+){MONTH}(?:\s+\d{{4,}})?",
    re.IGNORECASE,
)
_LONGEST = 60  # letters of a number: patterns are read letter by letter
_LATER = re.compile(
    r"(?:[\s/._,–-]+|(?<=\d)(?=[a-z]$)|\s?\()"
    r"(?:(?:\d{1,2}\.?\s?)?(?:Erg(?:änzung|\.)?|Neufassung|Neu|Austausch\w*|Nachtrag|Fassung|NÖ|"
    r"Änderung|Änd\.|[A-ZÄÖÜ]{1,2})?\s?\d{0,2})\)?$",
    re.IGNORECASE,
)
"""What is put behind the number of a paper that is not the first: /1, -R1, a, (neu)."""
_LATER_MOST = 3
_LETTER = re.compile(r"[^\W_]")
_SUPPLEMENTS = ("ergänzung", "austausch", "neufassung")
_REPLACING = ("Austausch", "Neufassung")


def subject_missing(case: Case) -> Iterator[Hit]:
    """No paper without a Betreff; dots and dashes are none."""
    if not _LETTER.search(case.vorlage.subject):
        yield Hit(FieldRef("subject"), "Der Betreff fehlt.")


def date_impossible(case: Case) -> Iterator[Hit]:
    """What is typed for a date is one; a station may also say "nach Bedarf"."""
    if text := case.vorlage.date_text.strip():
        yield _no_date(FieldRef("date"), text)
    elif case.vorlage.date and case.vorlage.date.year not in YEARS:
        yield _no_year(FieldRef("date"), case.vorlage.date)
    for n, station in enumerate(case.vorlage.route):
        for day in [day for day in station.dates if day.year not in YEARS][:1]:
            yield _no_year(FieldRef("route", n, "date"), day)
        text = station.date_text.strip()
        if text and not all(_can_be(one, case.today) for one in _DATES.findall(text)):
            yield _no_date(FieldRef("route", n, "date"), text)


def _can_be(text: str, today: date) -> bool:
    days = typed_dates(text, today)
    return bool(days) and all(day.year in YEARS for day in days)


def _no_date(field: FieldRef, text: str) -> Hit:
    return Hit(field, f"„{text}“ ist kein Datum. Bitte geben Sie es wie 20.08.2026 ein.")


def _no_year(field: FieldRef, day: date) -> Hit:
    return Hit(
        field,
        f"Das Jahr {day.year} kann nicht stimmen: {spoken_date(day)}. Bitte berichtigen Sie das "
        "Datum.",
    )


def number_pattern(case: Case) -> Iterator[Hit]:
    """The number is as the form has it for this Vorlagenart; supplements add to it."""
    vorlage, form = case.vorlage, case.form
    number, pattern = vorlage.number.strip(), shape(form.kind(vorlage.kind))
    if (
        not number
        or not pattern
        or _fits(pattern, number, vorlage.kind, related=bool(vorlage.related))
    ):
        return
    known = ((one.name, shape(one)) for one in form.kinds)
    other = next((name for name, other in known if other and _is(other, number)), "")
    if other:
        message = (
            f"Die Nummer „{number}“ passt zur Vorlagenart „{other}“, nicht zu „{vorlage.kind}“. "
            "Bitte prüfen Sie Nummer und Vorlagenart."
        )
    else:
        message = (
            f"Die Nummer „{number}“ ist anders aufgebaut als im Formular vorgesehen. "
            "Bitte prüfen Sie sie."
        )
    yield Hit(FieldRef("number"), message)


def number_taken(case: Case) -> Iterator[Hit]:
    """No two papers have the same number, unless one takes the place of the other."""
    number = case.vorlage.number
    itself = {same(one.number) for one in case.vorlage.related if one.relation in _REPLACING}
    if number.strip() and same(number) in case.taken and same(number) not in itself:
        yield Hit(
            FieldRef("number"),
            f"Die Nummer „{number.strip()}“ hat auf diesem Gerät schon eine andere Vorlage. Bitte "
            "prüfen Sie, welche von beiden sie behalten soll.",
        )


def related_unnamed(case: Case) -> Iterator[Hit]:
    """A paper that goes with another one names it."""
    for n, one in enumerate(case.vorlage.related):
        if not one.number.strip():
            yield Hit(
                FieldRef("related", n, "number"),
                f"Die Nummer der anderen Vorlage fehlt ({one.relation}). Bitte tragen Sie sie "
                "nach, sonst wird die Zeile nicht gedruckt.",
            )


def _fits(pattern: str, number: str, kind: str, *, related: bool) -> bool:
    if _is(pattern, number):
        return True
    if related or any(word in kind.casefold() for word in _SUPPLEMENTS):
        wanted = compiled(pattern)
        return wanted is None or wanted.search(number[:_LONGEST]) is not None
    for _ in range(_LATER_MOST):
        later = _LATER.search(number[:_LONGEST])
        if later is None:
            return False
        number = number[: later.start()]
        if _is(pattern, number):
            return True
    return False


def _is(pattern: str, number: str) -> bool:
    wanted = compiled(pattern)
    return wanted is None or wanted.fullmatch(number[:_LONGEST]) is not None
