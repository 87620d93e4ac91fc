"""Find and replace in all that a Vorlage prints as it was typed.

That is Betreff, the lines of the Kopfdaten, signatures, Beratungsfolge, text and Anlagen; not
what is chosen rather than written (Vorlagenart, dates, Öffentlichkeit), nor the notes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import is_
from typing import NamedTuple, TypeAlias, TypeVar

from msgspec.structs import replace

from vorlage_editor.model.body import Block, PageBreak, Picture, Run, Runs, Table, plain
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.spot import Spot
from vorlage_editor.model.text import clean
from vorlage_editor.model.vorlage import Attachment, Related, Signature, Vorlage

MOST_GROWTH = 1_000_000
"""Letters that one replacement may add; more is a slip of the hand, and no paper."""
TOO_MUCH = (
    "So oft wird das nicht ersetzt: Die Vorlage würde um mehr als eine Million Zeichen länger. "
    "Sie ist unverändert. Bitte suchen Sie nach mehr als einem Zeichen oder Wort."
)
PICTURE = 2
"""What a picture counts for before its caption."""

_STATION = ("committee", "role", "agenda_item", "result")
_ATTACHMENT = ("name", "note")
_SIGNATURE = ("label", "name", "office")
_KIN = {  # what is typed on a keyboard also means what stands for it in print
    " ": "[ \u00a0\u202f\u2028]",
    "-": "[-\u2010\u2011]",
    '"': '["„“”»«]',
    "'": "['‚‘’›‹]",
}
_HYPHEN = "\u00ad"  # a soft one may stand anywhere in a word
_ACCENTS = "(?![\u0300-\u036f])"  # a letter is not found without the accent over it
_WORD = rf"[\w{_HYPHEN}]"

_Edit: TypeAlias = Callable[[Spot, Runs], Runs]
_Record = TypeVar("_Record", Consultation, Attachment, Signature, Related)
_T = TypeVar("_T")


class Query(NamedTuple):
    """What is looked for; ``case`` tells upper from lower case, ``words`` wants whole words."""

    text: str
    case: bool = False
    words: bool = False


class Hit(NamedTuple):
    """A stretch of ``length`` characters that was found."""

    spot: Spot
    length: int

    @property
    def end(self) -> Spot:
        """Where it ends."""
        return self.spot._replace(offset=self.spot.offset + self.length)


@dataclass(frozen=True, slots=True)
class Found:
    """All hits, in the order of the paper."""

    hits: tuple[Hit, ...] = ()
    texts: dict[tuple[FieldRef, int], tuple[int, str]] = field(default_factory=dict)
    """By field and cell: the place among all that was searched, and the text."""

    def step(self, start: Spot, by: int) -> tuple[int, bool]:
        """Return the number of the next hit from ``start`` on (1) or before it (-1).

        Also whether it was reached over the end or the beginning. There must be a hit.
        """
        place = bisect_left(self.hits, self._order(start), key=self._order_of)
        number = place if by > 0 else place - 1
        return number % len(self.hits), not 0 <= number < len(self.hits)

    def between(self, start: Spot, end: Spot) -> tuple[Hit, ...]:
        """Return the hits from ``start`` on that begin before ``end``."""
        first, last = (
            bisect_left(self.hits, self._order(spot), key=self._order_of) for spot in (start, end)
        )
        return self.hits[first:last]

    def around(self, hit: Hit, letters: int) -> str:
        """Return the words of ``hit`` with up to ``letters`` before and behind it."""
        text = self.texts[hit.spot.field, hit.spot.cell][1]
        start = hit.spot.offset
        return text[max(0, start - letters) : start + hit.length + letters]

    def _order(self, spot: Spot) -> tuple[int, int]:
        known = self.texts.get((spot.field, spot.cell))
        return (known[0], spot.offset) if known else (self._behind(spot), -1)

    def _behind(self, spot: Spot) -> int:
        """Return the place of the first text behind a block without any, as a page break is."""
        here = _number(spot.field)
        blocks = [(_number(name), place) for (name, _), (place, _) in self.texts.items()]
        after = (place for number, place in blocks if number > here >= 0)
        before = max((place for number, place in blocks if 0 <= number < here), default=-2)
        return next(after, before + 1)

    def _order_of(self, hit: Hit) -> tuple[int, int]:
        return self._order(hit.spot)


def _number(field: FieldRef) -> int:
    """Return which block of the body a field is; -1 for another field."""
    return field.place if field.name == "body" and field.place is not None else -1


def find(vorlage: Vorlage, query: Query, lines: Sequence[str] = ()) -> Found:
    """Return where ``query`` stands in ``vorlage``.

    ``lines`` are the fields of one line that its form prints, as ``number`` and ``lead``.
    """
    hits: list[Hit] = []
    texts: dict[tuple[FieldRef, int], tuple[int, str]] = {}

    def look(spot: Spot, runs: Runs) -> Runs:
        text = plain(runs)
        texts[spot.field, spot.cell] = len(texts), " " * spot.offset + text
        for start, end in _stretches(query, text):
            hits.append(Hit(spot._replace(offset=spot.offset + start), end - start))
        return runs

    _edited(vorlage, lines, look)
    return Found(tuple(hits), texts)


def replace_hit(vorlage: Vorlage, hit: Hit, text: str, lines: Sequence[str] = ()) -> Vorlage:
    """Return ``vorlage`` with ``text`` in place of ``hit``, set as that begins."""

    def edit(spot: Spot, runs: Runs) -> Runs:
        if (spot.field, spot.cell) != (hit.spot.field, hit.spot.cell):
            return runs
        start = hit.spot.offset - spot.offset
        return _replaced(runs, [(start, start + hit.length)], text)

    return _edited(vorlage, lines, edit)


def replace_all(vorlage: Vorlage, query: Query, text: str, lines: Sequence[str] = ()) -> Vorlage:
    """Return ``vorlage`` with ``text`` in place of all hits; raises UserError if that is too much.

    What has no hit is shared with ``vorlage``.
    """
    found = find(vorlage, query, lines)
    if sum(len(text) - hit.length for hit in found.hits) > MOST_GROWTH:
        raise UserError(TOO_MUCH)

    def edit(_: Spot, runs: Runs) -> Runs:
        stretches = _stretches(query, plain(runs))
        return _replaced(runs, stretches, text) if stretches else runs

    return _edited(vorlage, lines, edit) if found.hits else vorlage


def _replaced(runs: Runs, stretches: Sequence[tuple[int, int]], text: str) -> Runs:
    """Return ``runs`` with ``text`` in place of each stretch, set as what begins there."""
    out: list[Run] = []
    before = 0
    for run in runs:
        behind, at, pieces = before + len(run.text), before, list[str]()
        for start, end in stretches:
            if before < end and start < behind:
                pieces.append(run.text[at - before : max(start, before) - before])
                pieces.append(text if start >= before else "")
                at = min(end, behind)
        pieces.append(run.text[at - before :])
        out.append(replace(run, text="".join(pieces)) if len(pieces) > 1 else run)
        before = behind
    return tuple(out)


def _stretches(query: Query, text: str) -> list[tuple[int, int]]:
    """Return where in ``text`` each hit starts and ends."""
    own = query._replace(text=clean(query.text))
    if not own.text or not text:
        return []
    return [hit.span() for hit in _pattern(own, hyphens=_HYPHEN in text).finditer(text)]


@lru_cache(64)
def _pattern(query: Query, *, hyphens: bool) -> re.Pattern[str]:
    letters = [_KIN.get(letter) or re.escape(letter) for letter in query.text]
    out = (f"{_HYPHEN}*" if hyphens else "").join(letters) + _ACCENTS
    if query.words:
        before = f"(?<!{_WORD})" if re.match(_WORD, query.text) else ""
        behind = f"(?!{_WORD})" if re.match(_WORD, query.text[-1]) else ""
        out = before + out + behind
    return re.compile(out, 0 if query.case else re.IGNORECASE)


# All that is searched, in the order of the sheet. One walk is for finding and for replacing.


def _edited(vorlage: Vorlage, lines: Sequence[str], edit: _Edit) -> Vorlage:
    """Return ``vorlage`` with every text as ``edit`` returns it; what stays the same is shared."""
    line = {
        name: _line(getattr(vorlage, name), Spot(FieldRef(name)), edit)
        for name in ("subject", *lines)
    }
    lists: dict[str, object] = {
        "related": _records(vorlage.related, "related", ("number",), edit),
        "signatures": _records(vorlage.signatures, "signatures", _SIGNATURE, edit),
        "route": _records(vorlage.route, "route", _STATION, edit),
        "body": _all(
            vorlage.body,
            [_block(block, place, edit) for place, block in enumerate(vorlage.body)],
        ),
        "attachments": _records(vorlage.attachments, "attachments", _ATTACHMENT, edit),
    }
    changed = {
        name: value for name, value in (line | lists).items() if value is not getattr(vorlage, name)
    }
    return replace(vorlage, **changed) if changed else vorlage


def _line(text: str, spot: Spot, edit: _Edit) -> str:
    runs = (Run(text),)
    after = edit(spot, runs)
    return text if after is runs else plain(after)


def _records(
    records: tuple[_Record, ...], name: str, parts: Sequence[str], edit: _Edit
) -> tuple[_Record, ...]:
    return _all(
        records,
        [_record(one, FieldRef(name, place), parts, edit) for place, one in enumerate(records)],
    )


def _record(record: _Record, field: FieldRef, parts: Sequence[str], edit: _Edit) -> _Record:
    old = {part: str(getattr(record, part)) for part in parts}
    new = {part: _line(text, Spot(field._replace(part=part)), edit) for part, text in old.items()}
    return record if new == old else replace(record, **new)


def _block(block: Block, place: int, edit: _Edit) -> Block:
    field = FieldRef("body", place)
    match block:
        case PageBreak():
            return block
        case Picture():
            caption = _line(block.caption, Spot(field, PICTURE), edit)
            return block if caption is block.caption else replace(block, caption=caption)
        case Table():
            return _table(block, field, edit)
        case _:
            runs = edit(Spot(field), block.runs)
            return block if runs is block.runs else replace(block, runs=runs)


def _table(table: Table, field: FieldRef, edit: _Edit) -> Table:
    caption = _line(table.caption, Spot(field._replace(part="caption")), edit)
    columns = len(table.rows[0])
    rows = _all(
        table.rows,
        [
            _all(
                row,
                [
                    edit(Spot(field, 0, place * columns + column), cell)
                    for column, cell in enumerate(row)
                ],
            )
            for place, row in enumerate(table.rows)
        ],
    )
    if rows is table.rows and caption is table.caption:
        return table
    return replace(table, rows=rows, caption=caption)


def _all(old: tuple[_T, ...], new: Sequence[_T]) -> tuple[_T, ...]:
    """Return ``new`` as a tuple, or ``old`` if nothing of it is another."""
    return old if all(map(is_, old, new)) else tuple(new)
