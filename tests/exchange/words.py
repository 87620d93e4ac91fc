"""All words that a paper says, and the words that only say where they stand."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from vorlage_editor.exchange.plain import labels
from vorlage_editor.model.body import markers, plain_text
from vorlage_editor.model.dates import MONTHS
from vorlage_editor.model.vorlage import Vorlage

_WORD = re.compile(r"\w+")
FIELDS = ("kind", "number", "subject", "date_text", "lead", "involved", "office", "file_number",
          "contact", "phone", "place_date")  # fmt: skip
LABELS = (
    *labels.KINDS,
    *labels.SECTIONS,
    *labels.ROLES,
    *labels.PUBLIC,
    *labels.SIGNERS,
    *(name for names in (*labels.COLUMNS.values(), *labels.FIELDS.values()) for name in names),
    *MONTHS,
    "x Entwurf dieser der zu zur von Federführendes Beteiligtes Dezernat Mitteilungsvorlage",
)


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


KNOWN = set(words(" ".join(LABELS)))


def said(vorlage: Vorlage) -> str:
    """Return all that ``vorlage`` says, its dates in all their writings."""
    parts = [getattr(vorlage, field) for field in FIELDS]
    parts += [_written(vorlage.date)] if vorlage.date else []
    parts += [f"{one.relation} {one.number}" for one in vorlage.related]
    for station in vorlage.route:
        parts += [station.committee, station.date_text, station.agenda_item, station.role]
        parts += [station.result, *map(_written, station.dates)]
    for mark, block in zip(markers(vorlage.body), vorlage.body, strict=True):
        parts += [mark, plain_text(block)]
    for signature in vorlage.signatures:
        parts += [signature.label, signature.name]
    return " ".join(parts)


def _written(day: date) -> str:
    return f"{day.day} {day.day:02} {day.month} {day.month:02} {day.year} {day.year % 100:02}"


def lost(text: str, vorlage: Vorlage) -> set[str]:
    """Return the words of ``text`` that ``vorlage`` says less often, labels aside."""
    missing = words(text) - words(said(vorlage))
    return {word for word in missing if word not in KNOWN}
