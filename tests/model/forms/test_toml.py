"""A form is written as TOML and read again."""

from __future__ import annotations

from base64 import encodebytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.ui.strategies import blocks, texts
from vorlage_editor.model.body import Paragraph, Picture, Run
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import (
    Column,
    Footer,
    Form,
    Kind,
    Labelled,
    Letterhead,
    Role,
    Route,
    Section,
    SignatureCell,
    Signatures,
    parse_form,
)
from vorlage_editor.model.forms.toml import rewritten, write_form
from vorlage_editor.model.text import clean

words = texts.map(clean)
fields = st.lists(st.builds(Labelled, words, words, st.integers(1, 6)), max_size=2).map(tuple)
lines = st.lists(words, max_size=2).map(tuple)
letterheads = st.builds(
    Letterhead, st.sampled_from(["none", "plain", "arms"]), st.floats(0, 90), words, lines, fields
)
columns = st.lists(
    st.builds(Column, st.sampled_from(["committee", "result"]), words, st.floats(0, 90)), max_size=2
).map(tuple)
routes = st.builds(
    Route, st.sampled_from(["table", "lines"]), columns, st.dictionaries(words, words, max_size=2)
)
bodies = st.lists(blocks.filter(lambda block: not isinstance(block, Picture)), max_size=2)
sections = st.lists(st.builds(Section, words, words, bodies.map(tuple)), max_size=2).map(tuple)
kinds = st.builds(
    Kind, name=words, public=st.sampled_from([True, False, None]), sections=sections, number=words
)
cells = st.lists(st.builds(SignatureCell, words, st.sampled_from(["", "lead"])), max_size=2)
forms = st.builds(
    Form,
    id=st.from_regex(r"[a-zä0-9.-]+", fullmatch=True),
    name=words.map(str.strip).filter(bool),
    version=st.integers(0, 99),
    letterhead=letterheads,
    route=routes,
    signatures=st.builds(Signatures, place_date=st.booleans(), cells=cells.map(tuple)),
    footer=st.builds(Footer, lines, words),
    kinds=st.lists(kinds, max_size=2).map(tuple),
    roles=st.lists(st.builds(Role, words, st.booleans()), max_size=2).map(tuple),
    abbreviations=st.dictionaries(words, words, max_size=2),
)


def said(form: Form) -> Form:
    """What a form says, without its text."""
    return replace(form, toml="", sha256="")


@given(forms)
def test_what_is_written_is_read_again(form: Form) -> None:
    assert said(parse_form(write_form(form))) == form


@given(forms)
def test_the_same_form_is_the_same_text(form: Form) -> None:
    assert write_form(parse_form(write_form(form))) == write_form(form)


def test_the_standard_form_says_the_same_when_it_is_rewritten(form: Form) -> None:
    again = rewritten(form)
    assert said(again) == said(form)
    assert again.sha256 == parse_form(again.toml).sha256


def test_id_and_version_stand_in_lines_of_their_own(form: Form) -> None:
    assert write_form(form).splitlines()[:3] == [
        'id = "standard"',
        'name = "Standard"',
        "version = 1",
    ]


def test_a_long_paragraph_is_one_when_it_is_read(form: Form) -> None:
    section = Section("a", "A", (Paragraph((Run("Wörter " * 900),)),))
    long = said(replace(form, kinds=(Kind("Lang", sections=(section,)),)))
    assert said(rewritten(long)) == long


def test_a_coat_of_arms_stays_in_lines_that_are_read(form: Form) -> None:
    arms = encodebytes(b"Wappen" * 9000).decode()
    head = Letterhead("arms", arms=arms, arms_alt="Wappen")
    assert rewritten(replace(form, letterhead=head)).letterhead == head


def test_what_could_not_be_read_again_is_refused(form: Form) -> None:
    with pytest.raises(UserError, match="zu lang"):
        rewritten(replace(form, name="x" * 3000))
