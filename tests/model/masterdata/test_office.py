"""Master data as a value and as JSON."""

from __future__ import annotations

from datetime import date, time

import msgspec
import pytest

from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.masterdata import codec as office_codec
from vorlage_editor.model.masterdata.codec import decode, encode
from vorlage_editor.model.masterdata.office import (
    Committee,
    Department,
    Meeting,
    Office,
    Period,
    Recipient,
    Signer,
    merged,
)
from vorlage_editor.model.migrations import TooNewError

FULL = Office(
    bundesland="NW",
    committees=(
        Committee(
            name="Bauausschuss",
            short="BA",
            article="den",
            public=True,
            notice=Period(number=7),
            submission=Period(number=10, unit="working_days", weekday=2),
            role="Vorberatung",
        ),
    ),
    meetings=(
        Meeting(
            committee="Bauausschuss",
            dates=(date(2026, 3, 12),),
            time=time(17),
            place="Saal 1",
            deadline=date(2026, 2, 27),
        ),
    ),
    departments=(Department(name="Bauen und Umwelt", short="Dez. III"),),
    signers=(Signer(name="Erika Beispiel", label="Die Bürgermeisterin", deputies=("Max Muster",)),),
    recipients=(Recipient(name="Sitzungsdienst", address="sitzungsdienst@auenfelde.example"),),
)


def test_master_data_come_back_as_they_were() -> None:
    assert decode(encode(FULL)) == FULL
    assert encode(decode(encode(FULL))) == encode(FULL)
    assert decode(encode(Office())) == Office()


def test_a_newer_file_is_refused_in_words() -> None:
    with pytest.raises(TooNewError, match="aktualisieren"):
        decode(b'{"format": "9.0", "office": {"unknown": 1}}')


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b'{"format": 1}', b'{"format": "1.0"}', b"\xff\xfe", b"[" * 100_000,
     b'{"format": "1.0", "office": {"meetings": [{"committee": "Rat", "dates": []}]}}',
     b'{"format": "1.0", "office": {"meetings": [{"committee": "Rat", "dates": ["0001-01-01"]}]}}',
     b" " * (office_codec.LIMIT + 1)],
)  # fmt: skip
def test_what_are_no_master_data_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ReadError, match="Stammdaten"):
        decode(data)


def test_an_older_file_is_brought_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(raw: dict[str, object]) -> dict[str, object]:
        return {"format": "1.0", "office": {"bundesland": raw["land"]}}

    monkeypatch.setitem(office_codec.MIGRATIONS, "0.9", ("1.0", step))
    assert decode(msgspec.json.encode({"format": "0.9", "land": "HE"})).bundesland == "HE"
    with pytest.raises(ReadError):
        decode(b'{"format": "0.9"}')


def test_a_committee_is_found_by_name_and_by_short_name() -> None:
    assert FULL.committee(" bauAUSSCHUSS ") == FULL.committee("ba") == FULL.committees[0]
    assert FULL.committee("") is None
    assert FULL.meetings_of("BA") == FULL.meetings


def test_a_name_is_there_once_and_meetings_are_in_order() -> None:
    days = [date(2026, 5, 1), date(2026, 3, 1), date(2026, 3, 1)]
    office = Office(
        committees=(Committee(name="Rat", role="Entscheidung"), Committee(name="RAT")),
        meetings=tuple(Meeting(committee="Rat", dates=(day,)) for day in days),
    )
    assert [one.role for one in office.committees] == ["Entscheidung"]
    assert [one.dates[0].month for one in office.meetings] == [3, 5]


def test_another_file_replaces_its_like_and_keeps_the_rest() -> None:
    more = Office(
        committees=(Committee(name="bauausschuss", role="Anhörung"), Committee(name="Rat")),
        recipients=(Recipient(name="Presse"),),
    )
    after = merged(FULL, more)
    assert [one.role for one in after.committees] == ["Anhörung", ""]
    assert [one.name for one in after.recipients] == ["Sitzungsdienst", "Presse"]
    assert (after.bundesland, after.meetings, after.signers) == ("NW", FULL.meetings, FULL.signers)
    assert merged(FULL, FULL) == merged(Office(), FULL) == FULL
