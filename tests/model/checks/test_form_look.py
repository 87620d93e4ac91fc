"""Rules on the form that a paper prints with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY
from vorlage_editor.model.checks import check
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.masterdata.office import Office


def found(form: Form) -> list[tuple[str, str]]:
    return [(one.rule, str(one.field)) for one in check(GOOD, form, Office(), TODAY)]


@pytest.mark.parametrize("accent", ["#8fbf21", "#FFD700", "#777777", "#ffffff"])
def test_a_faint_accent_is_named(accent: str) -> None:
    form = replace(FORM, look=replace(FORM.look, accent=accent))
    assert found(form) == [("form-accent-faint", "form")]


@pytest.mark.parametrize("accent", ["#1b4a75", "#1f5a48", "#7a1f2b", "#000000", "#767676"])
def test_an_accent_of_enough_contrast_is_not(accent: str) -> None:
    assert found(replace(FORM, look=replace(FORM.look, accent=accent))) == []


def test_letters_of_the_form_that_no_face_has_are_named() -> None:
    form = replace(FORM, toml=FORM.toml + '\nauthority = "Stadt 字"')
    assert found(form) == [("form-letters-missing", "form")]
