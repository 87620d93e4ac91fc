"""Whatever a paper says, the checks have an answer: sentences about fields that there are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.checks.papers import FORM, TODAY
from tests.model.strategies import papers
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.checks import Severity, examine
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period
from vorlage_editor.model.vorlage import Dismissed

if TYPE_CHECKING:
    from vorlage_editor.model.vorlage import Vorlage

PIECES = (
    "Anlage", "Anlagen", "Anl.", "1", "2.", "bis", "III", "siehe", "(", ")", "zu §", "der Satzung",
    "☐", "☒", "Ja", "Nein", "keine", "Finanzielle Auswirkungen", "5 €", "./.", "\u2028", "Herr",
    "Feldweg 3,", "12345 Au", "geb.", "12.03.1961", "DE02", "1203 0000", "0000 2020 51", "IBAN",
    "Der Rat", "beschließt", "stimmt", "zu", "wird", "beauftragt", ":", "犬", "\u200b", "*",
)  # fmt: skip
KINDS = "Beschlussvorlage", "Informationsvorlage", "Sitzungsvorlage", "Tischvorlage", ""
MEETING = Meeting(committee="Rat", dates=(date(2026, 4, 16), date(2026, 4, 17)))
OFFICE = Office(
    bundesland="SN",
    committees=(Committee(name="Rat", short="R", submission=Period(number=9, holidays=False)),),
    meetings=(MEETING,),
)
words = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@given(papers, words, st.sampled_from(KINDS), st.booleans())
def test_every_paper_can_be_checked(paper: Vorlage, text: str, kind: str, public: bool) -> None:
    body = (*paper.body, Paragraph((Run(text),)))
    paper = replace(paper, kind=kind, body=body, subject=text)
    examined = examine(paper, FORM, OFFICE, TODAY, public=public)
    for one in examined.found:
        assert one.message.endswith(".")
        assert one.thing
        name, place, _ = one.field
        assert name == "form" or place is None or place < len(getattr(paper, name))


@given(papers, words)
def test_all_but_errors_can_be_dismissed(paper: Vorlage, text: str) -> None:
    paper = replace(paper, body=(*paper.body, Paragraph((Run(text),))), dismissed=())
    found = examine(paper, FORM, OFFICE, TODAY).found
    gone = tuple(Dismissed(rule=one.rule, reason="x", thing=one.thing) for one in found)
    left = examine(replace(paper, dismissed=gone), FORM, OFFICE, TODAY)
    assert {one.severity for one in left.found} <= {Severity.ERROR}
    assert len(left.found) + len(left.dismissed) == len(found)
