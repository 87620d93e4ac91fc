"""What a house keeps in one file of its data folder: master data, Textbausteine.

The file is read anew before each change and written as a whole, so nothing is overwritten that was
kept in the meantime. What cannot be read is never written over: it is kept aside.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from vorlage_editor.exchange.files import exists, put_aside, read_file, write_atomically
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.migrations import TooNewError

Value = TypeVar("Value")
Came = TypeVar("Came")


class KeptValue(NamedTuple, Generic[Value]):
    """What is kept, and a sentence for the user if the file was damaged."""

    value: Value
    notice: str = ""


class Decoded(NamedTuple, Generic[Value]):
    """What is in a file; ``lost`` says in words what of it could not be read."""

    value: Value
    lost: str = ""


class Taken(NamedTuple, Generic[Value, Came]):
    """What is kept after an import, and how much came by it."""

    kept: KeptValue[Value]
    came: Came


@dataclass(frozen=True, slots=True)
class ShelfFile(Generic[Value, Came]):
    """A kind of file by its ``name`` in the data folder, and how it is read and written."""

    name: str
    what: str
    """What it holds, in the dative."""
    set_aside: str
    """The sentence about a damaged file: ``what`` was lost, and its new ``name``."""
    nothing: str
    """What was lost where nothing of it could be read."""
    begin: Callable[[], Value]
    """Returns what there is before the first change."""
    decode: Callable[[bytes], Decoded[Value]]
    """Raises ReadError if there is nothing to be read, TooNewError if it is too new."""
    encode: Callable[[Value], bytes]
    """Raises UserError if that is more than could be read again."""
    arrive: Callable[[Path, Value], tuple[Value, Came]]
    """Adds what is in another file; returns what came. Raises UserError."""

    def read(self, folder: Path) -> KeptValue[Value]:
        """Return what is kept in ``folder``.

        Raises UserError if the file cannot be read or is too new; it stays as it is.
        """
        path = folder / self.name
        if not exists(path):
            return KeptValue(self.begin())
        data = read_file(path)
        try:
            found = self.decode(data)
        except TooNewError:
            raise
        except ReadError:
            found = Decoded(self.begin(), self.nothing)
        return self._mended(path, found) if found.lost else KeptValue(found.value)

    def change(self, folder: Path, how: Callable[[Value], Value]) -> KeptValue[Value]:
        """Replace what is kept by what ``how`` makes of it, on the disk, as a whole.

        Raises UserError if that fails; then nothing has changed.
        """
        kept = self.read(folder)
        return self._replaced(folder, kept, how(kept.value))

    def take_in(self, folder: Path, path: Path) -> Taken[Value, Came]:
        """Add what is in the file ``path``.

        Raises UserError if nothing could be read; then nothing has changed.
        """
        kept = self.read(folder)
        after, came = self.arrive(path, kept.value)
        return Taken(self._replaced(folder, kept, after), came)

    def export(self, path: Path, value: Value) -> None:
        """Write ``value`` to ``path``, to be handed on; a failure leaves the old file."""
        write_atomically(path, self.encode(value))

    def _replaced(self, folder: Path, kept: KeptValue[Value], after: Value) -> KeptValue[Value]:
        if after != kept.value:
            self._write(folder / self.name, after)
        return kept._replace(value=after)

    def _mended(self, path: Path, found: Decoded[Value]) -> KeptValue[Value]:
        """Put the damaged file aside and keep in its place what could be read."""
        name = put_aside(path, self.what)
        if found.value != self.begin():
            self._write(path, found.value)
        return KeptValue(found.value, self.set_aside.format(what=found.lost, name=name))

    def _write(self, path: Path, value: Value) -> None:
        write_atomically(path, self.encode(value))
        with suppress(OSError):  # it is the user's alone; later writes keep the rights
            path.chmod(0o600)
