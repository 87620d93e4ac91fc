"""What other forms than the standard one say."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest
from msgspec.structs import replace

from tests.pdf.invariants import problems
from tests.pdf.reading import page_texts, tags
from tests.pdf.samples import BLOBS, STANDARD, WHEN, resolution
from tests.pdf.town import TOWN
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Attachment, Signature
from vorlage_editor.pdf.render import render

PAPER = replace(
    resolution(),
    number="2026/0418",
    date=date(2026, 3, 2),
    contact="Frau Brandis",
    place_date="Auenfelde, den 2. März 2026",
    route=(
        Consultation(committee="Rat", article="den", dates=(date(2026, 4, 28),), public=False),
        Consultation(committee="Ortsbeirat", date_text="nach Bedarf", public=True),
    ),
    signatures=(Signature(label="Der Bürgermeister", name="Jonas Terhaag", office="Amtsleitung"),),
)


@pytest.fixture
def town() -> Form:
    return parse_form(TOWN)


def _words(form: Form) -> str:
    data = render(PAPER, form, BLOBS, when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert problems(pdf) == []
    return " ".join(" ".join(page_texts(data)).split())


def test_fields_stand_under_their_labels_and_empty_ones_are_left_out(town: Form) -> None:
    words = _words(town)
    assert "Drucksache Datum Verantwortlich 2026/0418 02.03.2026 Dez. III" in words
    assert "Dienststelle" not in words


def test_the_public_part_is_said_in_the_forms_words(town: Form) -> None:
    assert "28.04.2026 Rat nichtöffentlich" in _words(town)


def test_without_public_words_it_is_one_letter(town: Form) -> None:
    assert "28.04.2026 Rat N" in _words(replace(town, route=replace(town.route, public_words={})))


def test_a_route_of_lines_needs_no_heads(town: Form) -> None:
    words = _words(replace(town, route=replace(town.route, style="lines")))
    assert "In den Rat am 28.04.2026 nichtöffentlich" in words
    assert "In Ortsbeirat nach Bedarf öffentlich" in words
    assert "Beratungsfolge" not in words


def test_place_and_date_stand_above_the_signature(town: Form) -> None:
    words = _words(town)
    label = words.index("Der Bürgermeister", words.index("Auenfelde, den 2. März 2026"))
    assert label < words.index("Jonas Terhaag") < words.index("Amtsleitung")


def test_the_block_and_the_arms_are_read(town: Form) -> None:
    data = render(PAPER, town, BLOBS, when=WHEN)
    assert "Auskunft Frau Brandis" in " ".join(page_texts(data)[0].split())
    assert "Figure “Wappen der Stadt Auenfelde”" in tags(data)


@pytest.mark.parametrize("arms", ["", "a2VpbiBCaWxk"])
def test_without_their_picture_the_arms_are_an_empty_shield(town: Form, arms: str) -> None:
    bare = replace(town, letterhead=replace(town.letterhead, arms=arms))
    assert "Wappen" not in tags(render(PAPER, bare, BLOBS, when=WHEN))


def test_the_arms_travel_with_the_form(town: Form) -> None:
    assert "Wappen der Stadt Auenfelde" in tags(render(PAPER, town, {}, when=WHEN))


def test_the_subject_has_its_label(town: Form) -> None:
    assert "Betreff Ersatzneubau" in _words(town)


def test_signatures_may_stand_before_the_attachments(town: Form) -> None:
    words = _words(replace(town, end=replace(town.end, order=("signatures", "attachments"))))
    assert words.index("Jonas Terhaag") < words.index("Anlagen")


def test_many_attachments_go_over_pages(town: Form) -> None:
    listed = tuple(Attachment(name=f"Plan {n}", note="2 Blätter") for n in range(90))
    data = render(replace(PAPER, attachments=listed), town, {}, when=WHEN)
    last = page_texts(data)[-1]
    assert "Plan 89" in last
    assert "Jonas Terhaag" in last


def test_columns_of_the_route_keep_whole_words(town: Form) -> None:
    columns = tuple(replace(column, mm=column.mm and 5) for column in STANDARD.route.columns)
    words = _words(replace(town, route=replace(town.route, columns=columns)))
    assert "28.04.2026" in words


def test_a_form_without_columns_prints_the_committees(town: Form) -> None:
    bare = replace(town, route=replace(town.route, columns=()))
    vorlage = replace(resolution(), route=(Consultation(committee="Bauausschuss"),))
    assert "Bauausschuss" in page_texts(render(vorlage, bare, BLOBS, when=WHEN))[0]
