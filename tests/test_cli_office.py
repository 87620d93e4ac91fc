"""The command line checks by the master data of the data folder."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from vorlage_editor import resources
from vorlage_editor.cli import main
from vorlage_editor.cli.papers import today
from vorlage_editor.exchange import package
from vorlage_editor.exchange.examples import example
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.masterdata.codec import NAME, encode
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period
from vorlage_editor.model.vorlage import Dismissed

EXAMPLE = resources.path("beispiele/informationsvorlage.txt")
LATE = "deadline-missed"


@pytest.fixture
def soon(tmp_path: Path, form: Form) -> Path:
    """A paper whose sitting is the day after tomorrow; its Abgabeschluss was days ago."""
    day = today() + timedelta(2)
    route = (Consultation(committee="Rat", dates=(day,), role="Kenntnisnahme"),)
    office = Office(
        committees=(Committee(name="Rat", submission=Period(number=10)),),
        meetings=(Meeting(committee="Rat", dates=(day,)),),
    )
    (tmp_path / NAME).write_bytes(encode(office))
    path = tmp_path / "Vorlage.vorlage"
    path.write_bytes(package.write("d1", replace(example(form), route=route), form, {}))
    return path


def checked(capsys: pytest.CaptureFixture[str], path: Path, data: Path) -> list[dict[str, str]]:
    main(["check", str(path), "--json", "--data", str(data)])
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


def test_check_knows_committees_and_deadlines(
    capsys: pytest.CaptureFixture[str], soon: Path
) -> None:
    (finding,) = checked(capsys, soon, soon.parent)
    assert (finding["rule"], finding["field"]) == (LATE, "route[0].date")
    assert set(finding) == {"rule", "severity", "field", "message"}


def test_without_master_data_there_are_no_deadlines(
    capsys: pytest.CaptureFixture[str], soon: Path
) -> None:
    assert LATE not in [one["rule"] for one in checked(capsys, soon, soon.parent / "none")]


@pytest.mark.parametrize("data", [b"", b"{", b'{"format": "99.0", "office": {}}', b"\xff" * 9])
def test_broken_master_data_are_said_and_left_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: bytes
) -> None:
    (tmp_path / NAME).write_bytes(data)
    code = main(["check", str(EXAMPLE), "--data", str(tmp_path)])
    out, err = capsys.readouterr()
    assert (code, out) == (0, "Keine Beanstandungen.\n")
    assert err.startswith("Die Stammdaten im Datenordner")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [data]


def test_export_says_once_that_master_data_are_broken(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / NAME).write_bytes(b"{")
    (tmp_path / "out").mkdir()
    arguments = [str(EXAMPLE), str(EXAMPLE), "-o", str(tmp_path / "out"), "--to", "json"]
    assert main(["export", *arguments, "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().err.count("Stammdaten im Datenordner") == 1


def test_what_was_dismissed_is_not_found(
    capsys: pytest.CaptureFixture[str], soon: Path, form: Form
) -> None:
    paper = package.read(soon.read_bytes()).vorlage
    gone = Dismissed(rule=LATE, field="route[0].date", reason="Mit dem Sitzungsdienst vereinbart")
    soon.write_bytes(package.write("d1", replace(paper, dismissed=(gone,)), form, {}))
    assert checked(capsys, soon, soon.parent) == []
