"""The bar over the sheet for find and replace: two fields, two switches, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from vorlage_editor.model.search import Query
from vorlage_editor.ui.kit.parts import column, holder, label, push, row, tool

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

ONE_LINE = 760
"""From here on the switches stand beside the field."""
LONGEST = 200
"""Letters that are looked for, or put in their place."""
FIELD, COUNT = 140, "Von hinten: 88 von 88"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Enter finds the next, with Shift the previous; in the lower field it replaces.

    ``edited`` says that another text or way is asked for.
    """

    edited = Signal()
    stepped = Signal(int)
    replace_asked = Signal()
    replace_all_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._wide = True
        self.setAccessibleName("Suchen und Ersetzen")
        self.text = _field("Suchen nach")
        self.replacement = _field("Ersetzen durch")
        self.case = _switch("Groß-/Kleinschreibung")
        self.words = _switch("Ganze Wörter")
        self.count = label(look, "", "muted", -1)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(COUNT))
        self.previous = tool(look, "chevron-up", "Vorige Fundstelle", "Umschalt+F3")
        self.next = tool(look, "chevron-down", "Nächste Fundstelle", "F3")
        self.close_button = tool(look, "x", "Suche schließen", "Esc", tone="muted")
        self.replace = push(look, "", "Ersetzen", "")
        self.replace_all = push(look, "", "Alle ersetzen", "")
        self._switches = holder(row(self.case, self.words, None, gap=12))
        self._answers = holder(row(self.replace, self.replace_all, None, gap=8))
        self._grid = self._build()
        self._connect()
        self.hide()

    def _build(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 6, 8, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.text, 0, 0)  # in this order, Tab goes through them
        grid.addWidget(self.replacement, 1, 0)
        grid.addWidget(self._answers, 1, 1, 1, 2)
        grid.addLayout(row(self.previous, self.next, 6, self.count, gap=2), 0, 1)
        grid.addWidget(self._switches, 0, 2)
        grid.addWidget(self.close_button, 0, 3)
        self.setLayout(row(holder(column(grid), "head")))
        return grid

    def _connect(self) -> None:
        self.text.textChanged.connect(self.edited)
        self.case.toggled.connect(self.edited)
        self.words.toggled.connect(self.edited)
        self.next.clicked.connect(self._on_next)
        self.previous.clicked.connect(self._on_previous)
        self.replace.clicked.connect(self.replace_asked)
        self.replace_all.clicked.connect(self.replace_all_asked)
        self.close_button.clicked.connect(self.closed)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.text.text(), self.case.isChecked(), self.words.isChecked())

    def open(self, *, replacing: bool) -> None:
        """Show the bar and go to what is looked for, so that one can type over it."""
        self.replacement.setVisible(replacing)
        self._answers.setVisible(replacing)
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def say(self, text: str, spoken: str = "") -> None:
        """Show how many were found; a screen reader says ``spoken``."""
        self.count.setText(text)
        self.text.setAccessibleDescription(text)
        if text and QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, spoken or text)
            QAccessible.updateAccessibility(event)

    def enable(self, *, found: bool) -> None:
        """Offer what needs a hit only where there is one."""
        for button in (self.previous, self.next, self.replace, self.replace_all):
            button.setEnabled(found)

    def _on_next(self) -> None:
        self.stepped.emit(1)

    def _on_previous(self) -> None:
        self.stepped.emit(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif self.replacement.hasFocus():
            self.replace_asked.emit()
        else:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= ONE_LINE
        if wide != self._wide:
            self._wide = wide
            place = (0, 2) if wide else (2, 0, 1, 3)
            self._grid.addWidget(self._switches, *place)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setMaxLength(LONGEST)
    field.setMinimumWidth(FIELD)
    return field


def _switch(name: str) -> QCheckBox:
    switch = QCheckBox(name)
    switch.setAccessibleName(name)
    return switch
