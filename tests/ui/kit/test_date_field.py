"""A date is typed; what is being typed is never overwritten."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.sheets import ALT, leave, show
from vorlage_editor.ui.kit.date_field import CalendarPopup, DateField
from vorlage_editor.ui.kit.parts import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

TODAY = date(2026, 3, 2)
DAY = date(2026, 8, 20)
Key = Qt.Key


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> Iterator[DateField]:
    """A date field that has the focus, with another field behind it."""
    field = DateField(look, "Datum", lambda: TODAY)
    field.setFixedWidth(160)
    window = QWidget()
    window.setLayout(column(field, QLineEdit()))
    window.resize(300, 200)
    show(qtbot, window)
    field.setFocus()
    yield field
    window.close()


def popup(field: DateField) -> CalendarPopup:
    return next(one for one in field.findChildren(CalendarPopup) if one.isVisible())


@pytest.mark.parametrize(
    ("typed", "days", "shown"),
    [
        ("20.8.", [DAY], "20.08.2026"),
        ("20.08.26", [DAY], "20.08.2026"),
        ("+14", [date(2026, 3, 16)], "16.03.2026"),
        ("1.3.", [date(2027, 3, 1)], "01.03.2027"),
        ("16./17.2.26", [date(2026, 2, 16), date(2026, 2, 17)], "16./17.02.2026"),
    ],
)
def test_what_is_typed_becomes_a_date_on_leaving(
    field: DateField, typed: str, days: list[date], shown: str
) -> None:
    QTest.keyClicks(field, typed)
    assert (field.text(), field.value) == (typed, ((), typed))
    leave(field)
    assert (field.text(), field.value) == (shown, (tuple(days), ""))


def test_a_whole_date_counts_while_it_is_typed(field: DateField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "20.8.202")
    with qtbot.waitSignal(field.entered) as entered:
        QTest.keyClicks(field, "6")
    assert entered.args == [(DAY,), ""]
    assert field.text() == "20.8.2026"


def test_enter_ends_typing(field: DateField) -> None:
    QTest.keyClicks(field, "20.8.")
    assert field.typing
    QTest.keyClick(field, Key.Key_Return)
    assert (field.text(), field.typing) == ("20.08.2026", False)


def test_what_is_no_date_stays_as_it_was_typed(field: DateField) -> None:
    QTest.keyClicks(field, " 31.02.2026")
    leave(field)
    assert (field.text(), field.value) == ("31.02.2026", ((), "31.02.2026"))


def test_a_date_that_is_emptied_is_none(field: DateField) -> None:
    field.show_value((DAY,), "")
    field.selectAll()
    QTest.keyClick(field, Key.Key_Delete)
    assert field.value == ((), "")


def test_what_is_being_typed_is_not_overwritten_by_the_same_value(field: DateField) -> None:
    QTest.keyClicks(field, "20.8.2026")
    field.setCursorPosition(3)
    field.show_value((DAY,), "")
    assert (field.text(), field.cursorPosition()) == ("20.8.2026", 3)


def test_another_value_is_shown_also_while_one_types(field: DateField) -> None:
    QTest.keyClicks(field, "20.8.")
    field.show_value((), "")
    assert field.text() == ""
    field.show_value((DAY,), "")
    assert field.text() == "20.08.2026"


@pytest.mark.parametrize(
    ("days", "text", "visible"),
    [
        ((), "", True),
        ((DAY,), "", True),
        ((DAY, date(2026, 8, 21)), "", False),
        ((), "nach Bedarf", False),
    ],
)
def test_only_one_day_has_a_calendar(
    field: DateField, days: tuple[date, ...], text: str, *, visible: bool
) -> None:
    field.show_value(days, text)
    assert [action.isVisible() for action in field.actions()] == [visible]


def test_nothing_is_entered_by_walking_through(field: DateField, qtbot: QtBot) -> None:
    field.show_value((DAY,), "")
    with qtbot.assertNotEmitted(field.entered):
        leave(field)


def test_the_calendar_opens_with_alt_and_down_on_the_day(field: DateField) -> None:
    QTest.keyClicks(field, "20.8.")
    QTest.keyClick(field, Key.Key_Down, ALT)
    assert popup(field).calendar.selectedDate() == QDate(2026, 8, 20)
    QTest.keyClick(popup(field), Key.Key_Escape)


def test_the_calendar_of_an_empty_field_opens_today(field: DateField) -> None:
    field.actions()[0].trigger()
    assert popup(field).calendar.selectedDate() == QDate(2026, 3, 2)
    popup(field).close()


def test_a_day_is_chosen_with_the_arrows_and_enter(field: DateField) -> None:
    field.open_calendar()
    view = QApplication.focusWidget()
    assert view
    assert popup(field).isAncestorOf(view)
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClick(view, Key.Key_Return)
    assert (field.text(), field.value) == ("03.03.2026", ((date(2026, 3, 3),), ""))
    assert field.hasFocus()


def test_escape_leaves_the_calendar_and_changes_nothing(field: DateField, qtbot: QtBot) -> None:
    field.open_calendar()
    view = QApplication.focusWidget()
    assert view
    with qtbot.assertNotEmitted(field.entered):
        QTest.keyClick(view, Key.Key_Escape)
    assert not any(one.isVisible() for one in field.findChildren(CalendarPopup))


def test_the_calendar_opens_above_where_the_screen_ends(field: DateField) -> None:
    bottom = field.screen().availableGeometry().bottom()
    field.window().move(0, bottom - 60)
    field.open_calendar()
    middle = field.mapToGlobal(field.rect().center()).y()
    assert popup(field).geometry().bottom() < middle
    popup(field).close()


def test_the_weekend_is_muted_and_never_red(field: DateField, look: Look) -> None:
    field.open_calendar()
    colors = [
        popup(field).calendar.weekdayTextFormat(day).foreground().color()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
    ]
    assert colors == [look.color("muted"), QColor(look.color("muted"))]
    popup(field).close()
