"""The Textbausteine of a data folder: one file, read anew before each change.

So nothing is overwritten that another window kept in the meantime. What cannot be read is never
written over: it is kept aside.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from vorlage_editor import resources
from vorlage_editor.exchange.files import exists, put_aside, read_file, write_atomically
from vorlage_editor.exchange.snippets import LIMIT, MOST, decode, encode
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.migrations import TooNewError
from vorlage_editor.model.snippets import Snippets, merged

NAME = "textbausteine.json"
SHIPPED = "textbausteine/standard.json"
_SET_ASIDE = (
    "Die Datei mit Ihren Textbausteinen war beschädigt: {what}. Die beschädigte Datei liegt "
    "unverändert als „{name}“ im Datenordner. Ihre Vorlagen sind davon nicht betroffen. Bitte "
    "bewahren Sie die Datei auf, wenn Ihnen Textbausteine fehlen, oder importieren Sie eine "
    "exportierte Sammlung."
)


class Kept(NamedTuple):
    """The Textbausteine, and a sentence for the user if the file was damaged."""

    snippets: Snippets
    notice: str = ""


def read(folder: Path) -> Kept:
    """Return the Textbausteine of the data folder; before the first change the shipped ones.

    Raises UserError if the file cannot be read or is too new; it stays as it is.
    """
    path = folder / NAME
    if not exists(path):
        return Kept(shipped())
    data = read_file(path)
    try:
        found = decode(data)
    except TooNewError:
        raise
    except ReadError:
        return _mended(path, shipped(), "Keiner ließ sich lesen, Sie sehen nur die mitgelieferten")
    if found.lost:
        what = f"{found.lost} davon ließen sich nicht lesen, alle anderen sind erhalten"
        if found.lost == 1:
            what = "Einer ließ sich nicht lesen, alle anderen sind erhalten"
        return _mended(path, found.snippets, what)
    return Kept(found.snippets)


def change(folder: Path, how: Callable[[Snippets], Snippets]) -> Kept:
    """Replace the Textbausteine by what ``how`` makes of them, on the disk, as a whole.

    Raises UserError if that fails; then nothing has changed.
    """
    kept = read(folder)
    after = how(kept.snippets)
    if after != kept.snippets:
        _write(folder / NAME, after)
    return kept._replace(snippets=after)


def shipped() -> Snippets:
    """Return the Textbausteine that come with the program."""
    return decode(resources.text(SHIPPED).encode()).snippets


def export(path: Path, snippets: Snippets) -> None:
    """Write ``snippets`` to ``path``, to be handed on; a failure leaves the old file."""
    write_atomically(path, encode(snippets))


def take_in(folder: Path, path: Path) -> tuple[Kept, int, int]:
    """Add the Textbausteine of the file ``path``.

    Returns what is kept now, how many are new, and how many of the file could not be read.
    Raises UserError if nothing could; then nothing has changed.
    """
    found = decode(read_file(path))
    before = len(read(folder).snippets)
    kept = change(folder, partial(merged, more=found.snippets))
    return kept, len(kept.snippets) - before, found.lost


def _write(path: Path, snippets: Snippets) -> None:
    """Write ``snippets``, if they are not more than can be read again."""
    data = encode(snippets)
    if len(data) > LIMIT or len(snippets) > MOST:
        raise UserError(
            f"Mehr als {MOST} Textbausteine oder 5 MB lassen sich nicht aufbewahren. Ihre "
            "Textbausteine sind unverändert. Bitte löschen Sie zuerst welche, die Sie nicht mehr "
            "brauchen."
        )
    write_atomically(path, data)
    with suppress(OSError):  # the words are the user's alone; later writes keep the rights
        path.chmod(0o600)


def _mended(path: Path, snippets: Snippets, what: str) -> Kept:
    """Put the damaged file aside and keep ``snippets`` in its place."""
    name = put_aside(path, "Textbausteinen")
    _write(path, snippets)
    return Kept(snippets, _SET_ASIDE.format(what=what, name=name))
