"""Rules on the text: that there is one, and that everyone can follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage_editor.model.body import Heading, Picture, Table, plain
from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.field_ref import FieldRef

_BOX = re.compile("[☐☑☒]")
_SIGNED = re.compile(r"\bgez\.|\bUnterschrift|\bOrt, den\b")


def nothing_to_print(case: Case) -> Iterator[Hit]:
    """A paper has a text, a picture or at least an Anlage."""
    written = case.is_written or any(isinstance(block, Picture) for block in case.vorlage.body)
    if not written and not case.vorlage.attachments:
        yield Hit(FieldRef("body"), "Der Text fehlt: Unter den Überschriften steht noch nichts.")


def picture_without_text(case: Case) -> Iterator[Hit]:
    """A picture that tells something has an alternative text."""
    for n, block in enumerate(case.vorlage.body):
        if isinstance(block, Picture) and block.alt is not None and not block.alt.strip():
            yield Hit(
                FieldRef("body", n),
                "Diesem Bild fehlt die Beschreibung für Menschen, die es nicht sehen. Bitte "
                "ergänzen Sie sie oder kennzeichnen Sie das Bild als Schmuck.",
                block.data,
            )


def table_without_header(case: Case) -> Iterator[Hit]:
    """A table of data says what its columns hold; one row or one column needs no header."""
    for n, block in enumerate(case.vorlage.body):
        if not isinstance(block, Table) or block.look == "form" or block.header_rows:
            continue
        if len(block.rows) > 1 and len(block.rows[0]) > 1 and _is_data(block, case.texts[n]):
            yield Hit(
                FieldRef("body", n),
                "Diese Tabelle hat keine Kopfzeile, Vorleseprogramme können ihre Spalten nicht "
                "nennen. Bitte legen Sie eine Kopfzeile fest.",
                "|".join(map(plain, block.rows[0])),
            )


def _is_data(table: Table, text: str) -> bool:
    """Whether ``table`` holds data: not boxes to tick, labels before a colon, or signatures."""
    if not text.strip() or _BOX.search(text) or _SIGNED.search(text):
        return False
    labels = [label for row in table.rows if (label := plain(row[0]).strip())]
    return not labels or not all(label.endswith(":") for label in labels)


def heading_skipped(case: Case) -> Iterator[Hit]:
    """Levels of headings follow each other; one without text is none."""
    above = 0
    for n, block in enumerate(case.vorlage.body):
        if isinstance(block, Heading) and case.texts[n].strip():
            if block.level > above + 1:
                yield Hit(
                    FieldRef("body", n),
                    f"Vor dieser Überschrift der Ebene {block.level} fehlt eine der Ebene "
                    f"{above + 1}. Bitte wählen Sie die passende Ebene.",
                    case.texts[n],
                )
            above = block.level
