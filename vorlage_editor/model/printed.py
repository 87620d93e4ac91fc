"""What head and end of a paper print, in their order, and of which field each phrase is.

``pdf`` sets these phrases and learns from them what a place on a page shows. The body prints
itself. Nothing here knows sizes or places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias

from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date, spoken_dates
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form, Labelled, Route
from vorlage_editor.model.public import LEAD, LEFT_OUT
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.related import related_lines, related_places
from vorlage_editor.model.vorlage import Attachment, Signature, Vorlage, numbered

NO_NUMBER = "Entwurf"
"""Stands where the Vorlagennummer is missing."""
DRAFT, CLOSED = "ENTWURF", "NICHTÖFFENTLICH"
"""What the status tags say."""
SIDE_BY_SIDE = 5
"""Signatures of one row of the foot."""
FIELDS = ("number", "date", "lead", "involved", "office", "file_number", "contact", "phone")
"""Keys under which a form asks for a field of the paper."""
PUNCTUATION = tuple(".:;,!?…–-")
"""Behind which a heading gets no colon."""
_PUBLIC = {True: "Ö", False: "N", None: ""}


class Phrase(NamedTuple):
    """Words that are printed, and the field that they are of, if any.

    ``own`` are the letters of the field's value that stand in them as they are, behind ``before``
    others. A ``label`` only names what stands below or behind it. ``columns`` is how many of the
    six columns the words take, where the form says so.
    """

    text: str
    field: FieldRef | None = None
    own: str = ""
    before: int = 0
    label: bool = False
    columns: int = 0


Phrases: TypeAlias = tuple[Phrase, ...]
"""What stands side by side."""


class Passage(NamedTuple):
    """A part of head or end by its name, its lines from above."""

    name: str
    lines: tuple[Phrases, ...]


_Teller: TypeAlias = Callable[[Vorlage, Form], Iterator[Phrases]]


def status(vorlage: Vorlage) -> tuple[str, ...]:
    """Return what the status tags of each page say, from the right."""
    closed = (CLOSED,) if is_closed(vorlage) else ()
    return closed if vorlage.number else (*closed, DRAFT)


def kind_and_number(vorlage: Vorlage) -> str:
    """Return what heads the pages from the second one on."""
    return f"{vorlage.kind} {vorlage.number}".strip()


def head(vorlage: Vorlage, form: Form) -> Iterator[Passage]:
    """Yield what stands above the body; a part that the paper does not have is without lines."""
    yield Passage("status", tuple((Phrase(tag),) for tag in status(vorlage)))
    if form.letterhead.style != "none":
        yield Passage("letterhead", tuple(_letterhead(vorlage, form)))
    for name in form.head.parts:
        yield Passage(name, tuple(_HEAD[name](vorlage, form)))
    if vorlage.abridged:
        yield Passage("abridged", ((Phrase(LEAD, label=True), Phrase(LEFT_OUT)),))


def end(vorlage: Vorlage, form: Form) -> Iterator[Passage]:
    """Yield what stands below the body and says anything."""
    for name in form.end.order:
        if lines := tuple(_END[name](vorlage, form)):
            yield Passage(name, lines)


def _value(vorlage: Vorlage, key: str) -> str:
    """Return what the paper says under the form's ``key``; nothing for a key that none knows."""
    if key == "number":
        return vorlage.number or NO_NUMBER
    if key == "date":
        return spoken_date(vorlage.date) if vorlage.date else vorlage.date_text
    return str(getattr(vorlage, key)) if key in FIELDS else ""


def _letterhead(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    """Yield the information block; the rest of the letterhead tells nothing of the paper."""
    if form.letterhead.style != "arms":
        return
    for one in form.letterhead.block:
        if text := _value(vorlage, one.key).strip():
            field = FieldRef(one.key)
            yield Phrase(one.label, field, label=True), Phrase(text, field)


def _kind(vorlage: Vorlage, _form: Form) -> Iterator[Phrases]:
    if vorlage.kind.strip():
        yield (Phrase(vorlage.kind, FieldRef("kind")),)


def _number(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    label, field = form.head.number_label, FieldRef("number")
    number = Phrase(vorlage.number or NO_NUMBER, field)
    yield (Phrase(label, field, label=True), number) if label else (number,)


def _related(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    places, lines = related_places(vorlage, form), related_lines(vorlage, form)
    for place, line in zip(places, lines, strict=True):
        yield (Phrase(line, FieldRef("related", place, "number")),)


def _subject(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    if text := vorlage.subject.strip():
        field = FieldRef("subject")
        if form.head.subject_label:
            yield (Phrase(form.head.subject_label, field, label=True),)
        before = len(vorlage.subject) - len(vorlage.subject.lstrip())
        yield (Phrase(text, field, text, before),)


def _meta(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    def cell(one: Labelled, text: str, *, label: bool = False) -> Phrase:
        return Phrase(text, FieldRef(one.key), label=label, columns=one.columns)

    said = [(one, text) for one in form.head.meta if (text := _value(vorlage, one.key))]
    if said:
        yield tuple(cell(one, one.label, label=True) for one, _ in said)
        yield tuple(cell(one, text) for one, text in said)


def _route(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    stations = [(n, station) for n, station in enumerate(vorlage.route) if not station.empty]
    if form.route.style == "lines":
        yield from (_as_line(station, n, form) for n, station in stations)
    elif stations:
        columns = form.route.columns or Route().columns  # a table needs one
        first = stations[0][0]
        yield tuple(
            Phrase(one.label, FieldRef("route", first, one.key), label=True) for one in columns
        )
        for n, station in stations:
            yield tuple(
                Phrase(_of(station, one.key, form), FieldRef("route", n, one.key))
                for one in columns
            )


def _as_line(station: Consultation, place: int, form: Form) -> Phrases:
    """Return a station as "In den … am …"."""
    day, committee = _of(station, "date", form), FieldRef("route", place, "committee")
    return (
        Phrase(f"In {station.article}".rstrip(), committee, label=True),
        Phrase(station.committee, committee),
        Phrase(f"am {day}" if station.dates else day, FieldRef("route", place, "date")),
        Phrase(_of(station, "public", form), FieldRef("route", place, "public")),
    )


def _of(station: Consultation, key: str, form: Form) -> str:
    if key == "date":
        return spoken_dates(station.dates) or station.date_text
    if key == "public":
        word = _PUBLIC[station.public]
        return form.route.public_words.get(word, word)
    return str(getattr(station, key))


def _attachments(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    listed = enumerate(numbered(vorlage.attachments))
    shown = [(n, number, one) for n, (number, one) in listed if number]
    label = form.attachments.label
    if shown and label.strip():
        colon = form.sections.colon and not label.rstrip().endswith(PUNCTUATION)
        yield (Phrase(f"{label}:" if colon else label, FieldRef("attachments"), label=True),)
    for n, number, one in shown:
        mark = form.attachments.mark.replace("{n}", str(number))
        field = FieldRef("attachments", n, "name")
        yield Phrase(mark, field, label=True), Phrase(_described(one), field, one.name)


def _described(attachment: Attachment) -> str:
    """Return the Anlage's name, then its note and whether it is nichtöffentlich."""
    notes = [attachment.note] if attachment.note else []
    if attachment.public is False:
        notes.append("nichtöffentlich")
    return f"{attachment.name} ({', '.join(notes)})" if notes else attachment.name


def _signatures(vorlage: Vorlage, form: Form) -> Iterator[Phrases]:
    """Yield place and date, then rows of labels, of names and, if there are any, of offices."""
    cells = signed(vorlage, form)
    if cells and form.signatures.place_date and vorlage.place_date:
        yield (Phrase(vorlage.place_date, FieldRef("place_date")),)
    for start in range(0, len(cells), SIDE_BY_SIDE):
        row = cells[start : start + SIDE_BY_SIDE]
        yield tuple(Phrase(one.label, _part(field, "label"), label=True) for field, one in row)
        yield tuple(Phrase(one.name, _part(field, "name")) for field, one in row)
        if any(one.office for _, one in row):
            yield tuple(Phrase(one.office, _part(field, "office")) for field, one in row)


def _part(field: FieldRef, part: str) -> FieldRef:
    """Return the part of one of the paper's signatures; a field of one line has none."""
    return field if field.place is None else field._replace(part=part)


def signed(vorlage: Vorlage, form: Form) -> list[tuple[FieldRef, Signature]]:
    """Return the cells of the foot and of which field each is.

    A cell of the form that has a key prints that field. The paper's signatures stand in those
    without one, in their order, then behind the last.
    """
    written = enumerate(vorlage.signatures)
    own = ((FieldRef("signatures", n), one) for n, one in written if one != Signature())
    out: list[tuple[FieldRef, Signature]] = []
    for cell in form.signatures.cells:
        if cell.key:
            name = getattr(vorlage, cell.key)
            out.append((FieldRef(cell.key), Signature(label=cell.label, name=name)))
        else:
            out += islice(own, 1)
    return [*out, *own]


_HEAD: dict[str, _Teller] = {
    "kind": _kind, "number": _number, "subject": _subject, "meta": _meta, "route": _route,
    "related": _related,
}  # fmt: skip
_END: dict[str, _Teller] = {"attachments": _attachments, "signatures": _signatures}
