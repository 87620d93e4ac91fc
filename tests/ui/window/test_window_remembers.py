"""What the window keeps: from one start to the next, and when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.program import opened, running
from vorlage_editor.ui.window.widths import FIRST, FRAME, LEAST

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running


# From one time to the next


def test_the_panel_stays_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path, qtbot, preview=False) as program:
        program.example()
        program.do("view-outline")
        assert program.window.close()
    with running(tmp_path, qtbot) as program:
        qtbot.waitUntil(lambda: bool(program.session.draft))
        assert program.window.panels.currentWidget() is program.window.outline
        assert program.window.panels.isVisible()


def test_the_preview_stays_folded(wide: Running, qtbot: QtBot) -> None:
    wide.do("view-preview")
    assert wide.window.close()
    wide.workplace.keeper.close()
    with running(wide.folder, qtbot) as program:
        program.window.resize(1920, 1000)
        qtbot.waitUntil(lambda: bool(program.session.draft))
        assert not program.window.preview_side.isVisible()


def test_the_window_comes_back_as_large_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path, qtbot) as program:
        program.window.resize(880, 520)
        assert program.window.close()
    again = opened(tmp_path, qtbot)
    again.window.restore()
    assert (again.window.width(), again.window.height()) == (880, 520)
    again.close()


def test_at_first_the_window_fits_the_screen_with_its_frame(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(tmp_path, qtbot)
    program.window.restore()
    room = program.window.screen().availableGeometry().size() - QSize(*FRAME)
    assert program.window.size() == QSize(*FIRST).boundedTo(room).expandedTo(QSize(*LEAST))
    program.close()


def test_the_sheet_comes_back_where_it_was_left(program: Running) -> None:
    program.window.resize(900, 480)
    program.example()
    draft = program.session.draft
    bar = program.window.sheet.verticalScrollBar()
    QApplication.processEvents()
    bar.setValue(300)
    program.new()
    with program.bot.waitSignal(program.workplace.opened):
        program.workplace.open(draft)
    program.bot.waitUntil(lambda: program.window.sheet.place == 300)


def test_the_next_start_shows_the_sheet_where_it_was_left(program: Running, qtbot: QtBot) -> None:
    program.window.resize(900, 480)
    program.example()
    QApplication.processEvents()
    program.window.sheet.verticalScrollBar().setValue(250)
    assert program.window.close()
    program.workplace.keeper.close()
    with running(program.folder, qtbot) as again:
        again.window.resize(900, 480)
        qtbot.waitUntil(lambda: bool(again.session.draft))
        qtbot.waitUntil(lambda: again.window.sheet.place == 250)


def test_the_caret_comes_back_where_it_was_left(program: Running) -> None:
    program.window.resize(900, 480)
    program.example()
    draft = program.session.draft
    program.window.text_pane.moveCursor(QTextCursor.MoveOperation.End)
    end = program.session.text.selection
    QApplication.processEvents()
    program.window.sheet.verticalScrollBar().setValue(300)
    program.new()
    with program.bot.waitSignal(program.workplace.opened):
        program.workplace.open(draft)
    program.bot.waitUntil(lambda: program.window.sheet.place == 300)
    assert program.window.text_pane.textCursor().position() == end[1]


def test_dragged_widths_stay(wide: Running) -> None:
    window = wide.window
    window.show_panel("library")
    split = window.split
    split.handle(1).moveSplitter(350)
    split.handle(2).moveSplitter(split.width() - 500)
    widths = window.panels.width(), window.preview_side.width()
    assert abs(widths[0] - 350) < 3
    assert abs(widths[1] - 500) < 3
    wide.window.resize(1919, 1000)
    assert (window.panels.width(), window.preview_side.width()) == widths


# Closing


def test_closing_saves(program: Running, qtbot: QtBot) -> None:
    program.new()
    program.write()
    assert program.window.close()
    program.workplace.keeper.close()
    with running(program.folder, qtbot, preview=False) as again:
        qtbot.waitUntil(lambda: again.vorlage.subject == "Feldstraße")


def test_a_paper_that_cannot_be_saved_is_not_closed_without_a_question(program: Running) -> None:
    program.new()
    file = program.folder / "vorlagen.db"
    away = file.rename(program.folder / "weg.db")
    program.write()
    assert not program.window.close()
    assert program.window.isVisible()
    assert "gehen die letzten Änderungen verloren" in program.answers.questions[0]
    away.rename(file)
    assert program.window.close()
    assert len(program.answers.questions) == 1


def test_the_user_may_close_without_saving(program: Running) -> None:
    program.new()
    (program.folder / "vorlagen.db").rename(program.folder / "weg.db")
    program.write()
    program.answers.yes = True
    assert program.window.close()


def test_losing_the_focus_saves(program: Running) -> None:
    program.new()
    program.write()
    other = QWidget()
    program.bot.addWidget(other)
    with program.bot.waitSignal(program.workplace.autosave.saved, timeout=900):
        other.show()
        other.activateWindow()
