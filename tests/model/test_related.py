"""Papers that go with another: how they name it, and how one begins."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form, Head, Kind, Relations
from vorlage_editor.model.related import RELATIONS, goes_with, number_pattern, related_lines
from vorlage_editor.model.vorlage import (
    Attachment,
    Related,
    Relation,
    Signature,
    Status,
    Vorlage,
)

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import HeadPart

DAY = date(2026, 8, 20)
BUILDING = Consultation(committee="Bauausschuss", role="Vorberatung", dates=(date(2026, 8, 1),))
COUNCIL = Consultation(
    committee="Stadtrat",
    role="Entscheidung",
    dates=(DAY,),
    agenda_item="9.1",
    public=True,
    result="vertagt",
)
PAPER = Vorlage(
    kind="Beschlussvorlage",
    number="BV/0127/2026",
    subject="Feldstraße",
    date=DAY,
    public=True,
    lead="Dez. II",
    place_date="Wehrbrück, 20.08.2026",
    route=(BUILDING, COUNCIL),
    body=(Paragraph((Run("Die Straße wird erneuert."),)),),
    attachments=(Attachment(name="Lageplan"),),
    signatures=(Signature(label="Die Bürgermeisterin", name="Ada Muster"),),
    related=(Related(relation="Bezug", number="AN/0001/2026"),),
    status=Status.SUBMITTED,
    status_date=DAY,
    notes="Nur für uns",
)


def of(relation: Relation, number: str = "BV/0127/2026") -> Vorlage:
    return replace(PAPER, related=(Related(relation=relation, number=number),))


@pytest.mark.parametrize(
    ("relation", "line"),
    [
        ("Ergänzung", "Ergänzung zu BV/0127/2026"),
        ("Austausch", "Austausch zu BV/0127/2026"),
        ("Neufassung", "Neufassung von BV/0127/2026"),
        ("Bezug", "Bezug: BV/0127/2026"),
    ],
)
def test_a_paper_says_with_which_one_it_goes(form: Form, relation: Relation, line: str) -> None:
    assert list(related_lines(of(relation), form)) == [line]


def test_a_form_has_its_own_words_or_none(form: Form) -> None:
    words = Relations(words={"Ergänzung": "Nachtrag {number}", "Bezug": ""})
    form = replace(form, related=words)
    assert list(related_lines(of("Ergänzung"), form)) == ["Nachtrag BV/0127/2026"]
    assert list(related_lines(of("Bezug"), form)) == []


def test_what_the_number_says_is_not_said_again(form: Form) -> None:
    paper = replace(of("Ergänzung", "431/2021"), number="1. Ergänzung zu 431/2021")
    assert list(related_lines(paper, form)) == []
    assert list(related_lines(replace(paper, number="431/2021/1"), form)) != []


def test_without_a_number_nothing_is_printed(form: Form) -> None:
    assert list(related_lines(of("Ergänzung", " "), form)) == []


@pytest.mark.parametrize(
    ("order", "place"),
    [(("kind", "number"), 2), (("kind", "meta"), 1), (("subject",), 0), (("kind", "related"), 1)],
)
def test_the_line_stands_below_the_number_or_the_kind(
    order: tuple[HeadPart, ...], place: int
) -> None:
    assert Head(order).parts.index("related") == place


def test_a_form_has_its_own_patterns(form: Form) -> None:
    form = replace(form, related=Relations(numbers={"Neufassung": "{number}-R{n}"}))
    patterns = [number_pattern(form, relation) for relation in RELATIONS]
    assert patterns == ["{number}/{n}", "{number}/{n}", "{number}-R{n}", ""]


# A new one


def test_an_ergaenzung_takes_over_what_stays_the_same(form: Form) -> None:
    new = goes_with(PAPER, form, "Ergänzung", DAY)
    assert new.related == (Related(relation="Ergänzung", number="BV/0127/2026"),)
    assert (new.subject, new.lead, new.public) == (PAPER.subject, PAPER.lead, True)
    assert new.signatures == PAPER.signatures
    assert new.form == form.sha256


def test_an_ergaenzung_begins_anew_where_it_must(form: Form) -> None:
    new = goes_with(PAPER, form, "Ergänzung", DAY)
    assert (new.number, new.date, new.place_date, new.notes) == ("", None, "", "")
    assert (new.status, new.status_date) == (Status.DRAFT, None)
    assert new.body == form.template("Beschlussvorlage")
    assert new.attachments == ()


@pytest.mark.parametrize("relation", ["Austausch", "Neufassung"])
def test_what_comes_in_its_place_begins_with_its_text(form: Form, relation: Relation) -> None:
    new = goes_with(PAPER, form, relation, DAY)
    assert (new.body, new.attachments) == (PAPER.body, PAPER.attachments)
    assert new.number == ""


def test_only_sittings_to_come_are_taken_over(form: Form) -> None:
    route = goes_with(PAPER, form, "Ergänzung", DAY).route
    assert route == (replace(BUILDING, dates=()), replace(COUNCIL, result=""))


def test_a_committee_that_adjourned_stands_once(form: Form) -> None:
    earlier = replace(COUNCIL, dates=(date(2026, 7, 1),))
    paper = replace(PAPER, route=(earlier, earlier, COUNCIL))
    assert goes_with(paper, form, "Ergänzung", DAY).route == (replace(COUNCIL, result=""),)


def test_a_paper_without_stations_offers_one(form: Form) -> None:
    paper = replace(PAPER, route=())
    assert goes_with(paper, form, "Bezug", DAY).route == (Consultation(),)


@pytest.mark.parametrize(
    ("relation", "kind"), [("Ergänzung", "Ergänzungsvorlage"), ("Neufassung", "Beschlussvorlage")]
)
def test_a_forms_own_kind_for_it_is_taken(form: Form, relation: Relation, kind: str) -> None:
    form = replace(form, kinds=(*form.kinds, Kind("Ergänzungsvorlage")))
    assert goes_with(PAPER, form, relation, DAY).kind == kind
