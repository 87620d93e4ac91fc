"""The one value, and what others may see of it."""

from __future__ import annotations

from datetime import date
from typing import get_type_hints

import pytest
from hypothesis import given
from msgspec.structs import asdict, replace

from tests.model.strategies import papers
from vorlage_editor.model.body import Paragraph, Picture
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import (
    Attachment,
    Dismissed,
    Vorlage,
    VorlageFields,
    blobs_of,
    published,
    with_line,
)

PAPER = Vorlage(kind="Anfrage")


def test_an_edit_may_name_each_field_with_its_type_and_nothing_else() -> None:
    assert get_type_hints(VorlageFields) == get_type_hints(Vorlage)


def test_a_line_is_set_by_its_name() -> None:
    assert with_line(PAPER, "lead", "Dez. III") == replace(PAPER, lead="Dez. III")


@pytest.mark.parametrize("name", ["subject", "body", "leader"])
def test_what_is_no_line_is_not_set_as_one(name: str) -> None:
    with pytest.raises(LookupError, match=name):
        with_line(PAPER, name, "Dez. III")


@given(papers)
def test_a_paper_is_in_normal_form(vorlage: Vorlage) -> None:
    assert Vorlage(**asdict(vorlage)) == vorlage


def test_a_date_leaves_no_typed_text() -> None:
    vorlage = Vorlage(kind="Anfrage", date=date(2026, 3, 2), date_text="2.3.")
    assert vorlage.date_text == ""


def test_only_subject_and_notes_have_lines() -> None:
    vorlage = Vorlage(kind="A\nB", number="1\n2", subject="oben\r\nunten", notes="a\nb")
    assert (vorlage.kind, vorlage.number) == ("A B", "1 2")
    assert (vorlage.subject, vorlage.notes) == ("oben\u2028unten", "a\u2028b")


def test_others_see_no_notes_and_no_dismissals() -> None:
    internal = replace(PAPER, notes="geheim", dismissed=(Dismissed(rule="r", reason="geheim"),))
    assert published(internal) == PAPER


@pytest.mark.parametrize(("public", "count"), [(False, 3), (True, 2)])
def test_the_public_sees_nothing_that_is_not_public(*, public: bool, count: int) -> None:
    states = (True, False, None)
    vorlage = replace(
        PAPER,
        route=tuple(Consultation(committee="Rat", public=state) for state in states),
        attachments=tuple(Attachment(name="Plan", public=state) for state in states),
    )
    seen = published(vorlage, public=public)
    assert (len(seen.route), len(seen.attachments)) == (count, count)


def test_pictures_and_attachments_name_their_bytes() -> None:
    vorlage = replace(
        PAPER,
        body=(Picture("p1"), Picture(""), Paragraph()),
        attachments=(Attachment(name="Plan", data="a1"), Attachment(name="nur genannt")),
    )
    assert list(blobs_of(vorlage)) == ["p1", "a1"]
