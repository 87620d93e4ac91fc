"""A station is chosen, not typed: committee, meeting and role from the master data."""

from __future__ import annotations

from datetime import date, time, timedelta
from time import process_time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.ui.sheets import CONTROL, focused, new_session, settle, show
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, Period
from vorlage_editor.ui.kit.choices import Choices
from vorlage_editor.ui.kit.date_field import CalendarPopup
from vorlage_editor.ui.sheet.station_rows import NONE_KNOWN, NONE_REACHABLE, OTHER_DAY
from vorlage_editor.ui.sheet.stations_pane import StationsPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
TODAY = date(2026, 3, 2)
BUILDING = Committee(
    name="Ausschuss für Bauen und Verkehr", short="ABV", article="den", public=True,
    role="Vorberatung", submission=Period(number=10),
)  # fmt: skip
COUNCIL = Committee(name="Rat der Stadt Auenfelde", short="Rat", role="Entscheidung")
YOUTH = Committee(name="Jugendhilfeausschuss", short="JHA")
LATE, SOON, AFTER = date(2026, 3, 10), date(2026, 3, 24), date(2026, 5, 5)
TWO_DAYS = date(2026, 3, 19), date(2026, 3, 20)


def sitting(committee: Committee, *days: date, at: int = 17) -> Meeting:
    return Meeting(committee=committee.name, dates=days, time=time(at), place="Ratssaal")


OFFICE = Office(
    bundesland="NW",
    committees=(YOUTH, BUILDING, COUNCIL),
    meetings=(
        *(sitting(BUILDING, day) for day in (LATE, SOON, AFTER)),
        sitting(COUNCIL, *TWO_DAYS), sitting(COUNCIL, date(2026, 3, 26)),
    ),
)  # fmt: skip


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def pane(session: Session, look: Look, qtbot: QtBot) -> StationsPane:
    pane = StationsPane(session, look, today=lambda: TODAY)
    pane.resize(740, 500)
    show(qtbot, pane)
    pane.show_office(OFFICE)
    pane.lines[0].committee.setFocus()
    settle()
    return pane


def keys(*pressed: str | Key) -> None:
    """Press keys where the focus is."""
    for one in pressed:
        widget = focused()
        assert widget
        if isinstance(one, str):
            QTest.keyClicks(widget, one)
        else:
            QTest.keyClick(widget, one)


def choices(pane: StationsPane) -> Choices:
    """The list that is open, else one that is not."""
    found = pane.findChildren(Choices)
    return next((one for one in found if one.isVisible()), found[0])


def offered(pane: StationsPane) -> list[str]:
    assert choices(pane).isVisible()
    return [row.text for row in choices(pane).list.rows]


def route(session: Session) -> Sequence[Consultation]:
    return session.vorlage.route


def test_a_letter_enter_enter_is_a_station(pane: StationsPane, session: Session) -> None:
    keys("a", Key.Key_Return, Key.Key_Return)
    assert route(session) == (
        Consultation(
            committee=BUILDING.name, article="den", dates=(SOON,), role="Vorberatung", public=True
        ),
    )
    assert not choices(pane).isVisible()
    assert pane.lines[0].date.text() == "24.03.2026"


def test_two_stations_are_eight_keys(pane: StationsPane, session: Session) -> None:
    keys("a", Key.Key_Return, Key.Key_Return)
    widget = focused()
    assert widget
    QTest.keyClick(widget, Key.Key_Return, CONTROL)
    keys("r", Key.Key_Return, Key.Key_Return)
    assert [(one.committee, one.dates, one.role) for one in route(session)] == [
        (BUILDING.name, (SOON,), "Vorberatung"),
        (COUNCIL.name, (date(2026, 3, 26),), "Entscheidung"),  # it follows, unlike the 19th
    ]


def test_it_is_one_step_back_from_a_station_to_none(pane: StationsPane, session: Session) -> None:
    before = session.vorlage
    keys("a", Key.Key_Return, Key.Key_Return)
    session.undo()
    assert session.vorlage == before


@pytest.mark.parametrize(
    ("typed", "first"),
    [("r", COUNCIL), ("R", COUNCIL), ("abv", BUILDING), ("j", YOUTH), ("verk", BUILDING),
     ("hilfe", YOUTH), ("aue", COUNCIL)],
)  # fmt: skip
def test_long_and_short_names_are_found(pane: StationsPane, typed: str, first: Committee) -> None:
    keys(typed)
    assert offered(pane)[0] == first.name
    assert choices(pane).list.key == ("" if typed in ("verk", "hilfe", "aue") else "0")


def test_a_committee_tells_its_next_meeting(pane: StationsPane) -> None:
    keys("a")
    assert choices(pane).list.rows[0].second == "ABV · nächste erreichbare Sitzung 24.03.2026"


def test_another_is_chosen_with_the_arrows(pane: StationsPane, session: Session) -> None:
    keys("a", Key.Key_Down, Key.Key_Return)
    assert route(session)[0].committee == COUNCIL.name


def test_escape_leaves_what_was_typed(pane: StationsPane, session: Session) -> None:
    keys("Bau", Key.Key_Escape)
    assert not choices(pane).isVisible()
    keys(Key.Key_Return, Key.Key_Tab)
    assert route(session) == (Consultation(committee="Bau"),)


def test_tab_leaves_what_was_typed(pane: StationsPane, session: Session) -> None:
    keys("Bau", Key.Key_Tab)
    assert not choices(pane).isVisible()
    assert route(session) == (Consultation(committee="Bau"),)


def test_what_no_list_has_stays_as_it_is(pane: StationsPane, session: Session) -> None:
    keys("Werksausschuss Xy", Key.Key_Return, Key.Key_Return)
    assert route(session) == (Consultation(committee="Werksausschuss Xy"),)
    assert not choices(pane).isVisible()


def test_meetings_say_in_words_whether_they_are_reached(pane: StationsPane) -> None:
    keys("a", Key.Key_Return)
    assert offered(pane) == [
        "Di. 10.03.2026, 17:00 Uhr, Ratssaal",
        "Di. 24.03.2026, 17:00 Uhr, Ratssaal",
        "Di. 05.05.2026, 17:00 Uhr, Ratssaal",
        OTHER_DAY,
    ]
    assert [row.second for row in choices(pane).list.rows][:2] == [
        "nicht mehr erreichbar · Abgabeschluss war am 27.02.2026",
        "erreichbar · Abgabeschluss am 13.03.2026",
    ]
    assert choices(pane).list.key == "1"


def test_another_meeting_is_chosen(pane: StationsPane, session: Session) -> None:
    keys("a", Key.Key_Return, Key.Key_Down, Key.Key_Return)
    assert route(session)[0].dates == (AFTER,)
    assert pane.lines[0].date.text() == "05.05.2026"


def test_a_meeting_is_chosen_by_a_click(pane: StationsPane, session: Session) -> None:
    keys("r", Key.Key_Return)
    view = choices(pane).list
    spot = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert route(session)[0].dates == TWO_DAYS
    assert pane.lines[0].date.text() == "19./20.03.2026"


def test_a_committee_is_chosen_by_a_click(pane: StationsPane, session: Session) -> None:
    keys("a")
    view = choices(pane).list
    spot = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert route(session)[0].committee == COUNCIL.name


def test_all_committees_are_offered_by_the_arrow(pane: StationsPane, session: Session) -> None:
    arrow = pane.lines[0].committee.findChild(QToolButton)
    assert arrow
    QTest.mouseClick(arrow, Qt.MouseButton.LeftButton)
    assert offered(pane) == [YOUTH.name, BUILDING.name, COUNCIL.name]
    assert choices(pane).list.key == ""
    keys(Key.Key_Down, Key.Key_Down, Key.Key_Return, Key.Key_Return)
    assert (route(session)[0].committee, route(session)[0].dates) == (BUILDING.name, (SOON,))
    QTest.mouseClick(arrow, Qt.MouseButton.LeftButton)
    assert choices(pane).list.key == "1"
    QTest.mouseClick(arrow, Qt.MouseButton.LeftButton)
    assert not choices(pane).isVisible()


def test_all_committees_are_offered_by_alt_and_arrow_down(pane: StationsPane) -> None:
    QTest.keyClick(pane.lines[0].committee, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert len(offered(pane)) == 3


def test_the_calendar_stays_within_reach(pane: StationsPane) -> None:
    keys("a", Key.Key_Return, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    popup.close()


def test_without_a_known_meeting_the_date_opens_the_calendar(pane: StationsPane) -> None:
    pane.show_office(Office(committees=(YOUTH,)))
    pane.lines[0].date.open_calendar()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    popup.close()


def test_the_meetings_are_offered_at_the_date(pane: StationsPane, session: Session) -> None:
    session.edit("x", route=(Consultation(committee="Rat", dates=(date(2026, 3, 26),)),))
    pane.lines[0].date.setFocus()
    QTest.keyClick(pane.lines[0].date, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert offered(pane)[1].startswith("Do. 26.03.2026")
    assert choices(pane).list.key == "1"
    keys("2")
    assert not choices(pane).isVisible()


def test_a_year_that_ends_without_a_meeting_says_so(pane: StationsPane, session: Session) -> None:
    keys("j", Key.Key_Return)
    assert [row.second for row in choices(pane).list.rows] == [NONE_KNOWN]
    keys(Key.Key_Return)
    assert route(session) == (Consultation(committee=YOUTH.name),)
    assert not choices(pane).isVisible()


def test_when_none_is_reached_any_more_that_is_said(pane: StationsPane) -> None:
    only = Office(committees=(BUILDING,), meetings=(sitting(BUILDING, LATE),))
    pane.show_office(only)
    keys("a", Key.Key_Return)
    assert choices(pane).list.rows[-1].second == NONE_REACHABLE
    assert choices(pane).list.key == ""


def test_a_date_of_ones_own_is_kept(pane: StationsPane, session: Session) -> None:
    day = date(2026, 4, 1)
    session.edit("x", route=(Consultation(dates=(day,)),))
    keys("a", Key.Key_Return)
    assert route(session)[0].dates == (day,)
    assert pane.lines[0].committee.hasFocus()


def test_a_postponed_station_offers_the_next_meetings(pane: StationsPane, session: Session) -> None:
    keys("a", Key.Key_Return, Key.Key_Return)
    pane.lines[0].postpone.trigger()
    assert offered(pane)[2].startswith("Di. 05.05.2026")
    keys(Key.Key_Down, Key.Key_Return)
    assert [one.committee for one in route(session)] == [BUILDING.name] * 2


def test_the_same_committee_gets_another_meeting(pane: StationsPane, session: Session) -> None:
    keys("a", Key.Key_Return, Key.Key_Return)
    pane.add()
    keys("abv", Key.Key_Return, Key.Key_Return)
    assert [one.dates for one in route(session)] == [(SOON,), (AFTER,)]


def test_a_list_goes_with_its_station(pane: StationsPane, session: Session) -> None:
    keys("a", Key.Key_Return, Key.Key_Return)
    pane.add()
    keys("r")
    session.edit("x", route=session.vorlage.route[:1])
    settle()
    assert not choices(pane).isVisible()


def test_a_click_beside_it_closes_the_list(pane: StationsPane) -> None:
    keys("a")
    QTest.mouseClick(pane, Qt.MouseButton.LeftButton, pos=QPoint(5, 480))
    assert not choices(pane).isVisible()


def test_other_names_are_offered_too(pane: StationsPane, session: Session) -> None:
    pane.show_office(Office())
    pane.show_committees(["Ortsrat Nord"])
    keys("o", Key.Key_Return, Key.Key_Return)
    assert route(session) == (Consultation(committee="Ortsrat Nord"),)


@pytest.mark.parametrize("office", [Office(), OFFICE])
def test_names_come_and_go_while_one_types(
    pane: StationsPane, session: Session, office: Office
) -> None:
    pane.show_office(office)
    for name in ("Bauausschuss", "Hauptausschuss"):
        keys(name)
        QTest.keyClick(pane.lines[0].committee, Key.Key_Return, CONTROL)
    pane.show_committees([f"Ortsrat {n}" for n in range(18)])
    for typed in ("Orts", "aus", "S"):
        pane.lines[-1].committee.setFocus()
        session.edit("x", route=(*route(session)[:-1], Consultation()))
        keys(typed)
    assert route(session)[-1].committee == "S"


def test_forty_committees_with_480_meetings_are_offered_at_once(pane: StationsPane) -> None:
    committees = tuple(
        Committee(name=f"Ausschuss für Aufgabe {n}", short=f"A{n}", submission=Period(number=9))
        for n in range(40)
    )
    days = [TODAY + timedelta(30 * n) for n in range(12)]
    meetings = tuple(sitting(one, day) for one in committees for day in days)
    pane.show_office(Office(bundesland="NW", committees=committees, meetings=meetings))
    start = process_time()
    keys("a")
    assert len(offered(pane)) == 40
    assert process_time() - start < 0.3  # 0.01 s on a computer with nothing else to do
