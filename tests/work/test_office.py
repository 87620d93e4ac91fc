"""The master data of a data folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.masterdata.codec import NAME, encode
from vorlage_editor.model.masterdata.office import Committee, Office
from vorlage_editor.work.office import OFFICE_FILE

if TYPE_CHECKING:
    from pathlib import Path

RAT = Office(bundesland="NI", committees=(Committee(name="Rat"),))
ICS = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Rat\nDTSTART:20260312T170000\nEND:VEVENT\n"


def land(office: Office, code: str) -> Office:
    return replace(office, bundesland=code)


def test_before_the_first_change_there_are_none(tmp_path: Path) -> None:
    assert OFFICE_FILE.read(tmp_path) == (Office(), "")
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_kept(tmp_path: Path) -> None:
    OFFICE_FILE.change(tmp_path, partial(land, code="HE"))
    assert OFFICE_FILE.read(tmp_path).value == Office(bundesland="HE")


def test_a_change_builds_on_what_another_window_kept(tmp_path: Path) -> None:
    OFFICE_FILE.change(tmp_path, partial(land, code="HE"))
    OFFICE_FILE.export(tmp_path / NAME, RAT)
    assert OFFICE_FILE.change(tmp_path, partial(land, code="NW")).value == land(RAT, "NW")


def test_master_data_are_handed_on(tmp_path: Path) -> None:
    file = tmp_path / "alle.stammdaten"
    OFFICE_FILE.export(file, RAT)
    assert OFFICE_FILE.take_in(tmp_path, file) == ((RAT, ""), (0, 1, 0))
    assert OFFICE_FILE.read(tmp_path).value == RAT


def test_a_calendar_is_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "2026.ics"
    file.write_bytes(ICS)
    OFFICE_FILE.change(tmp_path, partial(land, code="HE"))
    taken = OFFICE_FILE.take_in(tmp_path, file)
    assert taken.came == (1, 1, 0)
    assert OFFICE_FILE.read(tmp_path).value == taken.kept.value
    assert taken.kept.value.bundesland == "HE"


def test_a_file_that_is_none_changes_nothing(tmp_path: Path) -> None:
    OFFICE_FILE.export(tmp_path / NAME, RAT)
    file = tmp_path / "bild.csv"
    file.write_bytes(b"\x89PNG")
    with pytest.raises(UserError, match="unverändert"):
        OFFICE_FILE.take_in(tmp_path, file)
    assert (tmp_path / NAME).read_bytes() == encode(RAT)


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    for number in ("", "-2"):
        (tmp_path / NAME).write_bytes(b'{"format": "1.0", "off')
        found = OFFICE_FILE.read(tmp_path)
        assert found.value == Office()
        name = f"stammdaten-beschaedigt{number}.json"
        assert name in found.notice
        assert (tmp_path / name).read_bytes() == b'{"format": "1.0", "off'


def test_a_newer_file_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"format": "9.0"}')
    with pytest.raises(UserError, match="neueren"):
        OFFICE_FILE.change(tmp_path, partial(land, code="HE"))
    assert (tmp_path / NAME).read_bytes() == b'{"format": "9.0"}'
