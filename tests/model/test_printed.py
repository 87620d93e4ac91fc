"""What head and end print, and of which field it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.strategies import papers
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form, Letterhead, Route
from vorlage_editor.model.printed import Phrase, end, head
from vorlage_editor.model.vorlage import Attachment, Vorlage
from vorlage_editor.work.forms import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator


def phrases(vorlage: Vorlage, form: Form) -> Iterator[Phrase]:
    for part in (*head(vorlage, form), *end(vorlage, form)):
        for line in part.lines:
            yield from line


def value(vorlage: Vorlage, field: FieldRef | None) -> object:
    """Return what stands in a field of the paper."""
    if field is None:
        return vorlage
    out: object = getattr(vorlage, field.name)
    if field.place is not None:
        out = getattr(vorlage, field.name)[field.place]
    part = "dates" if (field.name, field.part) == ("route", "date") else field.part
    return getattr(out, part) if part else out


@given(papers, st.sampled_from(shipped()))
def test_each_phrase_is_of_a_field_that_the_paper_has(vorlage: Vorlage, form: Form) -> None:
    for one in phrases(vorlage, form):
        found = value(vorlage, one.field)
        assert not one.own or str(found)[one.before : one.before + len(one.own)] == one.own
        assert one.own in one.text


def test_the_parts_stand_in_the_order_of_the_form(form: Form) -> None:
    order = ("subject", "route", "kind", "number")
    other = replace(form, head=replace(form.head, order=order), letterhead=Letterhead("plain"))
    names = [part.name for part in head(Vorlage(kind="Anfrage", abridged=True), other)]
    assert names == [
        "status", "letterhead", "subject", "route", "kind", "number", "related", "abridged",
    ]  # fmt: skip


def test_what_says_nothing_has_no_lines(form: Form) -> None:
    empty = Vorlage(kind=" ", number="1", route=(Consultation(article="den"),))
    assert not any(part.lines for part in head(empty, form) if part.name != "number")
    bare = replace(form, signatures=replace(form.signatures, cells=()))
    assert list(end(replace(empty, attachments=(Attachment(),)), bare)) == []


@pytest.mark.parametrize("style", ["table", "lines"])
def test_a_form_without_columns_prints_the_committees(form: Form, style: str) -> None:
    bare = replace(form, route=Route(style=style, columns=()))  # type: ignore[arg-type]
    rat = Vorlage(kind="Anfrage", route=(Consultation(), Consultation(committee="Rat")))
    (found,) = (one for one in phrases(rat, bare) if one.text == "Rat")
    assert found.field == FieldRef("route", 1, "committee")
