"""Sections that a paper lacks are offered, and put where the form has them."""

from __future__ import annotations

from hypothesis import given

from tests.ui.strategies import bodies
from vorlage_editor.model.body import Block, Heading, Paragraph, Run, flow
from vorlage_editor.model.forms.form import Form, Kind, Section
from vorlage_editor.model.template import missing_sections, with_sections

A, B, C = (Section(one, f"Abschnitt {one}") for one in "abc")
KIND = Kind("Art", sections=(A, B, C))


def heading(key: str, label: str = "Anders") -> Heading:
    return Heading(1, (Run(label),), key)


def labels(body: tuple[Block, ...]) -> list[str]:
    return [block.runs[0].text for block in body if isinstance(block, Heading)]


def test_a_section_is_known_by_its_meaning_or_its_heading() -> None:
    body = flow([heading("a"), Paragraph(), heading("", "abschnitt B:"), Paragraph()])
    assert missing_sections(body, KIND) == (C,)


def test_each_comes_behind_the_one_before_it() -> None:
    text = Paragraph((Run("Text"),))
    body = flow([Paragraph((Run("vorab"),)), heading("b"), text])
    after = with_sections(body, KIND)
    assert labels(after) == ["Abschnitt a", "Anders", "Abschnitt c"]
    assert text in after


def test_an_empty_paper_gets_the_template(form: Form) -> None:
    kind = form.kinds[1]
    assert with_sections((Paragraph(),), kind) == form.template(kind.name)


@given(bodies)
def test_nothing_is_removed_and_nothing_is_missing(body: tuple[Block, ...]) -> None:
    after = with_sections(body, KIND)
    assert missing_sections(after, KIND) == ()
    kept = [block for block in after if block in body]
    assert [block for block in body if block != Paragraph()] == [
        block for block in kept if block != Paragraph()
    ] or body == (Paragraph(),)
    assert with_sections(after, KIND) == after
