"""Small builders for what the window is made of: layouts, labels, buttons."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

SEMIBOLD = QFont.Weight.DemiBold
MOST = 16_777_215  # Qt's largest size
SQUARE = 32
Item = QWidget | QLayout | int | None


def application() -> QApplication:
    """Return the running application."""
    return cast("QApplication", QApplication.instance())


def box(
    direction: QBoxLayout.Direction,
    *items: Item,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    gap: int = 0,
) -> QBoxLayout:
    """Return a layout of widgets and layouts; a number is a gap, None takes what is left."""
    made = QBoxLayout(direction)
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    for item in items:
        if item is None:
            made.addStretch(1)
        elif isinstance(item, int):
            made.addSpacing(item)
        elif isinstance(item, QWidget):
            made.addWidget(item, int(isinstance(item, Elided)))
        else:
            made.addLayout(item)
    return made


row = partial(box, QBoxLayout.Direction.LeftToRight)
column = partial(box, QBoxLayout.Direction.TopToBottom)


def holder(layout: QLayout, name: str = "", height: int = 0, width: int = 0) -> QWidget:
    """Return a widget around ``layout``, of fixed height or width where one is given."""
    widget = QWidget()
    widget.setObjectName(name)
    widget.setMinimumSize(width, height)
    widget.setMaximumSize(width or MOST, height or MOST)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setLayout(layout)
    return widget


def clear(layout: QLayout, *, keep: QWidget | None = None) -> None:
    """Take all widgets out of ``layout`` and delete them, but for ``keep``."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None and widget is not keep:
            discard(widget)


def discard(widget: QWidget) -> None:
    """Take ``widget`` off the window; what its parts still say is heard by nobody.

    If the focus is in it, the next in Tab order gets it.
    """
    for part in widget.findChildren(QWidget):
        part.blockSignals(True)
    widget.hide()
    widget.deleteLater()


class FocusLead(QObject):
    """Leads the focus that ``area`` is given to ``target`` in it.

    Unlike a focus proxy it is no stop for Tab, which would skip what stands before ``target``.
    """

    def __init__(self, area: QWidget, target: QWidget) -> None:
        super().__init__(area)
        self.target = target
        area.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.target.setFocus(event.reason())
        return False


def scrolling(inner: QWidget) -> QScrollArea:
    """Return ``inner`` in an area that scrolls upwards and downwards where it is too high."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def rule(*, upright: bool = False) -> QFrame:
    """Return a thin line between what is above and below it, or left and right."""
    made = QFrame()
    made.setObjectName("rule")
    set_size = made.setFixedWidth if upright else made.setFixedHeight
    set_size(1)
    return made


def tab_order(*widgets: QWidget) -> None:
    """Let Tab go from each of ``widgets`` to the next. They must be in one window.

    What holds them must have no focus proxy: it stays where it was, and Tab would run into it.
    """
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


class Bars(QWidget):
    """Bars one under the other, some of which may come late; Tab goes through them in order."""

    def __init__(self, *bars: QWidget) -> None:
        super().__init__()
        self._bars, self._column = [*bars], column(*bars)
        self.setLayout(self._column)

    def add(self, bar: QWidget) -> None:
        """Put ``bar`` under the others."""
        self._column.addWidget(bar)
        tab_order(*_stops(self._bars[-1])[-1:], *_stops(bar))  # Qt put it behind all else
        self._bars.append(bar)


def _stops(whole: QWidget) -> list[QWidget]:
    """Return what Tab stops at in ``whole``, in order; Qt cannot order what takes no focus."""
    chain = [whole]
    while (after := chain[-1].nextInFocusChain()) and whole.isAncestorOf(after):
        chain.append(after)
    return [one for one in chain if one.focusPolicy() != Qt.FocusPolicy.NoFocus]


def label(
    look: Look,
    text: str,
    tone: str = "",
    step: float = 0,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    wrap: bool = False,
) -> QLabel:
    """Return a label in a colour of the theme, ``step`` points larger than the body."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    made.setFont(look.font(step, weight))
    made.setProperty("tone", tone)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setContentsMargins(0, 1, 0, 0)  # DejaVu's "Ö" is taller than its font says
    return made


class Mark(QWidget):
    """An icon that is no button; it follows the theme."""

    def __init__(self, icon: QIcon, size: int) -> None:
        super().__init__()
        self._icon, self._side = icon, size
        self.setFixedSize(size, size + 2)

    def set_icon(self, icon: QIcon) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), QRect(0, 1, self._side, self._side))


def mark(look: Look, icon: str, tone: str, size: int = 16) -> Mark:
    """Return the icon ``icon`` as something to look at only."""
    return Mark(look.icon(icon, tone), size)


class ToolButton(QToolButton):
    """A tool button that Enter clicks, as Space does."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # this also opens what has nothing but a menu
        else:
            super().keyPressEvent(event)


def tool(
    look: Look, icon: str, text: str, key: str = "", *, square: bool = True, tone: str = "text"
) -> QToolButton:
    """Return a flat button; a square one says its name in the tool tip and to the screen reader."""
    button = ToolButton()
    button.setText(text)
    button.setToolTip(f"{text} ({key})" if key else text)
    button.setAccessibleName(text)
    if icon:
        button.setIcon(look.icon(icon, tone))
    # wider than the icon: a style sheet leaves no gap before the text
    button.setIconSize(QSize(18 if square else 22, 18))
    button.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonIconOnly
        if square
        else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    )
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("square", square)
    return button


def more_button(look: Look, name: str, menu: QMenu) -> QToolButton:
    """Return the "…" at the end of a row, which opens ``menu``."""
    button = tool(look, "ellipsis", name, tone="muted")
    button.setFixedSize(SQUARE, SQUARE)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    return button


def push(look: Look, icon: str, text: str, kind: str) -> QPushButton:
    """Return a button of a kind: ``primary`` (one a view), ``quiet`` (accent words), or plain."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(True)  # Enter clicks it, as Space does
    if icon:
        button.setIcon(look.icon(icon, "on_accent" if kind == "primary" else "accent"))
        button.setIconSize(QSize(20, 16))
    button.setProperty("kind", kind)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def answers(
    dialog: QDialog, look: Look, yes: str, icon: str = ""
) -> tuple[QPushButton, QPushButton]:
    """Return the button that accepts ``dialog``, as Enter in a field does, and the one to leave."""
    accept, cancel = push(look, icon, yes, "primary"), push(look, "", "Abbrechen", "")
    accept.setDefault(True)
    accept.clicked.connect(dialog.accept)
    cancel.clicked.connect(dialog.reject)
    return accept, cancel


def tip(text: str) -> str:
    """Return ``text`` for a tooltip, which would take it for HTML and open what that names."""
    return escape(text, quote=False) if "<" in text else text


class Elided(QLabel):
    """One line that ends in an ellipsis instead of being cut."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setContentsMargins(0, 1, 0, 0)  # as all labels

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        QPainter(self).drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, text)
