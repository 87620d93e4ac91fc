"""Who owns a file of the data folder: changes are written in their order, and none is lost."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from vorlage_editor.work.shelf_file import KeptValue, ShelfFile

Value = TypeVar("Value")
Came = TypeVar("Came")


class ShelfAnswer(NamedTuple, Generic[Value, Came]):
    """What is kept, up to which number changes are no longer owed, and what came."""

    kept: KeptValue[Value]
    settled: int
    came: Came | None = None


class ShelfOwner(Generic[Value, Came]):
    """Reads and changes the file that ``file`` returns, in ``folder``; to be used in one thread.

    A change that cannot be written is owed: it is written with the next one, before it, unless it
    is given up. Methods raise UserError.
    """

    def __init__(self, file: Callable[[], ShelfFile[Value, Came]], folder: Path) -> None:
        self._file, self._folder = file, folder
        self._owed: dict[int, Callable[[Value], Value]] = {}
        self._settled = -1

    def read(self) -> ShelfAnswer[Value, Came]:
        """Return what is kept."""
        return self._answer(self._file().read(self._folder))

    def change(self, number: int, how: Callable[[Value], Value]) -> ShelfAnswer[Value, Came]:
        """Replace what is kept by what ``how`` makes of it; ``number`` rises from 0."""
        self._owed[number] = how
        return self.write()

    def write(self) -> ShelfAnswer[Value, Came]:
        """Write the changes that are owed."""
        return self._answer(self._written())

    def give_up(self) -> None:
        """Forget the changes that are owed."""
        self._settle()

    def take_in(self, path: Path) -> ShelfAnswer[Value, Came]:
        """Add what is in the file ``path``, after the changes that are owed."""
        kept = self._written()
        taken = self._file().take_in(self._folder, path)
        notice = taken.kept.notice or kept.notice
        return self._answer(taken.kept._replace(notice=notice), taken.came)

    def export(self, path: Path, value: Value | None) -> ShelfAnswer[Value, Came]:
        """Write ``value``, or else all that is kept, to ``path``, to be handed on."""
        kept = self._written()
        self._file().export(path, kept.value if value is None else value)
        return self._answer(kept)

    def _written(self) -> KeptValue[Value]:
        """Return what is kept, with the changes that are owed."""
        owed = tuple(self._owed.values())
        kept = self._file().change(self._folder, lambda value: changed(value, owed))
        self._settle()
        return kept

    def _settle(self) -> None:
        self._settled = max(self._owed, default=self._settled)
        self._owed.clear()

    def _answer(self, kept: KeptValue[Value], came: Came | None = None) -> ShelfAnswer[Value, Came]:
        return ShelfAnswer(kept, self._settled, came)


def changed(value: Value, changes: Iterable[Callable[[Value], Value]]) -> Value:
    """Return what all ``changes`` make of ``value``, one after the other."""
    return reduce(lambda now, how: how(now), changes, value)
