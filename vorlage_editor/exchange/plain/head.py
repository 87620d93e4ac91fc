"""The head and the foot of a paper's plain text: Vorlagenart, labelled fields, Betreff, signatures.

Each line that a field was read from is marked as taken; the others stay text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vorlage_editor.exchange.plain.flow import read_item, rejoin
from vorlage_editor.exchange.plain.labels import PUBLIC, Labels, folded
from vorlage_editor.exchange.plain.route import LONGEST, WIDE, split_cells
from vorlage_editor.model.dates import typed_dates
from vorlage_editor.model.vorlage import Signature

_NUMBERED = re.compile(
    r"(?:(?:(?:vorlagen?|drucksachen?|ds)[ -]?(?:nr\.?|nummer)?|nr\.?)\s+)?(\S.*)", re.IGNORECASE
)
_PART = re.compile(r"[A-ZÄÖÜ/.-]+|\S*\d\S*")
_OPEN = re.compile(r"(?:[-,&]|\b(?:und|für|der|des|die|von))$", re.IGNORECASE)
_SPACED = re.compile(r"(?:\w ){4,60}\w")
_YEAR = re.compile(r"\d{4}|\.\s?\d{2}$")
_ABOVE = 40  # lines that may stand above the Vorlagenart
_NUMBER = 40  # characters of a number without a colon before it
_LINES, _LETTERS = 6, 600  # of a Betreff without label
_FOOT = 60  # lines at the end among which the signatures are sought


@dataclass
class Paper:
    """A text being read: its lines, which of them are taken, and the fields found in them."""

    lines: Sequence[str]
    labels: Labels
    today: date
    fields: dict[str, Any] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    found: set[str] = field(default_factory=set)  # the labels that were read
    owners: dict[int, str] = field(default_factory=dict)  # by line: the field its end belongs to

    def open(self, stop: int, start: int = 0) -> Iterator[int]:
        """Yield the lines from ``start`` to before ``stop`` that hold text and are not taken."""
        for place in range(start, min(stop, len(self.lines))):
            if place not in self.taken and self.lines[place].strip():
                yield place

    def groups(self, start: int, stop: int) -> list[range]:
        """Return the runs of open lines with nothing between them."""
        found: list[range] = []
        for place in self.open(stop, start):
            if found and found[-1].stop == place:
                found[-1] = range(found[-1].start, place + 1)
            else:
                found.append(range(place, place + 1))
        return found

    def text(self, lines: range) -> str:
        """Return ``lines`` as one, words parted at line ends whole again."""
        return rejoin(self.lines[lines.start : lines.stop])


def read_kind(paper: Paper, stop: int) -> None:
    """Find the Vorlagenart, alone on a line or before the number."""
    for count, place in enumerate(paper.open(min(stop, _ABOVE))):
        line = paper.lines[place].strip()
        if len(line) > LONGEST:
            continue
        if kind := _kind(line, paper.labels, first=count == 0):
            paper.fields["kind"] = kind
            paper.taken.add(place)
            return
        word, _, rest = line.partition(" ")
        number = number_in(rest)
        if {"/", "-"} & set(number) and (kind := _kind(word, paper.labels, first=False)):
            paper.fields["kind"] = kind
            _set(paper, place, "number", number)
            return


def _kind(line: str, labels: Labels, *, first: bool) -> str:
    name = folded("".join(line.split()) if _SPACED.fullmatch(line) else line)
    if not first and labels.section(line):  # "Bericht" below something else is a section
        return ""
    return labels.kinds.get(name, "")


def number_in(text: str) -> str:
    """Return the number that ``text`` is, its label aside; nothing if it may be something else."""
    match = _NUMBERED.fullmatch(text.strip())
    value = match[1].removeprefix(":").strip() if match else ""
    parts = value.split()
    sure = len(value) <= _NUMBER and any(letter.isdigit() for letter in value)
    return value if sure and all(map(_PART.fullmatch, parts)) else ""


def read_fields(paper: Paper, stop: int) -> None:
    """Find the fields that stand behind their labels."""
    for place in list(paper.open(stop)):
        line = paper.lines[place].strip()
        if len(line) > LONGEST or place in paper.taken:
            continue
        if pairs := paper.labels.split_fields(line):
            _take_fields(paper, place, pairs, stop)
        elif (public := PUBLIC.get(folded(line))) is not None and len(folded(line)) > 2:  # noqa: PLR2004
            _set(paper, place, "public", public)
        elif number := _labelled(line):
            _set(paper, place, "number", number)


def _labelled(line: str) -> str:
    """Return the number in a line like "Drucksache 17/123": a label without a colon."""
    number = number_in(line)
    return number if number != line else ""


def _set(paper: Paper, place: int, key: str, value: object) -> None:
    if key not in paper.found:
        paper.fields[key] = value
        paper.found.add(key)
        paper.taken.add(place)
        paper.owners[place] = key


def _take_fields(paper: Paper, place: int, pairs: list[tuple[str, str]], stop: int) -> None:
    """Take a line of labels and values, and the lines that go on with the last value."""
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys) or not paper.found.isdisjoint(keys):
        return
    last = range(place + 1, place + 1)
    if keys[-1] == "subject":
        last = _block_below(paper, place, stop, gap=not pairs[-1][1])
        text = rejoin([pairs[-1][1], *(paper.lines[n] for n in last)])
        pairs = [*pairs[:-1], ("subject", text.strip())]
    elif not pairs[-1][1] and (below := _value_below(paper, place, keys[-1], stop)):
        last = range(below, below + 1)
        pairs = [*pairs[:-1], (keys[-1], paper.lines[below].strip())]
    if any(key == "public" and folded(value) not in PUBLIC for key, value in pairs):
        return
    values = dict(_value(paper, key, value) for key, value in pairs if value)
    if not values and not _ends_there(paper, place):
        return
    paper.fields |= values
    paper.found.update(keys)
    paper.taken |= {place, *last}
    paper.owners[max(place, last.stop - 1)] = keys[-1]


def _value(paper: Paper, key: str, value: str) -> tuple[str, object]:
    if key == "date":
        days = typed_dates(value, paper.today) if _YEAR.search(value) else ()
        return ("date", days[0]) if len(days) == 1 else ("date_text", value)
    if key == "public":
        return key, PUBLIC[folded(value)]
    if key == "number" and value.casefold() == "entwurf":  # what stands for none
        return key, ""
    return key, value


def _block_below(paper: Paper, place: int, stop: int, *, gap: bool) -> range:
    """Return the open lines right below ``place``; with ``gap`` blank ones may come first."""
    groups = paper.groups(place + 1, min(stop, place + 12))
    if not groups or (not gap and groups[0].start > place + 1):
        return range(place + 1, place + 1)
    for line in groups[0]:
        if paper.labels.split_fields(paper.lines[line].strip()):
            return range(groups[0].start, line)
    return groups[0]


def _value_below(paper: Paper, place: int, key: str, stop: int) -> int:
    """Return the line below that is the value of a label alone on its line; 0 if none is."""
    below = next(paper.open(stop, place + 1), 0)
    line = paper.lines[below].strip()
    if not below or (key != "number" and below > place + 1) or line.endswith(":"):
        return 0
    if len(line) > LONGEST or paper.labels.split_fields(line):
        return 0
    return below if key != "number" or number_in(line) == line else 0


def _ends_there(paper: Paper, place: int) -> bool:
    """Whether a label stands for itself: no value of it may be among the lines below."""
    below = paper.lines[place + 1].strip() if place + 1 < len(paper.lines) else ""
    return not below or bool(paper.labels.split_fields(below))


def read_subject(paper: Paper, stop: int, table: range | None, *, sections: bool) -> None:
    """Find a Betreff without label: below the table, before a section, or above the table."""
    if "subject" in paper.fields:
        return
    known = "kind" in paper.fields or "number" in paper.fields
    top = min(paper.taken, default=-1) + 1  # below the letterhead, which stands above the kind
    if table and sections and _take_subject(paper, range(table.stop, stop), last=False):
        return
    if table and known:
        _take_subject(paper, range(top, table.start), last=True)
    elif known and sections:
        _take_subject(paper, range(top, stop), last=False)


def _take_subject(paper: Paper, zone: range, *, last: bool) -> bool:
    """Take the first or the last group of lines in ``zone`` that may be the Betreff."""
    _extend_values(paper, zone)
    groups = [g for g in paper.groups(zone.start, zone.stop) if _may_be_subject(paper, g)]
    if not groups:
        return False
    found = groups[-1 if last else 0]
    for group in groups:
        above = paper.lines[found.stop : group.start]
        if not "".join(above).strip() and paper.lines[group.start].strip().startswith("hier:"):
            found = range(found.start, group.stop)
    paper.fields["subject"] = paper.text(found)
    paper.taken.update(found)
    return True


def _extend_values(paper: Paper, zone: range) -> None:
    """Give a field the line below it that goes on with its value."""
    groups = paper.groups(zone.start, zone.stop)
    for count, group in enumerate(groups):
        key = paper.owners.get(group.start - 1)
        value = paper.fields.get(key or "")
        if not key or not isinstance(value, str) or key in ("number", "subject"):
            continue
        alone = len(group) == 1 and count + 1 < len(groups)
        if alone or (len(group) > 1 and _OPEN.search(value)):
            paper.fields[key] = rejoin([value, paper.lines[group.start]])
            paper.taken.add(group.start)


def _may_be_subject(paper: Paper, group: range) -> bool:
    lines = [paper.lines[place].strip() for place in group]
    short = len(lines) <= _LINES and sum(map(len, lines)) <= _LETTERS
    return short and not read_item(lines[0]) and not lines[-1].endswith((".", ":"))


def read_signatures(paper: Paper, start: int) -> None:
    """Find the foot: a line of labels in columns, the values below them on the next."""
    for place in reversed(list(paper.open(len(paper.lines), max(start, len(paper.lines) - _FOOT)))):
        line = paper.lines[place]
        cells = split_cells(line) if len(line) <= LONGEST else []
        if len(cells) < 2 or not _signers(cells, paper.labels):  # noqa: PLR2004
            continue
        values = _values_below(paper, place, cells)
        paper.taken.add(place)
        if values is None:
            values = [""] * len(cells)
        else:
            paper.taken.add(place + 1)
        _sign(paper, cells, values)
        return


def _signers(cells: Sequence[str], labels: Labels) -> bool:
    return all(folded(cell) in labels.signers for cell in cells if cell) and any(cells)


def _values_below(paper: Paper, place: int, cells: Sequence[str]) -> list[str] | None:
    """Return a value for each cell from the line below; None if that line is something else."""
    below = place + 1
    if below >= len(paper.lines) or below in paper.taken or len(paper.lines[below]) > LONGEST:
        return None
    line = paper.lines[below]
    if "\t" in paper.lines[place]:
        values = split_cells(line)
        fits = len(values) <= len(cells) and ("\t" in line or len(line) <= _NUMBER)
        return [*values, *[""] * (len(cells) - len(values))] if fits and any(values) else None
    starts = _starts(paper.lines[place])
    values = [""] * len(starts)
    for start, value in _starts(line).items():
        nearest = min(range(len(starts)), key=[abs(start - n) for n in starts].__getitem__)
        if values[nearest]:
            return None
        values[nearest] = value
    return values if any(values) else None


def _starts(line: str) -> dict[int, str]:
    """Return the cells of a line that wide spaces part, by where each begins."""
    found, place = {}, 0
    for cell in WIDE.split(line):
        place = line.index(cell, place)
        if cell.strip():
            found[place] = cell.strip()
        place += len(cell)
    return found


def _sign(paper: Paper, cells: Sequence[str], values: Sequence[str]) -> None:
    """Put the foot's values where the form's cells say; the others are signatures."""
    signatures = []
    for label, value in zip(cells, values, strict=True):
        cell = paper.labels.cells.get(folded(label))
        if cell and cell.key and (not value or cell.key not in paper.found):
            if value:
                paper.fields[cell.key] = value
                paper.found.add(cell.key)
        elif label or value:
            own = cell.label if cell and not cell.key else label
            signatures.append(Signature(label=own, name=value))
    paper.fields["signatures"] = tuple(signatures)
