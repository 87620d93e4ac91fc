"""What an öffentliche Fassung still speaks of, though it lacks it."""

from __future__ import annotations

import pytest

from tests.model.checks.papers import fields_of, text
from vorlage_editor.model.vorlage import Attachment

ANLAGEN = (
    Attachment(name="Lageplan", public=True),
    Attachment(name="Wertgutachten Hafenstraße", public=False),
)


@pytest.mark.parametrize(
    "words",
    [
        "Die Werte stehen in Anlage 2.",
        "Siehe Anlagen 1 und 2.",
        "Siehe Anlagen 1 bis 3.",
        "Das wertgutachten Hafenstraße liegt vor.",
    ],
)
def test_the_text_names_an_attachment_that_is_left_out(words: str) -> None:
    body = text("Anlage 1 ist der Plan.", words)
    found = fields_of("attachment-left-out", for_all=True, attachments=ANLAGEN, body=body)
    assert found == ["body[1]"]


@pytest.mark.parametrize("words", ["Siehe Anlage 1.", "Anlage 2 zur Kostenverordnung", "Gutachten"])
def test_other_attachments_may_be_named(words: str) -> None:
    body = text(words)
    assert fields_of("attachment-left-out", for_all=True, attachments=ANLAGEN, body=body) == []


def test_the_whole_paper_may_name_it() -> None:
    body = text("Die Werte stehen in Anlage 2.")
    assert fields_of("attachment-left-out", attachments=ANLAGEN, body=body) == []


def test_an_abridged_paper_lacks_no_attachment() -> None:
    body = text("Die Werte stehen in Anlage 2.")
    assert fields_of("attachment-unlisted", abridged=True, body=body) == []
    assert fields_of("attachment-unlisted", body=body) == ["body[0]"]
