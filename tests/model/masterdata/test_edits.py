"""Changes of the master data, and what is typed into their fields."""

from __future__ import annotations

from datetime import date, time

import pytest
from msgspec.structs import replace

from vorlage_editor.model.masterdata.edits import (
    Entry,
    Part,
    entries,
    put_back,
    with_entry,
    without,
)
from vorlage_editor.model.masterdata.office import (
    Committee,
    Department,
    Meeting,
    Office,
    Period,
    Recipient,
    Signer,
)
from vorlage_editor.model.masterdata.typed import Desk, TypedPeriod, read_entry, shown

TODAY = date(2026, 3, 2)
BUILDING = Committee(
    name="Bauausschuss", short="BA", article="den", public=True, role="Vorberatung",
    notice=Period(number=7), submission=Period(number=10, unit="working_days", weekday=2),
)  # fmt: skip
COUNCIL = Committee(name="Rat")
FIRST = Meeting(
    committee="Bauausschuss", dates=(date(2026, 3, 12), date(2026, 3, 13)), time=time(17, 30),
    place="Saal 1", deadline=date(2026, 2, 27),
)  # fmt: skip
SECOND = Meeting(committee="Rat", dates=(date(2026, 4, 1),))
DEPARTMENT = Department(name="Bauen und Umwelt", short="Dez. III")
SIGNER = Signer(name="Erika Beispiel", label="Die Bürgermeisterin", deputies=("A", "B"))
RECIPIENT = Recipient(name="Sitzungsdienst", address="rat@auenfelde.example")
OFFICE = Office(
    committees=(BUILDING, COUNCIL), meetings=(FIRST, SECOND), departments=(DEPARTMENT,),
    signers=(SIGNER,), recipients=(RECIPIENT,),
)  # fmt: skip
DESK = Desk(OFFICE, TODAY)
ALL: list[tuple[Part, Entry]] = [
    ("committees", BUILDING), ("committees", COUNCIL), ("meetings", FIRST), ("meetings", SECOND),
    ("departments", DEPARTMENT), ("signers", SIGNER), ("recipients", RECIPIENT),
]  # fmt: skip


@pytest.mark.parametrize(("part", "entry"), ALL)
def test_what_is_shown_is_read_as_it_was(part: Part, entry: Entry) -> None:
    assert read_entry(part, shown(part, entry), DESK, entry) == (entry, {})


@pytest.mark.parametrize(("part", "entry"), ALL)
def test_an_entry_can_be_put_in_taken_out_and_back(part: Part, entry: Entry) -> None:
    after = without(OFFICE, part, [entry])
    assert entry not in entries(after, part)
    assert put_back(after, OFFICE, after) == OFFICE
    assert entry in entries(with_entry(after, part, None, entry), part)


def test_a_committee_takes_its_meetings_along() -> None:
    assert without(OFFICE, "committees", [BUILDING]).meetings == (SECOND,)
    after = with_entry(OFFICE, "committees", BUILDING, replace(BUILDING, name="Bau und Verkehr"))
    assert [one.committee for one in after.meetings] == ["Bau und Verkehr", "Rat"]


def test_what_was_changed_since_stays_when_something_comes_back() -> None:
    after = without(OFFICE, "committees", [COUNCIL])
    later = with_entry(after, "departments", None, Department(name="Kämmerei"))
    back = put_back(later, OFFICE, after)
    assert back.committees == (BUILDING, COUNCIL)
    assert back.departments[-1].name == "Kämmerei"
    assert back.meetings == OFFICE.meetings


@pytest.mark.parametrize(
    ("part", "field", "typed", "words"),
    [
        ("committees", "name", " ", "fehlt"),
        ("committees", "name", "rat", "heißt schon"),
        ("committees", "short", "Rat", "heißt schon"),
        ("committees", "notice", TypedPeriod("sieben"), "keine Zahl"),
        ("committees", "submission", TypedPeriod("999"), "keine Zahl"),
        ("committees", "submission", TypedPeriod("-1"), "keine Zahl"),
        ("meetings", "committee", "", "wählen"),
        ("meetings", "dates", "", "fehlt"),
        ("meetings", "dates", "31.2.2026", "kein Tag"),
        ("meetings", "dates", "12.03.0026", "Jahr"),
        ("meetings", "time", "25:00", "keine Uhrzeit"),
        ("meetings", "deadline", "bald", "kein Tag"),
        ("meetings", "deadline", "1./2.3.2026", "ein einziger Tag"),
        ("meetings", "deadline", "14.03.2026", "nach der Sitzung"),
        ("recipients", "address", "rat@auenfelde", "keine E-Mail-Adresse"),
    ],
)
def test_a_wrong_field_is_told_and_keeps_no_other_from_being_kept(
    part: Part, field: str, typed: object, words: str
) -> None:
    old = entries(OFFICE, part)[0]
    more = {"role": "Beratung", "place": "Saal 2", "name": getattr(old, "name", "") + " Neu"}
    values = {**shown(part, old), **more, field: typed}
    entry, problems = read_entry(part, values, DESK, old)
    assert list(problems) == [field]
    assert words in problems[field]
    assert entry not in (None, old)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("17", time(17)), ("9.30", time(9, 30)), ("17:00 Uhr", time(17)), ("", None)],
)
def test_a_time_is_understood(typed: str, told: time | None) -> None:
    entry, problems = read_entry("meetings", {**shown("meetings", FIRST), "time": typed}, DESK)
    assert isinstance(entry, Meeting)
    assert (entry.time, problems) == (told, {})


@pytest.mark.parametrize("part", ["committees", "meetings", "departments", "signers", "recipients"])
def test_a_new_entry_needs_a_name(part: Part) -> None:
    entry, problems = read_entry(part, shown(part, None), DESK)
    assert entry is None
    assert problems


def test_a_new_entry_is_kept_without_what_is_wrong() -> None:
    typed = {**shown("meetings", None), "committee": "Rat", "dates": "12.5.", "time": "abends"}
    entry, problems = read_entry("meetings", typed, DESK)
    assert entry == Meeting(committee="Rat", dates=(date(2026, 5, 12),))
    assert list(problems) == ["time"]


def test_a_meeting_is_there_once() -> None:
    typed = {**shown("meetings", SECOND), "committee": "Rat", "dates": "01.04.2026"}
    entry, problems = read_entry("meetings", typed, DESK)
    assert entry is None
    assert "steht schon" in problems["dates"]
