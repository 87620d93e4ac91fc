"""What the robot clerk does with drafts and with the window."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.e2e.robot_hands import (
    Args,
    click,
    do_action,
    drag,
    press,
)
from tests.e2e.robot_world import World

SIZES = (1366, 768), (1920, 1000), (800, 600), (1024, 700), (640, 480), (1200, 900)


# Drafts


def choose_new(world: World, random: Random) -> Args:
    kinds = [one.name for one in world.session.forms.default.kinds]
    return {"kind": random.choice(kinds), "example": random.random() < 0.3}


def do_new(world: World, kind: str, example: bool) -> None:
    """Begin a paper, or look at the example."""
    if example:
        do_action(world, "help-example")
    else:
        world.workplace.new(kind)


def choose_other(world: World, random: Random) -> Args | None:
    if len(world.drafts) < 2:
        return None
    return {"number": random.randrange(len(world.drafts)), "by": random.choice(("click", "key"))}


def do_other(world: World, number: int, by: str) -> None:
    """Go to another draft in the library."""
    panel, key = world.window.library, world.drafts[number % len(world.drafts)]
    if not panel.isVisible():
        world.window.show_panel("library")
    panel.show_all()
    world.workplace.autosave.hand_over()
    world.settle()
    if key not in [row.key for row in panel.list.rows]:
        return  # it is in the trash
    panel.list.setFocus()
    panel.list.choose(key)
    if by == "key":
        press(world, "Return")
    else:
        area = panel.list.visualRect(panel.list.currentIndex())
        click(panel.list.viewport(), area.center())


# The window


def choose_resize(_: World, random: Random) -> Args:
    return {"size": list(random.choice(SIZES))}


def do_resize(world: World, size: list[int]) -> None:
    world.window.resize(*size)


def choose_wheel(world: World, random: Random) -> Args:
    return {"by": random.choice((-600, -120, 120, 600)), "zoom": random.random() < 0.2}


def do_wheel(world: World, by: int, zoom: bool) -> None:
    """Turn the wheel over the sheet."""
    view = world.window.sheet.viewport()
    held = Qt.KeyboardModifier.ControlModifier if zoom else Qt.KeyboardModifier.NoModifier
    place = QPointF(view.rect().center())
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def choose_preview(world: World, random: Random) -> Args | None:
    if not world.window.preview.isVisible():
        return {"at": None}
    return {"at": [round(random.random(), 2), round(random.random(), 2)]}


def do_preview(world: World, at: list[float] | None) -> None:
    """Click on a place of the preview, shown if it is not."""
    preview = world.window.preview
    if at is None or not preview.isVisible():
        do_action(world, "view-preview")
        return
    world.wait(lambda: not preview.busy, "the preview does not catch up")
    view = preview.viewport()
    click(view, QPoint(int(at[0] * view.width()), int(at[1] * view.height())))


def choose_drag(world: World, random: Random) -> Args | None:
    count = len(world.window.sheet.stations.lines)
    if not world.session.draft:
        return None
    return {"station": random.randrange(count), "by": random.choice((-80, -30, 30, 80, 200))}


def do_drag(world: World, station: int, by: int) -> None:
    """Drag a station by its number; where there is one only, the edge of the panel."""
    lines = world.window.sheet.stations.lines
    number = lines[min(station, len(lines) - 1)].number
    split = world.window.split.handle(1)
    drag(
        number if number.isVisible() else split,
        QPoint(0, by) if number.isVisible() else QPoint(by, 0),
    )


def choose_wait(_: World, random: Random) -> Args:
    return {"seconds": random.choice((1, 4))}


def do_wait(world: World, seconds: float) -> None:
    """Rest; for undo that is a pause in the writing."""
    world.clock.now += seconds
    QTest.qWait(60)  # ms; saving, checks and counts go on


def choose_back(world: World, _: Random) -> Args:
    return {}


def do_back(world: World) -> None:
    """Go back to the window; a dialog that does not hold it up stays open behind it."""
    if world.blocker is None:
        world.window.activateWindow()
