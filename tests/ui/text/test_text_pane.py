"""What is typed reaches the value; the value reaches the pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.papers import BODY, TABLE, assert_in_step, text
from tests.ui.steps import KEEP, new_pane
from vorlage_editor.model.body import (
    Block,
    Body,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    flow,
)
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.document import text_clipboard
from vorlage_editor.ui.document.tall_text import LEAST_HEIGHT
from vorlage_editor.ui.document.text_clipboard import MIME
from vorlage_editor.ui.document.text_marks import marks_of, spoken_cell, spoken_mark
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.ui.text import text_pane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.body import ListStyle
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.text.text_pane import TextPane

Key: TypeAlias = Qt.Key
Modifier: TypeAlias = Qt.KeyboardModifier
BOLD = (Mark.BOLD,)


@pytest.fixture
def session(form: Form, qapp: QApplication) -> Session:
    session = Session(Forms([form]), clock=lambda: 0.0)
    session.open("1", Vorlage(kind="Informationsvorlage"), form)
    return session


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> TextPane:
    pane = new_pane(session)
    qtbot.addWidget(pane)
    return pane


def show(session: Session, *blocks: Block) -> None:
    session.edit("Text", body=flow(blocks))


def go_to(pane: TextPane, block: int, offset: int = 0) -> None:
    cursor = QTextCursor(pane.document().findBlockByNumber(block))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=offset)
    pane.setTextCursor(cursor)


def select(pane: TextPane, anchor: int, position: int) -> None:
    cursor = pane.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, KEEP)
    pane.setTextCursor(cursor)


def item(words: str, style: ListStyle = "dash", level: int = 0) -> ListItem:
    return ListItem(style, level, text(words) if words else ())


def body(session: Session) -> Body:
    assert_in_step(session)
    return session.vorlage.body


def mime(words: str) -> QMimeData:
    out = QMimeData()
    out.setText(words)
    return out


# Typing and keys


def test_what_is_typed_reaches_the_value(session: Session, pane: TextPane) -> None:
    QTest.keyClicks(pane, "Der Rat")
    assert body(session) == (Paragraph(text("Der Rat")),)


def test_the_value_reaches_the_pane(session: Session, pane: TextPane) -> None:
    show(session, Heading(1, text("Sachverhalt")), Paragraph(text("Text")))
    assert pane.toPlainText() == "Sachverhalt\nText"


def test_enter_goes_on_in_a_paragraph_after_a_heading(session: Session, pane: TextPane) -> None:
    show(session, Heading(1, (Run("Lage", BOLD),), "lage"))
    go_to(pane, 0, 4)
    QTest.keyClick(pane, Key.Key_Return)
    QTest.keyClicks(pane, "x")
    assert body(session) == (Heading(1, (Run("Lage", BOLD),), "lage"), Paragraph(text("x")))


def test_enter_goes_on_with_the_list_but_not_with_its_start(
    session: Session, pane: TextPane
) -> None:
    show(session, ListItem("number", 0, text("a"), 4))
    go_to(pane, 0, 1)
    QTest.keyClick(pane, Key.Key_Return)
    assert body(session) == (ListItem("number", 0, text("a"), 4), item("", "number"))


def test_enter_in_an_empty_item_goes_out_and_then_ends_the_list(
    session: Session, pane: TextPane
) -> None:
    show(session, item("a"), item("", level=1))
    go_to(pane, 1)
    QTest.keyClick(pane, Key.Key_Return)
    assert body(session) == (item("a"), item(""))
    QTest.keyClick(pane, Key.Key_Return)
    assert body(session) == (item("a"), Paragraph())


def test_shift_enter_breaks_the_line_softly(session: Session, pane: TextPane) -> None:
    QTest.keyClicks(pane, "a")
    QTest.keyClick(pane, Key.Key_Return, Modifier.ShiftModifier)
    QTest.keyClicks(pane, "b")
    assert body(session) == (Paragraph(text("a\u2028b")),)


def test_enter_in_a_cell_breaks_the_line_softly(session: Session, pane: TextPane) -> None:
    show(session, TABLE)
    go_to(pane, 1, 1)
    QTest.keyClick(pane, Key.Key_Return)
    table = body(session)[1]
    assert isinstance(table, Table)
    assert table.rows[0][0] == text("a\u2028")


def test_backspace_at_the_start_of_an_item_outdents_it(session: Session, pane: TextPane) -> None:
    show(session, item("a", "number", 1))
    go_to(pane, 0)
    QTest.keyClick(pane, Key.Key_Backspace)
    assert body(session) == (item("a", "number"),)
    QTest.keyClick(pane, Key.Key_Backspace)
    assert body(session) == (Paragraph(text("a")),)


def test_backspace_removes_a_page_break(session: Session, pane: TextPane) -> None:
    show(session, Paragraph(text("a")), PageBreak(), Paragraph(text("b")))
    go_to(pane, 2)
    QTest.keyClick(pane, Key.Key_Backspace)
    assert body(session) == (Paragraph(text("a")), Paragraph(text("b")))


def test_tab_indents_items_only(session: Session, pane: TextPane) -> None:
    show(session, item("a"), item("b"), Paragraph(text("c")))
    pane.selectAll()
    QTest.keyClick(pane, Key.Key_Tab)
    assert body(session) == (item("a", level=1), item("b", level=1), Paragraph(text("c")))
    QTest.keyClick(pane, Key.Key_Backtab, Modifier.ShiftModifier)
    assert body(session) == (item("a"), item("b"), Paragraph(text("c")))


def test_tab_goes_from_cell_to_cell_and_adds_a_row(session: Session, pane: TextPane) -> None:
    show(session, Table((((), ()),)))
    go_to(pane, 1)
    for letter in "abc":
        QTest.keyClicks(pane, letter)
        QTest.keyClick(pane, Key.Key_Tab)
    table = body(session)[1]
    assert isinstance(table, Table)
    assert table.rows == ((text("a"), text("b")), (text("c"), ()))
    QTest.keyClick(pane, Key.Key_Backtab, Modifier.ShiftModifier)
    assert pane.textCursor().block().text() == "c"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("- x", item("x")),
        ("– x", item("x")),
        ("1. x", item("x", "number")),
        ("a) x", item("x", "letter")),
        ("-x ", Paragraph(text("-x "))),
        ("20. August", Paragraph(text("20. August"))),
    ],
)
def test_a_list_begins_as_it_is_typed(
    session: Session, pane: TextPane, typed: str, expected: Block
) -> None:
    for letter in typed:
        pane.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, 0, Modifier.NoModifier, letter))
    assert body(session) == (expected,)


def test_one_undo_takes_a_begun_list_back_to_what_was_typed(
    session: Session, pane: TextPane
) -> None:
    QTest.keyClicks(pane, "- ")
    session.undo()
    assert body(session) == (Paragraph(text("- ")),)


def test_a_link_ends_where_it_ends(session: Session, pane: TextPane) -> None:
    link = Run("Seite", (), "https://a.de")
    show(session, Paragraph((link,)))
    go_to(pane, 0, 5)
    QTest.keyClicks(pane, "!")
    assert body(session) == (Paragraph((link, Run("!"))),)
    go_to(pane, 0, 2)
    QTest.keyClicks(pane, "x")
    assert body(session)[0] == Paragraph((Run("Sexite", (), "https://a.de"), Run("!")))


@pytest.fixture
def between(pane: TextPane, qtbot: QtBot) -> list[QWidget]:
    """The pane between two other fields in a window, which comes last."""
    window = QWidget()
    box = QVBoxLayout(window)
    fields = [QLineEdit(), pane, QLineEdit()]
    for field in fields:
        box.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    return [*fields, window]


def test_tab_stays_and_ctrl_tab_leaves(pane: TextPane, between: list[QWidget]) -> None:
    QTest.keyClick(pane, Key.Key_Tab)
    assert pane.hasFocus()
    QTest.keyClick(pane, Key.Key_Tab, Modifier.ControlModifier)
    assert between[2].hasFocus()
    pane.setFocus()
    both = Modifier.ControlModifier | Modifier.ShiftModifier
    QTest.keyClick(pane, Key.Key_Backtab, both)
    assert between[0].hasFocus()


# Commands


def test_headings_are_set_and_taken_back_to_paragraphs(session: Session, pane: TextPane) -> None:
    show(session, Heading(1, text("a"), "lage"), item("b"), Paragraph(text("c")))
    pane.selectAll()
    pane.set_heading(2)
    assert body(session) == (
        Heading(2, text("a"), "lage"),
        Heading(2, text("b")),
        Heading(2, text("c")),
    )
    assert session.undo_label == "Überschrift"
    pane.set_heading(0)
    assert body(session) == tuple(Paragraph(text(letter)) for letter in "abc")


def test_a_list_command_given_again_takes_the_list_away(session: Session, pane: TextPane) -> None:
    show(session, Paragraph(text("a")), item("b", "number", 1))
    pane.selectAll()
    pane.set_list("dash")
    assert body(session) == (item("a"), item("b", "dash", 1))
    pane.set_list("dash")
    assert body(session) == (Paragraph(text("a")), Paragraph(text("b")))


def test_commands_leave_tables_pictures_and_breaks_alone(session: Session, pane: TextPane) -> None:
    show(session, *BODY[7:11])
    before = body(session)
    pane.selectAll()
    pane.set_heading(1)
    after = body(session)
    assert [block for block in after if not isinstance(block, Heading)] == [
        block for block in before if not isinstance(block, Paragraph)
    ]


def test_a_selection_up_to_the_next_start_does_not_take_that_block(
    session: Session, pane: TextPane
) -> None:
    show(session, Paragraph(text("a")), Paragraph(text("b")))
    select(pane, 0, 2)
    pane.set_list("bullet")
    assert body(session) == (item("a", "bullet"), Paragraph(text("b")))


def test_a_mark_is_set_on_the_selection_and_cleared_again(session: Session, pane: TextPane) -> None:
    show(session, Paragraph(text("abcd")))
    select(pane, 1, 3)
    pane.toggle_mark(Mark.BOLD)
    assert body(session) == (Paragraph((Run("a"), Run("bc", BOLD), Run("d"))),)
    assert (pane.current_marks(), session.undo_label) == (BOLD, "Fett")
    select(pane, 0, 4)
    assert pane.current_marks() == ()
    pane.toggle_mark(Mark.BOLD)
    pane.toggle_mark(Mark.BOLD)
    assert body(session) == (Paragraph(text("abcd")),)


def test_a_mark_without_a_selection_is_for_what_is_typed_next(
    session: Session, pane: TextPane
) -> None:
    pane.toggle_mark(Mark.ITALIC)
    assert pane.current_marks() == (Mark.ITALIC,)
    QTest.keyClicks(pane, "a")
    pane.toggle_mark(Mark.ITALIC)
    QTest.keyClicks(pane, "b")
    assert body(session) == (Paragraph((Run("a", (Mark.ITALIC,)), Run("b"))),)


def test_superscript_and_subscript_exclude_each_other(session: Session, pane: TextPane) -> None:
    show(session, Paragraph((Run("2", (Mark.SUPERSCRIPT,)),)))
    pane.selectAll()
    pane.toggle_mark(Mark.SUBSCRIPT)
    assert body(session) == (Paragraph((Run("2", (Mark.SUBSCRIPT,)),)),)


def test_marks_are_set_in_selected_cells(session: Session, pane: TextPane) -> None:
    show(session, TABLE)
    blocks = [pane.document().findBlockByNumber(number) for number in (1, 3)]
    select(pane, blocks[0].position(), blocks[1].position() + 1)
    pane.toggle_mark(Mark.BOLD)
    table = body(session)[1]
    assert isinstance(table, Table)
    assert table.rows == (((Run("a", BOLD),), text("b")), ((Run("c", BOLD),), ()))


def test_the_pane_tells_what_is_at_the_caret(
    session: Session, pane: TextPane, qtbot: QtBot
) -> None:
    show(session, *BODY)
    go_to(pane, 3)
    assert pane.current_block() == ListItem("number", 1)
    go_to(pane, 8)
    assert isinstance(pane.current_block(), Table)
    with qtbot.waitSignal(pane.caret_moved):
        go_to(pane, 0)
    assert pane.current_block() == Heading(1, (), "beschluss")


def test_a_key_tells_once_that_the_caret_moved(
    session: Session, pane: TextPane, qtbot: QtBot
) -> None:
    told: list[Block] = []
    pane.caret_moved.connect(lambda: told.append(pane.current_block()))
    QTest.keyClicks(pane, "a")
    assert told == []  # the letter is painted first
    qtbot.waitUntil(lambda: told == [Paragraph()])
    QTest.keyClick(pane, Key.Key_Return)
    qtbot.waitUntil(lambda: told == [Paragraph(), Paragraph()])


def test_another_text_tells_that_the_caret_is_elsewhere(
    session: Session, pane: TextPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.caret_moved):
        show(session, Heading(1))
    assert pane.current_block() == Heading(1)


def test_a_letter_that_is_composed_behind_a_link_is_no_part_of_it(
    session: Session, pane: TextPane
) -> None:
    link = Run("Seite", (), "https://beispiel.de")
    show(session, Paragraph((link,)))
    go_to(pane, 0, 5)
    commit = QInputMethodEvent()
    commit.setCommitString("é")
    QApplication.sendEvent(pane, commit)
    assert body(session) == (Paragraph((link, Run("é"))),)


# Clipboard


def test_blocks_are_copied_and_pasted_as_they_are(session: Session, pane: TextPane) -> None:
    show(session, *BODY[:-1])
    pane.selectAll()
    copied = pane.createMimeDataFromSelection()
    show(session)
    pane.insertFromMimeData(copied)
    assert body(session) == flow(BODY[:-1])


def test_copied_text_has_list_marks(session: Session, pane: TextPane) -> None:
    show(session, Paragraph(text("so:")), item("a"), item("b", "number"), TABLE)
    pane.selectAll()
    assert pane.createMimeDataFromSelection().text() == "so:\n– a\n1. b\na\tb\nc\t\n"


def test_a_part_of_a_heading_is_pasted_as_text(session: Session, pane: TextPane) -> None:
    show(session, Heading(1, text("abc")), Paragraph(text("d")))
    select(pane, 1, 3)
    copied = pane.createMimeDataFromSelection()
    go_to(pane, 1, 1)
    pane.insertFromMimeData(copied)
    assert body(session)[1] == Paragraph(text("dbc"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("eins", [Paragraph(text("vor eins"))]),
        ("eins\r\n\r\nzwei", [Paragraph(text("vor eins")), Paragraph(text("zwei"))]),
        ("eins\x0bzwei", [Paragraph(text("vor eins\u2028zwei"))]),
        ("so\n- a\n•\tb", [Paragraph(text("vor so")), item("a"), item("b")]),
    ],
)
def test_plain_text_becomes_blocks(
    session: Session, pane: TextPane, words: str, expected: list[Block]
) -> None:
    QTest.keyClicks(pane, "vor ")
    pane.insertFromMimeData(mime(words))
    assert body(session) == tuple(expected)


def test_of_html_the_text_is_taken_and_the_rest_told(
    session: Session, pane: TextPane, qtbot: QtBot
) -> None:
    both = mime("nur Text")
    both.setHtml("<h1>Lage</h1><p>Text <img src='file:///etc/passwd'></p>")
    with qtbot.waitSignal(pane.told) as told:
        pane.insertFromMimeData(both)
    assert body(session) == (Heading(1, text("Lage")), Paragraph(text("Text")))
    assert told.args == ["Nicht übernommen: 1 Bild."]


def test_html_without_text_gives_way_to_the_text(session: Session, pane: TextPane) -> None:
    both = mime("nur Text")
    both.setHtml("<meta charset='utf-8'><p> </p>")
    pane.insertFromMimeData(both)
    assert body(session) == (Paragraph(text("nur Text")),)


def test_only_the_words_are_pasted_if_that_is_asked_for(session: Session, pane: TextPane) -> None:
    both = mime("Lage")
    both.setHtml("<h1>Lage</h1>")
    QApplication.clipboard().setMimeData(both)
    pane.paste_plain()
    QApplication.clipboard().clear()  # what is still there when Python ends crashes Qt
    assert body(session) == (Paragraph(text("Lage")),)


@pytest.mark.parametrize("data", [b"{", b'[{"type": "film"}]', msgspec.json.encode(3)])
def test_foreign_blocks_are_taken_as_text(session: Session, pane: TextPane, data: bytes) -> None:
    foreign = mime("nur Text")
    foreign.setData(MIME, data)
    pane.insertFromMimeData(foreign)
    assert body(session) == (Paragraph(text("nur Text")),)


@pytest.mark.parametrize("words", ["x" * 11, "1\n2\n3\n4"])
def test_too_much_text_is_refused_in_words(
    session: Session,
    pane: TextPane,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
) -> None:
    monkeypatch.setattr(text_clipboard, "LIMIT", 10)
    monkeypatch.setattr(text_clipboard, "LIMIT_LINES", 2)
    with qtbot.waitSignal(pane.refused) as told:
        pane.insertFromMimeData(mime(words))
    assert told.args is not None
    assert "in Teilen" in told.args[0]
    assert body(session) == (Paragraph(),)


def test_cells_count_twice_because_they_take_twice_as_long(
    session: Session, pane: TextPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = QMimeData()
    table.setHtml("<table><tr><td>a<td>b<tr><td>c<td>d</table>")
    monkeypatch.setattr(text_clipboard, "LIMIT_LINES", 7)
    with qtbot.waitSignal(pane.refused):
        pane.insertFromMimeData(table)
    assert body(session) == (Paragraph(),)
    monkeypatch.setattr(text_clipboard, "LIMIT_LINES", 10)
    pane.insertFromMimeData(table)
    assert any(isinstance(block, Table) for block in body(session))


def test_a_word_without_end_is_refused_in_words(
    session: Session, pane: TextPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.refused) as told:
        pane.insertFromMimeData(mime("x" * 100_001))
    assert told.args is not None
    assert "gar kein Text" in told.args[0]
    assert body(session) == (Paragraph(),)


def test_dropped_files_are_not_for_the_text(pane: TextPane) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/anlage.pdf")])
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Modifier.NoModifier,
    )
    QApplication.sendEvent(pane.viewport(), event)
    assert not pane.canInsertFromMimeData(files)
    assert not event.isAccepted()


def test_text_from_elsewhere_can_be_dropped(session: Session, pane: TextPane) -> None:
    pane.resize(400, 300)
    show(session, Paragraph(text("ab")))
    pane.show()
    words, left = mime("x"), Qt.MouseButton.LeftButton
    more = Qt.DropAction.CopyAction, words, left, Modifier.NoModifier
    QApplication.sendEvent(pane.viewport(), QDragEnterEvent(QPoint(0, 5), *more))
    event = QDropEvent(QPointF(0, 5), *more)
    QApplication.sendEvent(pane.viewport(), event)
    assert body(session) == (Paragraph(text("xab")),)
    assert session.undo_label == "Einfügen"


# Looks


def test_the_pane_grows_with_its_text_and_the_sheet_scrolls(
    session: Session, pane: TextPane
) -> None:
    pane.resize(600, 100)
    pane.show()
    assert pane.height() == LEAST_HEIGHT
    show(session, *[Paragraph(text(f"Absatz {number}")) for number in range(40)])
    assert pane.height() > 40 * 30
    assert pane.height() >= pane.document().size().height()
    show(session)
    assert pane.height() == LEAST_HEIGHT


def test_the_wheel_is_left_to_the_sheet(pane: TextPane) -> None:
    event = QWheelEvent(
        QPoint(5, 5),
        QPoint(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Modifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.viewport(), event)
    assert not event.isAccepted()


def test_an_empty_text_says_what_belongs_there(session: Session, pane: TextPane) -> None:
    assert pane.placeholderText() == text_pane.HINT
    pane.set_list("dash")
    assert not pane.placeholderText()


def test_marks_are_painted_before_items(session: Session, pane: TextPane) -> None:
    pane.resize(400, 300)
    show(session, Paragraph(text("a")), Paragraph(text("b")))
    plain = pane.grab().toImage().copy(0, 0, 20, 100)
    show(session, item("a"), item("b", "number"))
    assert pane.grab().toImage().copy(0, 0, 20, 100) != plain


def test_marks_are_counted_from_above_what_is_shown(session: Session, pane: TextPane) -> None:
    show(session, Paragraph(), *[item("x", "number") for _ in range(12)], item("y", "letter", 1))
    blocks = [pane.document().findBlockByNumber(number) for number in (11, 12, 13)]
    assert marks_of(blocks) == ["11.", "12.", "a)"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Überschrift 1"),
        (1, ""),
        (2, "3."),
        (3, "1., Ebene 2"),
        (4, "Aufzählungspunkt"),
        (12, "Bild: Plan"),
        (13, "Seitenumbruch"),
    ],
)
def test_what_a_block_is_is_spoken(
    session: Session, pane: TextPane, number: int, words: str
) -> None:
    show(session, *BODY)
    assert spoken_mark(pane.document().findBlockByNumber(number)) == words


@pytest.mark.parametrize(
    ("alt", "words"), [(None, "Dekoratives Bild"), ("", "Bild: ohne Alternativtext")]
)
def test_of_a_picture_it_is_spoken_whether_it_says_something(
    session: Session, pane: TextPane, alt: str | None, words: str
) -> None:
    show(session, Picture("p1", alt))
    assert spoken_mark(pane.document().firstBlock()) == words


def test_the_place_in_a_table_is_spoken(session: Session, pane: TextPane) -> None:
    show(session, TABLE)
    table = QTextCursor(pane.document().findBlockByNumber(4)).currentTable()
    block = pane.document().findBlockByNumber(4)
    assert spoken_cell(table, block, entered=False) == "Zeile 2, Spalte 2"
    entered = spoken_cell(table, block, entered=True)
    assert entered == "Tabelle, Zeilen: 2, Spalten: 2. Zeile 2, Spalte 2"


def test_a_reader_may_go_from_a_table_over_a_break(session: Session, pane: TextPane) -> None:
    show(session, TABLE, PageBreak(), Paragraph())
    QAccessible.setActive(True)
    for number in range(7):
        go_to(pane, number)
    QAccessible.setActive(False)
    assert pane._voice.block == 6


def test_a_page_break_says_on_its_line_what_it_is(session: Session, pane: TextPane) -> None:
    show(session, PageBreak(), Paragraph())
    pane.resize(600, 300)
    line = pane.document().documentLayout().blockBoundingRect(pane.document().firstBlock())
    image, row = pane.viewport().grab().toImage(), round(line.center().y())
    middle = round(line.center().x())
    label = {image.pixelColor(middle + by, row + 3).name() for by in range(-40, 40)}
    beside = {image.pixelColor(middle - 150 + by, row + 3).name() for by in range(-40, 40)}
    assert len(beside) == 1 < len(label)


def test_a_reader_is_told_on_entering_an_item(session: Session, pane: TextPane) -> None:
    """What it hears cannot be read back; that nothing is said twice can."""
    show(session, *BODY)
    QAccessible.setActive(True)
    go_to(pane, 2)
    pane.moveCursor(QTextCursor.MoveOperation.Right)
    QAccessible.setActive(False)
    assert pane._voice.block == 2


def test_a_block_of_the_body_is_gone_to_by_its_number(session: Session, pane: TextPane) -> None:
    show(session, *BODY)
    pane.go_to_block(8)
    assert pane.textCursor().block().text() == "danach\u2028Zeile"


def test_looks_are_no_edit(session: Session, pane: TextPane, qtbot: QtBot) -> None:
    show(session, *BODY)
    before = session.vorlage
    with qtbot.assertNotEmitted(session.changed):
        pane._look.changed.emit()
        QApplication.processEvents()
    assert session.vorlage is before
    heading = pane.document().firstBlock().layout().formats()
    assert heading[0].format.fontPointSize() > pane.font().pointSizeF()
    assert_in_step(session)


def test_the_document_keeps_no_undo_of_its_own(pane: TextPane) -> None:
    QTest.keyClicks(pane, "x")
    assert not pane.document().isUndoAvailable()
    assert not pane.document().isUndoRedoEnabled()


def test_a_screen_reader_hears_what_the_pane_is(pane: TextPane) -> None:
    assert pane.accessibleName() == "Text der Vorlage"
