"""The forms that come with the program: what each of them must say, and all of them together."""

from __future__ import annotations

import re
from datetime import date

import pytest

from vorlage_editor import resources
from vorlage_editor.model.body import Heading, Table, plain
from vorlage_editor.model.checks import check
from vorlage_editor.model.form_faults import faults
from vorlage_editor.model.forms.draft import draft_of
from vorlage_editor.model.forms.form import Form, Kind, parse_form
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.work.forms import SHIPPED, shipped

FORMS = shipped()
KINDS = [(form, kind) for form in FORMS for kind in form.kinds]
NAMES = [f"{form.id}, {kind.name}" for form, kind in KINDS]
OF_EVERY_DRAFT = {"subject-missing", "nothing-to-print", "finance-open"}
each_kind = pytest.mark.parametrize(("form", "kind"), KINDS, ids=NAMES)
each_form = pytest.mark.parametrize("form", FORMS, ids=SHIPPED)


def test_every_form_that_is_shipped_is_offered() -> None:
    found = {path.stem for path in resources.path("formulare").glob("*.toml")}
    assert found == set(SHIPPED) == {form.id for form in FORMS}
    assert len({form.name for form in FORMS}) == len(FORMS)


def test_together_they_know_the_usual_kinds_of_paper() -> None:
    assert len({kind.name for form in FORMS for kind in form.kinds}) >= 14


@each_form
def test_a_form_has_roles_of_which_one_decides(form: Form) -> None:
    assert len({role.name for role in form.roles}) == len(form.roles) >= 3
    assert any(role.decides for role in form.roles)


@each_form
def test_words_stand_in_the_text_as_they_are_offered(form: Form) -> None:
    assert form.toml == parse_form(form.toml).toml
    assert "\t" not in form.toml
    assert all(key.strip() and said.strip() for key, said in form.abbreviations.items())


@each_kind
def test_a_kind_says_what_it_is_for_and_how_it_is_numbered(form: Form, kind: Kind) -> None:
    assert 10 < len(kind.hint) <= 40  # one line of a card
    assert not kind.hint.endswith(".")
    assert re.compile(kind.number).fullmatch("") is None


@each_kind
def test_a_template_has_each_section_once(form: Form, kind: Kind) -> None:
    body = form.template(kind.name)
    heads = [block for block in body if isinstance(block, Heading)]
    assert [head.section for head in heads] == [section.key for section in kind.sections]
    assert len({plain(head.runs) for head in heads}) == len(heads) > 0


@each_kind
def test_a_new_paper_is_only_told_what_is_still_to_be_written(form: Form, kind: Kind) -> None:
    paper = form.new_vorlage(kind.name)
    found = {one.rule for one in check(paper, form, Office(), date(2026, 3, 2))}
    assert found <= OF_EVERY_DRAFT


@pytest.mark.parametrize("section", ["finanzielle_auswirkungen", "klimarelevanz"])
def test_some_forms_ask_for_it_in_a_table_with_boxes(section: str) -> None:
    asked = [
        one
        for form in FORMS
        for kind in form.kinds
        for part in kind.sections
        if part.key == section
        for one in part.body
        if isinstance(one, Table) and one.look == "form"
    ]
    assert len(asked) >= 2
    assert all(plain(row[0]) for table in asked for row in table.rows)


@each_form
def test_nothing_is_wrong_with_a_form_that_is_shipped(form: Form) -> None:
    assert faults(draft_of(form)) == ()
