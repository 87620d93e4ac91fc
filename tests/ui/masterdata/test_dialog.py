"""The dialog of master data: what is entered is kept, what is wrong is told and never lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.program import Answers
from tests.ui.sheets import CONTROL, focused, level, settle, show
from vorlage_editor.model.masterdata.codec import NAME
from vorlage_editor.model.masterdata.office import (
    Committee,
    Department,
    Meeting,
    Office,
    Period,
    Recipient,
    Signer,
)
from vorlage_editor.ui.kit.date_field import DateField
from vorlage_editor.ui.kit.fields import Combo, Line
from vorlage_editor.ui.kit.jobs import Jobs
from vorlage_editor.ui.kit.period_field import PeriodField
from vorlage_editor.ui.kit.settings import Settings
from vorlage_editor.ui.kit.shelf import Shelf
from vorlage_editor.ui.masterdata.dialog import OfficeDialog
from vorlage_editor.ui.masterdata.rows import NOT_YET, UNSAVED
from vorlage_editor.ui.masterdata.shelf import KIND
from vorlage_editor.work.office import OFFICE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.masterdata.shelf import OfficeShelf

Key = Qt.Key
TODAY = date(2026, 3, 2)
BUILDING = Committee(
    name="Bauausschuss", short="BA", role="Vorberatung", submission=Period(number=10)
)
COUNCIL = Committee(name="Rat", public=True)
PAST = Meeting(committee="Rat", dates=(date(2026, 1, 15),))
NEXT = Meeting(committee="Bauausschuss", dates=(date(2026, 3, 24),), time=time(17), place="Saal")
LATER = Meeting(committee="Rat", dates=(date(2026, 4, 1),))
OFFICE = Office(
    bundesland="NW", committees=(BUILDING, COUNCIL), meetings=(PAST, NEXT, LATER),
    departments=(Department(name="Bauen", short="Dez. III"),),
    signers=(Signer(name="Erika Beispiel"),),
    recipients=(Recipient(name="Sitzungsdienst", address="rat@auenfelde.example"),),
)  # fmt: skip
ICS = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Rat\nDTSTART:20260312T170000\nEND:VEVENT\n"


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def shelf(tmp_path: Path, answers: Answers, jobs: Jobs) -> OfficeShelf:
    settings = Settings(tmp_path / "einstellungen.ini")
    return Shelf(KIND, tmp_path, jobs, answers, settings)


def opened(shelf: OfficeShelf, answers: Answers, look: Look, qtbot: QtBot) -> OfficeDialog:
    assert shelf.read()
    dialog = OfficeDialog(shelf, answers, look, ("Vorberatung", "Entscheidung"), None, today)
    show(qtbot, dialog)
    settle()
    return dialog


def today() -> date:
    return TODAY


@pytest.fixture
def dialog(
    shelf: OfficeShelf, answers: Answers, look: Look, qtbot: QtBot, tmp_path: Path
) -> OfficeDialog:
    OFFICE_FILE.export(tmp_path / NAME, OFFICE)
    return opened(shelf, answers, look, qtbot)


@pytest.fixture
def empty(shelf: OfficeShelf, answers: Answers, look: Look, qtbot: QtBot) -> OfficeDialog:
    return opened(shelf, answers, look, qtbot)


@dataclass
class Disk:
    """The data folder, and who writes to it."""

    folder: Path
    shelf: OfficeShelf


@pytest.fixture
def stored(tmp_path: Path, shelf: OfficeShelf) -> Disk:
    return Disk(tmp_path, shelf)


def on_disk(disk: Disk) -> Office:
    """Return what is on the disk when all is written."""
    assert disk.shelf.finish()
    return OFFICE_FILE.read(disk.folder).value


def here() -> QWidget:
    widget = focused()
    assert widget
    return widget


def editor(dialog: OfficeDialog, name: str) -> QWidget:
    return dialog.pages.form.fields[name].editor


def enter(dialog: OfficeDialog, name: str, text: str) -> None:
    """Type ``text`` instead of what is in a field, and go on."""
    field = editor(dialog, name)
    field.setFocus()
    widget = here()
    QTest.keyClick(widget, Key.Key_A, CONTROL)
    QTest.keyClick(widget, Key.Key_Delete)
    QTest.keyClicks(widget, text)
    QTest.keyClick(QApplication.activePopupWidget() or widget, Key.Key_Tab)


def text_of(dialog: OfficeDialog, name: str) -> str:
    field = editor(dialog, name)
    assert isinstance(field, Line | DateField | Combo)
    return field.currentText() if isinstance(field, Combo) else field.text()


def go_to(dialog: OfficeDialog, part: str, place: int = 0) -> None:
    dialog.parts.choose(part)
    dialog.list.choose(dialog.column.keys[place])


def names(dialog: OfficeDialog) -> list[str]:
    return [row.text for row in dialog.list.rows if row.key]


# What is there is shown, and what is entered is kept


def test_the_parts_say_how_much_is_in_them(dialog: OfficeDialog) -> None:
    assert [row.text for row in dialog.parts.rows] == [
        "Gremien (2)", "Sitzungen (3)", "Dezernate und Ämter (1)", "Unterzeichnende (1)",
        "E-Mail-Empfänger (1)", "Bundesland",
    ]  # fmt: skip


def test_a_committee_is_shown(dialog: OfficeDialog) -> None:
    assert names(dialog) == ["Bauausschuss", "Rat"]
    assert (text_of(dialog, "name"), text_of(dialog, "short")) == ("Bauausschuss", "BA")
    assert text_of(dialog, "role") == "Vorberatung"
    note = dialog.pages.form.note.text()
    assert note == "Zum Beispiel: für die Sitzung am 24.03.2026 Abgabeschluss am 13.03.2026."


def test_a_field_that_is_left_is_kept_on_the_disk(dialog: OfficeDialog, stored: Disk) -> None:
    enter(dialog, "short", "ABV")
    assert on_disk(stored).committees[0] == replace(BUILDING, short="ABV")
    assert dialog.list.rows[0].second == "ABV · 1 Sitzung"


def test_a_committee_that_is_renamed_keeps_its_meetings(dialog: OfficeDialog, stored: Disk) -> None:
    enter(dialog, "name", "Ausschuss Bauen")
    office = on_disk(stored)
    assert [one.committee for one in office.meetings] == ["Rat", "Ausschuss Bauen", "Rat"]
    assert names(dialog) == ["Ausschuss Bauen", "Rat"]


def test_a_period_is_entered(dialog: OfficeDialog, stored: Disk) -> None:
    field = editor(dialog, "notice")
    assert isinstance(field, PeriodField)
    enter(dialog, "notice", "2")
    field.unit.setFocus()
    QTest.keyClick(field.unit, Key.Key_End)
    field.weekday.setFocus()
    QTest.keyClick(field.weekday, Key.Key_Down)
    field.holidays.setFocus()
    QTest.keyClick(field.holidays, Key.Key_Space)
    notice = on_disk(stored).committees[0].notice
    assert notice == Period(number=2, unit="weeks", weekday=0, holidays=False)


def test_a_period_without_a_number_is_none(dialog: OfficeDialog, stored: Disk) -> None:
    enter(dialog, "submission", "")
    assert on_disk(stored).committees[0].submission is None
    field = editor(dialog, "submission")
    assert isinstance(field, PeriodField)
    assert not field.unit.isEnabled()


def test_whether_it_is_public_is_chosen(dialog: OfficeDialog, stored: Disk) -> None:
    go_to(dialog, "committees", 1)
    assert text_of(dialog, "public") == "öffentlich"
    field = editor(dialog, "public")
    field.setFocus()
    QTest.keyClick(field, Key.Key_Down)
    assert on_disk(stored).committees[1].public is False


def test_the_bundesland_is_chosen(dialog: OfficeDialog, stored: Disk) -> None:
    dialog.parts.choose("land")
    assert dialog.pages.land.currentText() == "Nordrhein-Westfalen"
    assert not dialog.column.isVisible()
    dialog.pages.land.setFocus()
    QTest.keyClick(dialog.pages.land, Key.Key_Home)
    assert on_disk(stored).bundesland == ""
    QTest.keyClick(dialog.pages.land, Key.Key_Down)
    assert on_disk(stored).bundesland == "BW"


@pytest.mark.parametrize(
    ("part", "field", "text", "shown"),
    [
        ("departments", "short", "Dez. IV", "Dez. IV"),
        ("signers", "label", "Die Landesbeauftragte", "Die Landesbeauftragte"),
        ("signers", "office", "Beigeordnete", "Beigeordnete"),
        ("signers", "deputies", "A. Muster,B. Muster", "A. Muster, B. Muster"),
        ("recipients", "address", "x@auenfelde.example", "x@auenfelde.example"),
        ("meetings", "place", "Aula", "Aula"),
        ("meetings", "time", "18", "18:00"),
        ("meetings", "dates", "24./25.3.26", "24./25.03.2026"),
        ("meetings", "deadline", "20.3.", "20.03.2026"),
    ],
)
def test_each_part_is_kept(
    dialog: OfficeDialog, stored: Disk, part: str, field: str, text: str, shown: str
) -> None:
    dialog.parts.choose(part)
    enter(dialog, field, text)
    assert on_disk(stored) != OFFICE
    assert text_of(dialog, field) == shown


# Meetings


def test_meetings_begin_with_the_next(dialog: OfficeDialog) -> None:
    dialog.parts.choose("meetings")
    rows = [(row.text, row.second) for row in dialog.list.rows]
    assert rows == [
        ("Januar 2026", ""), ("Do. 15.01.2026", "Rat"),
        ("März 2026", ""), ("Di. 24.03.2026, 17:00 Uhr", "Bauausschuss"),
        ("April 2026", ""), ("Mi. 01.04.2026", "Rat"),
    ]  # fmt: skip
    assert text_of(dialog, "dates") == "24.03.2026"
    assert dialog.pages.form.note.text() == "Für diese Sitzung: Abgabeschluss am 13.03.2026."


def test_only_the_meetings_of_one_committee_are_shown(dialog: OfficeDialog) -> None:
    dialog.parts.choose("meetings")
    dialog.column.filter.setCurrentIndex(2)
    assert names(dialog) == ["Do. 15.01.2026", "Mi. 01.04.2026"]
    assert text_of(dialog, "dates") == "01.04.2026"
    QTest.keyClick(dialog, Key.Key_N, CONTROL)
    assert text_of(dialog, "committee") == "Rat"


def test_a_meeting_that_is_moved_is_found_in_its_new_place(
    dialog: OfficeDialog, stored: Disk
) -> None:
    dialog.parts.choose("meetings")
    enter(dialog, "dates", "5.5.2026")
    assert dialog.list.key == "2"
    *_, last = on_disk(stored).meetings
    assert last.place == "Saal"


def test_a_meeting_on_a_free_day_is_told_of(dialog: OfficeDialog) -> None:
    dialog.parts.choose("meetings")
    enter(dialog, "dates", "3.10.2026")
    note = dialog.pages.form.note.text()
    assert "Der 03.10.2026 ist ein freier Tag (Tag der Deutschen Einheit)." in note


def test_it_fits_on_a_small_screen(dialog: OfficeDialog) -> None:
    least = dialog.minimumSizeHint()
    assert (least.width() <= 860, least.height() <= 440) == (True, True)


# New ones


def test_an_entry_is_added_by_keys_alone(dialog: OfficeDialog, stored: Disk) -> None:
    QTest.keyClick(dialog, Key.Key_N, CONTROL)
    assert dialog.list.rows[-1].second == NOT_YET
    widget = here()
    assert widget is editor(dialog, "name")
    QTest.keyClicks(widget, "Jugendhilfeausschuss")
    QTest.keyClick(widget, Key.Key_Return)
    assert on_disk(stored).committees[-1] == Committee(name="Jugendhilfeausschuss")
    assert focused() is editor(dialog, "short")
    assert names(dialog)[-1] == "Jugendhilfeausschuss"


def test_a_new_meeting_is_kept_once_it_has_committee_and_day(
    dialog: OfficeDialog, stored: Disk
) -> None:
    dialog.parts.choose("meetings")
    QTest.keyClick(dialog, Key.Key_N, CONTROL)
    enter(dialog, "dates", "7.5.")
    assert on_disk(stored) == OFFICE
    committee = editor(dialog, "committee")
    committee.setFocus()
    QTest.keyClick(committee, Key.Key_R)
    assert Meeting(committee="Rat", dates=(date(2026, 5, 7),)) in on_disk(stored).meetings


def test_what_a_new_entry_lacks_is_told_where_it_was_left(dialog: OfficeDialog) -> None:
    QTest.keyClick(dialog, Key.Key_N, CONTROL)
    assert not dialog.pages.form.fields["name"].notes
    enter(dialog, "name", "")
    assert "fehlt" in dialog.pages.form.fields["name"].notes[0]


def test_a_wrong_period_of_a_new_entry_is_told(dialog: OfficeDialog, stored: Disk) -> None:
    QTest.keyClick(dialog, Key.Key_N, CONTROL)
    enter(dialog, "name", "Werksausschuss")
    enter(dialog, "notice", "x")
    assert "keine Zahl" in dialog.pages.form.fields["notice"].notes[0]
    assert on_disk(stored).committees[-1] == Committee(name="Werksausschuss")


def test_a_new_entry_without_anything_goes_unasked(dialog: OfficeDialog, answers: Answers) -> None:
    QTest.keyClick(dialog, Key.Key_N, CONTROL)
    dialog.list.choose("0")
    assert names(dialog) == ["Bauausschuss", "Rat"]
    dialog.accept()
    assert not answers.questions


# What is wrong


def test_what_is_wrong_is_told_at_the_field_and_stays(dialog: OfficeDialog, stored: Disk) -> None:
    dialog.parts.choose("meetings")
    enter(dialog, "deadline", "31.2.2026")
    enter(dialog, "place", "Aula")
    field = dialog.pages.form.fields["deadline"]
    assert "kein Tag" in field.notes[0]
    assert (level(field.editor), text_of(dialog, "deadline")) == ("error", "31.2.2026")
    assert on_disk(stored).meetings[1] == replace(NEXT, place="Aula")


def test_what_is_wrong_is_there_again_when_one_comes_back(dialog: OfficeDialog) -> None:
    enter(dialog, "submission", "zehn")
    assert dialog.list.rows[0].second == UNSAVED
    dialog.parts.choose("meetings")
    go_to(dialog, "committees", 1)
    go_to(dialog, "committees", 0)
    field = dialog.pages.form.fields["submission"]
    assert isinstance(field.editor, PeriodField)
    assert field.editor.number.text() == "zehn"
    assert "keine Zahl" in field.notes[0]
    enter(dialog, "submission", "12")
    assert field.notes == ()
    assert dialog.list.rows[0].second == "BA · 1 Sitzung"


def test_a_name_is_there_once(dialog: OfficeDialog, stored: Disk) -> None:
    go_to(dialog, "committees", 1)
    enter(dialog, "name", "bauausschuss")
    assert "heißt schon" in dialog.pages.form.fields["name"].notes[0]
    assert on_disk(stored) == OFFICE


def test_closing_asks_for_what_is_not_kept(dialog: OfficeDialog, answers: Answers) -> None:
    enter(dialog, "submission", "zehn")
    dialog.parts.choose("meetings")
    dialog.reject()
    assert "Gremien: Bauausschuss" in answers.questions[0]
    assert dialog.isVisible()
    assert dialog.parts.key == "committees"
    field = editor(dialog, "submission")
    assert isinstance(field, PeriodField)
    assert field.number.hasFocus()
    answers.yes = True
    dialog.reject()
    assert not dialog.isVisible()


def test_what_was_just_typed_is_kept_on_closing(dialog: OfficeDialog, stored: Disk) -> None:
    editor(dialog, "short").setFocus()
    QTest.keyClick(here(), Key.Key_End)
    QTest.keyClicks(here(), "X")
    QTest.keyClick(here(), Key.Key_Escape)
    assert not dialog.isVisible()
    assert on_disk(stored).committees[0].short == "BAX"


@pytest.fixture
def broken(dialog: OfficeDialog, stored: Disk) -> Path:
    """The file's place, where a folder is in the way now."""
    path = stored.folder / NAME
    path.unlink()
    path.mkdir()
    return path


def mend(broken: Path) -> None:
    broken.rmdir()
    OFFICE_FILE.export(broken, OFFICE)


def test_what_cannot_be_written_stays_and_is_written_with_the_next_change(
    dialog: OfficeDialog, answers: Answers, stored: Disk, broken: Path, qtbot: QtBot
) -> None:
    enter(dialog, "short", "ABV")
    qtbot.waitUntil(lambda: len(answers.errors) == 1)
    assert text_of(dialog, "short") == "ABV"
    assert dialog.list.rows[0].second == UNSAVED
    mend(broken)
    enter(dialog, "role", "Beratung")
    assert on_disk(stored).committees[0] == replace(BUILDING, short="ABV", role="Beratung")
    assert dialog.list.rows[0].second != UNSAVED


def test_closing_tries_once_more_to_write(
    dialog: OfficeDialog, answers: Answers, stored: Disk, broken: Path, qtbot: QtBot
) -> None:
    enter(dialog, "short", "ABV")
    qtbot.waitUntil(lambda: len(answers.errors) == 1)
    mend(broken)
    dialog.accept()
    assert (answers.questions, dialog.isVisible()) == ([], False)
    assert on_disk(stored).committees[0].short == "ABV"


def test_closing_asks_for_what_could_not_be_written(
    dialog: OfficeDialog, answers: Answers, stored: Disk, broken: Path
) -> None:
    enter(dialog, "short", "ABV")
    go_to(dialog, "committees", 1)
    dialog.column.delete_button.click()
    dialog.accept()
    assert "\nGremien: Bauausschuss\nGremien: Rat\n" in answers.questions[0]
    assert dialog.isVisible()
    answers.yes = True
    dialog.accept()
    mend(broken)
    assert on_disk(stored) == OFFICE
    assert not dialog.isVisible()


# Deleting


def test_a_committee_goes_with_its_meetings_and_comes_back(
    dialog: OfficeDialog, stored: Disk
) -> None:
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Key.Key_Delete)
    office = on_disk(stored)
    assert (office.committees, office.meetings) == ((COUNCIL,), (PAST, LATER))
    assert dialog.column.undo.text == "„Bauausschuss“ und 1 Sitzung gelöscht."
    assert text_of(dialog, "name") == "Rat"
    dialog.column.undo.accepted.emit()
    assert on_disk(stored) == OFFICE


def test_a_click_on_an_entry_only_chooses_it(dialog: OfficeDialog, stored: Disk) -> None:
    spot = dialog.list.visualRect(dialog.list.model().index(1, 0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert text_of(dialog, "name") == "Rat"
    QTest.keyClick(here(), Key.Key_Delete)
    assert on_disk(stored).committees == (BUILDING,)


def test_what_was_typed_is_kept_when_one_goes_elsewhere(dialog: OfficeDialog, stored: Disk) -> None:
    for part in ("meetings", "land"):
        dialog.parts.choose("committees")
        editor(dialog, "short").setFocus()
        QTest.keyClick(here(), Key.Key_End)
        QTest.keyClicks(here(), "X")
        dialog.parts.choose(part)
    assert on_disk(stored).committees[0].short == "BAXX"


def test_the_last_one_leaves_words_behind(dialog: OfficeDialog) -> None:
    dialog.parts.choose("signers")
    dialog.column.delete_button.click()
    assert dialog.pages.add_button.isVisible()
    assert not dialog.pages.import_button.isVisible()


def test_a_new_entry_can_be_given_up(dialog: OfficeDialog, stored: Disk) -> None:
    dialog.parts.choose("meetings")
    QTest.keyClick(dialog, Key.Key_N, CONTROL)
    enter(dialog, "place", "Aula")
    assert len(names(dialog)) == 4
    dialog.column.delete_button.click()
    assert len(names(dialog)) == 3
    assert on_disk(stored) == OFFICE


# Nothing yet; import and export


def test_an_empty_dialog_says_what_it_is_good_for(empty: OfficeDialog) -> None:
    assert empty.pages.import_button.isVisible()
    assert empty.pages.add_button.text() == "Gremium hinzufügen"
    assert names(empty) == []


def test_a_calendar_begins_it(empty: OfficeDialog, answers: Answers, stored: Disk) -> None:
    answers.file = stored.folder / "rat.ics"
    answers.file.write_bytes(ICS)
    empty.pages.import_button.click()
    stored.shelf.finish()
    assert names(empty) == ["Rat"]
    assert text_of(empty, "name") == "Rat"
    assert empty.said.text() == "1 Sitzung und 1 Gremium übernommen"


def test_all_of_it_is_handed_on(dialog: OfficeDialog, answers: Answers, stored: Disk) -> None:
    answers.file = stored.folder / "alle.stammdaten"
    editor(dialog, "short").setFocus()
    QTest.keyClick(here(), Key.Key_End)
    QTest.keyClicks(here(), "X")
    dialog.export_button.click()
    stored.shelf.finish()
    (stored.folder / "anders").mkdir()
    taken = OFFICE_FILE.take_in(stored.folder / "anders", answers.file)
    assert taken.kept.value.committees[0].short == "BAX"


def test_the_keyboard_reaches_everything(dialog: OfficeDialog) -> None:
    dialog.parts.setFocus()
    QTest.keyClick(dialog.parts, Key.Key_Return)
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Key.Key_Return)
    seen = set()
    for _ in range(32):
        widget = here()
        seen.add(widget.accessibleName())
        QTest.keyClick(widget, Key.Key_Tab)
    assert {"Name", "Abgabeschluss vor der Sitzung: Zahl", "Schließen", "Gremien"} <= seen
    assert "" not in seen
