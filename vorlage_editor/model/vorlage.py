"""The one value: a council paper. Everything else is a function of it or an owner of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import force_setattr, replace

from vorlage_editor.model.body import Body, Paragraph, Picture, flow
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.text import clean, clean_line


class Status(StrEnum):
    """How far a Vorlage is on its way through the house."""

    DRAFT = "Entwurf"
    CO_SIGNING = "in Mitzeichnung"
    RELEASED = "freigegeben"
    SUBMITTED = "abgegeben"


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """An Anlage: listed under ``name``; ``data`` is the sha256 of its bytes, if it has any."""

    name: str = ""
    note: str = ""
    public: bool | None = None
    data: str | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "name", clean_line(self.name))
        force_setattr(self, "note", clean_line(self.note))


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs: a label ("Im Auftrag") over a name and an office."""

    label: str = ""
    name: str = ""
    office: str = ""

    def __post_init__(self) -> None:
        for field in ("label", "name", "office"):
            force_setattr(self, field, clean_line(getattr(self, field)))


Relation: TypeAlias = Literal["Ergänzung", "Austausch", "Neufassung", "Bezug"]


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another paper that this one goes with."""

    relation: Relation
    number: str = ""

    def __post_init__(self) -> None:
        force_setattr(self, "number", clean_line(self.number))


class Dismissed(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that the author does not want to see again for this paper, and why."""

    rule: str
    field: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        for field in ("rule", "field", "reason"):
            force_setattr(self, field, clean_line(getattr(self, field)))


_LINES = (
    "kind", "number", "date_text", "lead", "involved", "office", "file_number", "contact",
    "phone", "place_date",
)  # fmt: skip


class Vorlage(msgspec.Struct, frozen=True, kw_only=True):
    """A council paper. Everything but its kind is optional; equal meaning is an equal value.

    ``form`` is the sha256 of the form it prints with. ``date_text`` is what was typed where it is
    no date. ``public`` none means that it is not set, and prints nothing.
    """

    kind: str
    form: str = ""
    number: str = ""
    subject: str = ""
    date: datetime.date | None = None
    date_text: str = ""
    public: bool | None = None
    lead: str = ""
    involved: str = ""
    office: str = ""
    file_number: str = ""
    contact: str = ""
    phone: str = ""
    place_date: str = ""
    route: tuple[Consultation, ...] = ()
    body: Body = (Paragraph(),)
    attachments: tuple[Attachment, ...] = ()
    signatures: tuple[Signature, ...] = ()
    related: tuple[Related, ...] = ()
    status: Status = Status.DRAFT
    status_date: datetime.date | None = None
    notes: str = ""
    dismissed: tuple[Dismissed, ...] = ()

    def __post_init__(self) -> None:
        for name in _LINES:
            if text := getattr(self, name):
                force_setattr(self, name, clean_line(text))
        if self.date is not None:
            force_setattr(self, "date_text", "")
        force_setattr(self, "subject", clean(self.subject))
        force_setattr(self, "notes", clean(self.notes))
        force_setattr(self, "body", flow(self.body))


def published(vorlage: Vorlage, *, public: bool = False) -> Vorlage:
    """Return ``vorlage`` as others may see it: without notes and dismissals.

    With ``public`` also without nichtöffentliche stations and Anlagen.
    """
    vorlage = replace(vorlage, notes="", dismissed=())
    if public:
        route = tuple(station for station in vorlage.route if station.public is not False)
        kept = tuple(one for one in vorlage.attachments if one.public is not False)
        vorlage = replace(vorlage, route=route, attachments=kept)
    return vorlage


def duplicate(vorlage: Vorlage) -> Vorlage:
    """Return a new paper like ``vorlage``: a draft again, and without a number."""
    return replace(vorlage, number="", status=Status.DRAFT, status_date=None)


def blobs_of(vorlage: Vorlage) -> Iterator[str]:
    """Yield the sha256 of each picture and Anlage whose bytes belong to ``vorlage``."""
    for block in vorlage.body:
        if isinstance(block, Picture) and block.data:
            yield block.data
    for attachment in vorlage.attachments:
        if attachment.data:
            yield attachment.data
