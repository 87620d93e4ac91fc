"""Whatever a letterhead holds, its height fits, and what is wrong with it is said on saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.e2e.test_forms import open_forms
from tests.ui.formulare.test_window import click, close, edited, field, line, save, write
from tests.ui.program import Running, answer, running
from vorlage_editor.ui.formulare.groups import LETTERHEADS
from vorlage_editor.ui.formulare.height import HeightPart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.formulare.window import FormsWindow

pytestmark = pytest.mark.xvfb


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "daten", qtbot) as started:
        yield started


@pytest.fixture
def window(program: Running) -> FormsWindow:
    return open_forms(program)


def choose_style(program: Running, window: FormsWindow, style: str) -> None:
    """Choose an Art by keyboard."""
    box = field(window, "form", "letterhead", "style")
    box.setFocus()
    for _ in LETTERHEADS:
        program.bot.keyClick(box, Qt.Key.Key_Up)
    for _ in range([*LETTERHEADS].index(style)):
        program.bot.keyClick(box, Qt.Key.Key_Down)
    assert edited(window).letterhead.style == style


@pytest.mark.parametrize(
    ("style", "height"), [("plain", 0), ("rule", 33), ("arms", 39), ("none", 0)]
)
def test_choosing_an_art_sets_the_least_height(
    program: Running, window: FormsWindow, style: str, height: float
) -> None:
    before = edited(window)
    choose_style(program, window, style)
    assert edited(window).letterhead.height_mm == height
    while window.editing.undo_label:
        window.editing.undo()
    assert edited(window) == before
    close(program, window)


def test_a_least_height_goes_with_what_is_written(program: Running, window: FormsWindow) -> None:
    choose_style(program, window, "plain")
    write(program, line(window, "form", "letterhead", "name"), "Stadt Auenfelde")
    assert edited(window).letterhead.height_mm == 28
    write(program, line(window, "form", "letterhead", "height_mm"), "50")
    write(program, line(window, "form", "letterhead", "name"), "Auenfelde " * 12)
    assert edited(window).letterhead.height_mm == 50
    close(program, window)


def test_a_height_that_is_too_small_is_said_and_set_right(
    program: Running, window: FormsWindow
) -> None:
    fit = window.findChild(HeightPart)
    assert fit is not None
    choose_style(program, window, "arms")
    assert not fit.isVisible()
    write(program, line(window, "form", "letterhead", "height_mm"), "20")
    assert [one.message for one in window.editing.faults] == [
        "Der Briefkopf braucht 39 mm, so tief beginnt darum der Text."
    ]
    click(program, fit.button)
    assert edited(window).letterhead.height_mm == 39
    assert not fit.isVisible()
    close(program, window)


def test_saving_shows_the_warnings_first(program: Running, window: FormsWindow) -> None:
    choose_style(program, window, "arms")
    window.editing.edit("Wappen", ("form", "letterhead", "arms"), "QUJD")
    program.answers.goes_over = True
    seen: list[str] = []

    def go(dialog: QDialog) -> None:
        rows = dialog.list.rows  # type: ignore[attr-defined]
        seen.extend(row.text for row in rows)
        dialog.list.opened.emit(rows[1].key)  # type: ignore[attr-defined]

    answer(go)
    click(program, window.save_button)
    assert "Bitte sagen Sie in einem Satz, was das Bild zeigt" in seen[1]
    assert window.editing.is_changed
    assert program.focus() is field(window, "form", "letterhead", "arms_alt")
    answer(lambda dialog: dialog.accept())
    save(program, window)
    assert program.session.forms.default.letterhead.style == "arms"
    close(program, window)
