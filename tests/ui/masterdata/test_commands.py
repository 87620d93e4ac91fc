"""Master data in the window: import, export, stations that fill themselves, checks that know."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from tests.exchange.big_calendar import calendar
from tests.ui.program import running
from tests.ui.sheets import offered
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.masterdata.codec import NAME, decode, encode
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period
from vorlage_editor.ui.masterdata.dialog import OfficeDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running

TODAY = date.today()  # noqa: DTZ011 - the window's own day
DAYS = tuple(TODAY + timedelta(7 * n + 1) for n in range(4))
OFFICE = Office(
    committees=(
        Committee(
            name="Bauausschuss", short="BA", public=True, role="Vorberatung",
            submission=Period(number=8),
        ),
        Committee(name="Rat"),
    ),
    meetings=tuple(Meeting(committee="Bauausschuss", dates=(day,)) for day in DAYS),
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "haus.stammdaten"
    path.write_bytes(encode(OFFICE))
    return path


def take_in(program: Running, file: Path) -> None:
    program.answers.file = file
    program.do("extras-import")
    program.settle()


def type_committee(program: Running, text: str, *keys: Qt.Key) -> None:
    field = program.window.sheet.stations.lines[0].committee
    field.setFocus()
    program.bot.keyClicks(field, text)
    for key in (*keys, Qt.Key.Key_Return):
        program.bot.keyClick(field, key)


def test_an_import_offers_the_committees(program: Running, file: Path) -> None:
    program.new()
    take_in(program, file)
    field = program.window.sheet.stations.lines[0].committee
    assert offered(field) == ["Bauausschuss", "Rat"]
    assert "4 Sitzungen und 2 Gremien übernommen" in program.window.status.notice.text()


def test_a_committee_brings_its_meeting_and_its_role(program: Running, file: Path) -> None:
    program.new()
    take_in(program, file)
    type_committee(program, "BA")
    (station,) = program.vorlage.route
    assert (station.committee, station.role, station.public) == (
        "Bauausschuss",
        "Vorberatung",
        True,
    )
    assert station.dates[0] in DAYS[1:]  # the first can no longer be reached


def test_what_is_there_is_not_replaced(program: Running, file: Path) -> None:
    program.new()
    take_in(program, file)
    kept = replace(program.vorlage.route[0], role="Anhörung", date_text="nach Bedarf")
    program.session.edit("Station ändern", route=(kept,))
    type_committee(program, "BA")
    (station,) = program.vorlage.route
    assert (station.role, station.dates, station.date_text) == ("Anhörung", (), "nach Bedarf")


def test_who_walks_through_the_list_gets_what_belongs_to_the_last(
    program: Running, file: Path
) -> None:
    file.write_bytes(encode(replace(OFFICE, meetings=())))
    program.new()
    take_in(program, file)
    field = program.window.sheet.stations.lines[0].committee
    field.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        program.bot.keyClick(field, key)
    assert program.vorlage.route[0].role == "Vorberatung"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        program.bot.keyClick(field, key)
    assert program.vorlage.route == (Consultation(committee="Rat"),)


def test_passing_through_a_station_changes_nothing(program: Running, file: Path) -> None:
    program.new()
    station = Consultation(committee="Bauausschuss")
    program.session.edit("Station ändern", route=(station,))
    take_in(program, file)
    line = program.window.sheet.stations.lines[0]
    line.committee.setFocus()
    line.role.setFocus()
    assert program.vorlage.route == (station,)


def test_the_checks_know_the_deadline(program: Running, file: Path) -> None:
    program.new("Beschlussvorlage")
    late = replace(program.vorlage.route[0], committee="Bauausschuss", dates=(DAYS[0],))
    program.session.edit("Station ändern", route=(late,))
    take_in(program, file)
    rows = [row.text for row in program.window.findings.list.rows]
    assert any("Abgabeschluss" in text for text in rows)


def test_what_was_taken_in_is_there_again_and_can_be_handed_on(
    tmp_path: Path, qtbot: QtBot, file: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / NAME).write_bytes(file.read_bytes())
    with running(folder, qtbot) as program:
        program.new()
        program.settle()
        assert len(offered(program.window.sheet.stations.lines[0].committee)) == 2
        program.answers.file = tmp_path / "weiter.stammdaten"
        program.do("extras-export")
        program.settle()
        assert decode(program.answers.file.read_bytes()) == OFFICE


def test_without_master_data_the_committees_of_earlier_papers_are_offered(
    program: Running,
) -> None:
    program.new()
    program.session.edit("x", route=(Consultation(committee="Ortsrat Nord"),))
    with program.bot.waitSignal(program.workplace.autosave.saved):
        program.do("file-save")
    program.new()
    field = program.window.sheet.stations.lines[0].committee
    program.bot.waitUntil(lambda: offered(field) == ["Ortsrat Nord"])


def test_the_dialog_opens_once_and_the_window_hears_of_changes(
    program: Running, file: Path
) -> None:
    program.new()
    take_in(program, file)
    program.do("extras-office")
    program.do("extras-office")
    (dialog,) = program.window.findChildren(OfficeDialog)
    program.bot.keyClick(dialog.pages.form.fields["name"].editor, Qt.Key.Key_End)
    program.bot.keyClicks(dialog.pages.form.fields["name"].editor, "X")
    dialog.close()
    field = program.window.sheet.stations.lines[0].committee
    assert offered(field) == ["BauausschussX", "Rat"]
    assert not dialog.isVisible()


def test_closing_the_window_keeps_what_was_just_typed_in_the_dialog(
    program: Running, file: Path
) -> None:
    program.new()
    take_in(program, file)
    program.do("extras-office")
    (dialog,) = program.window.findChildren(OfficeDialog)
    field = dialog.pages.form.fields["short"].editor
    field.setFocus()
    program.bot.keyClicks(field, "X")
    program.window.close()
    assert not dialog.isVisible()
    assert decode((program.folder / NAME).read_bytes()).committees[0].short == "XBA"


def test_the_program_may_end_while_the_dialog_is_open(program: Running, file: Path) -> None:
    program.new()
    take_in(program, file)
    program.do("extras-office")
    (dialog,) = program.window.findChildren(OfficeDialog)
    field = dialog.pages.form.fields["short"].editor
    field.setFocus()
    program.bot.keyClicks(field, "X")


def test_the_dialog_can_be_opened_again(program: Running) -> None:
    for _ in range(2):
        program.do("extras-office")
        dialog = program.window.findChildren(OfficeDialog)[-1]
        assert dialog.isVisible()
        dialog.close()


def test_forty_committees_with_twelve_meetings_come_in_through_the_window(
    program: Running, tmp_path: Path
) -> None:
    program.new()
    path = tmp_path / "rat.ics"
    path.write_bytes(calendar(40, 12, TODAY))
    take_in(program, path)
    assert "480 Sitzungen und 40 Gremien übernommen" in program.window.status.notice.text()
    type_committee(program, "Aufgabe 07", Qt.Key.Key_Down)
    (station,) = program.vorlage.route
    assert (station.committee, station.dates) == (
        "Ausschuss für Aufgabe 07",
        (TODAY + timedelta(7),),
    )


def test_a_file_that_is_none_is_refused_in_words(program: Running, tmp_path: Path) -> None:
    path = tmp_path / "bild.ics"
    path.write_bytes(b"\x89PNG")
    take_in(program, path)
    assert "unverändert" in program.answers.errors[0]
