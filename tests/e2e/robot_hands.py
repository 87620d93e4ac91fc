"""The robot clerk's hands: keys and clicks that go the way of real ones, and what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from tests.e2e.robot_checks import name_of
from vorlage_editor.ui.preview.preview import Preview

if TYPE_CHECKING:
    from random import Random

    from tests.e2e.robot_world import World

EDITORS = QLineEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit
CLICKED = (*EDITORS, QAbstractButton, QAbstractItemView, Preview)
Args: TypeAlias = dict[str, Any]
"""What a step is done with, as values of JSON."""
ENDS = ("Tab", "Return", "Esc", "click", "F6", "Backtab", "Shift+F6")
"""The ways in which a choice is left."""
NEVER = {"file-quit"}
"""The action that the robot does at its very end."""
PLAIN = Qt.KeyboardModifier.NoModifier


def press(world: World, keys: str) -> None:
    """Press a key with those that are held: ``Ctrl+Shift+F``."""
    surface = world.surface
    one: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
    if surface is not None:
        QTest.keyClick(surface, one.key(), one.keyboardModifiers())


def write(world: World, words: str) -> None:
    """Type ``words`` wherever the keys go."""
    for letter in words:
        surface = world.surface
        if surface is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(surface, QKeyEvent(kind, 0, PLAIN, letter))
        QApplication.processEvents()


def click(
    widget: QWidget,
    at: QPoint | None = None,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    held: Qt.KeyboardModifier = PLAIN,
) -> None:
    """Click on a widget where it can be seen."""
    area = widget.visibleRegion().boundingRect()
    handle = surface_of(widget)
    if handle is None or area.isEmpty():
        return
    place = at if at is not None and area.contains(at) else area.center()
    QTest.mouseClick(handle, button, held, widget.mapTo(widget.window(), place))


def surface_of(widget: QWidget) -> QWindow | None:
    """Return where the window system sends what happens to a widget; it may have none yet."""
    return cast("QWindow | None", widget.window().windowHandle())


def named(
    world: World, kinds: tuple[type, ...], within: QWidget | None = None
) -> dict[str, QWidget]:
    """Return what can be clicked in front, by a name that is the same in every run."""
    found: dict[str, QWidget] = {}
    front = within or world.front
    for one in front.findChildren(QWidget):
        if not isinstance(one, kinds) or not _is_usable(one):
            continue
        name = name_of(one)
        number = 1
        while (full := f"{name}#{number}") in found:
            number += 1
        found[full] = one
    return found


def _is_usable(widget: QWidget) -> bool:
    if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
        return False
    inner = widget.objectName().startswith("qt_")  # Qt's own parts of its widgets
    return not inner and not isinstance(widget.parentWidget(), QComboBox | QSpinBox | QDateEdit)


def pick(random: Random, names: dict[str, QWidget]) -> str | None:
    """Choose one of several by its name."""
    return random.choice(list(names)) if names else None


def leave(world: World, field: QWidget, end: str) -> None:
    """Leave a field by a key, or by a click into the text or Betreff."""
    if not end:
        return
    if end != "click":
        press(world, end)
        return
    others = [world.window.text_pane, world.window.sheet.subject.edit]
    other = next((one for one in others if one is not field and one.isVisible()), None)
    if other is not None:
        click(other)


def drag(widget: QWidget, way: QPoint) -> None:
    """Press on a widget, move and let go."""
    handle = surface_of(widget)
    area = widget.visibleRegion().boundingRect()
    if handle is None or area.isEmpty():
        return
    start = widget.mapTo(widget.window(), area.center())
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(handle, start + way * part / 3)
    QTest.mouseRelease(handle, left, pos=start + way)


def do_action(world: World, name: str) -> None:
    action = world.window.actions_[name]
    if action.isEnabled():
        action.trigger()
