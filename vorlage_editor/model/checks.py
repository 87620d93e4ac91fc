"""What is wrong with a Vorlage, as data: each finding with the field that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

from vorlage_editor.model.body import Heading, Picture, plain_text
from vorlage_editor.model.form import Form
from vorlage_editor.model.vorlage import Vorlage


class Severity(StrEnum):
    """How much a finding weighs; an error keeps a paper from being exported."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(msgspec.Struct, frozen=True):
    """A whole German sentence about one ``field``: ``subject``, ``date``, ``route[0].date``."""

    rule: str
    severity: Severity
    field: str
    message: str


class Office(msgspec.Struct, frozen=True):
    """The house's master data that checks need."""

    committees: tuple[str, ...] = ()


def check(
    vorlage: Vorlage, form: Form, office: Office, today: date, *, public: bool = False
) -> list[Finding]:
    """Return what there is to say of ``vorlage``, errors first, in the order of the paper.

    ``public`` checks it as a paper meant for the public.
    """
    del form, office, today, public  # what the other rules ask for
    return [*_subject(vorlage), *_dates(vorlage), *_content(vorlage)]


def _subject(vorlage: Vorlage) -> Iterator[Finding]:
    if not vorlage.subject.strip():
        yield Finding("subject-missing", Severity.ERROR, "subject", "Der Betreff fehlt.")


def _dates(vorlage: Vorlage) -> Iterator[Finding]:
    if text := vorlage.date_text.strip():
        yield _no_date("date", text)
    for n, station in enumerate(vorlage.route):
        text = station.date_text.strip()
        if any(letter.isdigit() for letter in text):  # "nach Bedarf" is no mistake
            yield _no_date(f"route[{n}].date", text)


def _no_date(field: str, text: str) -> Finding:
    return Finding("date-impossible", Severity.ERROR, field, f"„{text}“ ist kein Datum.")


def _content(vorlage: Vorlage) -> Iterator[Finding]:
    written = any(
        isinstance(block, Picture) or plain_text(block).strip()
        for block in vorlage.body
        if not isinstance(block, Heading)
    )
    if not written and not vorlage.attachments:
        message = "Der Text fehlt: Unter den Überschriften steht noch nichts."
        yield Finding("nothing-to-print", Severity.ERROR, "body", message)
