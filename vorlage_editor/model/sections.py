"""Sections of a body: a heading with all that stands under it, moved as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.body import Heading, flow, plain

if TYPE_CHECKING:
    from vorlage_editor.model.body import Body

_NONE = 9


def moved(body: Body, number: int, by: int) -> tuple[Body, int] | None:
    """Move the section of heading ``number`` up (-1) or down (1); say where it is then.

    It changes places with its neighbour of the same level. The first under a higher heading goes
    to the end of the section before that, the last to the beginning of the next one. None if it
    is the first or the last already.
    """
    end = _end(body, number)
    target = _down(body, number, end) if by > 0 else _up(body, number)
    if target is None:
        return None
    section, rest = body[number:end], (*body[:number], *body[end:])
    place = target - len(section) if by > 0 else target
    after = flow((*rest[:place], *section, *rest[place:]))
    return after, next(n for n, block in enumerate(after) if block is section[0])


def _level(body: Body, number: int) -> int:
    """Return how high a heading stands; what is none, or says nothing, stands below all."""
    block = body[number]
    return block.level if isinstance(block, Heading) and plain(block.runs).strip() else _NONE


def _end(body: Body, number: int) -> int:
    """Return where the section of heading ``number`` ends."""
    level, behind = _level(body, number), range(number + 1, len(body))
    return next((n for n in behind if _level(body, n) <= level), len(body))


def _up(body: Body, number: int) -> int | None:
    level, before = _level(body, number), range(number - 1, -1, -1)
    target = next((n for n in before if _level(body, n) <= level), None)
    if target is None or _level(body, target) == level:
        return target
    return target if any(_level(body, n) < _NONE for n in range(target)) else None


def _down(body: Body, number: int, end: int) -> int | None:
    if end == len(body):
        return None
    if _level(body, end) == _level(body, number):
        return _end(body, end)
    behind = range(end + 1, len(body))
    return next((n for n in behind if _level(body, n) < _NONE), len(body))
