"""The Anlagen as a list: name, note, and whether they are public."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Attachment
from vorlage_editor.ui.kit.fields import LETTER, Line, Notes, PublicButton, is_leaving, show_level
from vorlage_editor.ui.kit.parts import column, discard, label, mark, more_button, row, tab_order
from vorlage_editor.ui.sheet.heading import SectionHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

EMPTY = "Keine Anlagen. Was hier steht, wird am Ende der Vorlage aufgeführt."


class AttachmentsPane(QWidget):
    """A line for each Anlage; Enter in the last one begins the next."""

    left = Signal()
    """The focus has left an Anlage."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._head = SectionHead(look, "Anlagen", "Anlage hinzufügen")
        self._head.button.clicked.connect(self.add)
        self._empty = label(look, EMPTY, "muted", wrap=True)
        self.rows: list[AttachmentRow] = []
        self._shown: object = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._lines.addWidget(self._head)
        self._lines.addWidget(self._empty)
        session.changed.connect(self._on_changed)
        self._on_changed()

    def editor(self, place: int, part: str) -> QWidget:
        """Return the field for ``part`` of one Anlage; the button where there is none."""
        if not self.rows:
            return self._head.button
        row = self.rows[min(place, len(self.rows) - 1)]
        return {"note": row.note, "public": row.public}.get(part, row.name)

    def add(self) -> None:
        """Begin another Anlage and go to its name."""
        kept = self._session.vorlage.attachments
        self._session.edit("Anlage hinzufügen", attachments=(*kept, Attachment()))
        self.rows[-1].name.setFocus()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings at the Anlagen that were visited."""
        for line in self.rows:
            attachment = FieldRef("attachments", line.place)
            own = [one for one in findings if attachment.holds(one.field)]
            line.show_findings(own if line.visited else [])

    def visit_all(self, *, on: bool) -> None:
        """Take all Anlagen for visited, or none."""
        for line in self.rows:
            line.visited = on

    def _on_changed(self) -> None:
        attachments = self._session.vorlage.attachments
        if attachments is self._shown:
            return  # with each key in the text
        self._shown = attachments
        while len(self.rows) > len(attachments):
            discard(self.rows.pop())
        while len(self.rows) < len(attachments):
            self._append()
        for line, attachment in zip(self.rows, attachments, strict=True):
            line.show_value(attachment, len(attachments))
        self._empty.setVisible(not attachments)
        self._head.show_count(len(attachments))

    def _append(self) -> None:
        made = AttachmentRow(self._look, len(self.rows))
        made.name.textEdited.connect(partial(self._on_entered, made.place, "name"))
        made.note.textEdited.connect(partial(self._on_entered, made.place, "note"))
        made.public.entered.connect(partial(self._on_entered, made.place, "public"))
        made.left.connect(self.left)
        made.name.returnPressed.connect(partial(self._on_return, made.place))
        made.up.triggered.connect(partial(self._on_moved, made.place, -1))
        made.down.triggered.connect(partial(self._on_moved, made.place, 1))
        made.remove.triggered.connect(partial(self._on_removed, made.place))
        self._lines.addWidget(made)
        before = self.rows[-1].more if self.rows else self._head.button
        self.rows.append(made)
        tab_order(before, made.name, made.note, made.public, made.more)
        if before is self._head.button:
            tab_order(made.more, before)  # behind the Anlagen, though it stands above them

    def _on_entered(self, place: int, name: str, value: object) -> None:
        attachments = list(self._session.vorlage.attachments)
        attachments[place] = replace(attachments[place], **{name: value})
        self._edit("Anlage ändern", attachments, merge=f"attachment {place} {name}")

    def _on_return(self, place: int) -> None:
        if place + 1 == len(self.rows):
            self.add()
        else:
            self.rows[place + 1].name.setFocus()

    def _on_moved(self, place: int, by: int, *_: object) -> None:
        attachments = list(self._session.vorlage.attachments)
        attachments.insert(place + by, attachments.pop(place))
        self._edit("Anlage verschieben", attachments)
        self.rows[place + by].name.setFocus()

    def _on_removed(self, place: int, *_: object) -> None:
        attachments = list(self._session.vorlage.attachments)
        del attachments[place]
        self._edit("Anlage entfernen", attachments)
        near = self.rows[min(place, len(self.rows) - 1)].name if self.rows else self._head.button
        near.setFocus()

    def _edit(self, text: str, attachments: list[Attachment], merge: str = "") -> None:
        self._session.edit(text, merge=merge, attachments=tuple(attachments))


class AttachmentRow(QWidget):
    """One Anlage, and under it what the checks say of it, once it was ``visited``."""

    left = Signal()

    def __init__(self, look: Look, place: int) -> None:
        super().__init__()
        self.place, self.visited = place, False
        self.name = Line(f"Name der Anlage {place + 1}", "Name der Anlage")
        self.note = Line(f"Zusatz zur Anlage {place + 1}", "Zusatz, z. B. 4 Blätter")
        self.note.setFixedWidth(
            self.fontMetrics().horizontalAdvance("Zusatz, z. B. 4 Blätter") + 24
        )
        self.public = PublicButton(look, f"Anlage {place + 1}")
        self.public.setFixedWidth(LETTER)
        menu = QMenu(self)
        self.up, self.down = menu.addAction("Nach oben"), menu.addAction("Nach unten")
        menu.addSeparator()
        self.remove = menu.addAction("Entfernen")
        self.more = more_button(look, f"Anlage {place + 1}: mehr", menu)
        self._signs = {name: look.icon(name, "muted") for name in ("paperclip", "lock")}
        self._sign = mark(look, "paperclip", "muted")
        line = row(self._sign, 4, self.name, self.note, self.public, self.more, gap=6)
        line.setStretch(2, 1)
        self._notes = Notes(look)
        self.setLayout(column(line, row(24, self._notes), gap=2))
        for editor in (self.name, self.note, self.public):
            editor.installEventFilter(self)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show ``findings`` under the Anlage, and the edge of its name in their colour."""
        self._notes.show_findings(findings)
        show_level(self.name, findings)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_leaving(event):
            self.visited = True
            self.left.emit()
        return False

    def show_value(self, attachment: Attachment, count: int) -> None:
        """Show ``attachment``, one of ``count``."""
        self.name.show_value(attachment.name)
        self.note.show_value(attachment.note)
        self.public.show_value(attachment.public)
        self._sign.set_icon(self._signs["lock" if attachment.public is False else "paperclip"])
        self.up.setEnabled(self.place > 0)
        self.down.setEnabled(self.place + 1 < count)
