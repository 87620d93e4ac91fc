"""Painting of rows: the library's, the outline's, the findings'."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from vorlage_editor.ui.kit.rows import ROW

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.rows import Index, Row

LEFT, RIGHT = 20, 18  # from the view's edge to the text
INDENT, ICON, MARK = 20, 18, 14


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
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
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
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
        index: Index,
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
