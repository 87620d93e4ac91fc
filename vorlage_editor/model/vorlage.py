"""The one value: a council paper. Everything else is a function of it or an owner of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Literal, TypeAlias, TypedDict

import msgspec
from msgspec.structs import force_setattr, replace

from vorlage_editor.model.body import Body, Paragraph, Picture, flow
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.text import clean, clean_line


class Status(StrEnum):
    """How far a Vorlage is on its way through the house.

    It prints nothing: whether a paper is marked ENTWURF goes by its number.
    """

    DRAFT = "Entwurf"
    CO_SIGNING = "in Mitzeichnung"
    RELEASED = "freigegeben"
    SUBMITTED = "abgegeben"

    @property
    def final(self) -> bool:
        """Whether a paper of this status stays as it is until it is opened again."""
        return self in (Status.RELEASED, Status.SUBMITTED)


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """An Anlage: listed under ``name``; ``data`` is the sha256 of its bytes, if it has any.

    ``number`` says where counting goes on, if some before it were left out.
    """

    name: str = ""
    note: str = ""
    public: bool | None = None
    data: str | None = None
    number: int | None = None

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
    """A finding that the author does not want to see again for this paper, and why.

    ``thing`` is what it speaks of (``model.checks.dismissal``); without one it is of the field.
    """

    rule: str
    field: str = ""
    reason: str = ""
    thing: str = ""

    def __post_init__(self) -> None:
        for field in ("rule", "field", "reason", "thing"):
            force_setattr(self, field, clean_line(getattr(self, field)))


_LINES = (
    "kind", "number", "date_text", "lead", "involved", "office", "file_number", "contact",
    "phone", "place_date",
)  # fmt: skip


class Vorlage(msgspec.Struct, frozen=True, kw_only=True):
    """A council paper. Everything but its kind is optional; equal meaning is an equal value.

    ``form`` is the sha256 of the form it prints with. ``date_text`` is what was typed where it is
    no date. ``public`` none means that it is not set, and prints nothing. ``abridged`` says that
    it is an öffentliche Fassung from which something was left out; it prints that.
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
    abridged: bool = False

    def __post_init__(self) -> None:
        for name in _LINES:
            if text := getattr(self, name):
                force_setattr(self, name, clean_line(text))
        if self.date is not None:
            force_setattr(self, "date_text", "")
        force_setattr(self, "subject", clean(self.subject))
        force_setattr(self, "notes", clean(self.notes))
        force_setattr(self, "body", flow(self.body))


class VorlageFields(TypedDict, total=False):
    """Some fields of a Vorlage: what an edit replaces, so that mypy knows their names and types."""

    kind: str
    form: str
    number: str
    subject: str
    date: datetime.date | None
    date_text: str
    public: bool | None
    lead: str
    involved: str
    office: str
    file_number: str
    contact: str
    phone: str
    place_date: str
    route: tuple[Consultation, ...]
    body: Body
    attachments: tuple[Attachment, ...]
    signatures: tuple[Signature, ...]
    related: tuple[Related, ...]
    status: Status
    status_date: datetime.date | None
    notes: str
    dismissed: tuple[Dismissed, ...]
    abridged: bool


def with_line(vorlage: Vorlage, name: str, text: str) -> Vorlage:
    """Return ``vorlage`` with ``text`` in the line ``name``, as forms call it.

    Raises LookupError if a paper has no such line.
    """
    if name not in _LINES:
        raise LookupError(f"no line of a paper: {name}")
    return replace(vorlage, **{name: text})


def published(vorlage: Vorlage, *, public: bool = False) -> Vorlage:
    """Return ``vorlage`` as others may see it: without notes and dismissals.

    With ``public`` also without nichtöffentliche stations and Anlagen, and without its status. The
    other Anlagen keep their numbers, by which the text names them.
    """
    vorlage = replace(vorlage, notes="", dismissed=())
    if not public:
        return vorlage
    route = tuple(station for station in vorlage.route if station.public is not False)
    kept = tuple(_open(vorlage.attachments))
    return replace(
        vorlage,
        route=route,
        attachments=kept,
        status=Status.DRAFT,
        status_date=None,
        abridged=vorlage.abridged or has_closed_parts(vorlage),
    )


def has_closed_parts(vorlage: Vorlage) -> bool:
    """Whether there is a station or an Anlage that is nichtöffentlich and says anything."""
    stations = (one.public is False and not one.empty for one in vorlage.route)
    nothing = Attachment(public=False)
    return any(stations) or any(
        one.public is False and one != nothing for one in vorlage.attachments
    )


def _open(attachments: Iterable[Attachment]) -> Iterator[Attachment]:
    """Yield those that are not nichtöffentlich, each with its number if counting gives another."""
    last = 0
    for number, one in numbered(attachments):
        if one.public is not False:
            given = None if number in (None, last + 1) else number
            yield replace(one, number=given)
            last = number or last


def numbered(attachments: Iterable[Attachment]) -> Iterator[tuple[int | None, Attachment]]:
    """Yield each Anlage with the number it prints; one that says nothing is not printed."""
    last = 0
    for one in attachments:
        if one.name.strip() or one.note.strip():
            last = one.number or last + 1
            yield last, one
        else:
            yield None, one


def duplicate(vorlage: Vorlage) -> Vorlage:
    """Return a new paper like ``vorlage``: a draft again, whole, and without a number."""
    whole = tuple(replace(one, number=None) for one in vorlage.attachments)
    return replace(
        vorlage,
        number="",
        status=Status.DRAFT,
        status_date=None,
        attachments=whole,
        abridged=False,
    )


def blobs_of(vorlage: Vorlage) -> Iterator[str]:
    """Yield the sha256 of each picture and Anlage whose bytes belong to ``vorlage``."""
    for block in vorlage.body:
        if isinstance(block, Picture) and block.data:
            yield block.data
    for attachment in vorlage.attachments:
        if attachment.data:
            yield attachment.data
