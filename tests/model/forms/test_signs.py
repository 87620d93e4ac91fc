"""Placeholders are shown in German and kept as forms have them."""

from __future__ import annotations

import pytest

from vorlage_editor.model.forms.signs import as_in_form, in_german


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("Seite {page} von {pages}", "Seite {Seite} von {Seiten}"),
        ("{n}. Ergänzung zu {number}", "{Nr}. Ergänzung zu {Nummer}"),
        ("Anlage {n}", "Anlage {Nr}"),
        ("ohne {etwas} {", "ohne {etwas} {"),
    ],
)
def test_placeholders_have_german_names(kept: str, shown: str) -> None:
    assert in_german(kept) == shown
    assert as_in_form(shown) == kept


def test_case_says_nothing() -> None:
    assert as_in_form("{nummer}/{NR}") == "{number}/{n}"
