"""Which field of the paper a piece of its layout is of."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vorlage_editor.model.body import ListItem, PageBreak, Picture, Table, plain
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.related import related_places
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.content.end import MOST, shown, signed, signed_fields
from vorlage_editor.pdf.content.head import value
from vorlage_editor.pdf.content.story import Unit

PICTURE = 2
"""Characters that a picture counts for before its caption."""
_LINES = ("committee", "committee", "date", "public")
"""What the cells say where the Beratungsfolge is printed as lines."""
_SIGNED = ("label", "name", "office")


class Named(NamedTuple):
    """A field, and the letters of it that are to be seen: ``words`` behind so many others."""

    field: str
    cell: int = 0
    words: str = ""
    before: int = 0


def block_named(unit: Unit, start: int, number: int, column: int) -> Named:
    """Return what item ``number`` of a unit of the body shows, which begins with block ``start``.

    ``column`` is the cell, if it is a row.
    """
    block = unit.blocks[0]
    field = f"body[{start}]"
    match block:
        case ListItem():
            one = unit.blocks[number]
            return Named(f"body[{start + number}]", 0, plain(getattr(one, "runs", ())))
        case Table():
            row = number - bool(block.caption)
            if row < 0:
                return Named(field)
            return Named(field, row * len(block.rows[0]) + column, plain(block.rows[row][column]))
        case Picture():
            return Named(field, 0, block.caption, PICTURE) if number else Named(field)
        case PageBreak():
            return Named(field)
        case _:
            return Named(field, 0, plain(block.runs))


class Shown(NamedTuple):
    """A piece of a part of head or end."""

    vorlage: Vorlage
    form: Form
    number: int
    """Which item of the part."""
    column: int
    """Which cell, if that is a row."""
    items: int
    """How many items the part has."""


def part_named(part: object, piece: Shown) -> Named | None:
    """Return what a piece of a ``part`` shows; none if it is of no field."""
    find = _PARTS.get(str(part))
    return find(piece) if find else None


def _kind(_piece: Shown) -> Named:
    return Named("kind")


def _number(_piece: Shown) -> Named:
    return Named("number")


def _related(piece: Shown) -> Named:
    place = related_places(piece.vorlage, piece.form)[piece.number]
    return Named(f"related[{place}].number")


def _subject(piece: Shown) -> Named:
    if piece.form.head.subject_label and piece.number == 0:
        return Named("subject")
    subject = piece.vorlage.subject
    words = subject.lstrip()
    return Named("subject", 0, words.rstrip(), len(subject) - len(words))


def _meta(piece: Shown) -> Named:
    keys = [one.key for one in piece.form.head.meta if value(piece.vorlage, one.key)]
    return Named(keys[piece.column])


def _route(piece: Shown) -> Named:
    stations = [place for place, one in enumerate(piece.vorlage.route) if not one.empty]
    if piece.form.route.style == "lines":
        keys, row = list(_LINES), piece.number
    else:
        keys, row = [one.key for one in piece.form.route.columns], max(0, piece.number - 1)
    return Named(f"route[{stations[row]}].{keys[piece.column]}")


def _attachments(piece: Shown) -> Named:
    if piece.number == 0:
        return Named("attachments")
    listed = piece.vorlage.attachments
    one = shown(listed)[piece.number - 1]
    place = next(place for place, other in enumerate(listed) if other is one)
    return Named(f"attachments[{place}].name", 0, one.name if piece.column else "")


def _signatures(piece: Shown) -> Named | None:
    vorlage, form, number = piece.vorlage, piece.form, piece.number
    if form.signatures.place_date and vorlage.place_date:
        if number == 0:
            return Named("place_date")
        number -= 1
    cells, fields = signed(form, vorlage), signed_fields(form, vorlage)
    for start in range(0, len(cells), MOST):
        rows = 2 + any(one.office for one in cells[start : start + MOST])
        if number < rows:
            field = fields[start + piece.column]
            return Named(f"{field}.{_SIGNED[number]}" if field.endswith("]") else field)
        number -= rows
    return None


def _letterhead(piece: Shown) -> Named | None:
    """Only the information block tells of the paper; it is drawn last."""
    if piece.form.letterhead.style != "arms":
        return None
    keys = [one.key for one in piece.form.letterhead.block if value(piece.vorlage, one.key)]
    place = piece.number - (piece.items - len(keys))
    return Named(keys[place]) if place >= 0 else None


_PARTS: dict[str, Callable[[Shown], Named | None]] = {
    "kind": _kind, "number": _number, "subject": _subject, "meta": _meta, "route": _route,
    "attachments": _attachments, "signatures": _signatures, "letterhead": _letterhead,
    "related": _related,
}  # fmt: skip
