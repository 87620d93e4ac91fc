"""The list that stands in the side panel's views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from vorlage_editor.ui.kit.row_delegate import LEFT, RIGHT, RowDelegate
from vorlage_editor.ui.kit.rows import ROW, RowsModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.rows import Index, Row


class RowList(QListView):
    """A list of rows, one Tab stop: arrow keys step over the names of groups, Enter opens."""

    opened = Signal(str)
    """The key of the row that was clicked or entered."""

    stepped = Signal(str)
    """The key of the row that is current now."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel(self)
        self.setModel(self._model)
        self._look = look
        self._nothing = ""
        self._delegate = RowDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # row heights depend on the width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self._on_look_changed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def key(self) -> str:
        """The key of the chosen row, or nothing."""
        row: Row | None = self.currentIndex().data(ROW)
        return row.key if row else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; what was chosen and how far it was scrolled stay."""
        key, bar = self.key, self.verticalScrollBar()
        place = bar.value()
        self._model.set_rows(rows)
        if self.key != key:  # the rows came anew
            self.choose(key)
            self.executeDelayedItemsLayout()
            bar.setValue(place)

    @property
    def nothing(self) -> str:
        """What it says while there are no rows."""
        return "" if self._model.rows else self._nothing

    def say_if_empty(self, text: str) -> None:
        """Show ``text`` while there are no rows."""
        self._nothing = text
        self.setAccessibleDescription(self.nothing)
        self.viewport().update()

    def choose(self, key: str) -> None:
        """Choose the row called ``key``; none if there is no such row."""
        index = self._model.index(self._model.place(key), 0)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.stepped.emit(self.key)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """What the keys will act on is chosen visibly from the start."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.currentIndex())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.nothing:
            return
        look, painter = self._look, QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font())
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        box = self.viewport().rect().adjusted(LEFT, LEFT, -RIGHT, 0)
        if self.hasFocus():
            words = QRectF(painter.boundingRect(box, flags, self.nothing))
            words.setRight(box.right())
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRoundedRect(words.adjusted(-11, -7, 9, 7), 5, 5)
        painter.setPen(look.color("muted"))
        painter.drawText(box, flags, self.nothing)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew when a scroll bar comes or goes: Qt does not for a list."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_look_changed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.key:
                self.opened.emit(self.key)
            return
        super().keyPressEvent(event)

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and the page keys land on the first row of a group, not on its name."""
        index = super().moveCursor(action, modifiers)
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            index = self._model.index(index.row() + 1, 0)
        return index

    def _on_clicked(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row and row.key:
            self.opened.emit(row.key)

    def _on_look_changed(self) -> None:
        self._delegate.refresh()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
