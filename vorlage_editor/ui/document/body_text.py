"""The body as a text that one writes in: its document, what is selected, edits as values.

It knows no paper and no history. An edit is read, set in normal form and told (``written``) with
all that a step of undo needs: the body, the selections as numbers, and which steps it goes on with.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor

from vorlage_editor.model.body import Paragraph
from vorlage_editor.ui.document.text_places import line_before
from vorlage_editor.ui.document.textbridge import TextBridge, size
from vorlage_editor.ui.document.textformats import BlockFormats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlage_editor.model.body import Block, Body
    from vorlage_editor.ui.document.picture_document import PictureDocument

Selection: TypeAlias = tuple[int, int]
"""Anchor and position in the text document."""
Joint: TypeAlias = tuple[str, int]
"""Where one step may go on with another: the kind of both, and the place."""


class Written(NamedTuple):
    """An edit of the text: the body now, what was selected before it and is now.

    It may be joined to a step that ends with one of ``begins``, and itself ends with ``ends``.
    """

    body: Body
    before: Selection
    after: Selection
    begins: tuple[Joint, ...]
    ends: Joint | None


class BodyText(QObject):
    """Owns the text document; ``written`` has each edit of it once it is read.

    What ``show`` writes is no edit. ``settled`` says that what an edit left was set in normal form
    without another meaning: cursors may have moved.
    """

    written = Signal(object)
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = TextBridge(self)
        self._body = self._bridge.body  # as it was shown or told last
        # Mirrors the text pane's cursor: Qt moves it with every edit, before any signal ...
        self._cursor = QTextCursor(self.document)
        self._known = self._before = self.selection  # ... hence what it was
        self._bridge.touched.connect(self._on_touched)
        self._bridge.edited.connect(self._on_edited)

    @property
    def document(self) -> PictureDocument:
        """The text document that shows the body; it keeps no undo of its own."""
        return self._bridge.document

    @property
    def formats(self) -> BlockFormats:
        """The formats that text blocks have in the document."""
        return self._bridge.formats

    def set_line_height(self, pixels: float) -> None:
        """Make the lines of the text at least that high."""
        if pixels != self.formats.line_height:
            self._bridge.set_formats(BlockFormats(pixels))

    @property
    def selection(self) -> Selection:
        """What is selected; the pane keeps it up to date and follows it."""
        return self._cursor.anchor(), self._cursor.position()

    @selection.setter
    def selection(self, selection: Selection) -> None:
        anchor, position = selection
        if anchor != position or self.selection != selection:
            last = self.document.characterCount() - 1
            self._cursor.setPosition(min(anchor, last))
            self._cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self._known = self.selection

    def show(self, body: Body, selection: Selection | None) -> None:
        """Show ``body``; with no selection the caret stands where one goes on to write."""
        self._body = body
        self._bridge.show(body)
        self.selection = self._going_on() if selection is None else selection

    def _going_on(self) -> Selection:
        """Return the end of the first paragraph with text, or an empty one if there is none."""
        body = self._body
        places = [n for n, block in enumerate(body) if isinstance(block, Paragraph)]
        place = next((n for n in places if body[n] != Paragraph()), next(iter(places), 0))
        block = self.document.findBlockByNumber(sum(map(size, body[:place])))
        end = block.position() + (block.length() - 1 if places else 0)
        return end, end

    # Reading

    def read(self) -> None:
        """Tell what was typed a moment ago, if that is still to be done."""
        self._bridge.read()

    def finish(self) -> None:
        """Tell also what is still being composed."""
        QGuiApplication.inputMethod().commit()
        self.read()

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Read an edit in the meantime when it is painted, or when it is asked for."""
        self.read()
        self._bridge.patient = True
        try:
            yield
        finally:
            self._bridge.patient = False

    def align(self, known: Sequence[Block]) -> None:
        """Set number columns of tables right; those that are in ``known`` are so."""
        self._bridge.align(known)

    def _on_touched(self) -> None:
        self._before = self._known

    def _on_edited(self, position: int, removed: int, added: int) -> None:
        settled = self._settle(position + added)
        body, old = self._bridge.body, self._body
        if body != old:
            self._body = body
            joints = self._joints(position, removed, added) if len(body) == len(old) else ((), None)
            self.written.emit(Written(body, self._before, self.selection, *joints))
        elif settled:
            self.settled.emit()

    def _settle(self, end: int) -> bool:
        """Set in normal form what an edit up to ``end`` left; return whether there was any."""
        selection = self.selection
        length = self.document.characterCount()
        line = line_before(self.document, selection[1])
        settled = self._bridge.settle()
        stays = bool(line[1]) and line == line_before(self.document, selection[1])
        if settled and not stays and selection == (end, end):
            # Behind what was typed; its normal form may be shorter ("a" and an accent).
            behind = selection[0] + self.document.characterCount() - length
            selection = behind, behind
        self.selection = selection
        return settled

    def _joints(
        self, position: int, removed: int, added: int
    ) -> tuple[tuple[Joint, ...], Joint | None]:
        """Return what an edit may be joined to, and what may be joined to it: as Word, by words."""
        if removed and not added:  # Backspace leaves the place behind it, Delete the same
            return (("delete", position + removed), ("delete", position)), ("delete", position)
        ends = ("insert", position + added)
        spaced = bool(position) and self.document.characterAt(position - 1).isspace()
        if removed or (spaced and not self.document.characterAt(position).isspace()):
            return (), ends  # a selection was typed over, or a word begins
        return (("insert", position),), ends
