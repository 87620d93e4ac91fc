"""What a screen reader says of a printed paper, in its order: a second account of what is printed.

Written from the value and the form alone, without any layout and without ``model.printed``, by
which the PDF is made: the text of the PDF's tags equals it. Pictures and coats of arms are taken to
be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeAlias

from vorlage_editor.model.body import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Runs,
    Table,
    ended,
    markers,
    plain,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date, spoken_dates
from vorlage_editor.model.expansions import Expansions, borders
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.public import LEAD, LEFT_OUT
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.related import related_lines
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Attachment, Signature, Vorlage, numbered

UNNUMBERED = "Entwurf"
CLOSED, DRAFT = "NICHTÖFFENTLICH", "ENTWURF"
WITHOUT_WORDS = "Bild ohne Alternativtext"
SIDE_BY_SIDE = 5
"""Signatures of one row of the foot."""
_FIELDS = ("lead", "involved", "office", "file_number", "contact", "phone")
_PUBLIC = {True: "Ö", False: "N"}
_PUNCTUATION = tuple(".:;,!?…–-")
_SILENT = str.maketrans({"\u00a0": " ", LINE: " ", "\u00ad": None, "\u200b": None})


class Alternative(NamedTuple):
    """The words that stand for a picture, read as they are."""

    text: str


Line: TypeAlias = str | Runs | Alternative


def spoken(vorlage: Vorlage, form: Form) -> str:
    """Return a line for each element that holds text; cells without text are empty lines."""
    lines = chain(
        _status(vorlage), _letterhead(vorlage, form), _head(vorlage, form),
        _abridged(vorlage), _body(vorlage.body, form), _end(vorlage, form),
    )  # fmt: skip
    expansions = Expansions(form.abbreviations)
    return "\n".join(_heard(line, expansions) for line in lines)


def _heard(line: Line, expansions: Expansions) -> str:
    match line:
        case Alternative(text):
            return heard(text)
        case str():
            return heard(expansions.aloud(line))
        case _:
            return heard(expansions.aloud(plain(line), borders(line)))


def heard(text: str) -> str:
    """Return ``text`` with plain spaces and without signs of hyphenation."""
    return text.translate(_SILENT)


def _status(vorlage: Vorlage) -> Iterator[str]:
    if is_closed(vorlage):
        yield CLOSED
    if not vorlage.number:
        yield DRAFT


def _abridged(vorlage: Vorlage) -> Iterator[str]:
    if vorlage.abridged:
        yield f"{LEAD} {LEFT_OUT}"


def _letterhead(vorlage: Vorlage, form: Form) -> Iterator[Line]:
    head = form.letterhead
    if head.style == "none":
        return
    if head.style == "arms" and head.arms and head.arms_alt:
        yield Alternative(head.arms_alt)
    yield from (line for line in (head.name, *head.lines) if line.strip())
    if head.style == "arms":
        for field in head.block:
            if value := _value(vorlage, field.key).strip():
                yield f"{field.label} {value}"


def _value(vorlage: Vorlage, key: str) -> str:
    """Return what the paper says under a form's ``key``."""
    if key == "number":
        return vorlage.number or UNNUMBERED
    if key == "date":
        return spoken_date(vorlage.date) if vorlage.date else vorlage.date_text
    return str(getattr(vorlage, key)) if key in _FIELDS else ""


# Head


def _head(vorlage: Vorlage, form: Form) -> Iterator[str]:
    for part in form.head.parts:
        yield from _PARTS[part](vorlage, form)


def _kind(vorlage: Vorlage, _form: Form) -> Iterator[str]:
    if vorlage.kind.strip():
        yield vorlage.kind


def _number(vorlage: Vorlage, form: Form) -> Iterator[str]:
    label, number = form.head.number_label, vorlage.number or UNNUMBERED
    yield f"{label} {number}" if label else number


def _subject(vorlage: Vorlage, form: Form) -> Iterator[str]:
    if subject := vorlage.subject.strip():
        if form.head.subject_label:
            yield form.head.subject_label
        yield subject


def _meta(vorlage: Vorlage, form: Form) -> Iterator[str]:
    fields = [field for field in form.head.meta if _value(vorlage, field.key)]
    yield from (field.label for field in fields)
    yield from (_value(vorlage, field.key) for field in fields)


def _route(vorlage: Vorlage, form: Form) -> Iterator[str]:
    stations = [station for station in vorlage.route if not station.empty]
    route = form.route
    if not stations:
        return
    if route.style == "table":
        yield from (column.label for column in route.columns)
        for station in stations:
            yield from (_of_station(station, form, column.key) for column in route.columns)
        return
    for station in stations:
        day = _of_station(station, form, "date")
        yield f"In {station.article}".rstrip()
        yield station.committee
        yield f"am {day}" if station.dates else day
        yield _of_station(station, form, "public")


def _of_station(station: Consultation, form: Form, key: str) -> str:
    if key == "date":
        return spoken_dates(station.dates) or station.date_text
    if key == "public":
        word = "" if station.public is None else _PUBLIC[station.public]
        return form.route.public_words.get(word, word)
    return str(getattr(station, key))


_PARTS: dict[str, Callable[[Vorlage, Form], Iterator[str]]] = {
    "kind": _kind, "number": _number, "subject": _subject, "meta": _meta, "route": _route,
    "related": related_lines,
}  # fmt: skip


# Body


def _body(body: Iterable[Block], form: Form) -> Iterator[Line]:
    blocks = tuple(body)
    for block, mark in zip(blocks, markers(blocks), strict=True):
        match block:
            case PageBreak():
                pass
            case Heading() | Paragraph():
                yield from _text(block, form)
            case Table():
                yield from [block.caption] if block.caption else []
                yield from (cell for row in block.rows for cell in row)
            case Picture():
                yield from _picture(block)
            case _:
                yield from [mark] if mark else []
                yield block.runs


def _text(block: Heading | Paragraph, form: Form) -> Iterator[Line]:
    text = plain(block.runs)
    if not text.strip():
        return
    if isinstance(block, Heading) and block.level == 1 and form.sections.colon:
        yield block.runs if ends_by_itself(text) else ended(block.runs, ":")
    else:
        yield block.runs


def ends_by_itself(label: str) -> bool:
    """Whether ``label`` ends in punctuation, so that it gets no colon."""
    return label.rstrip().endswith(_PUNCTUATION)


def _picture(block: Picture) -> Iterator[Line]:
    if block.alt is not None:
        yield Alternative(block.alt or block.caption or WITHOUT_WORDS)
    if block.caption:
        yield block.caption


# End


def _end(vorlage: Vorlage, form: Form) -> Iterator[str]:
    for part in form.end.order:
        yield from (_attachments if part == "attachments" else _signatures)(vorlage, form)


def _attachments(vorlage: Vorlage, form: Form) -> Iterator[str]:
    listed = [(number, one) for number, one in numbered(vorlage.attachments) if number]
    if listed:
        label = form.attachments.label
        colon = ":" if form.sections.colon and not ends_by_itself(label) else ""
        yield from [f"{label}{colon}"] if label.strip() else []
    for number, one in listed:
        yield form.attachments.mark.replace("{n}", str(number))
        yield _described(one)


def _described(attachment: Attachment) -> str:
    closed = "nichtöffentlich" if attachment.public is False else ""
    notes = ", ".join(note for note in (attachment.note, closed) if note)
    return f"{attachment.name} ({notes})" if notes else attachment.name


def _signatures(vorlage: Vorlage, form: Form) -> Iterator[str]:
    cells = _cells(vorlage, form)
    if not cells:
        return
    if form.signatures.place_date and vorlage.place_date:
        yield vorlage.place_date
    for start in range(0, len(cells), SIDE_BY_SIDE):
        row = cells[start : start + SIDE_BY_SIDE]
        yield from (one.label for one in row)
        yield from (one.name for one in row)
        if any(one.office for one in row):
            yield from (one.office for one in row)


def _cells(vorlage: Vorlage, form: Form) -> list[Signature]:
    """Return the cells of the foot: the paper's signatures fill those without a key."""
    own = [one for one in vorlage.signatures if one != Signature()]
    cells = []
    for cell in form.signatures.cells:
        if cell.key:
            cells.append(Signature(label=cell.label, name=getattr(vorlage, cell.key)))
        elif own:
            cells.append(own.pop(0))
    return cells + own
