from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from vorlage_editor.ui.panels.start_page import StartPage, icon_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look


@pytest.fixture
def page(qtbot: QtBot, look: Look, form: Form) -> StartPage:
    page = StartPage(look, form)
    qtbot.addWidget(page)
    page.resize(1022, 694)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.setFocus()
    return page


def test_there_is_a_card_for_each_kind_of_paper(page: StartPage, form: Form) -> None:
    assert [card.accessibleName() for card in page.cards] == [kind.name for kind in form.kinds]


def test_the_first_card_has_the_focus(page: StartPage) -> None:
    assert page.cards[0].hasFocus()


def test_a_click_begins_a_paper(qtbot: QtBot, page: StartPage) -> None:
    with qtbot.waitSignal(page.new_requested) as signal:
        qtbot.mouseClick(page.cards[1], Qt.MouseButton.LeftButton)
    assert signal.args == ["Beschlussvorlage"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_begins_a_paper(qtbot: QtBot, page: StartPage, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.new_requested) as signal:
        qtbot.keyClick(page.cards[0], key)
    assert signal.args == ["Informationsvorlage"]


def test_arrow_keys_go_from_card_to_card(qtbot: QtBot, page: StartPage) -> None:
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Right)
    assert page.cards[1].hasFocus()
    qtbot.keyClick(page.cards[1], Qt.Key.Key_Down)
    assert page.cards[3].hasFocus()


def test_text_is_taken_over(qtbot: QtBot, page: StartPage) -> None:
    with qtbot.waitSignal(page.text_requested), qtbot.assertNotEmitted(page.new_requested):
        qtbot.mouseClick(page.text_card, Qt.MouseButton.LeftButton)


def test_a_file_is_opened(qtbot: QtBot, page: StartPage) -> None:
    with qtbot.waitSignal(page.open_requested):
        qtbot.keyClick(page.open_button, Qt.Key.Key_Return)


def test_the_example_is_shown(qtbot: QtBot, page: StartPage) -> None:
    with qtbot.waitSignal(page.example_requested):
        qtbot.mouseClick(page.example_button, Qt.MouseButton.LeftButton)


def test_in_a_small_window_all_of_it_is_reached_by_scrolling(qtbot: QtBot, page: StartPage) -> None:
    page.resize(567, 300)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    page.example_button.setFocus(Qt.FocusReason.TabFocusReason)
    page.ensureWidgetVisible(page.example_button)
    assert page.horizontalScrollBar().maximum() == 0
    assert not page.example_button.visibleRegion().isEmpty()


def test_a_card_is_as_high_as_its_words_need(qtbot: QtBot, page: StartPage) -> None:
    wide = page.cards[0].height()
    page.resize(420, 600)
    qtbot.waitUntil(lambda: page.cards[0].height() > wide)


@pytest.mark.parametrize(
    ("kind", "icon"),
    [
        ("Informationsvorlage", "info"),
        ("Beschlussvorlage", "gavel"),
        ("Mitteilungsvorlage", "message-square"),
        ("Stellungnahme zum Antrag", "message-square"),
        ("Eilentscheidung", "gavel"),
        ("Tischvorlage", "files"),
    ],
)
def test_a_kind_has_its_icon(kind: str, icon: str) -> None:
    assert icon_of(kind) == icon
