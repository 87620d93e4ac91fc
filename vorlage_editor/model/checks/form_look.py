"""Rules on the form that a paper prints with: what of it could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.checks.letters import lacking, letters_message
from vorlage_editor.model.contrast import COLOUR, LEAST, contrast
from vorlage_editor.model.field_ref import FieldRef


def accent_faint(case: Case) -> Iterator[Hit]:
    """The accent colour of a form, in which its name is printed, is dark enough."""
    accent = case.form.look.accent
    if COLOUR.fullmatch(accent) and contrast(accent) < LEAST:
        yield Hit(
            FieldRef("form"),
            f"Die Akzentfarbe des Formulars ({accent}) ist auf Papier schlecht zu lesen. Bitte "
            "wählen Sie im Formular eine dunklere.",
        )


def letters_missing(case: Case) -> Iterator[Hit]:
    """Letterhead, labels and footer have only letters that the faces have."""
    if found := lacking(case.form.toml):
        yield Hit(FieldRef("form"), f"Im Formular: {letters_message(found)}")
