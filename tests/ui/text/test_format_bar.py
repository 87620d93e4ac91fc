from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolButton

from tests.ui.papers import text
from vorlage_editor.model.body import Body, Heading, ListItem, Mark, Paragraph, Run, flow
from vorlage_editor.model.field_ref import FieldRef

if TYPE_CHECKING:
    from tests.ui.program import Running
    from vorlage_editor.ui.text.format_bar import FormatBar

CONTROL = Qt.KeyboardModifier.ControlModifier
FORMATS = ("format-bold", "format-heading-1", "format-list", "format-numbers")


@pytest.fixture
def writing(program: Running) -> Running:
    """The program with one word of text, all of it selected."""
    program.new()
    show(program, (Paragraph(text("Wort")),))
    return program


def show(program: Running, body: Body) -> None:
    program.session.edit("Text", body=flow(body))
    pane = program.window.text_pane
    pane.setFocus()
    pane.selectAll()


def body_of(program: Running) -> Body:
    return program.vorlage.body


@pytest.mark.parametrize(
    ("action", "block"),
    [
        ("format-heading-1", Heading(1, text("Wort"))),
        ("format-heading-2", Heading(2, text("Wort"))),
        ("format-heading-3", Heading(3, text("Wort"))),
        ("format-numbers", ListItem("number", 0, text("Wort"))),
        ("format-dash", ListItem("dash", 0, text("Wort"))),
        ("format-bullet", ListItem("bullet", 0, text("Wort"))),
        ("format-letter", ListItem("letter", 0, text("Wort"))),
        ("format-list", ListItem("dash", 0, text("Wort"))),
        ("format-bold", Paragraph((Run("Wort", (Mark.BOLD,)),))),
        ("format-italic", Paragraph((Run("Wort", (Mark.ITALIC,)),))),
        ("format-underline", Paragraph((Run("Wort", (Mark.UNDERLINE,)),))),
    ],
)
def test_an_action_sets_the_text_and_undo_sets_it_back(
    writing: Running, action: str, block: object
) -> None:
    before = writing.vorlage
    writing.do(action)
    assert body_of(writing) == (block,)
    assert writing.action(action).isChecked()
    assert writing.focus() is writing.window.text_pane
    writing.do("edit-undo")
    assert writing.vorlage == before


@pytest.mark.parametrize(
    ("key", "level"),
    [(Qt.Key.Key_1, 1), (Qt.Key.Key_2, 2), (Qt.Key.Key_3, 3), (Qt.Key.Key_0, 0)],
)
def test_keys_set_the_block(writing: Running, key: Qt.Key, level: int) -> None:
    writing.bot.keyClick(writing.window.text_pane, key, CONTROL)
    (block,) = body_of(writing)
    assert (block.level if isinstance(block, Heading) else 0) == level
    assert writing.window.format_bar.block.currentIndex() == level


def test_the_paragraph_takes_a_heading_back(writing: Running) -> None:
    writing.do("format-heading-2")
    writing.do("format-paragraph")
    assert body_of(writing) == (Paragraph(text("Wort")),)
    assert writing.action("format-paragraph").isChecked()


def test_the_choice_of_blocks_sets_the_block(writing: Running) -> None:
    writing.window.format_bar.block.activated.emit(2)
    assert body_of(writing) == (Heading(2, text("Wort")),)


def test_items_are_indented_and_back(writing: Running) -> None:
    first, second = ListItem("dash", 0, text("eins")), ListItem("dash", 0, text("zwei"))
    show(writing, (first, second))
    writing.window.text_pane.moveCursor(QTextCursor.MoveOperation.End)
    writing.do("format-indent")
    assert body_of(writing) == (first, ListItem("dash", 1, text("zwei")))
    writing.do("format-outdent")
    assert body_of(writing) == (first, second)


def test_only_items_can_be_indented(writing: Running) -> None:
    assert not writing.action("format-indent").isEnabled()
    writing.do("format-list")
    assert writing.action("format-indent").isEnabled()


def test_marks_show_what_the_caret_is_in(writing: Running) -> None:
    show(writing, (Paragraph((Run("fett", (Mark.BOLD,)), Run(" nicht"))),))
    pane = writing.window.text_pane
    pane.moveCursor(QTextCursor.MoveOperation.Start)
    pane.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    assert writing.action("format-bold").isChecked()
    pane.moveCursor(QTextCursor.MoveOperation.End)
    assert not writing.action("format-bold").isChecked()


def test_formats_are_offered_only_while_one_writes(writing: Running) -> None:
    assert all(writing.action(name).isEnabled() for name in FORMATS)
    writing.window.go_to(FieldRef("subject"))
    assert not any(writing.action(name).isEnabled() for name in FORMATS)
    assert not writing.window.format_bar.block.isEnabled()


def test_in_the_library_formats_are_off(writing: Running) -> None:
    writing.do("view-library")
    assert not any(writing.action(name).isEnabled() for name in FORMATS)


def test_going_to_the_bar_keeps_formats_on(writing: Running) -> None:
    writing.window.format_bar.block.setFocus()
    assert all(writing.action(name).isEnabled() for name in FORMATS)


def test_typing_in_the_subject_offers_no_indent(writing: Running) -> None:
    writing.do("format-list")
    writing.window.go_to(FieldRef("subject"))
    writing.bot.keyClicks(writing.window.sheet.subject.edit, "a")
    assert not writing.action("format-indent").isEnabled()


@pytest.mark.parametrize("width", [900, 620, 440, 360])
def test_no_button_lies_over_another(writing: Running, width: int) -> None:
    bar = writing.window.format_bar
    bar.setFixedWidth(width)
    writing.bot.waitUntil(lambda: bar.width() == width)
    writing.bot.waitUntil(lambda: not overlapping(bar))
    assert bar.search.isVisible()


def overlapping(bar: FormatBar) -> list[QRect]:
    """Return the places where two parts of the bar lie over each other or stick out."""
    shown = [one for one in bar.findChildren(QToolButton) if one.isVisible()]
    places = [QRect(one.mapTo(bar, QPoint()), one.size()) for one in (bar.block, *shown)]
    outside = [place for place in places if not bar.rect().contains(place)]
    return outside + [a & b for a, b in combinations(places, 2) if a.intersects(b)]


def test_the_arrows_open_the_list_of_block_styles(writing: Running) -> None:
    styles = writing.window.format_bar.block
    styles.setFocus()
    writing.bot.keyClick(styles, Qt.Key.Key_Down)
    assert styles.view().isVisible()
    assert body_of(writing) == (Paragraph(text("Wort")),)
    writing.bot.keyClick(styles.view(), Qt.Key.Key_Down)
    writing.bot.keyClick(styles.view(), Qt.Key.Key_Down)
    writing.bot.keyClick(styles.view(), Qt.Key.Key_Return)
    assert body_of(writing) == (Heading(2, text("Wort")),)
    assert writing.focus() is writing.window.text_pane


def test_the_tool_tip_is_the_style_that_one_writes_in(writing: Running) -> None:
    writing.do("format-heading-2")
    styles = writing.window.format_bar.block
    assert (styles.currentText(), styles.toolTip()) == ("Überschrift 2", "Überschrift 2")
