"""Textbausteine as rows of a list: the name, and how the text begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.ui.kit.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlage_editor.model.snippets import Snippet

SHOWN = 200
"""Letters of the text; a row shows fewer."""
NONE_YET = (
    "Noch keine Textbausteine.\nMarkieren Sie Text und wählen Sie „Auswahl als Textbaustein "
    "speichern“."
)


def snippet_rows(snippets: Iterable[Snippet]) -> tuple[Row, ...]:
    """Return a row for each of ``snippets``, with its name as key."""
    return tuple(Row(text=one.name, key=one.name, second=one.words[:SHOWN]) for one in snippets)


def none_found(typed: str) -> str:
    """Return what to say where nothing is called as it was ``typed``."""
    return f"Kein Textbaustein heißt so: „{typed.strip()}“."
