"""Rules on the head of a paper: Betreff, dates, number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.dates import MONTH, typed_dates
from vorlage_editor.model.numbering import same, shape

_DATES = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,3}/\d{1,2}/\d{2,4}"
    r"|(?:\d{1,3}\.(?:\d{1,3}\.)?(?:\d{2,4})?\s?(?:/|und)\s?){0,9}"
    r"\d{1,3}\.\s?\d{1,3}\.(?:\s?\d{2,})?"
    rf"|\d{{1,3}}(?:\.\s*|\s+){MONTH}(?:\s+\d{{4,}})?",
    re.IGNORECASE,
)
_LONGEST = 60  # letters of a number: patterns are read letter by letter
_LATER = re.compile(r"[/\-. ](?:[A-Za-zÄÖÜ]{0,2}\d{1,2}|[A-Z])$")
_SUPPLEMENTS = ("ergänzung", "austausch", "neufassung")
_REPLACING = ("Austausch", "Neufassung")


def subject_missing(case: Case) -> Iterator[Hit]:
    """No paper without a Betreff."""
    if not case.vorlage.subject.strip():
        yield Hit("subject", "Der Betreff fehlt.")


def date_impossible(case: Case) -> Iterator[Hit]:
    """What is typed for a date is one; a station may also say "nach Bedarf"."""
    if text := case.vorlage.date_text.strip():
        yield _no_date("date", text)
    for n, station in enumerate(case.vorlage.route):
        text = station.date_text.strip()
        if text and any(not typed_dates(one, case.today) for one in _DATES.findall(text)):
            yield _no_date(f"route[{n}].date", text)


def _no_date(field: str, text: str) -> Hit:
    return Hit(field, f"„{text}“ ist kein Datum. Bitte geben Sie es wie 20.08.2026 ein.")


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
    yield Hit("number", message)


def number_taken(case: Case) -> Iterator[Hit]:
    """No two papers have the same number, unless one takes the place of the other."""
    number = case.vorlage.number
    itself = {same(one.number) for one in case.vorlage.related if one.relation in _REPLACING}
    if number.strip() and same(number) in case.taken - itself:
        yield Hit(
            "number",
            f"Die Nummer „{number.strip()}“ hat auf diesem Gerät schon eine andere Vorlage. Bitte "
            "prüfen Sie, welche von beiden sie behalten soll.",
        )


def related_unnamed(case: Case) -> Iterator[Hit]:
    """A paper that goes with another one names it."""
    for n, one in enumerate(case.vorlage.related):
        if not one.number.strip():
            yield Hit(
                f"related[{n}].number",
                f"Die Nummer der anderen Vorlage fehlt ({one.relation}). Bitte tragen Sie sie "
                "nach, sonst wird die Zeile nicht gedruckt.",
            )


def _fits(pattern: str, number: str, kind: str, *, related: bool) -> bool:
    if _is(pattern, number):
        return True
    if related or any(word in kind.casefold() for word in _SUPPLEMENTS):
        compiled = _compiled(pattern)
        return compiled is None or compiled.search(number[:_LONGEST]) is not None
    later = _LATER.search(number)  # 2021/1257/1, VO/2020/3230-R1
    return later is not None and _is(pattern, number[: later.start()])


def _is(pattern: str, number: str) -> bool:
    compiled = _compiled(pattern)
    return compiled is None or compiled.fullmatch(number[:_LONGEST]) is not None


@lru_cache(64)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Return ``pattern``; what a form has that is none says nothing."""
    try:
        return re.compile(pattern)
    except re.error:
        return None
