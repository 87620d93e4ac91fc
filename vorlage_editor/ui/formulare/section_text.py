"""Asks with which words, lists and tables a section of a new paper begins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QWidget

from vorlage_editor.model.body import Block, Picture, Table, flow, plain_text
from vorlage_editor.model.edits import new_table, put_in
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.document import text_boxes
from vorlage_editor.ui.kit.actions import REDO, UNDO, key_sequences
from vorlage_editor.ui.kit.parts import (
    SEMIBOLD,
    FocusLead,
    answers,
    column,
    holder,
    label,
    push,
    row,
    rule,
    tab_order,
)
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.ui.text.text_pane import TextPane

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form, Section
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages

TITLE = "Vorgabetext: {label}"
LEAD = (
    "Steht in jeder neuen Vorlage unter dieser Überschrift und kann dort ergänzt werden. Tabellen "
    "lassen sich auch aus anderen Programmen einfügen; die Tabulatortaste fügt Zeilen hinzu."
)
TOO_LONG = (
    "Das ist zu viel für einen Vorgabetext und wurde nicht eingefügt. Ihr Formular ist "
    "unverändert. Bitte fügen Sie einen kürzeren Abschnitt ein."
)
SIZE = 720, 520
ROWS, COLUMNS = 3, 2


class BodyDialog(QDialog):
    """Accepted, ``body`` is what the section begins with."""

    def __init__(
        self, section: Section, form: Form, look: Look, messages: Messages, parent: QWidget
    ) -> None:
        super().__init__(parent)
        title = TITLE.format(label=section.label)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.session = Session(Forms((form,)), self)
        self.session.open("section", Vorlage(kind="", body=flow(section.body)), form)
        self.pane = TextPane(self.session, look, self._action_of)
        self.pane.setAccessibleName(title)
        self.pane.refused.connect(messages.error)
        self.pane.long_pasted.connect(partial(messages.error, TOO_LONG))
        self.accept_button, self.cancel_button = answers(self, look, "Übernehmen")
        self.table_button = push(look, "table", "Tabelle mit Angaben", "quiet")
        self.box_button = push(look, "square-check", "Kästchen zum Ankreuzen", "quiet")
        self.table_button.clicked.connect(self._on_table)
        self.box_button.clicked.connect(self._on_box)
        self._add_undo()
        self._arrange(look, title)
        tab_order(self.pane, *self._tools, self.cancel_button, self.accept_button)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def body(self) -> tuple[Block, ...]:
        """What was written; nothing if it says nothing. Pictures belong to papers."""
        blocks = flow([one for one in self.session.vorlage.body if not isinstance(one, Picture)])
        said = any(isinstance(one, Table) or plain_text(one).strip() for one in blocks)
        return blocks if said else ()

    def wanted(self) -> bool:
        """Ask; say if it is to be so."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted

    @property
    def _tools(self) -> tuple[QPushButton, QPushButton]:
        return self.table_button, self.box_button

    def _arrange(self, look: Look, title: str) -> None:
        head = label(look, title, step=5, weight=SEMIBOLD)
        lead = label(look, LEAD, "muted", wrap=True)
        above = column(head, 4, lead, 6, row(*self._tools, None, gap=16), margins=(24, 20, 24, 8))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder(column(self.pane, None, margins=(24, 12, 24, 12))))
        FocusLead(area, self.pane)
        buttons = row(None, self.cancel_button, self.accept_button, margins=(24, 12, 24, 16), gap=8)
        lines = column(above, rule(), area, rule(), buttons)
        lines.setStretch(2, 1)
        self.setLayout(lines)

    def _add_undo(self) -> None:
        """Undo and redo are the session's; the document keeps none."""
        self._actions: list[QAction] = []
        for keys, do in (
            (UNDO, self.session.undo),
            (REDO, self.session.redo),
        ):
            action = QAction(self)
            action.setShortcuts(key_sequences(keys))
            action.triggered.connect(do)
            self.addAction(action)
            self._actions.append(action)

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        keys = QKeySequence(event.keyCombination())
        return next((action for action in self._actions if keys in action.shortcuts()), None)

    def _on_table(self) -> None:
        number, offset, _ = self.pane.place
        table = replace(new_table(ROWS, COLUMNS, header=False), look="form")
        body, place = put_in(self.session.vorlage.body, number, offset, table)
        self.pane.replace_body("Tabelle einfügen", body, place)
        self.pane.setFocus()

    def _on_box(self) -> None:
        self.pane.do("Kästchen einfügen", text_boxes.insert)
        self.pane.setFocus()
