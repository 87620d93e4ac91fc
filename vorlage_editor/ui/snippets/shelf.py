"""The Textbausteine on their shelf: how they are kept, and the words about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.ui.kit.shelf import Handing, Shelf, ShelfKind

if TYPE_CHECKING:
    from pathlib import Path

    from vorlage_editor.model.snippets import Snippets
    from vorlage_editor.work.shelf_file import ShelfFile
    from vorlage_editor.work.snippets import SnippetsCame

    SnippetShelf = Shelf[Snippets, SnippetsCame]

FILTER = "Textbausteine (*.textbausteine)"
HANDING = Handing(
    "folder/snippets",
    "Textbausteine importieren",
    f"{FILTER};;Alle Dateien (*)",
    "Textbausteine exportieren",
    FILTER,
)


def _file() -> ShelfFile[Snippets, SnippetsCame]:
    from vorlage_editor.work.snippets import SNIPPET_FILE

    return SNIPPET_FILE


def counted(number: int) -> str:
    """Return how many: 1 Textbaustein, 3 Textbausteine."""
    return f"{number} Textbaustein" if number == 1 else f"{number} Textbausteine"


def came_in(came: SnippetsCame) -> str:
    """Return what came of an import."""
    words = f"{counted(came.new)} übernommen." if came.new else "Alle Textbausteine waren schon da."
    if not came.lost:
        return words
    what = "Ein Eintrag" if came.lost == 1 else f"{came.lost} Einträge"
    verb = "ließ" if came.lost == 1 else "ließen"
    return f"{words} {what} der Datei {verb} sich nicht lesen."


def _went(snippets: Snippets | None, path: Path) -> str:
    return f"{counted(len(snippets or ()))} exportiert nach „{path.name}“."


KIND: ShelfKind[Snippets, SnippetsCame] = ShelfKind(
    (), _file, HANDING, "Textbausteine.textbausteine", came_in, _went
)
"""The Textbausteine of a data folder."""
