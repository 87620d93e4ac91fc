"""Fields tell what is entered, show what is so, and keep the caret."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from tests.ui.sheets import ALT, error, leave, level, show, warning, wheel
from vorlage_editor.model.checks import Finding, Severity
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.kit.date_field import DateField
from vorlage_editor.ui.kit.fields import Combo, Field, Line, PublicButton, combo
from vorlage_editor.ui.kit.parts import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

Key = Qt.Key
CHOICES = ["Kenntnisnahme", "Vorberatung", "Entscheidung"]


class Window(QWidget):
    """A field between two others."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.behind = QLineEdit()
        self.setLayout(column(QLineEdit(), editor, self.behind))
        self.resize(400, 300)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[list[Window]]:
    """Holds the windows of a test while it runs."""
    windows: list[Window] = []
    yield windows
    for one in windows:
        one.close()


def put(windows: list[Window], editor: QWidget, qtbot: QtBot) -> None:
    """Show ``editor`` in a window and give it the focus."""
    windows.append(Window(editor))
    show(qtbot, windows[-1])
    (editor.editor if isinstance(editor, Field) else editor).setFocus()


# Choices


def test_the_wheel_changes_no_choice(window: list[Window], qtbot: QtBot) -> None:
    made = combo("Vorberatung", CHOICES)
    put(window, made, qtbot)
    assert not wheel(made).isAccepted()
    assert made.currentText() == "Vorberatung"


def test_a_choice_is_entered_by_the_arrow(window: list[Window], qtbot: QtBot) -> None:
    made = combo("Vorberatung", CHOICES)
    put(window, made, qtbot)
    with qtbot.waitSignal(made.entered) as entered:
        QTest.keyClick(made, Key.Key_Down)
    assert entered.args == ["Entscheidung"]


@pytest.mark.usefixtures("look")
def test_a_choice_shows_as_much_with_the_focus(window: list[Window], qtbot: QtBot) -> None:
    made = combo("Vorberatung", CHOICES)
    put(window, made, qtbot)
    option, part = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
    widths = []
    for field in (made, window[0].behind):
        field.setFocus()
        made.initStyleOption(option)
        rect = made.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, made)
        widths.append(rect.width())
    assert widths[0] >= widths[1] - 1  # the ring is 2 px wide instead of 1


def test_a_value_that_is_no_choice_is_shown(qtbot: QtBot) -> None:
    made = combo("Bericht", CHOICES)
    qtbot.addWidget(made)
    assert (made.currentText(), made.toolTip()) == ("Bericht", "Bericht")
    made.set_choices(CHOICES)
    assert made.currentText() == "Bericht"


def test_showing_a_value_enters_nothing(qtbot: QtBot) -> None:
    made = Combo("Zuständigkeit", CHOICES)
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.entered):
        made.show_value("Entscheidung")
        made.set_choices(["Anhörung"])
    assert made.currentText() == "Entscheidung"


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Key.Key_Down, Key.Key_Tab], "Entscheidung"),
        ([Key.Key_Down, Key.Key_Backtab], "Entscheidung"),
        ([Key.Key_Down, Key.Key_Return], "Entscheidung"),
        ([Key.Key_Down, Key.Key_Escape], "Vorberatung"),
        ([Key.Key_Tab], "Vorberatung"),
    ],
)
def test_tab_takes_what_is_highlighted_in_an_open_choice(
    window: list[Window], qtbot: QtBot, keys: list[Key], value: str
) -> None:
    made = combo("Vorberatung", CHOICES)
    put(window, made, qtbot)
    QTest.keyClick(made, Key.Key_Down, ALT)
    for key in keys:
        QTest.keyClick(made.view(), key)
    assert made.currentText() == value
    assert not made.view().isVisible()
    assert made.hasFocus() == (keys[-1] in (Key.Key_Return, Key.Key_Escape))


def test_an_empty_value_is_no_choice(qtbot: QtBot) -> None:
    made = combo("Vorberatung", CHOICES)
    qtbot.addWidget(made)
    made.show_value("")
    assert (made.currentIndex(), made.currentText(), made.count()) == (-1, "", 3)


def test_all_of_a_line_is_kept_where_it_is_shown_again(window: list[Window], qtbot: QtBot) -> None:
    line = Line("Amt", "Amt")
    put(window, line, qtbot)
    QTest.keyClicks(line, "Bauamt")
    line.setCursorPosition(2)
    line.show_value("Bauamt")
    assert line.cursorPosition() == 2
    line.show_value("Bauordnungsamt")
    assert (line.text(), line.cursorPosition()) == ("Bauordnungsamt", 2)


# Ö/N


@pytest.fixture
def button(look: Look, qtbot: QtBot, window: list[Window]) -> PublicButton:
    made = PublicButton(look, "Ö/N, Station 1")
    put(window, made, qtbot)
    return made


@pytest.mark.parametrize(("key", "value"), [("ö", True), ("n", False), ("N", False), ("-", None)])
def test_a_letter_says_whether_it_is_public(
    button: PublicButton, qtbot: QtBot, key: str, value: bool | None
) -> None:
    press = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, key)
    with qtbot.waitSignal(button.entered) as entered:
        QApplication.sendEvent(button, press)
    assert entered.args == [value]


def test_tab_takes_what_is_highlighted_in_the_menu(
    button: PublicButton, window: list[Window]
) -> None:
    button.show_value(False)
    heard: list[bool | None] = []
    button.entered.connect(heard.append)
    QTimer.singleShot(0, button, partial(QTest.keyClick, button.menu(), Key.Key_Tab))
    QTest.keyClick(button, Key.Key_Return)
    assert heard == [False]
    assert window[0].focusWidget() is window[0].behind


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_the_menu_opens_on_what_is_so(button: PublicButton, key: Qt.Key) -> None:
    button.show_value(False)
    heard: list[bool | None] = []
    button.entered.connect(heard.append)
    QTimer.singleShot(0, button, partial(QTest.keyClick, button.menu(), Key.Key_Return))
    QTest.keyClick(button, key)
    assert heard == [False]


def test_the_menu_says_what_was_chosen(button: PublicButton, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.entered) as entered:
        button.menu().actions()[2].trigger()
    assert entered.args == [False]


def test_what_is_not_settled_stands_first(button: PublicButton) -> None:
    words = [action.text() for action in button.menu().actions()]
    assert words == ["nicht festgelegt", "öffentlich", "nichtöffentlich"]


@pytest.mark.parametrize(
    ("value", "letter", "word"),
    [(True, "Ö", "öffentlich"), (False, "N", "nichtöffentlich"), (None, "–", "nicht festgelegt")],
)
def test_a_button_shows_a_letter_and_says_the_word(
    button: PublicButton, value: bool | None, letter: str, word: str
) -> None:
    button.show_value(value)
    assert button.text() == letter
    assert button.accessibleName() == f"Ö/N, Station 1: {word}"
    assert word in button.toolTip()


def test_only_what_is_closed_has_a_lock(button: PublicButton) -> None:
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.show_value(False)
    assert button.toolButtonStyle() == beside
    button.show_value(True)
    assert button.toolButtonStyle() != beside


# Findings


@pytest.fixture
def field(look: Look, qtbot: QtBot, window: list[Window]) -> Field:
    made = Field(look, "Amt", Line("Amt"))
    put(window, made, qtbot)
    return made


def test_a_label_leads_to_its_field(field: Field) -> None:
    assert field.name.buddy() is field.editor
    assert field.editor.hasFocus()


def test_a_field_without_a_name_has_that_of_its_label(look: Look, qtbot: QtBot) -> None:
    made = Field(look, "Straße", QLineEdit())
    qtbot.addWidget(made)
    assert made.editor.accessibleName() == "Straße"


def test_notes_wait_until_the_field_was_left(field: Field, qtbot: QtBot) -> None:
    field.show_findings([error("office")])
    assert (field.notes, level(field.editor)) == ((), "")
    with qtbot.waitSignal(field.left):
        leave(field.editor)
    field.show_findings([error("office")])
    assert (field.notes, level(field.editor)) == (("So geht es nicht.",), "error")


def test_a_menu_or_another_window_is_no_leaving(field: Field) -> None:
    for reason in (
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    ):
        QApplication.sendEvent(field.editor, QFocusEvent(QFocusEvent.Type.FocusOut, reason))
    assert not field.visited


def test_the_worst_finding_gives_the_edge(field: Field) -> None:
    field.visited = True
    field.show_findings([warning("office"), error("office")])
    assert level(field.editor) == "error"
    field.show_findings([warning("office")])
    assert level(field.editor) == "warn"
    field.show_findings([Finding("rule", Severity.INFO, FieldRef("office"), "Schon gesehen?")])
    assert level(field.editor) == ""


def test_notes_go_when_nothing_is_wrong_any_more(field: Field) -> None:
    field.visited = True
    height = field.sizeHint().height()
    field.show_findings([error("office")])
    assert field.sizeHint().height() > height
    field.show_findings([])
    assert field.notes == ()
    assert not [one for one in field.findChildren(QLabel) if one.isVisible()][1:]


def test_a_screen_reader_hears_what_is_wrong(field: Field) -> None:
    field.visited = True
    field.show_findings([error("office", "Das Amt fehlt.")])
    assert field.editor.accessibleDescription() == "Das Amt fehlt."
    field.show_findings([])
    assert field.editor.accessibleDescription() == ""


def test_half_a_date_is_no_mistake_yet(look: Look, qtbot: QtBot, window: list[Window]) -> None:
    made = Field(look, "Datum", DateField(look, "Datum"))
    put(window, made, qtbot)
    made.visited = True
    QTest.keyClicks(made.editor, "31.02.")
    made.show_findings([error("date")])
    assert not made.notes
    leave(made.editor)
    made.show_findings([error("date")])
    assert made.notes == ("So geht es nicht.",)


def test_a_choice_opens_by_key(window: list[Window], qtbot: QtBot) -> None:
    made = combo("Vorberatung", CHOICES)
    put(window, made, qtbot)
    QTest.keyClick(made, Key.Key_Down, ALT)
    assert made.view().isVisible()
    made.hidePopup()
