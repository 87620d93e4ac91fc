"""The Textbausteine of a data folder: how their file is read and written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from vorlage_editor import resources
from vorlage_editor.exchange.files import read_file
from vorlage_editor.exchange.snippets import LIMIT, MOST, decode, encode
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.snippets import Snippets, merged
from vorlage_editor.work.shelf_file import Decoded, ShelfFile

NAME = "textbausteine.json"
SHIPPED = "textbausteine/standard.json"
_SET_ASIDE = (
    "Die Datei mit Ihren Textbausteinen war beschädigt: {what}. Die beschädigte Datei liegt "
    "unverändert als „{name}“ im Datenordner. Ihre Vorlagen sind davon nicht betroffen. Bitte "
    "bewahren Sie die Datei auf, wenn Ihnen Textbausteine fehlen, oder importieren Sie eine "
    "exportierte Sammlung."
)


class SnippetsCame(NamedTuple):
    """How many new ones came, and how many entries of the file could not be read."""

    new: int
    lost: int


def shipped() -> Snippets:
    """Return the Textbausteine that come with the program."""
    return decode(resources.text(SHIPPED).encode()).snippets


def _decode(data: bytes) -> Decoded[Snippets]:
    found = decode(data)
    lost = f"{found.lost} davon ließen sich nicht lesen, alle anderen sind erhalten"
    if found.lost == 1:
        lost = "Einer ließ sich nicht lesen, alle anderen sind erhalten"
    return Decoded(found.snippets, lost if found.lost else "")


def _encode(snippets: Snippets) -> bytes:
    """Return the file, if there is not more in it than can be read again."""
    data = encode(snippets)
    if len(data) > LIMIT or len(snippets) > MOST:
        raise UserError(
            f"Mehr als {MOST} Textbausteine oder 5 MB lassen sich nicht aufbewahren. Ihre "
            "Textbausteine sind unverändert. Bitte löschen Sie zuerst welche, die Sie nicht mehr "
            "brauchen."
        )
    return data


def _arrive(path: Path, snippets: Snippets) -> tuple[Snippets, SnippetsCame]:
    found = decode(read_file(path))
    after = merged(snippets, found.snippets)
    return after, SnippetsCame(len(after) - len(snippets), found.lost)


SNIPPET_FILE = ShelfFile(
    name=NAME,
    what="Textbausteinen",
    set_aside=_SET_ASIDE,
    nothing="Keiner ließ sich lesen, Sie sehen nur die mitgelieferten",
    begin=shipped,
    decode=_decode,
    encode=_encode,
    arrive=_arrive,
)
"""The file of Textbausteine."""
