"""Find and replace in the open paper: what the bar asks for, shown on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.search import Found, Hit, find, replace_all, replace_hit
from vorlage_editor.model.spot import Spot
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.document.spots import caret_in, cursor_of, spot_at
from vorlage_editor.ui.find.bar import LONGEST
from vorlage_editor.ui.kit.parts import application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vorlage_editor.ui.find.bar import FindBar
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.sheet.sheet import Sheet
    from vorlage_editor.ui.text.text_pane import TextPane

WAIT = 300
"""ms without a change or a scroll before it is looked for again."""
AROUND = 30
"""Letters beside a hit that a screen reader says with it."""
NOTHING = "Nichts gefunden"


class Search(QObject):
    """Knows what was found and which of it is shown; looks again where the paper changed.

    While nothing is looked for it costs nothing: it hears of changes only with the bar open.
    """

    def __init__(
        self,
        shell: Shell,
        tools: Tools,
        session: Session,
        sheet: Sheet,
        text: TextPane,
        bar: FindBar,
    ) -> None:
        super().__init__(bar)
        self._shell, self._messages, self._look = shell, tools.messages, tools.look
        self._session, self._sheet, self._text, self._bar = session, sheet, text, bar
        self._searched: Vorlage | None = None
        self._found = Found()
        self._hit: Hit | None = None  # the one that is shown
        self._start = Spot(FieldRef("subject"))  # where one was when one began to look
        self._light = QTextCharFormat()
        self._due = QTimer(self, singleShot=True, interval=WAIT)
        self._due.timeout.connect(self._on_due)
        self._bar.edited.connect(self._on_edited)
        self._bar.stepped.connect(self._step)
        self._bar.replace_asked.connect(self._on_replace)
        self._bar.replace_all_asked.connect(self._on_replace_all)
        self._bar.closed.connect(self._on_closed)
        self._session.changed.connect(self._on_changed)
        self._sheet.verticalScrollBar().valueChanged.connect(self._on_changed)
        self._look.changed.connect(self._on_changed)
        shell.window.installEventFilter(self)

    # Actions

    def open(self, *, replacing: bool) -> None:
        """Open the bar; what is selected is looked for."""
        self._shell.show_sheet()
        self._look_again()
        if not self._in_bar:
            self._hit = None
            self._start, words = self._here()
            words = words.strip(" ")  # a word is often selected with the space behind it
            if 0 < len(words) <= LONGEST and LINE not in words:
                self._bar.text.setText(words)
        self._bar.open(replacing=replacing)
        self._mark()
        self._tell()

    def go_on(self, by: int) -> None:
        """Show the next hit of what was looked for last; ask for it if there was nothing yet."""
        if self._bar.query.text:
            self._step(by)
        else:
            self.open(replacing=False)

    # The bar

    @property
    def _in_bar(self) -> bool:
        now = application().focusWidget()
        return now is not None and self._bar.isAncestorOf(now)

    def _on_edited(self) -> None:
        """Look while one types, always on from where one was."""
        self._searched, self._hit = None, None
        self._look_again()
        if self._found.hits and self._bar.isVisible():
            number, wrapped = self._found.step(self._start, 1)
            self._show(number, 1 if wrapped else 0)
        else:
            self._tell()

    def _step(self, by: int) -> None:
        self._look_again()
        if not self._found.hits:
            self._tell()
            return
        number, wrapped = self._found.step(self._from(by), by)
        self._show(number, by if wrapped else 0)

    def _on_replace(self) -> None:
        """Replace the hit that is shown and go on; if there is none, show one first."""
        if not self._session.may_edit():
            return
        self._look_again()
        hit, new = self._hit, self._bar.replacement.text()
        if hit in self._found.hits and hit is not None:
            self._start = hit.spot._replace(offset=hit.spot.offset + len(new))
            self._sheet.passing.release()  # what was a hit is other words then
            self._session.take(
                "Ersetzen", replace_hit(self._session.vorlage, hit, new, self._lines)
            )
            self._hit = None
        self._step(1)

    def _on_replace_all(self) -> None:
        if not self._session.may_edit():
            return
        self._look_again()
        count, new = len(self._found.hits), self._bar.replacement.text()
        try:
            after = replace_all(self._session.vorlage, self._bar.query, new, self._lines)
        except UserError as error:
            self._messages.error(str(error))
            return
        self._sheet.passing.release()
        self._session.take("Alle ersetzen", after)
        self._hit = None
        self._look_again()
        self._bar.say("1 Stelle ersetzt" if count == 1 else f"{count} Stellen ersetzt")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape that no field wanted closes the bar."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and self._bar.isVisible():
            self._on_closed()
            return True
        return False

    def _on_closed(self) -> None:
        """Go back into the paper: to the hit, or where one was before."""
        spot, lead = self._hit.end if self._hit else self._start, self._in_bar
        self._sheet.passing.release()
        if lead:  # before Qt looks for another field that could have the focus
            self._sheet.target(spot.field).setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.hide()
        self._due.stop()
        self._text.setExtraSelections([])
        if lead:
            self._sheet.show_spot(spot)

    # Looking

    @property
    def _lines(self) -> list[str]:
        return ["number", *self._sheet.metadata.lines]

    def _look_again(self) -> None:
        """Find all hits in the paper as it is now."""
        vorlage = self._session.vorlage
        if vorlage is not self._searched:
            self._searched = vorlage
            self._found = find(vorlage, self._bar.query, self._lines)
            self._bar.enable(found=bool(self._found.hits))
            self._mark()

    def _on_changed(self) -> None:
        if self._bar.isVisible():
            self._due.start()

    def _on_due(self) -> None:
        if self._bar.isVisible() and self._session.vorlage is not self._searched:
            self._look_again()
            self._tell()
        else:
            self._mark()

    def _show(self, number: int, wrapped: int) -> None:
        """Select the hit on the sheet; the focus stays in the bar if it is there."""
        self._hit = self._found.hits[number]
        self._shell.show_sheet()
        in_bar, field = self._in_bar, self._sheet.target(self._hit.spot.field)
        self._sheet.show_spot(self._hit.spot, self._hit.length, focus=not in_bar)
        self._sheet.passing.hold(field, self._bar if in_bar else field)
        self._mark()
        words = f"{number + 1} von {len(self._found.hits)}"
        hint = {1: "Von vorn: ", -1: "Von hinten: "}.get(wrapped, "")
        context = self._found.around(self._hit, AROUND).strip()
        self._bar.say(hint + words, f"{hint}{words}: {context}")

    def _tell(self) -> None:
        """Say how many there are."""
        hits = self._found.hits
        if not self._bar.query.text:
            self._bar.say("")
        elif not hits:
            self._bar.say(NOTHING)
        elif self._hit in hits:
            self._bar.count.setText(f"{hits.index(self._hit) + 1} von {len(hits)}")
        else:
            self._bar.say("1 Stelle" if len(hits) == 1 else f"{len(hits)} Stellen")

    # Where one is

    def _from(self, by: int) -> Spot:
        """Return where to look on from: behind the selection, or before it."""
        if self._in_bar:
            hit = self._hit
            return self._start if hit is None else hit.end if by > 0 else hit.spot
        start, words = self._here()
        if self._hit and not words and start == self._hit.end:
            return start if by > 0 else self._hit.spot
        return start._replace(offset=start.offset + len(words)) if by > 0 else start

    def _here(self) -> tuple[Spot, str]:
        """Return where on the sheet the selection starts, and what is selected."""
        now = application().focusWidget()
        if now is None or now is self._text or not self._sheet.isAncestorOf(now):
            cursor = self._text.textCursor()
            body = self._session.vorlage.body
            start = spot_at(self._text.document(), body, cursor.selectionStart())
            return start, cursor.selectedText()
        offset, words = caret_in(now)
        return Spot(self._field_of(now), offset), words

    def _field_of(self, widget: QWidget) -> FieldRef:
        for field, _ in self._found.texts:
            target = self._sheet.target(field)
            if target is not self._text and (target is widget or target.isAncestorOf(widget)):
                return field
        return FieldRef("subject")

    # Light marks: only near what is seen, and only on the surface

    def _mark(self) -> None:
        """Mark the hits within a window's height of what is seen; not those in other fields."""
        text = self._text
        known = self._bar.isVisible() and self._searched is self._session.vorlage
        hits = self._near() if known else ()
        self._light.setBackground(self._look.color("tint"))
        body, marks = self._session.vorlage.body, list[QTextEdit.ExtraSelection]()
        for hit in hits:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor_of(text.document(), body, hit.spot, hit.length)
            mark.format = self._light
            marks.append(mark)
        if marks or text.extraSelections():
            text.setExtraSelections(marks)

    def _near(self) -> tuple[Hit, ...]:
        """Return the hits in what is seen of the text, and a little above and below."""
        text, document = self._text, self._text.document()
        seen = text.viewport().visibleRegion().boundingRect()
        if seen.isEmpty() or not self._found.hits:
            return ()
        body, more = self._session.vorlage.body, QPoint(0, seen.height() // 2)
        first = text.cursorForPosition(seen.topLeft() - more).position()
        last = text.cursorForPosition(seen.bottomRight() + more).position()
        start = spot_at(document, body, first)._replace(offset=0)
        end = spot_at(document, body, last)
        return self._found.between(start, end._replace(offset=end.offset + 1))
