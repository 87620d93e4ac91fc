"""Keeps the entries of the body from one rendering to the next.

A keystroke replaces one block. What stands before and behind it is taken over without a look at
each block; blocks are known by their identity, which the entries keep alive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from vorlage_editor.model.body import Block, Body, PageBreak, Picture
from vorlage_editor.pdf.content.story import State, Unit, build, printed, unit
from vorlage_editor.pdf.typesetting.flow import Entry
from vorlage_editor.pdf.typesetting.typesetter import Typesetter


class Step(NamedTuple):
    """A unit of the body: from which block on, what it inherits, and its entry."""

    start: int
    state: State
    key: object
    entry: Entry


class _Found(NamedTuple):
    """A unit that is not taken over."""

    start: int
    state: State
    unit: Unit


class BodyEntries:
    """The entries of the last body."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._body: Body = ()
        self._around: object = None
        self._steps: list[Step] = []

    @property
    def steps(self) -> list[Step]:
        """The units of the body in their order; never changed, the next body has others."""
        return self._steps

    def update(
        self, body: Body, blobs: Mapping[str, bytes], *, above: int, ends: bool
    ) -> list[Entry]:
        """Return the entries of ``body``.

        ``above`` is the level of the tag above its headings, 0 if there is none; ``ends`` says
        that the signatures follow.
        """
        missing = frozenset(
            block.data for block in body if isinstance(block, Picture) and block.data not in blobs
        )
        around = above, ends, missing
        if around != self._around:
            self._body, self._steps, self._around = (), [], around
        starts = [step.start for step in self._steps]
        first = _first_difference(self._body, body)
        keep = max(0, bisect_left(starts, first) - 1)  # the last one looked at what follows it
        found, tail = self._middle(body, keep, starts, (above, ends))
        left: dict[object, list[Entry]] = {}
        for step in self._steps[keep:tail]:
            left.setdefault(step.key, []).append(step.entry)
        middle = [self._step(one, left, blobs) for one in found]
        shift = len(body) - len(self._body)
        rest = self._steps[tail:]
        if shift:
            rest = [Step(start + shift, state, key, entry) for start, state, key, entry in rest]
        self._steps = [*self._steps[:keep], *middle, *rest]
        self._body = body
        return [step.entry for step in self._steps]

    def _middle(
        self, body: Body, keep: int, starts: list[int], around: tuple[int, bool]
    ) -> tuple[list[_Found], int]:
        """Return the units after ``keep`` steps up to that from which on steps are taken over."""
        above, ends = around
        old, steps = self._body, self._steps
        start, state = steps[keep][:2] if keep else (0, State(above))
        shift = len(body) - len(old)
        same_from = len(body) - _same_end(old, body, start)
        end = _extent(body, ends=ends)
        found: list[_Found] = []
        start, blocks = printed(body, start, end)
        while blocks:
            if start >= same_from:
                tail = bisect_left(starts, start - shift, keep)
                if tail < len(steps) and steps[tail][:2] == (start - shift, state):
                    return found, tail
            next_start, next_blocks = printed(body, start + len(blocks), end)
            after = next_blocks[0] if next_blocks else None
            made, next_state = unit(blocks, state, after, above=above, ends=ends)
            found.append(_Found(start, state, made))
            start, blocks, state = next_start, next_blocks, next_state
        return found, len(steps)

    def _step(
        self, found: _Found, left: dict[object, list[Entry]], blobs: Mapping[str, bytes]
    ) -> Step:
        start, state, made = found
        key = made.place, *map(id, made.blocks)
        entries = left.get(key)
        entry = entries.pop() if entries else build(self._setter, made, blobs)
        return Step(start, state, key, entry)


def _first_difference(old: Body, new: Body) -> int:
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        if one is not other:
            return at
    return min(len(old), len(new))


def _same_end(old: Body, new: Body, start: int) -> int:
    """Return how many blocks at the end are the same ones, before ``start`` none."""
    most = min(len(old), len(new)) - start
    for count, (one, other) in enumerate(zip(reversed(old), reversed(new), strict=False)):
        if one is not other or count >= most:
            return count
    return max(0, most)


def _extent(body: Body, *, ends: bool) -> int:
    """Return where the printed body ends; no page break parts it from the signatures."""
    at = len(body)
    while ends and at and not _prints(body[at - 1]):
        at -= 1
    return at


def _prints(block: Block) -> bool:
    return not isinstance(block, PageBreak) and bool(printed((block,), 0, 1)[1])
