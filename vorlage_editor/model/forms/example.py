"""An invented paper of a form, so that one sees what the form prints."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vorlage_editor.model.body import Block, Body, Heading, ListItem, Paragraph, Run, flow
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.number_signs import is_expression, sample, shown
from vorlage_editor.model.vorlage import Attachment, Related, Signature, Vorlage

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form, Kind

SUBJECT = "Neugestaltung des Schulhofs der Grundschule am Lindenbach"
NAMES = ("Karin Beispiel", "Jonas Muster", "Amira Probst", "Peter Vorlage", "Lena Entwurf")
_REPORT = (
    "Der Schulhof soll in den Sommerferien neu gestaltet werden. Der Entwurf wurde mit der "
    "Schulleitung und der Elternvertretung besprochen."
)
_LEAD_IN = "Vorgesehen sind:"
_ITEMS = ("ein Kletterbereich mit Fallschutz", "sechs Laubbäume und Sitzplätze im Schatten")
_RESOLUTION = (
    "Der Neugestaltung des Schulhofs nach dem Entwurf vom 12. Januar 2026 wird zugestimmt."
)


def example_paper(form: Form, name: str) -> Vorlage:
    """Return a filled paper of the Vorlagenart ``name``, with every field that a form may print."""
    paper = form.new_vorlage(name)
    kind = form.kind(name)
    return replace(
        paper,
        number=_number(kind),
        subject=SUBJECT,
        date=date(2026, 1, 19),
        lead="Dezernat II",
        involved="Dezernat IV",
        office="Amt für Schule",
        file_number="40-21-03",
        contact="Frau Beispiel",
        phone="100-214",
        place_date="Musterstadt, den 19. Januar 2026",
        route=_route(form),
        body=_filled(paper.body),
        attachments=(
            Attachment(name="Lageplan", note="1 Blatt"),
            Attachment(name="Kostenberechnung", note="4 Blätter", public=False),
        ),
        related=(Related(relation="Bezug", number="2025/0031"),),
        signatures=tuple(_signed(place, one) for place, one in enumerate(paper.signatures)),
    )


def _number(kind: Kind) -> str:
    signs = shown(kind)
    return "2026/0147" if not signs or is_expression(signs) else sample(signs)


def _route(form: Form) -> tuple[Consultation, ...]:
    first = next((role.name for role in form.roles if not role.decides), "Vorberatung")
    last = next((role.name for role in form.roles if role.decides), "Entscheidung")
    return (
        Consultation(
            committee="Ausschuss für Schule und Bauen",
            article="den",
            dates=(date(2026, 2, 16),),
            agenda_item="5",
            public=True,
            role=first,
            result="einstimmig",
        ),
        Consultation(
            committee="Hauptausschuss",
            article="den",
            dates=(date(2026, 3, 2),),
            agenda_item="N 3",
            public=False,
            role=last,
        ),
    )


def _filled(body: Body) -> Body:
    """Return ``body`` with words where its template has none."""
    if body == (Paragraph(),):
        return flow(_words(""))
    written: list[Block] = []
    for place, block in enumerate(body):
        above = body[place - 1] if place else None
        if block == Paragraph() and isinstance(above, Heading):
            written += _words(above.section)
        else:
            written.append(block)
    return flow(written)


def _words(section: str) -> list[Block]:
    if section.startswith("beschluss"):
        return [Paragraph((Run(_RESOLUTION),))]
    items = [ListItem("dash", 0, (Run(text),)) for text in _ITEMS]
    return [*(Paragraph((Run(text),)) for text in (_REPORT, _LEAD_IN)), *items]


def _signed(place: int, signature: Signature) -> Signature:
    return replace(signature, name=NAMES[place % len(NAMES)])
