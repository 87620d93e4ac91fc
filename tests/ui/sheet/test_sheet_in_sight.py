"""The sheet keeps in sight what one writes, and begins where one begins to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.sheets import error, settle, text_notes
from vorlage_editor.model.body import plain_text
from vorlage_editor.model.field_ref import FieldRef

if TYPE_CHECKING:
    from tests.ui.program import Running
    from vorlage_editor.ui.sheet.sheet import Sheet

LONG = "\n".join("Die Straße wird erneuert. " * 8 for _ in range(60))


def is_in_sight(sheet: Sheet, widget: QWidget) -> bool:
    """Whether ``widget`` is seen whole."""
    top = widget.mapTo(sheet.viewport(), widget.rect().topLeft()).y()
    return top >= 0 and top + widget.height() <= sheet.viewport().height()


def caret_in_sight(program: Running) -> bool:
    """Whether one sees where one writes."""
    text, port = program.window.text_pane, program.window.sheet.viewport()
    caret = text.cursorRect()
    spot = text.viewport().mapTo(port, caret.center()).y()
    return caret.height() <= spot <= port.height() - caret.height()


def paste_long(program: Running) -> None:
    QApplication.clipboard().setText(LONG)
    program.window.go_to(FieldRef("body"))
    program.window.text_pane.paste()


def test_the_end_of_a_long_paste_is_in_sight(program: Running) -> None:
    program.new()
    paste_long(program)
    program.bot.waitUntil(lambda: caret_in_sight(program))
    assert program.window.sheet.place > 1000


def test_the_strip_has_its_words_after_a_long_paste(program: Running) -> None:
    program.new()
    paste_long(program)
    strip = program.window.sheet.strip
    program.bot.waitUntil(strip.isVisible)
    words = strip.findChildren(QLabel)
    program.bot.waitUntil(lambda: all(one.width() > 0 for one in words))


def test_a_new_attachment_below_the_edge_comes_into_view(program: Running) -> None:
    program.new()
    program.write(text="")
    for _ in range(9):
        program.bot.keyClick(program.window.text_pane, Qt.Key.Key_Return)
    program.do("insert-attachment")
    program.bot.waitUntil(lambda: is_in_sight(program.window.sheet, program.window.focusWidget()))
    program.bot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    assert program.focus() is program.window.sheet.attachments.rows[1].name
    program.bot.waitUntil(lambda: is_in_sight(program.window.sheet, program.window.focusWidget()))


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("Informationsvorlage", "Erläuterung"), ("Beschlussvorlage", "Beschlussvorschlag")],
)
def test_the_text_of_a_new_paper_begins_under_its_first_heading(
    program: Running, kind: str, heading: str
) -> None:
    program.new("Mitteilungsvorlage")
    program.session.change_kind(kind)
    program.window.go_to(FieldRef("body"))
    program.bot.keyClicks(program.window.text_pane, "Es wird gebaut.")
    assert [plain_text(one) for one in program.vorlage.body[:2]] == [heading, "Es wird gebaut."]


def test_a_paper_opens_where_it_was_left_wherever_the_caret_is(program: Running) -> None:
    program.new()
    program.write()
    paste_long(program)
    program.window.text_pane.moveCursor(QTextCursor.MoveOperation.Start)
    settle()
    program.window.sheet.show_start(30)
    program.window.text_pane.moveCursor(QTextCursor.MoveOperation.End)  # as laying out tells
    settle()
    settle()
    assert program.window.sheet.place == 30


def test_another_new_paper_after_writing_shows_no_note(program: Running) -> None:
    program.new()
    program.window.go_to(FieldRef("body"))
    program.do("file-new")
    program.new("Mitteilungsvorlage")
    sheet = program.window.sheet
    sheet.show_findings([error("body"), error("subject")])
    assert (text_notes(sheet), sheet.subject.field.notes) == ((), ())
