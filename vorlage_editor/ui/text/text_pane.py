"""The text pane on the session's document: keys, commands, clipboard, looks."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFontInfo, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from vorlage_editor.model.body import Mark, Paragraph, Table
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.spot import Spot
from vorlage_editor.ui.document import text_boxes, text_clipboard, text_commands, text_links
from vorlage_editor.ui.document.picture_mime import picture_of
from vorlage_editor.ui.document.tall_text import TallText
from vorlage_editor.ui.document.text_marks import ListVoice
from vorlage_editor.ui.document.text_places import cursor_at, place_of
from vorlage_editor.ui.document.textbridge import PAINTING
from vorlage_editor.ui.document.textformats import char_format, marks_of
from vorlage_editor.ui.document.textreader import OBJECT
from vorlage_editor.ui.kit.actions import Key
from vorlage_editor.ui.paper.session import TYPING
from vorlage_editor.ui.text import typing_helps
from vorlage_editor.ui.text.text_highlighter import TextHighlighter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QAction,
        QContextMenuEvent,
        QDropEvent,
        QInputMethodEvent,
        QKeyEvent,
        QMouseEvent,
    )

    from vorlage_editor.exchange.html.document import Reading
    from vorlage_editor.model.body import Block, Body, ListStyle
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

KEYS = (Key("Text verlassen", "", ("Ctrl+Tab",)),)
HINT = "Hier steht der Text der Vorlage."

_KEEP = QTextCursor.MoveMode.KeepAnchor
_IN_TABLE = Table(((),))
_HELPED = ("'", '"', ".", " ")
KeyActions: TypeAlias = "Callable[[QKeyEvent], QAction | None]"
"""Says which action a key means, if it means one."""


class TextPane(TallText):
    """Edits the body.

    ``caret_moved`` says that the caret, the selection or how the text there is set may be
    another; of a letter that is typed, when it is painted and read. ``refused`` has a sentence for
    the user about what could not be pasted, ``told`` one about what was left out. ``menu_asked``
    has the event that asks for the context menu, ``inserted`` the blocks that were pasted or
    dropped, ``long_pasted`` HTML that takes long to read, ``pictured`` a picture (path or QImage)
    to be put in; ``picture_opened`` asks to edit the one at the caret, ``link_opened`` to open an
    address. ``action_of`` says which action of the window a key means.
    """

    caret_moved = Signal()
    refused = Signal(str)
    told = Signal(str)
    menu_asked = Signal(object)
    long_pasted = Signal(str)
    inserted = Signal(object)
    pictured = Signal(object)
    picture_opened = Signal()
    link_opened = Signal(str)

    def __init__(self, session: Session, look: Look, action_of: KeyActions | None = None) -> None:
        super().__init__(session.text.document)
        self._session, self._text, self._look = session, session.text, look
        self._action_of = action_of
        self._helps = True
        self._keys: dict[int, Callable[[], bool]] = {  # without modifiers; say if handled
            Qt.Key.Key_Return: self._split,
            Qt.Key.Key_Enter: self._split,
            Qt.Key.Key_Backspace: self._outdent,
            Qt.Key.Key_Space: self._toggle_box,
        }
        self._typing = False
        self._telling = QTimer(self, singleShot=True, interval=2 * PAINTING)
        self._telling.timeout.connect(self.caret_moved)
        self._voice = ListVoice(self)
        self.setObjectName("text")
        self.setAccessibleName("Text der Vorlage")
        self._dress()
        self.highlighter = TextHighlighter(self._text.document, look, self)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self._on_cursor_moved)
        session.changed.connect(self._on_session_changed)
        look.changed.connect(self._on_look_changed)
        self._on_session_changed()

    def _dress(self) -> None:
        font = self._look.text_font(1)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._text.set_line_height(ceil(QFontInfo(font).pixelSize() * 1.5))

    def _on_look_changed(self) -> None:
        self._dress()
        self.highlighter.refresh(self._look)

    # Selection: that of the session's text is the one that counts

    def _on_cursor_moved(self) -> None:
        cursor = self.textCursor()
        self._text.selection = cursor.anchor(), cursor.position()
        self._tell()
        if QAccessible.isActive():
            self._voice.came_to(cursor.block())

    def _on_session_changed(self) -> None:
        empty = self._session.vorlage.body == (Paragraph(),)
        if empty != bool(self.placeholderText()):
            self.setPlaceholderText(HINT if empty else "")
        anchor, position = self._text.selection
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, position) or anchor != position:
            # Set even if unchanged: Qt widens a selection to whole tables when it is set, not
            # when the text under it changes; deleting a stale one tears a table apart, later
            # Qt crashes.
            cursor.setPosition(anchor)
            cursor.setPosition(position, _KEEP)
            with QSignalBlocker(self):
                self.setTextCursor(cursor)
        self._tell()

    def current_block(self) -> Block:
        """Return what kind of block the caret is in, without its text.

        Within a table it is an empty table.
        """
        cursor = self.textCursor()
        return _IN_TABLE if cursor.currentTable() else text_commands.block_of(cursor.block())

    def current_marks(self) -> tuple[Mark, ...]:
        """Return the marks that the selection has, or what is typed next will have."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return text_commands.common_marks(cursor)
        return marks_of(self.currentCharFormat())

    @property
    def place(self) -> tuple[int, int, int]:
        """The number of the block with the caret, the characters before it, and its cell."""
        return place_of(self.textCursor(), self._session.vorlage.body)

    @property
    def spot(self) -> Spot:
        """Where in the text the caret is."""
        number, offset, cell = self.place
        return Spot(FieldRef("body", number), offset, cell)

    def go_to_block(self, number: int, offset: int = 0, cell: int = 0) -> None:
        """Put the caret behind ``offset`` characters of block ``number`` of the body.

        In a table these are characters of its ``cell``, counted row by row.
        """
        body = self._session.vorlage.body
        self.setTextCursor(cursor_at(self.document(), body, number, offset, cell))

    def go_to_gap(self) -> None:
        """Put the caret where one begins to write: into the first empty paragraph, if any."""
        body = self._session.vorlage.body
        self.go_to_block(body.index(Paragraph()) if Paragraph() in body else 0)

    # Commands

    def set_helps(self, *, on: bool) -> None:
        """Let typing set quotes, dashes and lists right, or not."""
        self._helps = on

    def set_heading(self, level: int) -> None:
        """Make the selected blocks headings of ``level`` 1 to 3, or with 0 paragraphs."""
        name = "Überschrift" if level else "Absatz"
        self.do(name, text_commands.set_heading, self._text.formats, level)

    def set_list(self, style: ListStyle) -> None:
        """Make the selected blocks items of that style, or paragraphs if they are already."""
        self.do("Aufzählung", text_commands.set_list, self._text.formats, style)

    def indent(self, by: int) -> None:
        """Move the selected list items ``by`` levels in."""
        self.do("Einzug ändern", text_commands.indent, self._text.formats, by)

    def toggle_mark(self, mark: Mark) -> None:
        """Set ``mark`` on the selection, or clear it if all of it has it."""
        on = mark not in self.current_marks()
        if not self.textCursor().hasSelection():
            own = text_commands.with_mark(self.currentCharFormat(), mark, on=on)
            self.setCurrentCharFormat(own)
            self._tell()
            return
        self.do(text_commands.NAMES[mark], partial(text_commands.set_mark, mark=mark, on=on))

    def clear_marks(self) -> None:
        """Set the selection, or what is typed next, as plain text."""
        if self.textCursor().hasSelection():
            self.do("Formatierung löschen", text_commands.clear_marks)
        else:
            self.setCurrentCharFormat(char_format())
            self._tell()

    def toggle_box(self, position: int) -> None:
        """Check the box at ``position``, or clear it; the caret stays where it is."""
        before = self._text.selection
        self.do("Ankreuzen", text_boxes.toggle, position)
        self._text.selection = before
        self._on_session_changed()

    def replace_body(self, label: str, body: Body, number: int, *, cell: int = 0) -> None:
        """Make ``body`` the text, as a step called ``label``; go to block ``number``."""
        if not self._session.may_edit():
            return
        self._session.edit(label, body=body)
        self.go_to_block(min(number, len(body) - 1), cell=cell)

    def insert_blocks(self, body: Body) -> None:
        """Put ``body`` in place of the selection; also the way of every paste and drop."""
        if not self._session.may_edit():
            return
        self.do("Einfügen", text_clipboard.insert, self._text.formats, body)
        self.inserted.emit(body)

    def do(self, label: str, command: Callable[..., object], *more: object) -> object:
        """Let ``command`` edit the text at the caret, as a step called ``label``.

        The pane's cursor is moved by Qt and by the session, not here: what is written back in
        normal form drags the command's own cursor along.
        """
        if not self._session.may_edit():
            return None
        with self._session.named(label):
            done = command(self.textCursor(), *more)
        self._tell()
        return done

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._typing = True
        try:
            self._press(event)
        finally:
            self._typing = False
        if self._telling.isActive() and not event.text():
            self._telling.stop()  # no letter
            self.caret_moved.emit()

    def _press(self, event: QKeyEvent) -> None:
        letters = event.text()
        writes = typing_helps.writes(event)
        if not (writes and letters != " ") and self._is_handled(event):
            event.accept()
            return
        if letters:
            self._end_link()
        if writes:
            with self._text.patient():
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)
        if self._helps and letters in _HELPED:
            self._help(letters)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._end_link()
        super().inputMethodEvent(event)

    def _end_link(self) -> None:
        """Let what is typed behind a link be no part of it."""
        if text_commands.behind_link(self.textCursor()):
            self.setCurrentCharFormat(char_format(self.current_marks()))

    def _tell(self) -> None:
        if self._typing:
            self._telling.start()  # once, for the key and for what follows from it
        elif not self._telling.isActive():
            self.caret_moved.emit()

    def _is_handled(self, event: QKeyEvent) -> bool:
        """Do what ``event`` means here; say if it means anything."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            by = -1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                return QAbstractScrollArea.focusNextPrevChild(self, by > 0)
            self._tab(by)
            return True
        if modifiers and self._action_of and (action := self._action_of(event)):
            action.trigger()
            return True
        plain = None if modifiers else self._keys.get(key)
        return plain is not None and plain()

    def _split(self) -> bool:
        if self.textCursor().selectedText() == OBJECT:
            self.picture_opened.emit()
            return True
        self.do(TYPING, text_commands.split, self._text.formats)
        return True

    def _outdent(self) -> bool:
        return bool(self.do(TYPING, text_commands.outdent_at_start, self._text.formats))

    def _toggle_box(self) -> bool:
        box = text_boxes.box_at(self.textCursor())
        if box is not None:
            self.toggle_box(box)
        return box is not None

    def _tab(self, by: int) -> None:
        cursor = self.textCursor()
        if not cursor.currentTable():
            self.indent(by)
            return
        if not text_commands.next_cell(cursor, by) and by > 0:
            self.do("Zeile einfügen", text_commands.append_row)
            cursor = text_commands.last_row(self.textCursor())
        self.setTextCursor(cursor)

    def _help(self, typed: str) -> None:
        """Set right what was typed; undo gives it back."""
        formats, mark = self._text.formats, self._session.form.lists.mark
        if typed == " " and (style := text_commands.list_begun(self.textCursor(), mark)):
            self.do("Aufzählung", text_commands.begin_list, formats, style)
        elif found := typing_helps.wanted(self.textCursor()):
            self.do(typing_helps.LABEL, typing_helps.replace, *found)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._session.read()  # where the caret was then belongs to what was typed
        super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event)

    # Clipboard, drag and drop

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return text_clipboard.mime_of(self.textCursor(), self._text.formats)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return text_clipboard.is_text(source) or picture_of(source) is not None

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self._session.may_edit():
            return
        if picture := picture_of(source):
            self.pictured.emit(picture)
            return
        if long := text_clipboard.long_html(source):
            self.long_pasted.emit(long)
            return
        self._paste(partial(text_clipboard.pasted, source, self._session.form.lists.mark))

    def paste_reading(self, reading: Reading) -> None:
        """Paste what was read of long HTML."""
        self._paste(partial(text_clipboard.taken, reading))

    def _paste(self, take: Callable[[], text_clipboard.Pasted]) -> None:
        try:
            body, left_out = take()
        except UserError as error:
            self.refused.emit(str(error))
            return
        address = text_links.pasted(body)
        if address and text_links.can_link(self.textCursor()):
            self.do("Link einfügen", text_links.set_link, address)
        else:
            self.insert_blocks(body)
        if left_out:
            self.told.emit(left_out)

    def paste_plain(self) -> None:
        """Paste the clipboard's words without how they are set."""
        self.insertFromMimeData(text_clipboard.only_words(QGuiApplication.clipboard().mimeData()))

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        moved = event.source() is self.viewport()
        with self._session.named("Verschieben" if moved else "Einfügen"):
            super().dropEvent(event)
