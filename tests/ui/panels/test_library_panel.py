from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from vorlage_editor.store.drafts import DraftRow
from vorlage_editor.ui.panels.library_panel import LibraryPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

NOW = datetime(2026, 1, 14, 9, 50, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


def draft(id_: str, subject: str, days: int = 0) -> DraftRow:
    then = NOW - timedelta(days=days)
    return DraftRow(id_, 1, "Informationsvorlage", f"IV/{id_}", subject, "Entwurf", True, then)


ROWS = [draft("a", "Radwege"), draft("b", "Schulwege"), draft("c", "Stadtwerke", 30)]


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> LibraryPanel:
    panel = LibraryPanel(look, lambda: NOW)
    qtbot.addWidget(panel)
    panel.resize(272, 640)
    panel.show_trash([])
    panel.show_rows(ROWS, "a")
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.list.setFocus()
    return panel


def words(panel: LibraryPanel) -> set[str]:
    """All that can be read outside the list."""
    labels = [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]
    flat = [one.text() for one in panel.findChildren(QToolButton) if one.isVisible()]
    push = [one.text() for one in panel.findChildren(QPushButton) if one.isVisible()]
    return {*labels, *flat, *push}


def click(panel: LibraryPanel, text: str) -> None:
    buttons = [*panel.findChildren(QPushButton), *panel.findChildren(QToolButton)]
    next(one for one in buttons if one.text() == text and one.isVisible()).click()


def test_the_open_draft_is_chosen(panel: LibraryPanel) -> None:
    assert panel.list.key == "a"


def test_an_arrow_key_goes_on_over_the_name_of_a_group(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.list.key == "c"


def test_home_goes_to_the_first_draft(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_End)
    assert panel.list.key == "c"
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    assert panel.list.key == "a"


def test_enter_opens_the_chosen_draft(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.chosen) as signal:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert signal.args == ["b"]


def test_a_click_opens_a_draft(qtbot: QtBot, panel: LibraryPanel) -> None:
    place = panel.list.visualRect(panel.list.model().index(2, 0)).center()
    with qtbot.waitSignal(panel.chosen) as signal:
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place)
    assert signal.args == ["b"]


def test_arrow_keys_alone_open_nothing(qtbot: QtBot, panel: LibraryPanel) -> None:
    with qtbot.assertNotEmitted(panel.chosen):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)


def test_a_group_cannot_be_clicked(qtbot: QtBot, panel: LibraryPanel) -> None:
    place = panel.list.visualRect(panel.list.model().index(0, 0)).center()
    with qtbot.assertNotEmitted(panel.chosen):
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place)


def test_the_chosen_draft_is_duplicated(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.duplicate_requested) as signal:
        click(panel, "Duplizieren")
    assert signal.args == ["b"]


def test_delete_puts_the_chosen_draft_into_the_trash(qtbot: QtBot, panel: LibraryPanel) -> None:
    with qtbot.waitSignal(panel.trash_requested) as signal:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert signal.args == [["a"]]


def test_what_came_into_the_trash_can_be_taken_back(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.trash()
    panel.show_trash(ROWS[:1])
    assert panel.undo_notice == "In den Papierkorb gelegt."
    with qtbot.waitSignal(panel.restore_requested) as signal:
        click(panel, "Rückgängig")
    assert signal.args == [["a"]]
    assert panel.undo_notice == ""


def test_taking_back_is_offered_only_once_it_is_done(panel: LibraryPanel) -> None:
    panel.trash()
    assert panel.undo_notice == ""


def test_what_lay_in_the_trash_before_is_no_news(qtbot: QtBot, look: Look) -> None:
    panel = LibraryPanel(look, lambda: NOW)
    qtbot.addWidget(panel)
    panel.show_trash(ROWS)
    assert panel.undo_notice == ""


def test_what_was_restored_elsewhere_cannot_be_taken_back(panel: LibraryPanel) -> None:
    panel.show_trash(ROWS[:1])
    panel.show_trash([])
    assert panel.undo_notice == ""


def test_the_next_draft_is_chosen_when_one_goes(panel: LibraryPanel) -> None:
    panel.list.choose("b")
    panel.trash()
    panel.show_rows([ROWS[0], ROWS[2]], "a")
    assert panel.list.key == "c"


def test_refreshing_keeps_what_is_chosen(panel: LibraryPanel) -> None:
    panel.list.choose("b")
    panel.show_rows([draft("d", "Neues"), *ROWS], "a")
    assert panel.list.key == "b"


def test_the_open_draft_is_chosen_again_once_the_keys_go_elsewhere(
    qtbot: QtBot, look: Look
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel, other = LibraryPanel(look, lambda: NOW), QPushButton(window)
    panel.setParent(window)
    panel.show_rows(ROWS, "a")
    with qtbot.waitActive(window):
        window.show()
    panel.list.setFocus()
    panel.list.choose("b")
    other.setFocus()
    assert panel.list.key == "a"


def test_typing_searches(qtbot: QtBot, panel: LibraryPanel) -> None:
    with qtbot.waitSignal(panel.search_changed) as signal:
        qtbot.keyClicks(panel.search, "S")
    assert signal.args == ["S"]


def test_escape_clears_the_search(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.keyClicks(panel.search, "Schul")
    with qtbot.waitSignal(panel.search_changed) as signal:
        qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert signal.args == [""]


def test_an_arrow_down_goes_from_the_search_to_what_was_found(
    qtbot: QtBot, panel: LibraryPanel
) -> None:
    panel.focus_search()
    panel.show_rows(ROWS[1:], "a")
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    assert panel.list.key == "b"


def test_nothing_found_says_so_and_offers_the_way_back(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.keyClicks(panel.search, "xyz")
    panel.show_rows([], "a")
    assert "Nichts gefunden für „xyz“." in words(panel)
    with qtbot.waitSignal(panel.search_changed) as signal:
        click(panel, "Filter entfernen?")
    assert signal.args == [""]


def test_an_empty_library_says_what_to_do(panel: LibraryPanel) -> None:
    panel.show_rows([], "")
    assert panel.list.nothing == "Noch keine Vorlagen.\nWas Sie anlegen, steht hier."
    assert not panel.search.isEnabled()


def test_an_empty_library_can_have_the_focus(panel: LibraryPanel) -> None:
    before = panel.list.grab().toImage()
    panel.show_rows([], "")
    panel.setFocus()
    assert panel.list.hasFocus()
    assert panel.list.grab().toImage() != before


def test_before_anything_is_known_nothing_is_said(qtbot: QtBot, look: Look) -> None:
    panel = LibraryPanel(look)
    qtbot.addWidget(panel)
    assert panel.list.nothing == ""


@pytest.mark.parametrize(("count", "text"), [(1, "1 Vorlage"), (3, "3 Vorlagen")])
def test_the_foot_counts_the_drafts(panel: LibraryPanel, count: int, text: str) -> None:
    panel.show_rows(ROWS[:count], "a")
    assert text in words(panel)


def test_the_foot_counts_what_was_found(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.keyClicks(panel.search, "weg")
    panel.show_rows(ROWS[:2], "a")
    assert "2 Treffer" in words(panel)


def test_an_empty_trash_is_not_offered(panel: LibraryPanel) -> None:
    assert not any("Papierkorb (" in text for text in words(panel))


@pytest.fixture
def trash(panel: LibraryPanel) -> LibraryPanel:
    panel.show_trash(ROWS[1:])
    click(panel, "Papierkorb (2)")
    assert panel.undo_notice == ""
    return panel


def test_the_trash_shows_what_lies_in_it(trash: LibraryPanel) -> None:
    assert [row.text for row in trash.list.rows if row.key] == ["Schulwege", "Stadtwerke"]
    assert "Papierkorb" in words(trash)


def test_a_draft_in_the_trash_is_restored(qtbot: QtBot, trash: LibraryPanel) -> None:
    trash.list.choose("c")
    with qtbot.waitSignal(trash.restore_requested) as signal:
        click(trash, "Wiederherstellen")
    assert signal.args == [["c"]]


def test_erasing_asks_first(qtbot: QtBot, trash: LibraryPanel) -> None:
    trash.list.choose("b")
    with qtbot.assertNotEmitted(trash.erase_requested):
        qtbot.keyClick(trash.list, Qt.Key.Key_Delete)
    assert "„Schulwege“ endgültig löschen?" in trash.question


def test_erasing_that_is_confirmed_is_asked_for(qtbot: QtBot, trash: LibraryPanel) -> None:
    trash.list.choose("b")
    trash.ask_to_erase()
    with qtbot.waitSignal(trash.erase_requested) as signal:
        click(trash, "Endgültig löschen")
    assert signal.args == [["b"]]
    assert trash.question == ""


def test_escape_answers_the_question_with_no(qtbot: QtBot, trash: LibraryPanel) -> None:
    trash.list.choose("b")
    trash.ask_to_erase()
    with qtbot.assertNotEmitted(trash.erase_requested):
        qtbot.keyClick(trash.focusWidget(), Qt.Key.Key_Escape)
    assert trash.question == ""


def test_another_draft_is_not_what_was_asked_about(trash: LibraryPanel) -> None:
    trash.list.choose("b")
    trash.ask_to_erase()
    trash.list.choose("c")
    assert trash.question == ""


def test_the_trash_is_searched_in_place(qtbot: QtBot, trash: LibraryPanel) -> None:
    with qtbot.assertNotEmitted(trash.search_changed):
        qtbot.keyClicks(trash.search, "stadt")
    assert [row.text for row in trash.list.rows if row.key] == ["Stadtwerke"]


def test_the_trash_is_searched_as_the_drafts_are(trash: LibraryPanel) -> None:
    trash.show_trash([draft("b", "Bäder"), draft("c", "Stadtwerke")])
    trash.search.setText("ba\u0308d")  # as macOS writes it
    assert [row.text for row in trash.list.rows if row.key] == ["Bäder"]


def test_nothing_in_the_trash_is_opened(qtbot: QtBot, trash: LibraryPanel) -> None:
    trash.list.choose("b")
    with qtbot.assertNotEmitted(trash.chosen):
        qtbot.keyClick(trash.list, Qt.Key.Key_Return)


def test_from_the_trash_one_comes_back_to_the_drafts(trash: LibraryPanel) -> None:
    click(trash, "Zurück")
    assert trash.list.key == "a"
    assert "Vorlagen" in words(trash)


def test_an_emptied_trash_says_so(trash: LibraryPanel) -> None:
    trash.show_trash([])
    assert trash.list.nothing == "Der Papierkorb ist leer."


def test_a_draft_without_a_subject_is_painted(qtbot: QtBot, panel: LibraryPanel) -> None:
    before = panel.list.grab().toImage()
    panel.show_rows([draft("a", ""), *ROWS[1:]], "a")
    assert panel.list.grab().toImage() != before
