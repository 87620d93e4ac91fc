"""Finds a Textbaustein at the caret: type a part of its name, arrows, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from vorlage_editor.model.body import Paragraph
from vorlage_editor.model.snippets import by_name, matching
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import column, holder, push, row, rule
from vorlage_editor.ui.kit.search_keys import SearchKeys
from vorlage_editor.ui.kit.side_panel import SearchField
from vorlage_editor.ui.snippets.preview import SnippetPreview
from vorlage_editor.ui.snippets.rows import NONE_YET, none_found, snippet_rows

if TYPE_CHECKING:
    from vorlage_editor.model.snippets import Snippets
    from vorlage_editor.ui.kit.look import Look

SIZE = QSize(680, 360)
LIST = 290
GAP = 6  # from the caret's line
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SnippetChooser(QFrame):
    """A popup that goes when it has lost its sense: one is chosen, Escape, a click elsewhere.

    The keys that step go to the list while one types; what is chosen is announced.
    """

    chosen = Signal(object)
    """The Textbaustein to insert."""
    left = Signal()
    """Escape: nothing is wanted."""
    managing = Signal()
    """The user wants to see to all of them."""

    def __init__(self, snippets: Snippets, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._snippets = snippets
        self.setObjectName("popup")
        self.setAccessibleName("Textbaustein einfügen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(SIZE)
        self.search = SearchField(look, "Name des Textbausteins")
        self.list = RowList(look, "Textbausteine")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview = SnippetPreview(look)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.manage_button = push(look, "", "Textbausteine verwalten …", "quiet")
        self.insert_button = push(look, "", "Einfügen", "primary")
        self._arrange()
        SearchKeys(self.search, self.list)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._on_typed)
        self.list.stepped.connect(self._on_stepped)
        self.list.doubleClicked.connect(self._on_insert)  # one click shows what it is
        self.insert_button.clicked.connect(self._on_insert)
        self.manage_button.clicked.connect(self._on_manage)
        self._on_typed()

    def _arrange(self) -> None:
        self.list.setFixedWidth(LIST)
        middle = row(self.list, rule(upright=True), self.preview)
        middle.setStretch(2, 1)
        foot = row(self.manage_button, None, self.insert_button, margins=(12, 8, 12, 8))
        self.setLayout(
            column(
                holder(row(self.search, margins=(12, 12, 12, 10))), rule(), middle, rule(), foot,
                margins=(1, 1, 1, 1),
            )
        )  # fmt: skip

    def show_at(self, caret: QRect, room: QRect) -> None:
        """Show it under the ``caret`` or above it, within ``room``; both in global pixels."""
        self.move(placed(self.size(), caret, room))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_typed(self) -> None:
        typed = self.search.text()
        rows = snippet_rows(matching(self._snippets, typed))
        self.list.say_if_empty(none_found(typed) if typed.strip() else NONE_YET)
        self.list.show_rows(rows)
        self.list.choose(rows[0].key if rows else "")
        if not rows:
            self._on_stepped("")
            self._say(self.list.nothing)

    def _on_stepped(self, key: str) -> None:
        found = by_name(self._snippets, key) if key else None
        self.insert_button.setEnabled(found is not None)
        self.preview.show_body(found.body if found else (Paragraph(),))
        if found:
            self._say(f"{found.name}, {found.words[:80]}")

    def _say(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, words))

    def _on_insert(self) -> None:
        if found := by_name(self._snippets, self.list.key):
            self.close()
            self.chosen.emit(found)

    def _on_manage(self) -> None:
        self.close()
        self.managing.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter choose."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER:
            self._on_insert()
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def placed(size: QSize, caret: QRect, room: QRect) -> QPoint:
    """Return where a popup stands that is wholly in ``room``, below the caret if it fits."""
    below, above = caret.bottom() + GAP, caret.top() - GAP - size.height()
    fits = below + size.height() <= room.bottom() or above < room.top()
    top = min(below, room.bottom() - size.height()) if fits else above
    left = min(caret.left(), room.right() - size.width())
    return QPoint(max(room.left(), left), max(room.top(), top))
