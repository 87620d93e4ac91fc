"""A dismissed finding stays dismissed for the same thing, wherever it stands; not for another."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM, GOOD, TODAY, heading, station, text
from vorlage_editor.model.body import Picture
from vorlage_editor.model.checks import Examined, check, examine
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.vorlage import Attachment, Dismissed, Vorlage

SATURDAY = station("2026-03-14")
IBAN, OTHER = "DE02 1203 0000 0000 2020 51", "AT61 1904 3002 3457 3201"
NAMED = text("Siehe Anlage 1.")


def dismissed(paper: Vorlage, rule: str) -> Vorlage:
    (one,) = (one for one in check(paper, FORM, Office(), TODAY) if one.rule == rule)
    entry = Dismissed(rule=one.rule, field=str(one.field), reason="So gewollt", thing=one.thing)
    return replace(paper, dismissed=(*paper.dismissed, entry))


def examined(paper: Vorlage) -> Examined:
    return examine(paper, FORM, Office(), TODAY)


CASES: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ("sitting-on-free-day", {"route": (SATURDAY,)},
     {"route": (station("2026-03-11"), SATURDAY)},
     {"route": (station("2026-03-21"),)}),
    ("personal-data", {"public": True, "body": text(IBAN)},
     {"public": True, "body": text("Anlass", f"Das Konto: {IBAN}")},
     {"public": True, "body": text(OTHER)}),
    ("picture-without-text", {"body": (Picture("a", ""),)},
     {"body": (*text("Bild"), Picture("a", ""))},
     {"body": (Picture("b", ""),)}),
    ("heading-skipped", {"body": (heading("Teil", 2), *text("x"))},
     {"body": (*text("x"), heading("Teil", 2))},
     {"body": (heading("Anderes", 2), *text("x"))}),
    ("attachment-unlisted", {"body": NAMED}, {"body": text("Neu", "Siehe Anlage 1, Blatt 2.")},
     {"body": text("Siehe Anlage 2.")}),
    ("attachment-unnamed", {"attachments": (Attachment(name="Lageplan"),)},
     {"attachments": (Attachment(), Attachment(name="Lageplan"))},
     {"attachments": (Attachment(name="Gutachten"),)}),
    ("number-pattern", {"number": "7", "kind": "Informationsvorlage"},
     {"number": "7", "kind": "Informationsvorlage", "subject": "Anders"},
     {"number": "8", "kind": "Informationsvorlage"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fields", "moved", "other"), CASES)
def test_a_dismissal_is_of_a_thing(
    rule: str, fields: dict[str, Any], moved: dict[str, Any], other: dict[str, Any]
) -> None:
    paper = dismissed(replace(GOOD, **fields), rule)
    for same in (paper, replace(paper, **moved)):
        assert rule not in [one.rule for one in examined(same).found]
        assert [one.rule for one, _ in examined(same).dismissed] == [rule]
    assert rule in [one.rule for one in examined(replace(paper, **other)).found]


def test_the_reason_stands_beside_what_was_dismissed() -> None:
    ((finding, by),) = examined(
        dismissed(replace(GOOD, route=(SATURDAY,)), "sitting-on-free-day")
    ).dismissed
    assert (str(finding.field), by.reason) == ("route[0].date", "So gewollt")


def test_errors_are_never_dismissed() -> None:
    paper = dismissed(replace(GOOD, subject=""), "subject-missing")
    assert [one.rule for one in examined(paper).found] == ["subject-missing"]


def test_what_is_kept_of_a_dismissal_does_not_tell_the_account() -> None:
    paper = dismissed(replace(GOOD, public=True, body=text(IBAN)), "personal-data")
    assert "2020" not in str(paper.dismissed)
