"""Rules on what the öffentliche Fassung lacks but still speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage_editor.model.checks.attachments import named_numbers
from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.vorlage import numbered

_TELLING = 5
"""Letters that a name needs to be found in the text by more than chance."""


def attachment_left_out(case: Case) -> Iterator[Hit]:
    """The text of an öffentliche Fassung does not speak of an Anlage that it lacks."""
    if not case.public:
        return
    listed = numbered(case.vorlage.attachments)
    closed = {n: one.name for n, one in listed if n and one.public is False}
    if not closed:
        return
    for place, number in sorted(_spoken_of(case.text, case.vorlage.number, closed)):
        yield Hit(
            case.block_at(place),
            f"Der Text spricht von Anlage {number}, die in der öffentlichen Fassung fehlt. Bitte "
            "prüfen Sie, ob er so veröffentlicht werden darf.",
        )


def _spoken_of(text: str, own: str, closed: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Yield where the text first names each of the ``closed`` Anlagen, by number or by name."""
    numbers: dict[int, int] = {}
    for place, named in named_numbers(text, own):
        for number in named:
            numbers.setdefault(number, place)
    for number, name in closed.items():
        places = [numbers[number]] if number in numbers else []
        if len(name) >= _TELLING and (found := re.search(re.escape(name), text, re.IGNORECASE)):
            places.append(found.start())
        if places:
            yield min(places), number
