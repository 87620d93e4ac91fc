"""What is put into the text and how it is set: links, boxes, page breaks, marks, numbering."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.ui.papers import assert_in_step, text
from tests.ui.program import answer
from vorlage_editor.model.body import (
    Body,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Run,
    Table,
    flow,
)
from vorlage_editor.ui.document import text_links
from vorlage_editor.ui.text.link_dialog import LinkDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.program import Running
    from tests.ui.recorder import Desktop

ADDRESS = "https://www.beispiel.de/plan"
LINKED = Run("Plan", (), ADDRESS)


@pytest.fixture
def writing(program: Running) -> Running:
    program.new()
    return program


def show(program: Running, *body: object, offset: int = 0, block: int = 0) -> None:
    program.session.edit("Text", body=flow(body))  # type: ignore[arg-type]
    program.window.text_pane.setFocus()
    program.window.text_pane.go_to_block(block, offset)


def select(program: Running, length: int) -> None:
    cursor = program.window.text_pane.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, length)
    program.window.text_pane.setTextCursor(cursor)


def body_of(program: Running) -> Body:
    assert_in_step(program.session)
    return program.vorlage.body


def key(program: Running, code: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(program.window.windowHandle(), code, modifiers)


CONTROL = Qt.KeyboardModifier.ControlModifier


def fill(program: Running, address: str, words: str = "") -> None:
    """Answer the dialog of a link."""

    def type_in(dialog: QDialog) -> None:
        assert isinstance(dialog, LinkDialog)
        dialog.line.clear()
        program.bot.keyClicks(dialog.line, address)
        program.bot.keyClicks(dialog.text, words)
        dialog.accept_button.click()

    answer(type_in)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.beispiel.de", "https://www.beispiel.de"),
        (" http://beispiel.de/a?b=1 ", "http://beispiel.de/a?b=1"),
        ("name@beispiel.de", "mailto:name@beispiel.de"),
        ("mailto:name@beispiel.de", "mailto:name@beispiel.de"),
        ("beispiel.de:8080/a", ""),
        ("file:///etc/passwd.txt", ""),
        ("javascript:alert.x", ""),
        ("//server/share.x", ""),
        ("zwei worte.de", ""),
        ("Wort", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_pages_and_mailboxes_are_links(typed: str, address: str) -> None:
    assert text_links.address_of(typed) == address


def test_a_link_is_made_of_what_is_selected(writing: Running) -> None:
    show(writing, Paragraph(text("Der Plan liegt aus.")), offset=4)
    before = writing.vorlage
    select(writing, 4)
    fill(writing, "www.beispiel.de/plan")
    key(writing, Qt.Key.Key_K, CONTROL)
    (paragraph,) = body_of(writing)
    assert paragraph == Paragraph((Run("Der "), LINKED, Run(" liegt aus.")))
    assert writing.session.undo_label == "Link einfügen"
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_without_a_selection_a_link_shows_its_own_words(writing: Running) -> None:
    show(writing, Paragraph(text("Siehe ")), offset=6)
    fill(writing, "www.beispiel.de/plan", "Plan")
    writing.do("insert-link")
    assert body_of(writing) == (Paragraph((Run("Siehe "), LINKED)),)


@pytest.mark.parametrize("offset", [5, 8])
def test_a_link_is_changed_and_removed_as_a_whole(writing: Running, offset: int) -> None:
    show(writing, Paragraph((Run("Der "), LINKED, Run("!"))), offset=offset)
    fill(writing, "http://beispiel.de")
    writing.do("insert-link")
    linked = Run("Plan", (), "http://beispiel.de")
    assert body_of(writing) == (Paragraph((Run("Der "), linked, Run("!"))),)
    writing.do("format-unlink")
    assert body_of(writing) == (Paragraph(text("Der Plan!")),)


def test_a_wrong_address_cannot_be_accepted(writing: Running) -> None:
    def try_it(dialog: QDialog) -> None:
        assert isinstance(dialog, LinkDialog)
        writing.bot.keyClicks(dialog.line, "file:///a.txt")
        assert not dialog.accept_button.isEnabled()
        assert dialog.note.property("tone") == "error"
        dialog.reject()

    answer(try_it)
    show(writing, Paragraph(text("Plan")))
    before = writing.vorlage
    writing.do("insert-link")
    assert writing.vorlage is before


def test_an_address_pasted_on_words_makes_them_a_link(writing: Running) -> None:
    show(writing, Paragraph(text("Plan")))
    select(writing, 4)
    mime = QMimeData()
    mime.setText(ADDRESS)
    writing.window.text_pane.insertFromMimeData(mime)
    assert body_of(writing) == (Paragraph((LINKED,)),)


def test_a_click_with_control_opens_a_link(writing: Running, desktop: Desktop) -> None:
    show(writing, Paragraph((LINKED,)), offset=2)
    pane = writing.window.text_pane
    place = pane.cursorRect().center()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, CONTROL, place)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    writing.opened_outside()
    assert desktop.opened == [ADDRESS]


def test_nothing_else_is_opened(writing: Running, desktop: Desktop) -> None:
    writing.window.text_pane.link_opened.emit("file:///etc/passwd")
    writing.window.text_pane.link_opened.emit("//server/share")
    writing.opened_outside()
    assert desktop.opened == []


def test_a_link_that_nothing_opens_is_named(writing: Running, desktop: Desktop) -> None:
    desktop.ends(3)
    writing.window.text_pane.link_opened.emit(ADDRESS)
    writing.opened_outside()
    (sentence,) = writing.answers.errors
    assert sentence.startswith("Der Link ließ sich nicht öffnen")
    assert sentence.endswith(ADDRESS)


@pytest.mark.parametrize(("box", "turned"), [("☐", "☒"), ("☒", "☐"), ("☑", "☐")])
def test_space_before_a_box_toggles_it(writing: Running, box: str, turned: str) -> None:
    show(writing, Paragraph((Run("Ja ", (Mark.BOLD,)), Run(f"{box} nein"))), offset=3)
    before = writing.vorlage
    QTest.keyClick(writing.window.text_pane, Qt.Key.Key_Space)
    parts = Run("Ja ", (Mark.BOLD,)), Run(f"{turned} nein")
    assert body_of(writing) == (Paragraph(parts),)
    assert writing.window.text_pane.place == (0, 3, 0)
    assert writing.session.undo_label == "Ankreuzen"
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_a_click_toggles_a_box_and_one_beside_it_does_not(writing: Running) -> None:
    show(writing, Paragraph(text("Ja ☐ nein")), offset=3)
    pane = writing.window.text_pane
    left = pane.cursorRect().center()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=left + QPoint(5, 0))
    assert body_of(writing) == (Paragraph(text("Ja ☒ nein")),)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=left + QPoint(40, 0))
    assert body_of(writing) == (Paragraph(text("Ja ☒ nein")),)


def test_a_box_is_inserted_also_in_a_cell(writing: Running) -> None:
    show(writing, Paragraph(text("x")), Table(((text("a"),),)), block=1)
    writing.do("insert-box")
    assert body_of(writing)[1] == Table(((text("☐ a"),),))


def test_a_page_break_parts_the_paragraph(writing: Running) -> None:
    show(writing, Paragraph(text("eins zwei")), offset=5)
    before = writing.vorlage
    key(writing, Qt.Key.Key_Return, CONTROL)
    parts = Paragraph(text("eins ")), PageBreak(), Paragraph(text("zwei"))
    assert body_of(writing) == parts
    assert writing.window.text_pane.place == (2, 0, 0)
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_behind_a_page_break_at_the_end_one_can_write(writing: Running) -> None:
    show(writing, Paragraph(text("eins")), offset=4)
    writing.do("insert-page-break")
    assert body_of(writing) == (Paragraph(text("eins")), PageBreak(), Paragraph())
    assert writing.window.text_pane.place == (2, 0, 0)


@pytest.mark.parametrize(
    ("code", "mark"), [(Qt.Key.Key_Period, Mark.SUPERSCRIPT), (Qt.Key.Key_Comma, Mark.SUBSCRIPT)]
)
def test_letters_are_raised_and_lowered(writing: Running, code: Qt.Key, mark: Mark) -> None:
    show(writing, Paragraph(text("m2")), offset=1)
    select(writing, 1)
    key(writing, code, CONTROL)
    assert body_of(writing) == (Paragraph((Run("m"), Run("2", (mark,)))),)


def test_clearing_the_format_keeps_links(writing: Running) -> None:
    bold = Run("Plan", (Mark.BOLD, Mark.ITALIC), ADDRESS)
    show(writing, Paragraph((Run("Der ", (Mark.UNDERLINE,)), bold)))
    writing.window.text_pane.selectAll()
    key(writing, Qt.Key.Key_Space, CONTROL)
    assert body_of(writing) == (Paragraph((Run("Der "), LINKED)),)


def test_after_clearing_one_goes_on_in_plain_letters(writing: Running) -> None:
    show(writing, Paragraph((Run("fett", (Mark.BOLD,)),)), offset=4)
    writing.do("format-clear")
    QTest.keyClicks(writing.window.text_pane, "er")
    assert body_of(writing) == (Paragraph((Run("fett", (Mark.BOLD,)), Run("er"))),)


def item(words: str, start: int | None = None) -> ListItem:
    return ListItem("number", 0, text(words), start)


def test_a_list_counts_anew_and_on(writing: Running) -> None:
    show(writing, item("a"), item("b"), block=1)
    writing.do("format-restart")
    assert body_of(writing) == (item("a"), item("b", 1))
    assert writing.session.undo_label == "Nummerierung ändern"
    writing.do("format-continue")
    assert body_of(writing) == (item("a"), item("b"))


def test_a_list_goes_on_over_a_paragraph(writing: Running) -> None:
    show(writing, item("a"), item("b"), Paragraph(text("x")), item("c"), block=3)
    writing.do("format-continue")
    assert body_of(writing)[3] == item("c", 3)


def test_only_what_is_counted_can_count_anew(writing: Running) -> None:
    show(writing, ListItem("dash", 0, text("a")))
    assert not writing.action("format-restart").isEnabled()
    writing.do("format-numbers")
    assert writing.action("format-restart").isEnabled()


def test_an_item_can_be_without_a_mark(writing: Running) -> None:
    show(writing, item("a"), item("b"), block=1)
    writing.do("format-none")
    assert body_of(writing)[1] == ListItem("none", 0, text("b"))


HELPED = [
    ('"Rat"', "„Rat“"),
    ('("Rat" )', "(„Rat“ )"),
    ("'Rat'", "‚Rat‘"),
    ("geht's", "geht’s"),
    ("so - nun", "so – nun"),
    ("so -- nun", "so – nun"),
    ("12-14", "12-14"),
    ("und...", "und…"),
    ("1. x", "x"),
]


@pytest.mark.parametrize(("typed", "helped"), HELPED)
def test_typing_is_set_right(writing: Running, typed: str, helped: str) -> None:
    show(writing, Paragraph())
    QTest.keyClicks(writing.window.text_pane, typed)
    (block,) = body_of(writing)
    assert block == (item(helped) if typed == "1. x" else Paragraph(text(helped)))


@pytest.mark.parametrize(("typed", "raw"), [('"', '"'), ("so - ", "so - "), ("...", "...")])
def test_undo_gives_back_what_was_typed(writing: Running, typed: str, raw: str) -> None:
    show(writing, Paragraph())
    QTest.keyClicks(writing.window.text_pane, typed)
    assert writing.session.undo_label == "Beim Schreiben ersetzen"
    writing.do("edit-undo")
    assert body_of(writing) == (Paragraph(text(raw)),)
    QTest.keyClicks(writing.window.text_pane, "a")
    assert body_of(writing) == (Paragraph(text(raw + "a")),)


@pytest.mark.parametrize("typed", [typed for typed, _ in HELPED])
def test_typing_stays_as_it_is_if_that_is_wanted(writing: Running, typed: str) -> None:
    writing.do("format-helps")
    show(writing, Paragraph())
    QTest.keyClicks(writing.window.text_pane, typed)
    assert body_of(writing) == (Paragraph(text(typed)),)
    assert not writing.settings.read("typing/helps", True)
