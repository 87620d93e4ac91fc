from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor

from tests.ui.program import SIZE
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.window.widths import LEAST

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.ui.program import Running

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(program: Running, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key wherever the focus is."""
    target = program.focus() or program.window
    program.bot.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)


def holds(area: QWidget | None, program: Running) -> bool:
    """Whether the focus is in ``area``."""
    focus = program.focus()
    return area is not None and focus is not None and area.isAncestorOf(focus)


def shown(program: Running) -> tuple[bool, bool, bool]:
    """Whether panel, sheet and preview can be seen."""
    window = program.window
    return (
        window.panels.isVisible(),
        window.sheet.isVisible(),
        window.preview_side.isVisible(),
    )


# At the start


def test_it_begins_with_the_question_what_to_write(program: Running) -> None:
    assert shown(program) == (True, False, False)
    assert program.window.start_page.isVisible()
    assert program.focus() is program.window.start_page.cards[0]
    assert program.window.windowTitle() == "Vorlagen-Editor"


def test_a_new_paper_is_shown_ready_to_write(program: Running) -> None:
    program.new()
    assert program.focus() is program.window.sheet.subject.edit
    program.write()
    assert program.vorlage.subject == "Feldstraße"
    assert program.window.windowTitle() == "Entwurf – Vorlagen-Editor"


def test_the_title_names_the_number(program: Running) -> None:
    program.example()
    assert program.vorlage.number in program.window.windowTitle()


def test_a_written_paper_is_opened_in_its_text(program: Running) -> None:
    program.example()
    assert program.focus() is program.window.text_pane


# The question what to write, and back


def test_new_asks_what_to_write(program: Running) -> None:
    program.example()
    press(program, Qt.Key.Key_N, CONTROL)
    assert program.window.start_page.isVisible()
    assert program.focus() is program.window.start_page.cards[0]
    assert not program.action("file-export-pdf").isEnabled()


def test_escape_leads_from_the_question_back_to_the_paper(program: Running) -> None:
    draft = program.new()
    program.write()
    program.do("file-new")
    with program.bot.waitSignal(program.workplace.opened):
        press(program, Qt.Key.Key_Escape)
    assert program.session.draft == draft
    assert program.vorlage.subject == "Feldstraße"
    assert program.window.sheet.isVisible()


def test_what_was_done_before_the_question_can_be_undone(program: Running) -> None:
    program.new()
    before = program.vorlage
    program.bot.keyClicks(program.window.sheet.subject.edit, "Feldstraße")
    program.do("file-new")
    with program.bot.waitSignal(program.workplace.opened):
        press(program, Qt.Key.Key_Escape)
    program.do("edit-undo")
    assert program.vorlage == before


def test_a_click_in_the_library_leads_back_to_the_paper(program: Running) -> None:
    draft = program.new()
    program.write()
    program.do("file-new")
    library = program.window.library.list
    program.bot.waitUntil(lambda: len(program.drafts()) == 1)
    with program.bot.waitSignal(program.workplace.opened):
        program.bot.mouseClick(
            library.viewport(),
            Qt.MouseButton.LeftButton,
            pos=library.visualRect(library.model().index(1, 0)).center(),
        )
    assert program.session.draft == draft


def test_escape_does_not_open_what_lies_in_the_trash(program: Running) -> None:
    draft = program.new()
    program.do("file-new")
    program.workplace.trash([draft])
    press(program, Qt.Key.Key_Escape)
    with program.bot.waitSignal(program.workplace.keeper.trash_listed):
        pass
    assert program.session.draft == ""


def test_escape_in_a_sheet_does_nothing(program: Running) -> None:
    draft = program.new()
    press(program, Qt.Key.Key_Escape)
    assert program.session.draft == draft


# Panel


@pytest.mark.parametrize("view", ["library", "outline", "findings"])
def test_a_view_of_the_panel_comes_and_goes(program: Running, view: str) -> None:
    program.example()
    program.window.show_panel("")
    program.do(f"view-{view}")
    assert program.window.rail.active == view
    assert holds(program.window.panels.currentWidget(), program)
    assert program.action(f"view-{view}").isChecked()
    program.do(f"view-{view}")
    assert not program.window.panels.isVisible()
    assert not program.action(f"view-{view}").isChecked()


def test_the_rail_folds_the_panel(program: Running) -> None:
    program.example()
    program.window.show_panel("outline")
    program.bot.mouseClick(program.window.rail.button("outline"), Qt.MouseButton.LeftButton)
    assert not program.window.panels.isVisible()


def test_while_no_draft_is_open_the_panel_is_the_library(program: Running) -> None:
    program.bot.mouseClick(program.window.rail.button("library"), Qt.MouseButton.LeftButton)
    assert program.window.panels.currentWidget() is program.window.library
    assert not program.window.rail.button("findings").isEnabled()


def test_the_outline_leads_to_a_heading(program: Running) -> None:
    program.example()
    program.window.outline.jump.emit(FieldRef("body", 0))
    assert program.focus() is program.window.text_pane
    assert program.window.text_pane.textCursor().blockNumber() == 0


def test_findings_in_the_status_bar_lead_to_the_panel(program: Running) -> None:
    program.new()
    button = next(one for one in program.window.status.findings.values() if one.isVisible())
    program.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert program.window.panels.currentWidget() is program.window.findings


# Preview


def test_beside_the_sheet_there_is_the_preview(wide: Running) -> None:
    assert wide.window.sheet.isVisible()
    assert wide.window.preview_side.isVisible()
    assert wide.action("view-preview").isChecked()


def test_f9_folds_the_preview_and_leaves_the_focus(wide: Running) -> None:
    wide.window.go_to(FieldRef("subject"))
    press(wide, Qt.Key.Key_F9)
    assert not wide.window.preview_side.isVisible()
    assert wide.focus() is wide.window.sheet.subject.edit
    press(wide, Qt.Key.Key_F9)
    assert wide.window.preview_side.isVisible()


def test_in_a_narrow_window_the_preview_folds_and_comes_back(wide: Running) -> None:
    wide.window.resize(960, 600)
    assert shown(wide)[1:] == (True, False)
    wide.window.resize(1500, 800)
    assert shown(wide)[1:] == (True, True)


@pytest.mark.parametrize("key", [Qt.Key.Key_F9, Qt.Key.Key_Escape])
def test_in_a_narrow_window_f9_gives_the_preview_the_sheets_place(
    wide: Running, key: Qt.Key
) -> None:
    wide.window.resize(960, 600)
    press(wide, Qt.Key.Key_F9)
    assert shown(wide)[1:] == (False, True)
    press(wide, key)
    assert shown(wide)[1:] == (True, False)
    assert wide.focus() is wide.window.text_pane


def test_the_print_preview_takes_the_sheets_place(wide: Running) -> None:
    press(wide, Qt.Key.Key_P, CONTROL | SHIFT)
    assert shown(wide)[1:] == (False, True)
    assert wide.action("view-print-preview").isChecked()
    assert wide.focus() is wide.window.preview
    press(wide, Qt.Key.Key_Escape)
    assert shown(wide)[1:] == (True, True)
    assert wide.focus() is wide.window.text_pane


def test_the_print_preview_leaves_the_panel_as_wide_as_it_was(wide: Running) -> None:
    wide.window.show_panel("library")
    before = wide.window.panels.width()
    wide.do("view-print-preview")
    wide.bot.waitUntil(lambda: wide.window.preview_side.width() > wide.window.width() // 2)
    assert wide.window.panels.width() == before


def test_going_to_a_field_leaves_the_print_preview(wide: Running) -> None:
    wide.do("view-print-preview")
    press(wide, Qt.Key.Key_1, ALT)
    assert wide.window.sheet.isVisible()
    assert wide.focus() is wide.window.sheet.subject.edit


# Areas and places


def test_f6_goes_round_the_areas(wide: Running) -> None:
    wide.window.show_panel("library")
    window = wide.window
    seen = []
    for _ in range(5):
        press(wide, Qt.Key.Key_F6)
        areas = (window.top_bar, window.rail, window.panels, window.sheet, window.preview_side)
        seen.append(next(area for area in areas if holds(area, wide)))
    assert seen == [
        window.preview_side,
        window.top_bar,
        window.rail,
        window.panels,
        window.sheet,
    ]


def test_shift_f6_goes_back(program: Running) -> None:
    press(program, Qt.Key.Key_F6, SHIFT)
    assert holds(program.window.library, program)
    press(program, Qt.Key.Key_F6)
    assert program.focus() is program.window.start_page.cards[0]


def test_f6_in_the_actions_reaches_one_that_can_be_used(program: Running) -> None:
    for _ in range(3):
        press(program, Qt.Key.Key_F6, SHIFT)
    assert program.focus() is program.window.top_bar.new


@pytest.mark.parametrize(
    ("key", "place"),
    [(Qt.Key.Key_1, "subject"), (Qt.Key.Key_2, "stations"), (Qt.Key.Key_4, "attachments")],
)
def test_alt_and_a_digit_lead_to_a_part(program: Running, key: Qt.Key, place: str) -> None:
    program.example()
    press(program, key, ALT)
    assert holds(getattr(program.window.sheet, place), program)


def test_alt_3_leads_to_the_text(program: Running) -> None:
    program.new()
    press(program, Qt.Key.Key_3, ALT)
    assert program.focus() is program.window.text_pane


# Narrow windows


@pytest.mark.parametrize("size", [LEAST, (911, 512), SIZE, (1920, 1080)])
def test_the_window_fits_where_it_is_asked_to(wide: Running, size: tuple[int, int]) -> None:
    wide.window.show_panel("library")
    wide.window.resize(*size)
    assert (wide.window.width(), wide.window.height()) == size
    sides = (wide.window.panels, wide.window.centre, wide.window.preview_side)
    assert sum(side.width() for side in sides if side.isVisible()) <= size[0]
    assert wide.window.top_bar.width() == size[0]


def test_actions_lose_their_words_in_a_narrow_window(wide: Running) -> None:
    wide.window.resize(*LEAST)
    assert wide.window.top_bar.export.text() == "PDF"
    wide.window.resize(1100, 600)
    assert wide.window.top_bar.export.text() == "PDF exportieren"


# Asked for by another start


def test_another_start_shows_the_window(program: Running) -> None:
    program.window.showMinimized()
    program.window.come_forward("")
    assert not program.window.isMinimized()
    assert program.session.draft == ""


def test_another_start_opens_its_file_here(program: Running, tmp_path: Path) -> None:
    file = tmp_path / "Sitzung.txt"
    file.write_text("Das Café am Markt", encoding="utf-8")
    program.take_texts()
    with program.bot.waitSignal(program.workplace.opened):
        program.window.come_forward(str(file))
    assert program.session.draft


def test_what_is_selected_in_the_text_is_counted(program: Running) -> None:
    program.new()
    program.write(text="Zwei Worte")
    program.window.text_pane.moveCursor(
        QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
    )
    counts = program.window.status.counts
    program.bot.waitUntil(lambda: counts.text() == "Markiert: 2 Wörter  ·  10 Zeichen")


def test_a_reader_hears_what_the_choices_without_a_label_are_for(program: Running) -> None:
    window = program.window
    for field in (window.format_bar.block, window.preview_side.zoom):
        others = [one for one, _ in QAccessible.queryAccessibleInterface(field).relations()]
        assert [one.text(QAccessible.Text.Name) for one in others] == [field.accessibleName()]
