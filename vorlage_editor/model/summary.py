"""What a paper holds in a few lines, for people who look whether it was read as they meant it."""

from __future__ import annotations

from collections.abc import Iterator

from vorlage_editor.model.body import Heading, plain, plain_text
from vorlage_editor.model.dates import spoken_dates
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Vorlage


def summary(vorlage: Vorlage) -> Iterator[str]:
    """Yield the lines."""
    yield f"{vorlage.kind} {vorlage.number}".strip()
    yield f"Betreff: {vorlage.subject or 'nicht erkannt'}".replace(LINE, " ")
    for one in vorlage.related:
        yield f"{one.relation}: {one.number}"
    for station in vorlage.route:
        when = spoken_dates(station.dates) or station.date_text
        parts = (station.committee, when, station.agenda_item, station.role, station.result)
        yield f"Station: {', '.join(filter(None, parts))}"
    for name, text in (("Federführend", vorlage.lead), ("Beteiligt", vorlage.involved)):
        if text:
            yield f"{name}: {text}"
    count = 0
    for block in vorlage.body:
        if isinstance(block, Heading):
            yield f"Abschnitt: {plain(block.runs)}"
        else:
            count += 1
    words = sum(len(plain_text(block).split()) for block in vorlage.body)
    yield f"Text: {count} Absätze, {words} Wörter"
    for signature in vorlage.signatures:
        written = (signature.label, signature.name, signature.office)
        yield f"Unterschrift: {', '.join(filter(None, written))}"
