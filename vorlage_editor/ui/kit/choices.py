"""A list under a field, which keeps the focus: arrows step; Enter, Tab or a click chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.rows import Row

LEAST, MOST, GAP, EDGE = 420, 300, 2, 6
"""Pixels: the least width, the greatest height, from the field, around the rows."""
ENOUGH = 180
"""Pixels below a field that are enough; the list scrolls."""
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TABS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize)
_OURS = (*_STEPS, *_ENTER, Qt.Key.Key_Escape)


class _Place(NamedTuple):
    """What the list lies on, and which part of that one sees."""

    host: QWidget
    seen: QRect


class Choices(QFrame):
    """``chosen`` says the key of the row that was clicked, or highlighted at Enter or Tab.

    Esc, or leaving the field in another way, chooses nothing. It lies on what is scrolled, so that
    it stays at its field.

    It is no window: nothing takes the keys away from the field, and no system places it elsewhere.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = RowList(look, "Auswahl")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.opened.connect(self._on_opened)
        self.list.stepped.connect(self._on_stepped)
        self.setLayout(column(self.list, margins=(1, EDGE, 1, EDGE)))
        self._field: QWidget | None = None
        self._around: tuple[QWidget, ...] = ()
        """What the field lies in, up to what the list lies on: when one moves, the list does."""
        self.hide()

    def offer(self, field: QWidget, rows: Sequence[Row], current: str = "") -> None:
        """Show ``rows`` under ``field``, the one called ``current`` highlighted; or go, if none."""
        self.leave()
        if not rows:
            return
        place = _place_of(field)
        self.setParent(place.host)
        self._field, self._around = field, tuple(_up_to(place.host, field))
        for one in (field, *self._around):
            one.installEventFilter(self)
        self.list.setAccessibleName(f"Auswahl für {field.accessibleName()}")
        self.list.show_rows(rows)
        self._lay(field)
        self.show()
        self.raise_()
        self.list.choose(current)
        if not self.list.key:
            self.list.scrollToTop()
            self._say(f"{len(rows)} zur Auswahl")

    def leave(self) -> None:
        """Go; nothing is chosen."""
        if self._field:
            for one in (self._field, *self._around):
                one.removeEventFilter(self)
        self._field, self._around = None, ()
        self.list.choose("")  # or that one would be found again among other rows
        self.hide()

    def _lay(self, field: QWidget) -> None:
        """Lie below ``field``, or above it where there is more room, within what one sees."""
        host, seen = _place_of(field)
        top = field.mapTo(host, QPoint(0, 0))
        width = min(max(field.width(), LEAST), seen.width() - 2 * EDGE)
        rows = sum(self.list.sizeHintForRow(n) for n in range(len(self.list.rows)))
        wanted = min(MOST, rows + 2 * EDGE + 2)
        below = seen.bottom() - top.y() - field.height() - GAP - EDGE
        above = top.y() - seen.top() - GAP - EDGE
        is_below = below >= min(wanted, above, ENOUGH)
        height = min(wanted, below if is_below else above)
        down = top.y() + field.height() + GAP if is_below else top.y() - GAP - height
        left = max(seen.left() + EDGE, min(top.x(), seen.right() - width - EDGE))
        self.setGeometry(QRect(QPoint(left, down), QSize(width, height)))

    def _on_opened(self, key: str) -> None:
        self.leave()
        self.chosen.emit(key)

    def _on_stepped(self, _key: str) -> None:
        row = next((row for row in self.list.rows if row.key and row.key == self.list.key), None)
        if row:
            self._say(row.spoken)

    def _say(self, words: str) -> None:
        """Let readers hear ``words``: the focus is in the field, not here."""
        if self._field and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _let_go(self, field: QWidget, event: QFocusEvent) -> None:
        """Choose what is highlighted if one goes on by Tab; a field that is hidden is not left."""
        if self.list.key and event.reason() in _TABS and field.isVisible():
            self._on_opened(self.list.key)
        else:
            self.leave()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._field is None:
            return False
        if watched is not self._field:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.leave()  # a click beside it
            elif event.type() in _MOVED:
                self._lay(self._field)
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            self._let_go(self._field, event)
        elif isinstance(event, QKeyEvent) and event.key() in _OURS and not _held(event):
            return self._press(event)
        elif event.type() in _MOVED:
            self._lay(self._field)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; say if the field is to hear nothing of it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or Escape would be the window's
        elif event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self.list.keyPressEvent(event)
            elif event.key() in _ENTER and self.list.key:
                self._on_opened(self.list.key)
            else:
                self.leave()
                return event.key() == Qt.Key.Key_Escape
        return True


def _held(event: QKeyEvent) -> bool:
    """Whether a key has another meaning because of those that are held with it."""
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def _up_to(host: QWidget, field: QWidget) -> Iterator[QWidget]:
    """Yield what ``field`` lies in, up to ``host``."""
    widget = field.parentWidget()
    while widget is not None:
        yield widget
        widget = None if widget is host else widget.parentWidget()


def _place_of(field: QWidget) -> _Place:
    """Return what is scrolled with ``field``, else its window."""
    widget = field.parentWidget()
    while widget is not None and not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    if isinstance(widget, QScrollArea) and (host := widget.widget()):
        view = widget.viewport()
        return _Place(host, QRect(host.mapFrom(view, QPoint(0, 0)), view.size()))
    return _Place(field.window(), field.window().rect())
