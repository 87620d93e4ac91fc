"""The lines that name papers that this one goes with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.pdf.aloud import printable, tree_text
from tests.pdf.reading import word_boxes
from tests.pdf.samples import BLOBS, STANDARD, WHEN, example
from tests.pdf.spoken import heard, spoken
from tests.pdf.town import TOWN
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form, Relations, parse_form
from vorlage_editor.model.spot import Spot
from vorlage_editor.model.vorlage import Related, Vorlage
from vorlage_editor.pdf.render import Renderer, render

RELATED = (
    Related(relation="Ergänzung", number="BV/0127/2026"),
    Related(relation="Neufassung"),
    Related(relation="Bezug", number="AN/0012/2026"),
)
FORMS = (STANDARD, parse_form(TOWN))


def paper() -> Vorlage:
    return replace(example(), related=RELATED)


@pytest.mark.parametrize("form", FORMS)
def test_each_paper_with_a_number_is_named(form: Form) -> None:
    lines = spoken(paper(), form).split("\n")
    first = lines.index("Ergänzung zu BV/0127/2026")
    assert lines[first + 1] == "Bezug: AN/0012/2026"


@pytest.mark.parametrize("form", FORMS)
def test_the_tags_read_as_the_paper_says(form: Form) -> None:
    data = render(paper(), form, BLOBS, when=WHEN)
    assert heard(tree_text(data)) == printable(spoken(paper(), form), form)


def test_they_stand_close_below_the_number() -> None:
    words = list(word_boxes(render(paper(), STANDARD, BLOBS, when=WHEN)))
    tops = {word.text: word.upper for word in words if word.page == 0}
    number, line, other = tops["Nr.:"], tops["Ergänzung"], tops["Bezug:"]
    assert 0 < line - number == pytest.approx(other - line, abs=0.1)


def test_a_renderer_that_is_kept_follows_them() -> None:
    renderer = Renderer()
    renderer.render(example(), STANDARD, BLOBS, when=WHEN)
    for one in (paper(), example()):
        data = renderer.render(one, STANDARD, BLOBS, when=WHEN)
        assert data == render(one, STANDARD, BLOBS, when=WHEN)


def test_a_line_leads_to_its_field() -> None:
    places = Renderer().preview(paper(), STANDARD, BLOBS, range(1)).places
    assert places
    caret = places.find(Spot(FieldRef("related", 2, "number")))
    assert caret
    box = caret.box
    assert places.at(0, box.left + 20, (box.upper + box.lower) / 2) == Spot(
        FieldRef("related", 2, "number")
    )


def test_a_form_without_words_prints_none() -> None:
    form = replace(STANDARD, related=Relations(words=dict.fromkeys(("Ergänzung", "Bezug"), "")))
    assert spoken(paper(), form) == spoken(example(), form)
