"""What the views of the side panel are made of: plane and head, search field, notice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from vorlage_editor.ui.kit.parts import SEMIBOLD, column, holder, label, push, row, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.ui.kit.look import Look

HEAD = 44


class SidePanel(QWidget):
    """A plane with a head; the views add what stands below it."""

    def __init__(self, look: Look, title: str, buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("plane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.look = look
        self.title = label(look, title, step=1, weight=SEMIBOLD)
        head = row(self.title, None, *buttons, margins=(20, 0, 8, 0))
        self._layout = column(holder(head, "head", HEAD))
        self.setLayout(self._layout)


class SearchField(QLineEdit):
    """Finds as one types; Escape clears it, an arrow down goes on to what was found."""

    left_downwards = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.name(name)
        self.setClearButtonEnabled(True)
        if clear := self.findChild(QAction, "_q_qlineeditclearaction"):  # Qt's icon is of no theme
            clear.setIcon(look.icon("x", "muted"))
            clear.setVisible(False)  # else its room is taken from the words that stand here
            self.textChanged.connect(partial(_show_with_text, clear))
        self.addAction(look.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def name(self, text: str) -> None:
        """Say what is searched."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


def _show_with_text(clear: QAction, text: str) -> None:
    clear.setVisible(bool(text))


class Notice(QWidget):
    """A sentence at the panel's foot with one answer, or two where it is a question."""

    accepted = Signal()
    rejected = Signal()

    def __init__(self, look: Look, yes: str, no: str = "") -> None:
        super().__init__()
        self._words = label(look, "", "muted", wrap=True)
        self._yes = push(look, "", yes, "quiet")
        self._yes.clicked.connect(self.accepted)
        if no:
            self._no = push(look, "", no, "quiet")
            self._no.clicked.connect(self.rejected)
            answers = row(self._yes, 12, self._no, None, margins=(16, 0, 16, 0))
            body = column(row(self._words, margins=(20, 0, 16, 0)), answers, gap=4)
        else:
            self._no = self._yes
            body = row(self._words, self._yes, margins=(20, 0, 8, 0), gap=8)
            body.setStretch(0, 1)
        body = column(8, body, 8)
        self.setLayout(column(rule(), body))
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Show the sentence ``text``."""
        self._words.setText(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def focus_no(self) -> None:
        """Put the focus on the answer that changes nothing."""
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.rejected.emit()
        else:
            super().keyPressEvent(event)
