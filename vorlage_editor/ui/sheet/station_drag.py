"""Stations are put into another order by dragging their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.ui.sheet.station_line import StationLine

TIP = "Ziehen ändert die Reihenfolge (Strg+Umschalt+↑↓)"
THICK = 2


class StationDrag(QObject):
    """Event filter on the numbers of ``lines``, a list that the pane keeps up to date.

    A thin line shows where the station would go; Escape leaves all as it was.
    """

    dropped = Signal(int, int)
    """The place of a station, and the place it is to have."""

    def __init__(self, pane: QWidget, lines: Sequence[StationLine]) -> None:
        super().__init__(pane)
        self._lines = lines
        self._taken: tuple[QWidget, QPoint] | None = None
        """The number that the mouse took, and where."""
        self._to = -1
        """Before which line the station would go; -1 while it was not dragged."""
        self._guide = QFrame(pane)
        self._guide.setObjectName("caretbar")
        self._guide.hide()

    def watch(self, number: QWidget) -> None:
        """Let ``number`` be taken by the mouse."""
        number.setCursor(Qt.CursorShape.OpenHandCursor)
        number.setToolTip(TIP)
        number.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._taken:
            self._let_go()
            return True
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        point = event.globalPosition().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._taken = watched, point
            case QEvent.Type.MouseMove if self._taken:
                self._drag(point)
            case QEvent.Type.MouseButtonRelease if self._taken:
                self._drop(watched)
            case _:
                return False
        return True

    def _drag(self, point: QPoint) -> None:
        number, start = self._taken or (None, point)
        far = (point - start).manhattanLength() >= QApplication.startDragDistance()
        if number is None or not (far or self._to >= 0):
            return
        if self._to < 0:
            number.setCursor(Qt.CursorShape.ClosedHandCursor)
            number.grabKeyboard()  # for Escape
        middles = [line.mapToGlobal(line.rect().center()).y() for line in self._lines]
        self._to = sum(middle < point.y() for middle in middles)
        self._show_guide()

    def _show_guide(self) -> None:
        """Lie in the gap before the line that would be next."""
        after = self._lines[min(self._to, len(self._lines) - 1)].geometry()
        top = after.bottom() + 1 if self._to == len(self._lines) else after.top() - THICK
        self._guide.setGeometry(after.left(), top, after.width(), THICK)
        self._guide.raise_()
        self._guide.show()

    def _drop(self, number: QWidget) -> None:
        place = next((n for n, line in enumerate(self._lines) if line.isAncestorOf(number)), -1)
        to = self._to
        self._let_go()
        if place >= 0 and to >= 0:
            self.dropped.emit(place, to - (to > place))

    def _let_go(self) -> None:
        if self._taken and self._to >= 0:
            number, _ = self._taken
            number.setCursor(Qt.CursorShape.OpenHandCursor)
            number.releaseKeyboard()
        self._taken, self._to = None, -1
        self._guide.hide()
