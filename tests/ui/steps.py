"""A user that does anything at random, by real key events where there is a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QInputMethodEvent, QKeyEvent, QTextCursor, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.papers import TABLE, text
from vorlage_editor.model.body import (
    Block,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.edits import (
    add_column,
    add_row,
    continued,
    drop_column,
    drop_row,
    new_table,
    put_in,
    with_block,
)
from vorlage_editor.model.search import Query, find, replace_all, replace_hit
from vorlage_editor.model.sections import moved
from vorlage_editor.ui.document import text_boxes, text_commands, text_links
from vorlage_editor.ui.text.text_pane import TextPane

if TYPE_CHECKING:
    from random import Random

    from vorlage_editor.model.body import ListStyle
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import KeyActions

Key: TypeAlias = Qt.Key
Modifier: TypeAlias = Qt.KeyboardModifier
KEEP = QTextCursor.MoveMode.KeepAnchor
STYLES: list[ListStyle] = ["dash", "bullet", "number", "letter", "none"]
PASTES: list[list[Block]] = [
    [Paragraph(text("p")), Paragraph(text("q"))],
    [Heading(1, text("Kopie"), "beschluss"), Paragraph(text("q"))],
    [TABLE],
    [Paragraph(text("vor")), TABLE, TABLE, Paragraph(text("nach"))],
    [Picture("p2", None, 30.0, "Bild")],
    [ListItem("bullet", 0, text("l")), ListItem("letter", 2, text("m"), 4)],
    [Paragraph((Run("nur", (Mark.SUBSCRIPT,), "https://a.de"),))],
    [PageBreak()],
    [Paragraph(), Heading(2, text("h"), "erläuterung"), PageBreak()],
]
EMPTY = new_table(2, 2, header=True)
NEW = ["", "ö", "zwei Wörter", "a\u0308"]
WORDS = ["so", "eins\nzwei\n", "- a\n– b\r\nc", "\u2028\u00a0\ufffc", ""]


class PlainLook(QObject):
    """The least of a look that the pane asks for."""

    changed = Signal()

    def font(self, step: float = 0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont()
        font.setPointSizeF(10 + step)
        font.setWeight(weight)
        return font

    text_font = font

    def color(self, name: str) -> QColor:
        return QColor("gray" if name == "muted" else "blue")


def new_pane(session: Session, *more: KeyActions) -> TextPane:
    return TextPane(session, cast("Look", PlainLook(session)), *more)


class User:
    """Works on ``session`` through ``pane``."""

    def __init__(self, session: Session, pane: TextPane, random: Random) -> None:
        self.session, self.pane, self.random = session, pane, random
        self.deeds = [name for name in dir(self) if name.startswith("do_")]

    def step(self) -> str:
        deed = self.random.choice(self.deeds)
        getattr(self, deed)()
        return deed

    def place(self) -> int:
        return self.random.randrange(self.session.text.document.characterCount())

    def table(self) -> QTextTable | None:
        frames = self.session.text.document.rootFrame().childFrames()
        tables = [frame for frame in frames if isinstance(frame, QTextTable)]
        return self.random.choice(tables) if tables else None

    def select(self, anchor: int, position: int) -> None:
        cursor = self.pane.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, KEEP)
        self.pane.setTextCursor(cursor)

    def key(self, *keys: Key, modifiers: tuple[Modifier, ...] = (Modifier.NoModifier,)) -> None:
        QTest.keyClick(self.pane, self.random.choice(keys), self.random.choice(modifiers))

    def do_move(self) -> None:
        place = self.place()
        self.select(place, place)

    def do_select(self) -> None:
        place = self.place()
        last = self.session.text.document.characterCount() - 1
        far = self.place() if self.random.random() < 0.2 else place + self.random.randrange(-9, 9)
        self.select(place, max(0, min(far, last)))

    def do_arrow(self) -> None:
        self.key(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Home, Key.Key_End)

    def do_type(self) -> None:
        for char in self.random.choice(["a", "ab ", "x y", "ü", " ", "😀", "a\u0308", "- "]):
            event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Modifier.NoModifier, char)
            self.pane.keyPressEvent(event)

    do_type_more = do_type_again = do_type

    def do_enter(self) -> None:
        self.key(Key.Key_Return, modifiers=(Modifier.NoModifier, Modifier.ShiftModifier))

    def do_erase(self) -> None:
        modifiers = Modifier.NoModifier, Modifier.ControlModifier
        self.key(Key.Key_Backspace, Key.Key_Delete, modifiers=modifiers)

    do_erase_more = do_erase

    def do_tab(self) -> None:
        self.key(Key.Key_Tab, Key.Key_Backtab)

    def do_mark(self) -> None:
        self.pane.toggle_mark(self.random.choice(list(Mark)))

    def do_heading(self) -> None:
        self.pane.set_heading(self.random.randrange(4))

    def do_list(self) -> None:
        self.pane.set_list(self.random.choice(STYLES))

    def do_change_table(self) -> None:
        if table := self.table():
            row = self.random.randrange(table.rows())
            column = self.random.randrange(table.columns())
            change, *where = self.random.choice(
                [
                    (table.insertRows, row, 2),
                    (table.insertColumns, column, 1),
                    (table.removeRows, row, 1),
                    (table.removeColumns, column, 1),
                ]
            )
            change(*where)

    def do_edit_table(self) -> None:
        """What the menu Tabelle does."""
        number, _, cell = self.pane.place
        table = self.session.vorlage.body[number]
        if isinstance(table, Table):
            row, column = divmod(cell, len(table.rows[0]))
            tables = [
                add_row(table, row + 1),
                add_column(table, column),
                drop_row(table, row),
                drop_column(table, column),
                replace(table, header_rows=self.random.randrange(2), widths=(), caption="K"),
                None,
            ]
            body = with_block(self.session.vorlage.body, number, self.random.choice(tables))
            self.pane.replace_body("Tabelle", body, number)

    do_edit_table_again = do_edit_table

    def do_put_in(self) -> None:
        """What the menu Einfügen does."""
        number, offset, _ = self.pane.place
        if not isinstance(self.session.vorlage.body[number], Table):
            blocks: list[Block] = [PageBreak(), Picture("p3", "", 20.0), EMPTY]
            block = self.random.choice(blocks)
            body, place = put_in(self.session.vorlage.body, number, offset, block)
            self.pane.replace_body("Einfügen", body, place)

    def do_link(self) -> None:
        cursor = text_links.whole_link(self.pane.textCursor())
        self.pane.setTextCursor(cursor)
        words = self.random.choice([None, "Plan"]) if text_links.in_one_block(cursor) else None
        address = self.random.choice(["", "https://b.de"])
        self.pane.do("Link", text_links.set_link, address, words)

    def do_box(self) -> None:
        self.pane.do("Kästchen", text_boxes.insert)
        self.key(Key.Key_Left)
        self.key(Key.Key_Left)
        self.key(Key.Key_Space)

    def do_clear(self) -> None:
        self.pane.clear_marks()

    def do_count(self) -> None:
        start = self.random.choice(
            [1, None, continued(self.session.vorlage.body, self.pane.place[0])]
        )
        self.pane.do("Nummern", text_commands.count_from, self.session.text.formats, start)

    def do_be_helped(self) -> None:
        QTest.keyClicks(self.pane, self.random.choice(['"', "'", "a - ", "..."]))

    def do_type_in_cell(self) -> None:
        if table := self.table():
            cell = table.cellAt(self.random.randrange(table.rows()), 0)
            self.select(cell.lastPosition(), cell.lastPosition())
            QTest.keyClicks(self.pane, "z")

    def do_delete_over_table(self) -> None:
        if table := self.table():
            last = self.session.text.document.characterCount() - 1
            start = max(0, table.firstPosition() - 3)
            self.select(start, min(last, table.lastPosition() + 3))
            self.key(Key.Key_Delete)

    def do_paste(self) -> None:
        self.pane.insert_blocks(tuple(self.random.choice(PASTES)))

    def do_paste_words(self) -> None:
        mime = QMimeData()
        mime.setText(self.random.choice(WORDS))
        self.pane.insertFromMimeData(mime)

    def do_drag(self) -> None:
        """What Qt does on a drop of the pane's own selection."""
        mime, old = self.pane.createMimeDataFromSelection(), self.pane.textCursor()
        new = QTextCursor(self.session.text.document)
        new.setPosition(self.place())
        new.beginEditBlock()
        old.removeSelectedText()
        self.pane.setTextCursor(new)
        self.pane.insertFromMimeData(mime)
        new.endEditBlock()

    def do_compose(self) -> None:
        QApplication.sendEvent(self.pane, QInputMethodEvent("pre", []))
        commit = QInputMethodEvent("", [])
        commit.setCommitString("ö")
        QApplication.sendEvent(self.pane, commit)

    def do_field(self) -> None:
        self.session.edit("Betreff ändern", merge="subject", subject=self.random.choice("xyz"))

    def do_route(self) -> None:
        route = self.session.vorlage.route
        new = self.random.choice([(*route, Consultation(committee="Rat")), route[1:]])
        self.session.edit("Beratungsfolge ändern", route=new)

    def do_replace(self) -> None:
        """One hit, as the bar for find and replace does it."""
        before = self.session.vorlage
        if hits := find(before, self.query()).hits:
            after = replace_hit(before, self.random.choice(hits), self.random.choice(NEW))
            self.session.take("Ersetzen", after)

    def do_replace_all(self) -> None:
        before = self.session.vorlage
        after = replace_all(before, self.query(), self.random.choice(NEW))
        self.session.take("Alle ersetzen", after)

    def do_move_section(self) -> None:
        body = self.session.vorlage.body
        places = [n for n, block in enumerate(body) if isinstance(block, Heading) and block.runs]
        if places and (
            found := moved(body, self.random.choice(places), self.random.choice([-1, 1]))
        ):
            self.session.edit("Abschnitt verschieben", body=found[0])

    def query(self) -> Query:
        return Query(self.random.choice(["a", "e", "ei", " ", "x"]), self.random.random() < 0.5)

    def do_undo(self) -> None:
        self.session.undo()

    def do_redo(self) -> None:
        self.session.redo()

    do_undo_more = do_undo
