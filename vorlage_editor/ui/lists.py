"""Lists beside the sheet: rows as values, their model, their painting, their view."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.ui.look import Look

ROW = Qt.ItemDataRole.UserRole
"""The role under which a model answers with the whole row."""

LEFT, RIGHT = 20, 18  # from the view's edge to the text
INDENT, ICON, MARK = 20, 18, 14
_Index = QModelIndex | QPersistentModelIndex


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What a row of a list shows, and the ``key`` by which its owner knows it.

    Without a key it is the name of a group, which is no stop for arrow keys and cannot be chosen.
    The text takes at most ``lines`` lines (0: as many as it needs). Below it, quieter: ``second``
    behind a small ``mark``, and ``aside`` at the right.
    """

    text: str
    key: str = ""
    lines: int = 1
    level: int = 0
    quiet: bool = False
    icon: str = ""
    tone: str = "muted"
    second: str = ""
    mark: str = ""
    aside: str = ""

    @property
    def spoken(self) -> str:
        """All of it in words, for a screen reader."""
        return ", ".join(part for part in (self.text, self.second, self.aside) if part)


class RowsModel(QAbstractListModel):
    """Rows for a view; new ones replace the old ones as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; those whose order stays are changed in place."""
        old, new = self._rows, tuple(rows)
        if old == new:
            return
        if [_name(row) for row in old] != [_name(row) for row in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        changed = [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        self._rows = new
        self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def place(self, key: str) -> int:
        """Return the place of the row called ``key``, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.key and row.key == key), -1)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:  # first: asked for most often
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        never = Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never


def _name(row: Row) -> tuple[str, str]:
    return row.key, "" if row.key else row.text


def wrapped(text: str, font: QFont, width: int, most: int = 0) -> list[str]:
    """Break ``text`` at words into lines of ``width`` px; the last of ``most`` is elided."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start = line.textStart()
        if len(lines) + 1 == most:
            lines.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines


class RowDelegate(QStyledItemDelegate):
    """Paints rows: the text, what stands below it, and whether one is chosen or has the focus."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heights: dict[Row, int] = {}  # at the width that the view has now
        self._width = 0
        self.refresh()

    def refresh(self) -> None:
        """Measure anew: the font may have changed."""
        self._font = self._look.font()
        self._line = QFontMetrics(self._font).height()
        self._heights.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: Row = index.data(ROW)
        if not row.key:
            return QSize(80, self._line + 22)
        width = cast("QAbstractItemView", option.widget).viewport().width()
        if width != self._width:
            self._width = width
            self._heights.clear()
        if row not in self._heights:
            lines = len(wrapped(row.text, self._font, _room(row, width), row.lines))
            lines += bool(row.second)
            self._heights[row] = lines * self._line + 2 * _padding(row) + 2
        return QSize(80, self._heights[row])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key:
            self._paint_box(painter, rect, option.state)
            self._paint_row(painter, rect, row)
        else:
            painter.setFont(self._look.font(-1, QFont.Weight.DemiBold))
            painter.setPen(self._look.color("muted"))
            box = rect.adjusted(LEFT, 0, -RIGHT, -4)
            painter.drawText(box, Qt.AlignmentFlag.AlignBottom, row.text)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show the whole text over a row that has no room for it."""
        row: Row | None = index.data(ROW)
        if row is None:
            return False
        lines = wrapped(row.text, self._font, _room(row, view.viewport().width()), row.lines)
        words = row.text if lines[-1].endswith("…") and not row.text.endswith("…") else ""
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _paint_box(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        look, box = self._look, QRectF(rect.adjusted(8, 1, -8, -1))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.color("tint" if chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if chosen:
            painter.setBrush(look.color("accent"))
            bar = QRectF(box.x(), box.y() + 8, 3, box.height() - 16)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look, font, line, pad = self._look, self._font, self._line, _padding(row) + 1
        left, width = rect.x() + _left(row), _room(row, rect.width())
        if row.icon:
            spot = QRect(left - ICON - 10, rect.y() + pad + (line - ICON) // 2, ICON, ICON)
            look.icon(row.icon, row.tone).paint(painter, spot)
        painter.setFont(font)
        painter.setPen(look.color("muted" if row.quiet else "text"))
        lines = wrapped(row.text, font, width, row.lines)
        for n, words in enumerate(lines):
            box = QRect(left, rect.y() + pad + n * line, width, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        if row.second:
            gap = 3 if row.mark else 1
            under = QRect(left, rect.y() + pad + len(lines) * line + gap, width, line)
            self._paint_second(painter, under, row)

    def _paint_second(self, painter: QPainter, box: QRect, row: Row) -> None:
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(self._look.font(-1))
        painter.setPen(self._look.color("muted"))
        metrics, room = painter.fontMetrics(), box.width()
        if row.aside:
            painter.drawText(box, middle | right, row.aside)
            room -= metrics.horizontalAdvance(row.aside) + 8
        if row.mark:
            spot = QRect(box.x(), box.y() + (box.height() - MARK) // 2, MARK, MARK)
            self._look.icon(row.mark, "muted").paint(painter, spot)
            box.setLeft(box.x() + MARK + 6)
            room -= MARK + 6
        words = metrics.elidedText(row.second, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, middle, words)


def _left(row: Row) -> int:
    return LEFT + row.level * INDENT + (ICON + 10 if row.icon else 0)


def _room(row: Row, width: int) -> int:
    return max(24, width - _left(row) - RIGHT)


def _padding(row: Row) -> int:
    if not row.second:
        return 5
    return 10 if row.icon else 7


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

    def choose(self, key: str) -> None:
        """Choose the row called ``key``; none if there is no such row."""
        index = self._model.index(self._model.place(key), 0)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.stepped.emit(self.key)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """What the keys will act on is chosen visibly from the start."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.currentIndex())

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
