"""The rail at the left edge: three views of one side panel, each an icon over its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlage_editor.ui.kit.look import Look

WIDTH = 72
BADGE = 16


class View(NamedTuple):
    """A view of the side panel: its name in the code, icon, name on the screen, shortcut."""

    key: str
    icon: str
    text: str
    shortcut: str


VIEWS = (
    View("library", "library", "Vorlagen", "Strg+Umschalt+B"),
    View("outline", "list-tree", "Gliederung", "Strg+Umschalt+G"),
    View("findings", "clipboard-check", "Prüfung", "Strg+Umschalt+R"),
)
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class RailButton(QToolButton):
    """Icon over its name; a count of findings sits on the icon."""

    def __init__(self, look: Look, view: View) -> None:
        super().__init__()
        self._look, self._count, self._tone = look, 0, "warn"
        self._name = view.text
        self.key = view.key
        self.setText(view.text)
        self.setToolTip(f"{view.text} ({view.shortcut})")
        self.setAccessibleName(view.text)
        self.setIcon(look.icon(view.icon, "muted"))
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def set_count(self, count: int, tone: str) -> None:
        """Show ``count`` findings in the colour ``tone``; nothing for 0."""
        if (count, tone) == (self._count, self._tone):
            return
        self._count, self._tone = count, tone
        words = "Beanstandung" if count == 1 else "Beanstandungen"
        self.setAccessibleName(f"{self._name}, {count} {words}" if count else self._name)
        self.update()

    @property
    def count(self) -> int:
        """The number on the icon."""
        return self._count

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()  # the rail moves the focus
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(-2.5, QFont.Weight.Bold))
        text = str(self._count)
        width = max(BADGE, painter.fontMetrics().horizontalAdvance(text) + 9)
        box = QRect(QPoint(self.width() // 2 + 3, 3), QSize(width, BADGE))
        painter.setPen(QPen(self._look.color("plane"), 2))
        painter.setBrush(self._look.color(self._tone))
        painter.drawRoundedRect(box, BADGE / 2, BADGE / 2)
        painter.setPen(self._look.color("base"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _on_look_changed(self) -> None:
        self.setFont(self._look.font(-1.5))
        self.update()


class Rail(QWidget):
    """The views of the side panel: one Tab stop, arrow keys inside; the active one folds it."""

    chosen = Signal(str)
    """The user wants to see this view, or no panel (empty)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Ansichten")
        self._active = ""
        self._buttons = {view.key: RailButton(look, view) for view in VIEWS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 6)
        layout.setSpacing(4)
        group = QButtonGroup(self)
        group.setExclusive(False)
        for button in self._buttons.values():
            layout.addWidget(button)
            group.addButton(button)
        group.buttonClicked.connect(self._on_clicked)
        layout.addStretch(1)
        self._stop_at(next(iter(self._buttons.values())))

    @property
    def active(self) -> str:
        """The view that is shown, or nothing where the panel is folded."""
        return self._active

    def button(self, key: str) -> RailButton:
        """Return the button of the view ``key``."""
        return self._buttons[key]

    def set_active(self, key: str) -> None:
        """Mark the view ``key`` as shown; none if empty."""
        self._active = key
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        if key:
            self._stop_at(self._buttons[key])

    def set_usable(self, keys: Iterable[str]) -> None:
        """Let only the views ``keys`` be chosen."""
        usable = set(keys)
        for name, button in self._buttons.items():
            button.setEnabled(name in usable)
        if not self._stop.isEnabled():
            self._stop_at(next(one for one in self._buttons.values() if one.isEnabled()))

    def set_count(self, key: str, count: int, tone: str) -> None:
        """Show ``count`` in the colour ``tone`` on the view ``key``."""
        self._buttons[key].set_count(count, tone)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        here = next((n for n, button in enumerate(usable) if button.hasFocus()), -1)
        key = event.key()
        if here >= 0 and key in ARROWS:
            target = usable[(here + ARROWS[Qt.Key(key)]) % len(usable)]
        elif here >= 0 and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = usable[0 if key == Qt.Key.Key_Home else -1]
        else:
            super().keyPressEvent(event)
            return
        self._stop_at(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: RailButton) -> None:
        """Let Tab reach ``stop`` alone."""
        self._stop = stop
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(stop)

    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            wanted = "" if button.key == self._active else button.key
            self.set_active(wanted)
            self.chosen.emit(wanted)
