"""The öffentliche Fassung."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests.model.strategies import papers
from tests.pdf.spoken import spoken
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.public import LEFT_OUT, public_version
from vorlage_editor.model.vorlage import (
    Attachment,
    Status,
    Vorlage,
    duplicate,
    numbered,
    published,
)

PAPER = Vorlage(kind="Anfrage", subject="Hafen")
CLOSED = Consultation(committee="Personalausschuss", public=False)
ANLAGEN = tuple(
    Attachment(name=name, public=public)
    for name, public in (("A", None), ("B", False), ("", None), ("C", True), ("D", True))
)


def test_attachments_keep_the_numbers_by_which_the_text_names_them() -> None:
    seen = public_version(replace(PAPER, attachments=ANLAGEN)).attachments
    numbers = [(number, one.name) for number, one in numbered(seen)]
    assert numbers == [(1, "A"), (None, ""), (3, "C"), (4, "D")]
    assert [one.number for one in seen] == [None, None, 3, None]


@given(papers)
def test_what_is_public_needs_no_second_time(vorlage: Vorlage) -> None:
    once = published(vorlage, public=True)
    assert published(once, public=True) == once


@pytest.mark.parametrize(
    "fields", [{"route": (CLOSED,)}, {"attachments": (Attachment(name="Akte", public=False),)}]
)
def test_the_paper_says_that_it_is_not_all(form: Form, fields: dict[str, object]) -> None:
    whole = replace(PAPER, public=True, **fields)
    assert LEFT_OUT in spoken(public_version(whole), form)
    assert LEFT_OUT not in spoken(whole, form)


def test_a_paper_without_closed_parts_says_nothing(form: Form) -> None:
    empty = Consultation(public=False), Consultation(committee="Rat", public=True)
    seen = public_version(replace(PAPER, route=empty, attachments=(Attachment(public=False),)))
    assert LEFT_OUT not in spoken(seen, form)


def test_the_way_through_the_house_is_nobodys_business() -> None:
    signing = replace(PAPER, status=Status.CO_SIGNING, status_date=date(2026, 3, 2))
    assert public_version(signing) == PAPER


@pytest.mark.parametrize("fields", [{"public": False}, {"route": (CLOSED, Consultation())}])
def test_a_closed_paper_has_no_public_version(fields: dict[str, object]) -> None:
    with pytest.raises(UserError, match="hat keine öffentliche Fassung"):
        public_version(replace(PAPER, **fields))


def test_a_duplicate_is_a_whole_paper() -> None:
    seen = public_version(replace(PAPER, route=(CLOSED,), public=True, attachments=ANLAGEN))
    again = duplicate(seen)
    assert not again.abridged
    assert [one.number for one in again.attachments] == [None] * 4
