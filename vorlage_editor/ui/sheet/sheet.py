"""The sheet: from Betreff over Kopfdaten and Beratungsfolge to text and Anlagen, one scroll bar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from vorlage_editor.model.checks import Finding
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.document.passing_selection import PassingSelection
from vorlage_editor.ui.document.spots import cursor_of, select_in
from vorlage_editor.ui.kit.actions import Key, Spec
from vorlage_editor.ui.kit.fields import Notes
from vorlage_editor.ui.kit.parts import application, column, holder, row, rule, tab_order
from vorlage_editor.ui.paper.known import Known
from vorlage_editor.ui.sheet.attachments_pane import AttachmentsPane
from vorlage_editor.ui.sheet.metadata_pane import MetadataPane
from vorlage_editor.ui.sheet.notes_pane import NotesPane
from vorlage_editor.ui.sheet.stations_pane import StationsPane
from vorlage_editor.ui.sheet.status_line import StatusLine
from vorlage_editor.ui.sheet.strip import HEIGHT, Strip
from vorlage_editor.ui.sheet.subject_field import SubjectField

if TYPE_CHECKING:
    from vorlage_editor.model.spot import Spot
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane

ACTIONS: tuple[Spec, ...] = (
    Spec("insert-station", 110, "&Station", icon="plus", needs="editable"),
    Spec("insert-signature", 120, "Unterschri&ft", needs="editable"),
    Spec("insert-attachment", 140, "&Anlage", icon="paperclip", needs="editable"),
)
KEYS = (
    Key("Weitere Station", "in einer Station", ("Ctrl+Return",)),
    Key("Station verschieben", "in einer Station", ("Ctrl+Shift+Up", "Ctrl+Shift+Down")),
    Key("Kalender, in einer Station die Sitzungen", "in einem Datum", ("Alt+Down",)),
    Key("Nächste Nummer, Namen, Dezernate", "in ihrem Feld", ("Alt+Down",)),
)
MEASURE = 800  # with margins; 736 of text, about the printed line
SIDE, SIDE_NARROW, NARROW = 32, 24, 640
BAR_LEFT, BAR_WIDTH = 14, 2
CARET_ROOM = 40
WAIT = 300  # ms from leaving a field to its notes: the checks look again first


class Sheet(QScrollArea):
    """Everything that is written, in the order of the paper.

    ``zoomed`` says that the wheel was turned with Strg: 1 is larger, -1 smaller.
    """

    zoomed = Signal(int)

    def __init__(
        self, session: Session, look: Look, text: TextPane, known: Known | None = None
    ) -> None:
        super().__init__()
        self._session, self._text = session, text
        self.passing = PassingSelection(self)
        self._draft = ""
        self._begun = "", ""  # the draft and kind whose text one is to begin
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._wait.timeout.connect(self._on_waited)
        # once more when what has grown is laid out: only then one can scroll so far
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._on_laid_out)
        self._findings: Sequence[Finding] = ()
        self._text_visited = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.status = StatusLine(session, look)
        self.subject = SubjectField(session, look, self.status)
        self.known = known or Known(session, parent=self)
        self.metadata = MetadataPane(session, look, self.known)
        self.stations = StationsPane(session, look)
        self.attachments = AttachmentsPane(session, look)
        self.notes = NotesPane(session, look)
        self._text_notes = Notes(look)
        self._page = self._build()
        self.setWidget(holder(row(self._page)))
        # behind the stations, though it stands above them
        tab_order(self.stations.lines[-1].more, *self.stations.head_buttons)
        self.strip = Strip(look, self)
        self.strip.clicked.connect(self._on_strip_clicked)
        self._caret_bar = QFrame(self._page)
        self._caret_bar.setObjectName("caretbar")
        self._caret_bar.hide()
        self._connect()
        self._on_changed()

    def _build(self) -> QWidget:
        self._column = column(
            self.subject, 14, self.metadata, 22, self.stations, 14, rule(), 12, self._text,
            self._text_notes, 20, self.attachments, 22, self.notes, None,
        )  # fmt: skip
        page = holder(self._column)
        page.setMaximumWidth(MEASURE)
        return page

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.subject.done.connect(self.metadata.kind.setFocus)
        self._text.caret_moved.connect(self._on_caret_moved)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._text.placed.connect(self._place_bar)
        self._text.left.connect(self._on_text_left)
        for field in (self.subject.field, *self.metadata.fields.values()):
            field.left.connect(self._wait.start)
        self.stations.left.connect(self._wait.start)
        self.attachments.left.connect(self._wait.start)
        application().focusChanged.connect(self._on_focus_changed)

    # What is asked of it

    @property
    def place(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def show_start(self, place: int) -> None:
        """Show a draft that was just opened: where it was left, or the Betreff of a new one."""
        if not self._session.vorlage.subject:
            self.focus_field(FieldRef("subject"))
            self._visit(on=not self._is_fresh())  # the focus came by way of other fields
            return
        self._text.setFocus()
        QTimer.singleShot(0, self, partial(self._go_back, place))

    def handlers(self) -> Handlers:
        """Return what each of its actions does, by its name."""
        return {
            "insert-station": self.add_station,
            "insert-signature": self.metadata.signatures.insert,
            "insert-attachment": self.add_attachment,
        }

    def add_station(self) -> None:
        """Begin another station."""
        self.stations.add()

    def add_attachment(self) -> None:
        """Begin another Anlage."""
        self.attachments.add()

    def arrange(self, width: int) -> None:
        """Lay the fields out for a sheet that is ``width`` wide."""
        side = SIDE if width >= NARROW else SIDE_NARROW
        self._column.setContentsMargins(side, 18, side, 32)
        width -= self.verticalScrollBar().sizeHint().width()
        self.metadata.arrange(min(width, MEASURE) - 2 * side)
        self.stations.arrange(min(width, MEASURE) - 2 * side)

    def focus_field(self, field: FieldRef) -> None:
        """Go to what a finding or the outline speaks of."""
        target = self.target(field)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if target is self._text:
            self._show_block(field.place)
        else:
            self.ensureWidgetVisible(target, 0, 60)

    def show_spot(self, spot: Spot, length: int = 0, *, focus: bool = True) -> None:
        """Select ``length`` characters at ``spot`` and scroll there; the focus may stay away."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        target = self.target(spot.field)
        if focus:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        if target is self._text:
            body = self._session.vorlage.body
            self._text.setTextCursor(cursor_of(self._text.document(), body, spot, length))
            self._show_caret()
        else:
            select_in(target, spot.offset, length)
            self.ensureWidgetVisible(target, 0, 60)

    def field_in_focus(self) -> FieldRef | None:
        """Return the field that one is in, of a station only which; none for the text."""
        now = application().focusWidget()
        if now is None or not self._page.isAncestorOf(now):
            return None
        whole: dict[str, QWidget] = {
            "subject": self.subject,
            **self.metadata.fields,
            **self.metadata.lines,
            "signatures": self.metadata.signatures,
        }
        fields: dict[FieldRef, QWidget] = {
            **{FieldRef(name): one for name, one in whole.items()},
            **{FieldRef("related", one.place): one for one in self.metadata.related.rows},
            **{FieldRef("route", line.place): line for line in self.stations.lines},
            **{FieldRef("attachments", line.place): line for line in self.attachments.rows},
        }
        places = fields.items()
        return next((field for field, one in places if one is now or one.isAncestorOf(now)), None)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings at their fields, as far as these were visited."""
        self._findings = findings
        fields = {"subject": self.subject.field, **self.metadata.fields}
        for name, field in fields.items():
            field.show_findings([one for one in findings if one.field == FieldRef(name)])
        self.stations.show_findings(findings)
        self.attachments.show_findings(findings)
        self.metadata.related.show_findings(findings)
        body = [one for one in findings if one.field.name == "body"]
        self._text_notes.show_findings(body if self._text_visited else [])

    def show_all_findings(self) -> None:
        """Show the findings at all fields: the user has asked for the result."""
        self._visit(on=True)

    def target(self, field: FieldRef) -> QWidget:
        """Return the widget for ``field``; the Betreff for one that is nowhere."""
        name, place, part = field.name, field.place or 0, field.part
        fields: dict[str, QWidget] = {
            "body": self._text,
            "notes": self.notes.edit,
            **{name: one.editor for name, one in self.metadata.fields.items()},
            **self.metadata.lines,
        }
        if name == "route":
            return self.stations.editor(place, part)
        if name == "attachments":
            return self.attachments.editor(place, part)
        if name == "signatures":
            return self.metadata.signatures.editor(place, part)
        if name == "related":
            return self.metadata.related.editor(place, part) or self.metadata.number
        return fields.get(name, self.subject.edit)

    # Inside

    def _show_block(self, number: int | None) -> None:
        """Put the caret into that block of the text, or leave it where it is."""
        if number is not None:
            self._text.go_to_block(number)
        self._on_caret_moved()

    def _visit(self, *, on: bool) -> None:
        for field in (self.subject.field, *self.metadata.fields.values()):
            field.visited = on
        self.metadata.related.visit_all(on=on)
        self._text_visited = on
        self.stations.visit_all(on=on)
        self.attachments.visit_all(on=on)
        self.show_findings(self._findings)

    def _on_changed(self) -> None:
        session = self._session
        if session.only_text:
            return
        self.strip.show_value(session.vorlage)
        if session.draft != self._draft:
            self._draft = session.draft
            self.passing.release()
            self._visit(on=not self._is_fresh())
        if (session.draft, session.vorlage.kind) != self._begun:
            changed = session.draft == self._begun[0]  # else the caret is where it was left
            self._begun = session.draft, session.vorlage.kind
            if changed and session.vorlage.body == self._fresh().body:
                self._text.go_to_gap()

    def _fresh(self) -> Vorlage:
        """Return what a new paper of this kind is."""
        return self._session.form.new_vorlage(self._session.vorlage.kind)

    def _is_fresh(self) -> bool:
        return self._session.vorlage == self._fresh()

    def _go_back(self, place: int) -> None:
        self._follow.stop()  # the caret may be elsewhere
        self.verticalScrollBar().setValue(place)

    def _on_waited(self) -> None:
        self.show_findings(self._findings)

    def _on_scrolled(self, value: int) -> None:
        # not the layout's own rectangle: it has none between a change and laying out anew
        column = self._page.geometry().marginsRemoved(self._column.contentsMargins())
        self.strip.arrange(self.viewport().width(), column.left(), column.right())
        self.strip.setVisible(value > self.stations.y())

    def _on_strip_clicked(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.subject.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        text = self._text
        self._caret_bar.setVisible(now is text)
        if now is not None and now is not text and self._page.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 60)
            self._follow.start()

    def _on_laid_out(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        now = application().focusWidget()
        if now is self._text:
            self._show_caret()
        elif now is not None and self._page.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 60)

    def _place_bar(self) -> None:
        text = self._text
        self._caret_bar.setGeometry(text.x() - BAR_LEFT, text.y(), BAR_WIDTH, text.height())

    def _on_caret_moved(self) -> None:
        if self._text.hasFocus():
            self._show_caret()
            self._follow.start()

    def _show_caret(self) -> None:
        caret = self._text.cursorRect()
        spot = self._text.viewport().mapTo(self._page, caret.center())
        over = HEIGHT if self.strip.isVisible() else 0
        self.ensureVisible(spot.x(), spot.y() - over // 2, 0, caret.height() + CARET_ROOM)

    def _on_text_left(self) -> None:
        self._text_visited = True
        self._wait.start()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoomed.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self.width())
        self._on_scrolled(self.place)
