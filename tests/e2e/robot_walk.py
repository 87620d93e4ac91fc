"""A walk of the robot clerk: steps chosen by chance, or those of a log, each with its checks."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO

from tests.e2e import robot_checks
from tests.e2e.robot_kinds import BY_NAME, KINDS, Kind, place_of
from tests.e2e.robot_world import Found, Watch, World, dismiss, is_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

OFTEN = 50
"""After so many steps one looks at preview and store, too."""
PACE = 0.7  # s that a step takes, for what undo joins
TRIALS = 12
"""So often the robot tries to get out of a dialog at the end."""


@dataclass(frozen=True)
class Step:
    """What is done, and with what: all that is needed to do it again."""

    kind: str
    args: dict[str, Any]


class Ended(Exception):
    """The walk has found something and goes no further."""


class Walk:
    """Walks through ``world`` and writes each step into ``log`` before it is done."""

    def __init__(self, world: World, log: TextIO) -> None:
        self._world, self._log = world, log
        self._steps: Iterator[Step] = iter(())
        self._more = True
        self._count = self._trial = 0
        self.kinds: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        """Steps in the window, and in each kind of dialog and menu."""
        self.found: Found | None = None

    def go(self, steps: Iterator[Step]) -> None:
        """Do all ``steps``, then look whether all is as it was at first when it is undone."""
        start = monotonic()
        self._steps = steps
        try:
            self._go_on(None)
            self._end()
        except Found as found:
            self.found = found
        except Ended:
            pass
        told = {"check": self.found.check, "text": self.found.text} if self.found else None
        self._write(
            {
                "steps": self._count,
                "seconds": round(monotonic() - start, 1),
                "kinds": dict(sorted(self.kinds.items())),
                "places": dict(sorted(self.places.items())),
                "found": told,
            }
        )

    def _go_on(self, inside: QWidget | None) -> None:
        """Do steps until there are no more, or until what was opened is closed again."""
        while inside is None or is_open(inside):
            step = next(self._steps, None)
            if step is None:
                self._more = False
                return
            self._do(step)

    def _do(self, step: Step) -> None:
        kind, args = BY_NAME[step.kind], dict(step.args)
        self._write(asdict(step))
        self.places[self._world.front.metaObject().className()] += 1
        self._world.files.name = args.pop("file", "")
        self._world.clock.now += PACE
        with Watch(self._world, self._inside):
            kind.do(self._world, **args)
            self._world.settle()
        self.kinds[kind.name] += 1
        self._count += 1
        self._check()

    def _check(self) -> None:
        if self.found:
            raise Ended
        robot_checks.after_step(self._world)
        if self._count % OFTEN == 0:
            robot_checks.after_fifty(self._world)

    def _inside(self, widget: QWidget) -> None:
        """Go on in a menu or dialog that waits; called out of its own loop.

        What is found there must not be raised through Qt.
        """
        try:
            if self._more and not self.found:
                self._go_on(widget)
        except Found as found:
            self.found = found
        except Ended:
            pass
        if is_open(widget) and (self.found or not self._more):
            self._dismiss(widget)

    def _dismiss(self, widget: QWidget) -> None:
        """Get out of a menu or dialog; what asks on the way is answered otherwise each time."""
        for _ in range(TRIALS):
            self._trial += 1
            with Watch(self._world, self._dismiss):
                dismiss(widget, self._trial)
            if not is_open(widget):
                return
        self.found = self.found or Found("dialog", f"{robot_checks.name_of(widget)} stays open")

    def _end(self) -> None:
        """Close what is open, and undo everything."""
        while (front := self._world.open_dialog) and not self.found:
            self._dismiss(front)
            self._world.settle()
        self._world.window.activateWindow()
        with Watch(self._world, self._dismiss):
            self._world.settle()
            self._check()
            robot_checks.after_fifty(self._world)
            robot_checks.at_end(self._world)
            self._world.window.actions_["file-quit"].trigger()
        self._check_closed()

    def _check_closed(self) -> None:
        self._world.raise_problems()
        if self._world.window.isVisible():
            raise Found("window", f"it does not close: {self._world.workplace.autosave.state}")

    def _write(self, line: object) -> None:
        self._log.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._log.flush()


def chosen(world: World, seed: str, count: int) -> Iterator[Step]:
    """Yield steps that are chosen by chance from what can be seen: the same for the same seed."""
    for number in range(count):
        yield _choose(world, Random(f"{seed} {number}"))  # noqa: S311 - no secret


def _choose(world: World, random: Random) -> Step:
    place = place_of(world)
    kinds = [one for one in KINDS if place in one.where]
    weights = [_weight(world, one) for one in kinds]
    while True:
        kind = random.choices(kinds, weights)[0]
        args = kind.choose(world, random)
        if args is not None:
            return Step(kind.name, args)


def _weight(world: World, kind: Kind) -> int:
    """Return how often a kind is chosen: without a paper one begins or opens one, mostly."""
    beginning = kind.name in ("new", "other draft")
    return kind.weight * (12 if beginning and not world.session.draft else 1)


def steps_of(lines: Sequence[str]) -> list[Step]:
    """Return the steps in a log."""
    read = [json.loads(line) for line in lines if line.strip()]
    return [Step(one["kind"], one["args"]) for one in read if "kind" in one]
