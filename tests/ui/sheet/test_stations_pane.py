"""The Beratungsfolge: fields, keys, and what stays when stations come and go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.sheets import (
    CONTROL,
    SHIFT,
    error,
    focused,
    leave,
    level,
    new_session,
    offered,
    settle,
    show,
    warning,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.sheet.stations_pane import ONE_LINE, StationsPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
DAY = date(2026, 8, 20)
COUNCIL = Consultation(committee="Rat", dates=(DAY,), role="Entscheidung", public=True)
FINANCE = Consultation(committee="Finanzausschuss", role="Vorberatung", public=False)
YOUTH = Consultation(committee="Jugendhilfeausschuss", agenda_item="4")


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def pane(session: Session, look: Look, qtbot: QtBot) -> StationsPane:
    pane = StationsPane(session, look, ("Ortsrat Nord",))
    pane.resize(740, 500)
    show(qtbot, pane)
    return pane


@pytest.fixture(autouse=True)
def shown(pane: StationsPane) -> None:
    settle()


def put(session: Session, *stations: Consultation) -> None:
    session.edit("Beratungsfolge ändern", route=stations)


def committees(session: Session) -> list[str]:
    return [one.committee for one in session.vorlage.route]


def go_to(pane: StationsPane, place: int, part: str = "committee") -> None:
    pane.lines[place].editor(part).setFocus()


def press(key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.activePopupWidget() or focused()
    assert widget
    QTest.keyClick(widget, key, held)


# What is typed reaches the paper, and the other way round


def test_what_is_typed_is_the_station(pane: StationsPane, session: Session) -> None:
    line = pane.lines[0]
    go_to(pane, 0)
    QTest.keyClicks(line.committee, "Rat")
    QTest.keyClicks(line.role, "Beschluss")
    QTest.keyClicks(line.agenda_item, "7")
    line.public.entered.emit(True)
    go_to(pane, 0, "date")
    QTest.keyClicks(line.date, "20.08.26")
    leave(line.date)
    assert session.vorlage.route == (
        Consultation(committee="Rat", role="Beschluss", agenda_item="7", public=True, dates=(DAY,)),
    )


def test_a_station_is_shown(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL)
    line = pane.lines[0]
    assert (line.committee.text(), line.date.text()) == ("Rat", "20.08.2026")
    assert (line.role.text(), line.public.text()) == ("Entscheidung", "Ö")


def test_undo_brings_back_an_older_station(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL)
    before = session.vorlage
    go_to(pane, 0)
    QTest.keyClicks(pane.lines[0].committee, "x")
    assert session.vorlage != before
    session.undo()
    assert (session.vorlage, pane.lines[0].committee.text()) == (before, "Rat")


def test_a_date_that_is_being_typed_survives_a_change_elsewhere(
    pane: StationsPane, session: Session
) -> None:
    go_to(pane, 0, "date")
    QTest.keyClicks(pane.lines[0].date, "20.8.")
    session.edit("Betreff ändern", subject="Feldstraße")
    assert pane.lines[0].date.text() == "20.8."


def test_a_paper_without_stations_offers_one(pane: StationsPane, session: Session) -> None:
    put(session)
    assert len(pane.lines) == 1
    assert not pane.lines[0].remove.isEnabled()
    go_to(pane, 0)
    QTest.keyClicks(pane.lines[0].committee, "Rat")
    assert committees(session) == ["Rat"]


def test_the_one_role_and_the_one_committee_that_begin_so_are_taken(
    pane: StationsPane, session: Session
) -> None:
    go_to(pane, 0)
    QTest.keyClicks(pane.lines[0].committee, "Orts")
    press(Key.Key_Tab)
    go_to(pane, 0, "role")
    QTest.keyClicks(pane.lines[0].role, "K")
    press(Key.Key_Tab)
    assert session.vorlage.route == (Consultation(committee="Ortsrat Nord", role="Kenntnisnahme"),)


def test_roles_are_those_of_the_form(pane: StationsPane, form: Form) -> None:
    assert offered(pane.lines[0].role) == [one.name for one in form.roles]


def test_committees_are_the_houses_and_the_papers(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE)
    assert offered(pane.lines[0].committee) == ["Ortsrat Nord", "Finanzausschuss"]


def test_a_very_long_committee_keeps_the_line_as_wide_as_it_is(
    pane: StationsPane, session: Session
) -> None:
    put(session, Consultation(committee="Ausschuss für Stadtentwicklung und Umwelt " * 5))
    assert pane.minimumSizeHint().width() < ONE_LINE
    assert pane.lines[0].committee.toolTip() == session.vorlage.route[0].committee


# Stations come and go


def test_a_station_is_added_at_the_end(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL)
    pane.add()
    assert committees(session) == ["Rat", ""]
    assert pane.lines[1].committee.hasFocus()


def test_the_offered_station_is_the_first_that_is_added(
    pane: StationsPane, session: Session
) -> None:
    put(session)
    pane.add()
    assert committees(session) == []
    assert pane.lines[0].committee.hasFocus()


def test_control_and_enter_begin_a_station_below(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE)
    for part in ("committee", "date", "role", "agenda_item", "public"):
        go_to(pane, 0, part)
        press(Key.Key_Return, CONTROL)
        assert committees(session) == ["Rat", "", "Finanzausschuss"], part
        assert pane.lines[1].committee.hasFocus()
        session.undo()


@pytest.mark.parametrize("part", ["committee", "date", "role", "agenda_item", "public"])
def test_a_station_is_moved_with_the_arrows(
    pane: StationsPane, session: Session, part: str
) -> None:
    put(session, COUNCIL, FINANCE, YOUTH)
    go_to(pane, 0, part)
    press(Key.Key_Down, CONTROL | SHIFT)
    assert committees(session) == ["Finanzausschuss", "Rat", "Jugendhilfeausschuss"]
    assert pane.lines[1].editor(part).hasFocus()
    press(Key.Key_Up, CONTROL | SHIFT)
    assert committees(session) == ["Rat", "Finanzausschuss", "Jugendhilfeausschuss"]


def test_the_ends_are_the_ends(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE)
    go_to(pane, 0)
    press(Key.Key_Up, CONTROL | SHIFT)
    go_to(pane, 1)
    press(Key.Key_Down, CONTROL | SHIFT)
    assert committees(session) == ["Rat", "Finanzausschuss"]
    assert [line.up.isEnabled() for line in pane.lines] == [False, True]
    assert [line.down.isEnabled() for line in pane.lines] == [True, False]


def test_a_date_is_finished_before_its_station_moves(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE)
    go_to(pane, 1, "date")
    QTest.keyClicks(pane.lines[1].date, "27.8.26")
    press(Key.Key_Up, CONTROL | SHIFT)
    assert session.vorlage.route[0].dates == (date(2026, 8, 27),)
    assert session.vorlage.route[1] == COUNCIL


def test_a_removed_station_gives_the_focus_to_its_neighbour(
    pane: StationsPane, session: Session
) -> None:
    put(session, COUNCIL, FINANCE, YOUTH)
    pane.lines[2].remove.trigger()
    assert committees(session) == ["Rat", "Finanzausschuss"]
    assert pane.lines[1].committee.hasFocus()
    pane.lines[0].remove.trigger()
    assert committees(session) == ["Finanzausschuss"]
    assert pane.lines[0].committee.hasFocus()


def test_what_is_typed_into_a_station_that_goes_reaches_no_other(
    pane: StationsPane, session: Session
) -> None:
    put(session, COUNCIL, FINANCE)
    go_to(pane, 1, "date")
    QTest.keyClicks(pane.lines[1].date, "27.8.")
    put(session, COUNCIL)
    assert session.vorlage.route == (COUNCIL,)
    assert focused() is not None


def test_a_postponed_station_stands_below_without_its_day(
    pane: StationsPane, session: Session
) -> None:
    put(session, COUNCIL, FINANCE)
    pane.lines[0].postpone.trigger()
    assert session.vorlage.route[1] == Consultation(
        committee="Rat", role="Entscheidung", public=True
    )
    assert pane.lines[1].date.hasFocus()


def test_an_empty_station_is_not_postponed(pane: StationsPane) -> None:
    assert not pane.lines[0].postpone.isEnabled()


def test_the_menu_moves_a_station(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE)
    pane.lines[0].down.trigger()
    assert committees(session) == ["Finanzausschuss", "Rat"]
    pane.lines[1].up.trigger()
    assert committees(session) == ["Rat", "Finanzausschuss"]


# Their order: by date, and by the mouse


def test_stations_are_put_in_the_order_of_their_dates(pane: StationsPane, session: Session) -> None:
    late = Consultation(committee="Kreistag", dates=(date(2026, 9, 1),))
    put(session, late, YOUTH, COUNCIL, FINANCE)
    before = session.vorlage
    pane.sort.trigger()
    assert committees(session) == ["Rat", "Finanzausschuss", "Kreistag", "Jugendhilfeausschuss"]
    assert not pane.sort.isEnabled()
    session.undo()
    assert session.vorlage == before


def test_notes_stay_with_their_stations_when_these_are_sorted(
    pane: StationsPane, session: Session
) -> None:
    put(session, Consultation(committee="Kreistag", dates=(date(2026, 9, 1),)), COUNCIL)
    go_to(pane, 0)
    press(Key.Key_Tab)
    pane.sort.trigger()
    pane.show_findings([error(f"route[{n}].date") for n in range(2)])
    assert [len(line.notes.texts) for line in pane.lines] == [0, 1]


def test_one_station_has_nothing_to_sort(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL)
    assert pane.more.isHidden()
    put(session, COUNCIL, FINANCE)
    assert not pane.more.isHidden()


def drag(pane: StationsPane, place: int, to: int, *, drop: bool = True) -> None:
    """Take the number of a station to the middle of another's line, a little below it."""
    settle()
    number, goal = pane.lines[place].number, pane.lines[to]
    step = 3 if to > place else -3
    end = number.mapFromGlobal(goal.mapToGlobal(goal.rect().center() + QPoint(0, step)))
    QTest.mousePress(number, Qt.MouseButton.LeftButton, pos=number.rect().center())
    QTest.mouseMove(number, number.rect().center() + QPoint(0, step))
    QTest.mouseMove(number, end)
    if drop:
        QTest.mouseRelease(number, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize(
    ("place", "to", "order"),
    [(0, 2, ["Finanzausschuss", "Jugendhilfeausschuss", "Rat"]),
     (2, 0, ["Jugendhilfeausschuss", "Rat", "Finanzausschuss"]),
     (0, 1, ["Finanzausschuss", "Rat", "Jugendhilfeausschuss"])],
)  # fmt: skip
def test_a_station_is_dragged_by_its_number(
    pane: StationsPane, session: Session, place: int, to: int, order: list[str]
) -> None:
    put(session, COUNCIL, FINANCE, YOUTH)
    before = session.vorlage
    drag(pane, place, to)
    assert committees(session) == order
    session.undo()
    assert session.vorlage == before


def test_escape_ends_dragging_as_if_nothing_was(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE, YOUTH)
    drag(pane, 0, 2, drop=False)
    number = pane.lines[0].number
    QTest.keyClick(number, Key.Key_Escape)
    QTest.mouseRelease(number, Qt.MouseButton.LeftButton)
    assert committees(session) == ["Rat", "Finanzausschuss", "Jugendhilfeausschuss"]


def test_a_click_on_a_number_changes_nothing(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE)
    settle()
    QTest.mouseClick(pane.lines[0].number, Qt.MouseButton.LeftButton)
    assert committees(session) == ["Rat", "Finanzausschuss"]


# What has no column of its own


def test_a_result_is_written_where_it_is_asked_for(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL)
    line = pane.lines[0]
    assert not line.result.isVisible()
    line.ask["result"].trigger()
    assert line.result.hasFocus()
    QTest.keyClicks(line.result, "vertagt")
    assert session.vorlage.route[0].result == "vertagt"
    put(session, COUNCIL)
    assert line.result.isVisible()  # until another paper is opened


def test_a_result_that_is_there_is_shown(pane: StationsPane, session: Session) -> None:
    put(session, Consultation(committee="Rat", result="einstimmig"), FINANCE)
    assert [line.result.isVisible() for line in pane.lines] == [True, False]
    assert pane.lines[0].result.text() == "einstimmig"


def test_another_paper_shows_no_more_than_it_needs(
    pane: StationsPane, session: Session, form: Form
) -> None:
    pane.lines[0].ask["article"].trigger()
    assert pane.lines[0].article.isVisible()
    session.open("2", form.new_vorlage("Informationsvorlage"), form)
    assert not pane.lines[0].article.isVisible()


@pytest.mark.parametrize(
    ("route", "shown"),
    [('style = "lines"', (True, False)), ('columns = [{key = "result"}]', (False, True)),
     ("", (False, False))],
)  # fmt: skip
def test_the_form_says_what_is_shown(
    pane: StationsPane, session: Session, route: str, shown: tuple[bool, bool]
) -> None:
    session.change_form(parse_form(f'id = "x"\nname = "X"\n[route]\n{route}'))
    line = pane.lines[0]
    assert (line.article.isVisible(), line.result.isVisible()) == shown


def test_an_article_is_chosen(pane: StationsPane, session: Session) -> None:
    pane.lines[0].ask["article"].trigger()
    QTest.keyClicks(pane.lines[0].article, "di")
    press(Key.Key_Tab)
    assert session.vorlage.route[0].article == "die"


def test_each_step_is_undone_for_itself(pane: StationsPane, session: Session) -> None:
    before = session.vorlage
    QTest.keyClicks(pane.lines[0].committee, "Rat")
    pane.add()
    QTest.keyClicks(pane.lines[1].committee, "Kreistag")
    for _ in range(3):
        session.undo()
    assert session.vorlage == before


# How it looks


def test_one_station_has_no_number(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL)
    assert not numbers(pane)
    put(session, COUNCIL, FINANCE)
    settle()
    assert numbers(pane) == ["1", "2"]
    put(session, COUNCIL)
    assert not numbers(pane)


def numbers(pane: StationsPane) -> list[str]:
    labels = [one for line in pane.lines for one in line.findChildren(QLabel)]
    return [one.text() for one in labels if one.isVisible() and one.text().isdigit()]


def test_the_count_is_told_from_two_on(pane: StationsPane, session: Session) -> None:
    chip = pane.findChild(QLabel, "count")
    assert isinstance(chip, QLabel)
    assert not chip.isVisible()
    put(session, *[COUNCIL] * 9)
    assert (chip.isVisible(), chip.text()) == (True, "9")


@pytest.mark.parametrize("width", [ONE_LINE, 800])
def test_a_station_is_one_line_where_there_is_room(pane: StationsPane, width: int) -> None:
    pane.arrange(width)
    line = pane.lines[0]
    tops = {one.mapTo(pane, one.rect().topLeft()).y() for one in line.editors}
    assert len(tops) == 1


@pytest.mark.parametrize("width", [ONE_LINE - 1, 440])
def test_a_station_is_two_lines_where_there_is_none(
    pane: StationsPane, session: Session, width: int, qtbot: QtBot
) -> None:
    put(session, COUNCIL, FINANCE)
    pane.arrange(width)
    pane.resize(width, 600)
    settle()
    line = pane.lines[1]
    first, *second = (one.mapTo(line, one.rect().center()).y() for one in line.editors)
    assert first < min(second)
    assert len(set(second)) == 1


def test_fields_of_all_stations_stand_below_each_other(
    pane: StationsPane, session: Session
) -> None:
    put(session, COUNCIL, FINANCE, YOUTH)
    settle()
    for part in range(5):
        lefts = {line.editors[part].mapTo(pane, line.rect().topLeft()).x() for line in pane.lines}
        assert len(lefts) == 1


def test_every_field_says_what_it_is_and_of_which_station(
    pane: StationsPane, session: Session
) -> None:
    put(session, COUNCIL, FINANCE)
    names = [one.accessibleName() for one in pane.lines[1].editors]
    assert names[:4] == [
        "Gremium, Station 2",
        "Sitzungstermin, Station 2",
        "Zuständigkeit, Station 2",
        "TOP, Station 2",
    ]
    assert names[4] == "Ö/N, Station 2: nichtöffentlich"


# Findings


def test_notes_wait_until_the_station_was_left(
    pane: StationsPane, session: Session, qtbot: QtBot
) -> None:
    findings = [error("route[0].date"), warning("route[0].role", "Zuständigkeit?")]
    pane.show_findings(findings)
    assert not pane.lines[0].notes.texts
    go_to(pane, 0)
    with qtbot.waitSignal(pane.left):
        press(Key.Key_Tab)
    pane.show_findings(findings)
    assert pane.lines[0].notes.texts == ("So geht es nicht.", "Zuständigkeit?")
    assert [level(one) for one in pane.lines[0].editors] == ["", "error", "warn", "", ""]


def test_a_finding_stands_at_its_station_only(pane: StationsPane, session: Session) -> None:
    put(session, *[COUNCIL] * 11)
    pane.visit_all(on=True)
    pane.show_findings([error("route[1].date")])
    assert [len(line.notes.texts) for line in pane.lines] == [0, 1, *[0] * 9]


def test_notes_can_be_hidden_again(pane: StationsPane, session: Session) -> None:
    pane.visit_all(on=True)
    pane.show_findings([error("route[0].date")])
    pane.visit_all(on=False)
    assert pane.lines[0].notes.texts == ()
    assert level(pane.lines[0].date) == ""


def test_a_new_station_is_not_told_of_before_it_was_left(
    pane: StationsPane, session: Session
) -> None:
    put(session, COUNCIL, FINANCE)
    pane.visit_all(on=True)
    go_to(pane, 0)
    press(Key.Key_Return, CONTROL)
    pane.show_findings([error(f"route[{n}].date") for n in range(3)])
    assert [len(line.notes.texts) for line in pane.lines] == [1, 0, 1]


def test_notes_go_with_their_station(pane: StationsPane, session: Session) -> None:
    put(session, COUNCIL, FINANCE)
    go_to(pane, 0)
    press(Key.Key_Tab)
    pane.lines[0].down.trigger()
    pane.show_findings([error(f"route[{n}].date") for n in range(2)])
    assert [len(line.notes.texts) for line in pane.lines] == [0, 1]
    pane.lines[0].remove.trigger()
    pane.show_findings([error("route[0].date")])
    assert [len(line.notes.texts) for line in pane.lines] == [1]


def test_half_a_date_is_no_mistake_yet(pane: StationsPane) -> None:
    pane.visit_all(on=True)
    go_to(pane, 0, "date")
    QTest.keyClicks(pane.lines[0].date, "31.")
    pane.show_findings([error("route[0].date")])
    assert pane.lines[0].notes.texts == ()


def test_a_released_paper_keeps_its_stations(session: Session, pane: StationsPane) -> None:
    session.edit("Status ändern", route=(COUNCIL, FINANCE), status=Status.RELEASED)
    line = pane.lines[0]
    for action in (line.postpone, line.remove, line.down, pane.sort):
        action.trigger()
    pane.add()
    line.committee.setFocus()
    QTest.keyClick(line.committee, Key.Key_Return, CONTROL)
    assert session.vorlage.route == (COUNCIL, FINANCE)
    assert len(pane.lines) == 2
