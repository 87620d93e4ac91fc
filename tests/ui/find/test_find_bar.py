"""Find and replace on the sheet, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.ui.papers import text
from tests.ui.sheets import SHIFT
from vorlage_editor.model.body import Mark, PageBreak, Paragraph, Run, Table, flow, plain_text
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.find import search
from vorlage_editor.ui.find.bar import FindBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running
    from vorlage_editor.ui.kit.look import Look

Key = Qt.Key
BODY = flow(
    (
        Paragraph((Run("Der "), Run("Rat", (Mark.BOLD,)), Run(" tagt."))),
        Table(((text("Vorrat"), text("😀 Rat")),)),
        Paragraph(text("Ende")),
    )
)


@pytest.fixture
def paper(program: Running) -> Running:
    """A paper in which Rat stands five times, the caret at the start of its text."""
    program.new()
    route = (Consultation(committee="Rat der Stadt"),)
    program.session.edit("Papier", subject="Beirat", route=route, body=BODY)
    program.window.go_to(FieldRef("body", 0))
    return program


def bar(paper: Running) -> FindBar:
    return paper.window.findChildren(FindBar)[0]


def press(paper: Running, key: Key, held: Qt.KeyboardModifier = SHIFT) -> None:
    """Press a key where the focus is."""
    none = Qt.KeyboardModifier.NoModifier
    QTest.keyClick(paper.window.windowHandle(), key, none if held is SHIFT else held)


def look_for(paper: Running, words: str, action: str = "edit-find") -> None:
    paper.do(action)
    bar(paper).text.clear()
    QTest.keyClicks(bar(paper).text, words)


def selected(paper: Running) -> str:
    return paper.window.text_pane.textCursor().selectedText()


def said(paper: Running) -> str:
    return bar(paper).count.text()


def test_the_key_opens_it_and_escape_leads_back_to_the_text(paper: Running) -> None:
    press(paper, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar(paper).text.hasFocus()
    assert not bar(paper).replacement.isVisible()
    press(paper, Key.Key_Escape)
    assert not bar(paper).isVisible()
    assert paper.focus() is paper.window.text_pane


def test_the_other_key_also_offers_to_replace(paper: Running) -> None:
    press(paper, Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert bar(paper).text.hasFocus()
    assert bar(paper).replacement.isVisible()


def test_it_is_found_while_one_types_on_from_the_caret(paper: Running) -> None:
    look_for(paper, "rat")
    assert (said(paper), selected(paper)) == ("3 von 5", "Rat")
    assert bar(paper).text.hasFocus()


def test_enter_goes_on_and_says_where_it_begins_anew(paper: Running) -> None:
    look_for(paper, "rat")
    hints = []
    for _ in range(3):
        press(paper, Key.Key_Return)
        hints.append(said(paper))
    assert hints == ["4 von 5", "5 von 5", "Von vorn: 1 von 5"]
    assert paper.window.sheet.subject.edit.textCursor().selectedText() == "rat"
    QTest.keyClick(bar(paper).text, Key.Key_Return, SHIFT)
    assert said(paper) == "Von hinten: 5 von 5"
    assert selected(paper) == "Rat"


def test_a_hit_in_the_route_is_selected_in_its_field(paper: Running) -> None:
    look_for(paper, "Rat der")
    line = paper.window.sheet.stations.lines[0].committee
    assert (line.selectedText(), said(paper)) == ("Rat der", "Von vorn: 1 von 1")
    press(paper, Key.Key_Escape)
    assert line.hasFocus()
    assert (line.selectedText(), line.cursorPosition()) == ("", len("Rat der"))


def test_without_the_bar_the_key_goes_on_from_the_caret(paper: Running) -> None:
    look_for(paper, "rat")
    press(paper, Key.Key_Escape)
    paper.window.go_to(FieldRef("body", 1))
    press(paper, Key.Key_F3)
    assert paper.window.text_pane.spot.cell == 0
    press(paper, Key.Key_F3)
    assert (paper.window.text_pane.spot.cell, paper.window.text_pane.spot.offset) == (1, 5)
    QTest.keyClick(paper.window.text_pane, Key.Key_F3, SHIFT)
    assert paper.window.text_pane.spot.cell == 0
    assert paper.focus() is paper.window.text_pane


def test_the_keys_go_on_from_a_hit_that_is_no_longer_selected(paper: Running) -> None:
    look_for(paper, "rat")
    press(paper, Key.Key_Escape)
    press(paper, Key.Key_F3)
    assert (paper.window.text_pane.spot.cell, selected(paper)) == (0, "rat")
    paper.do("edit-find")
    press(paper, Key.Key_Escape)
    QTest.keyClick(paper.window.text_pane, Key.Key_F3, SHIFT)
    assert (paper.window.text_pane.spot.field, selected(paper)) == (FieldRef("body", 0), "Rat")


def test_the_key_goes_on_from_another_field(paper: Running) -> None:
    look_for(paper, "rat")
    paper.window.go_to(FieldRef("route", 0, "role"))
    press(paper, Key.Key_F3)
    assert paper.focus() is paper.window.text_pane
    assert paper.window.text_pane.spot.field == FieldRef("body", 0)


def test_the_key_asks_for_words_if_there_were_none(paper: Running) -> None:
    press(paper, Key.Key_F3)
    assert bar(paper).text.hasFocus()


def test_what_is_selected_is_looked_for(paper: Running) -> None:
    pane = paper.window.text_pane
    pane.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    assert selected(paper) == "Der "
    paper.do("edit-find")
    assert bar(paper).text.text() == "Der"  # without the space that comes along
    assert bar(paper).text.selectedText() == "Der"


@pytest.mark.parametrize("switch", ["case", "words"])
def test_switches_narrow_the_search(paper: Running, switch: str) -> None:
    look_for(paper, "Rat")
    getattr(bar(paper), switch).click()
    assert said(paper).endswith("von 3")


def test_nothing_found_is_said_calmly(paper: Running) -> None:
    before = paper.vorlage
    look_for(paper, "Radweg", "edit-replace")
    assert said(paper) == search.NOTHING
    assert not bar(paper).replace_all.isEnabled()
    press(paper, Key.Key_Return)
    assert (said(paper), paper.vorlage) == (search.NOTHING, before)
    bar(paper).text.clear()
    assert said(paper) == ""


def test_replacing_goes_from_one_to_the_next(paper: Running) -> None:
    look_for(paper, "Rat", "edit-replace")
    QTest.keyClicks(bar(paper).replacement, "Kreistag")
    bar(paper).replacement.setFocus()
    press(paper, Key.Key_Return)
    assert paper.vorlage.body[0] == Paragraph(
        (Run("Der "), Run("Kreistag", (Mark.BOLD,)), Run(" tagt."))
    )
    assert (said(paper), selected(paper)) == ("3 von 4", "rat")
    paper.do("edit-undo")
    assert paper.vorlage.body == BODY


def test_all_are_replaced_in_every_field_as_one_step(paper: Running) -> None:
    before = paper.vorlage
    look_for(paper, "rat", "edit-replace")
    QTest.keyClicks(bar(paper).replacement, "Ausschuss")
    bar(paper).replace_all.click()
    assert said(paper) == "5 Stellen ersetzt"
    assert paper.vorlage.subject == "BeiAusschuss"
    assert paper.window.sheet.subject.edit.value == "BeiAusschuss"
    assert paper.vorlage.route[0].committee == "Ausschuss der Stadt"
    assert paper.session.undo_label == "Alle ersetzen"
    paper.do("edit-undo")
    assert paper.vorlage == before
    paper.do("edit-redo")
    assert paper.vorlage.subject == "BeiAusschuss"


def test_after_replacing_all_nothing_is_selected_to_be_typed_over(paper: Running) -> None:
    look_for(paper, "vorrat", "edit-replace")
    assert selected(paper) == "Vorrat"
    QTest.keyClicks(bar(paper).replacement, "V")
    bar(paper).replace_all.click()
    assert not selected(paper)
    paper.do("go-text")
    before = paper.vorlage.body
    QTest.keyClicks(paper.window.text_pane, "xy")
    assert len("".join(map(plain_text, paper.vorlage.body))) == 2 + len(
        "".join(map(plain_text, before))
    )


def test_replacing_nothing_asks_no_more_than_it_must(paper: Running) -> None:
    look_for(paper, "x" * 200, "edit-replace")
    assert not bar(paper).replace.isEnabled()


def test_too_much_is_refused_in_words(paper: Running) -> None:
    paper.session.edit("Text", body=(Paragraph(text("a " * 6000)),))
    before = paper.vorlage
    look_for(paper, "a", "edit-replace")
    bar(paper).replacement.setText("b" * 200)
    bar(paper).replace_all.click()
    assert len(paper.answers.errors) == 1
    assert paper.vorlage == before


def test_other_hits_are_marked_lightly_and_the_value_stays(paper: Running) -> None:
    before = paper.vorlage
    look_for(paper, "rat")
    pane = paper.window.text_pane
    assert [one.cursor.selectedText() for one in pane.extraSelections()] == ["Rat", "rat", "Rat"]
    press(paper, Key.Key_Escape)
    assert pane.extraSelections() == []
    assert paper.vorlage is before


def test_only_what_is_seen_is_marked(paper: Running) -> None:
    body = tuple(Paragraph(text(f"Absatz {n}")) for n in range(400))
    paper.session.edit("Text", body=body)
    look_for(paper, "Absatz")
    assert 5 < len(paper.window.text_pane.extraSelections()) < 80


def test_what_is_written_meanwhile_is_counted(paper: Running) -> None:
    look_for(paper, "Ende")
    paper.session.edit("Text", body=(*BODY, Paragraph(text("Ende"))))
    paper.bot.waitUntil(lambda: said(paper) == "1 von 2")


def test_typing_with_the_bar_open_waits_for_a_pause(paper: Running) -> None:
    look_for(paper, "rat")
    paper.window.text_pane.setFocus()
    QTest.keyClicks(paper.window.text_pane, "rat")
    assert said(paper) == "3 von 5"
    paper.bot.waitUntil(lambda: said(paper) == "3 von 6")


def test_another_paper_is_searched_anew(paper: Running) -> None:
    look_for(paper, "Beirat")
    assert said(paper) == "Von vorn: 1 von 1"
    paper.new()
    paper.bot.waitUntil(lambda: said(paper) == search.NOTHING)


def test_tab_goes_from_the_field_to_what_it_offers_and_on_to_the_sheet(paper: Running) -> None:
    look_for(paper, "rat", "edit-replace")
    names = []
    while paper.focus() is not paper.window.sheet.subject.edit:
        now = paper.focus()
        assert now is not None
        names.append(now.accessibleName())
        QTest.keyClick(now, Key.Key_Tab)
    assert names == [
        "Suchen nach",
        "Ersetzen durch",
        "Ersetzen",
        "Alle ersetzen",
        "Vorige Fundstelle",
        "Nächste Fundstelle",
        "Groß-/Kleinschreibung",
        "Ganze Wörter",
        "Suche schließen",
    ]


def test_in_the_print_preview_it_brings_the_sheet_back(paper: Running) -> None:
    paper.do("view-print-preview")
    paper.do("edit-find")
    assert paper.window.sheet.isVisible()
    assert bar(paper).text.hasFocus()


def test_escape_in_the_text_closes_it_too(paper: Running) -> None:
    look_for(paper, "rat")
    paper.window.text_pane.setFocus()
    press(paper, Key.Key_Escape)
    assert not bar(paper).isVisible()
    assert paper.focus() is paper.window.text_pane


@pytest.mark.parametrize(("width", "below"), [(900, False), (500, True)])
def test_where_it_is_narrow_the_switches_stand_below(
    qtbot: QtBot, look: Look, width: int, below: bool
) -> None:
    bar = FindBar(look)
    qtbot.addWidget(bar)
    bar.open(replacing=True)
    bar.resize(width, bar.sizeHint().height())
    qtbot.waitUntil(lambda: (bar.case.mapTo(bar, bar.case.rect().topLeft()).y() > 60) == below)
    assert bar.minimumSizeHint().width() <= 480 or not below


def test_a_page_break_at_the_top_of_the_view_takes_no_hit_of_another_field_along(
    paper: Running,
) -> None:
    body = flow((PageBreak(), Paragraph(text("Rat"))))
    paper.session.edit("Seitenumbruch", body=body)
    look_for(paper, "Rat")
    marked = [mark.cursor.selectedText() for mark in paper.window.text_pane.extraSelections()]
    assert marked == ["Rat"]
