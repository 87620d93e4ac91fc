"""What the robot clerk can do: a table of kinds, each with a weight.

``choose`` picks the arguments from what can be seen, as values of JSON; ``do`` does that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu

from tests.e2e.robot_dialogs import choose_close, choose_fill, close, fill
from tests.e2e.robot_hands import (
    CLICKED,
    EDITORS,
    ENDS,
    NEVER,
    Args,
    click,
    do_action,
    leave,
    named,
    pick,
    press,
    write,
)
from tests.e2e.robot_samples import FILES, SHORT, WORDS
from tests.e2e.robot_text import (
    choose_action,
    choose_caret,
    choose_compose,
    choose_copy,
    choose_dialog,
    choose_drop,
    choose_find,
    choose_list,
    choose_paste,
    choose_table,
    choose_undo,
    choose_view,
    do_caret,
    do_compose,
    do_copy,
    do_dialog,
    do_drop,
    do_find,
    do_list,
    do_paste,
    do_table,
    do_undo,
)
from tests.e2e.robot_window import (
    choose_back,
    choose_drag,
    choose_new,
    choose_other,
    choose_preview,
    choose_resize,
    choose_wait,
    choose_wheel,
    do_back,
    do_drag,
    do_new,
    do_other,
    do_preview,
    do_resize,
    do_wait,
    do_wheel,
)
from tests.e2e.robot_world import World, is_open
from vorlage_editor.ui.window.table import TABLE

WINDOW, DIALOG, POPUP = "window", "dialog", "popup"
ANYWHERE = WINDOW, DIALOG, POPUP
KEYS = (
    *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Backspace", "Delete"),
    *("Return", "Esc", "Space", "F2", "F6", "Menu", "Tab", "Backtab", "Enter", "Insert"),
)
HELD = ("", "", "", "", "", "Shift+", "Ctrl+", "Alt+", "Ctrl+Shift+", "Alt+Shift+")


@dataclass(frozen=True)
class Kind:
    """One kind of step; ``where`` it can be done."""

    name: str
    weight: int
    choose: Callable[[World, Random], Args | None]
    do: Callable[..., None]
    where: tuple[str, ...] = (WINDOW,)


def place_of(world: World) -> str:
    """Return whether a menu, a dialog or the window is in front."""
    front = world.front
    if QApplication.activePopupWidget() is not None:
        return POPUP
    return DIALOG if isinstance(front, QDialog) else WINDOW


# Keys


def choose_key(_: World, random: Random) -> Args:
    keys = [random.choice(HELD) + random.choice(KEYS) for _ in range(random.randint(1, 3))]
    return {"keys": keys}


def do_key(world: World, keys: list[str]) -> None:
    for one in keys:
        press(world, one)


def choose_type(_: World, random: Random) -> Args:
    return {"words": random.choice(WORDS)}


def do_type(world: World, words: str) -> None:
    write(world, words)


def choose_tab(_: World, random: Random) -> Args:
    return {"keys": [random.choice(("Tab", "Tab", "Backtab"))] * random.randint(1, 3)}


def choose_shortcut(_: World, random: Random) -> Args:
    keys = [key for one in TABLE for key in one.keys if one.name not in NEVER]
    return {"key": random.choice(keys), "file": random.choice((*FILES, ""))}


def do_shortcut(world: World, key: str) -> None:
    press(world, key)


# Fields


def choose_field(world: World, random: Random) -> Args | None:
    if not world.session.draft:
        return None
    name = pick(random, named(world, EDITORS, world.window.centre))
    begin = random.choice(("", "Ctrl+A", "End", "Home"))
    end = random.choice((*ENDS, ""))
    return (
        {"name": name, "begin": begin, "words": random.choice(WORDS), "end": end} if name else None
    )


def do_field(world: World, name: str, begin: str, words: str, end: str) -> None:
    field = named(world, EDITORS, world.window.centre).get(name)
    if field is None:
        return
    click(field)
    if begin:
        press(world, begin)
    write(world, words)
    leave(world, field, end)


def choose_choice(world: World, random: Random) -> Args | None:
    chosen = [
        name
        for name, one in named(world, (QComboBox, QLineEdit)).items()
        if isinstance(one, QComboBox) or one.actions()
    ]
    if not chosen:
        return None
    steps = [random.choice(("Down", "Down", "Up", "PgDown"))] * random.randint(0, 3)
    opened = random.choice(("", "", "", "Alt+Down", "arrow"))
    keys = {"clear": random.random() < 0.6, "opener": opened, "steps": steps}
    words = random.choice((*SHORT[:8], *SHORT[:8], *SHORT, ""))
    return {"name": random.choice(chosen), **keys, "words": words, "end": random.choice(ENDS)}


def do_choice(  # noqa: PLR0913 - one for each thing that one does there
    world: World,
    *,
    name: str,
    clear: bool,
    opener: str,
    words: str,
    steps: list[str],
    end: str,
) -> None:
    field = named(world, (QComboBox, QLineEdit)).get(name)
    if field is None:
        return
    is_closed = isinstance(field, QComboBox) and not field.isEditable()
    if is_closed:
        field.setFocus()
    else:
        click(field, QPoint(6, field.height() // 2))
    if clear and not is_closed:
        press(world, "Ctrl+A")
        press(world, "Delete")
    write(world, words)
    if opener == "arrow":
        click(field, QPoint(field.width() - 10, field.height() // 2))
    elif opener:
        press(world, opener)
    for one in steps:
        press(world, one)
    leave(world, field, end)


# Clicks


def choose_click(world: World, random: Random) -> Args | None:
    name = pick(random, named(world, CLICKED))
    where = [round(random.random(), 2), round(random.random(), 2)]
    file = random.choice((*FILES, ""))
    return {"name": name, "at": where, "file": file} if name else None


def do_click(world: World, name: str, at: list[float]) -> None:
    widget = named(world, CLICKED).get(name)
    if widget is None:
        return
    area = widget.visibleRegion().boundingRect()
    place = area.topLeft() + QPoint(int(at[0] * area.width()), int(at[1] * area.height()))
    click(widget, place)


def choose_context(world: World, random: Random) -> Args | None:
    return choose_click(world, random)


def do_context(world: World, name: str, at: list[float]) -> None:
    """Open a context menu, by the key where the mouse would not."""
    widget = named(world, CLICKED).get(name)
    if widget is not None:
        click(widget, button=Qt.MouseButton.RightButton)
        if world.blocker is None and at[0] < 0.5:
            widget.setFocus()
            press(world, "Menu")


def choose_menu(world: World, random: Random) -> Args:
    keys = [random.choice(("Down", "Down", "Up", "Right", "Left"))] * random.randint(1, 6)
    end = random.choice(("Return", "Return", "Return", "Esc", "Space", "Tab", "away"))
    return {"keys": keys, "end": end, "file": random.choice((*FILES, ""))}


def do_menu(world: World, keys: list[str], end: str) -> None:
    """Choose from a menu or list that is open; a click beside it closes it."""
    for one in keys:
        press(world, one)
    popup = QApplication.activePopupWidget()
    if end == "away":
        surface = world.window.windowHandle()
        if surface is not None:
            QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    else:
        press(world, end)
    if popup is not None and is_open(popup) and not isinstance(popup, QMenu):
        press(world, "Esc")


def choose_open_menu(world: World, random: Random) -> Args:
    return {"place": random.randrange(9)}


def do_open_menu(world: World, place: int) -> None:
    """Open a menu of the menu bar by its key."""
    press(world, "Alt+" + "DBEOTGAXH"[place])


KINDS: tuple[Kind, ...] = (
    Kind("key", 9, choose_key, do_key, ANYWHERE),
    Kind("type", 8, choose_type, do_type, ANYWHERE),
    Kind("tab", 5, choose_tab, do_key, (WINDOW, DIALOG)),
    Kind("shortcut", 7, choose_shortcut, do_shortcut, (WINDOW, DIALOG)),
    Kind("field", 9, choose_field, do_field),
    Kind("choice", 9, choose_choice, do_choice, (WINDOW, DIALOG)),
    Kind("click", 7, choose_click, do_click, ANYWHERE),
    Kind("context", 3, choose_context, do_context, (WINDOW, DIALOG)),
    Kind("menu", 30, choose_menu, do_menu, (POPUP,)),
    Kind("open menu", 3, choose_open_menu, do_open_menu),
    Kind("action", 14, choose_action, do_action),
    Kind("dialog", 5, choose_dialog, do_dialog),
    Kind("view", 3, choose_view, do_action),
    Kind("list", 5, choose_list, do_list),
    Kind("table", 6, choose_table, do_table),
    Kind("caret", 4, choose_caret, do_caret),
    Kind("paste", 6, choose_paste, do_paste, (WINDOW, DIALOG)),
    Kind("copy", 3, choose_copy, do_copy),
    Kind("drop", 2, choose_drop, do_drop),
    Kind("compose", 2, choose_compose, do_compose, (WINDOW, DIALOG)),
    Kind("undo", 6, choose_undo, do_undo),
    Kind("find", 4, choose_find, do_find),
    Kind("new", 3, choose_new, do_new),
    Kind("other draft", 4, choose_other, do_other),
    Kind("resize", 3, choose_resize, do_resize),
    Kind("wheel", 3, choose_wheel, do_wheel),
    Kind("preview", 3, choose_preview, do_preview),
    Kind("drag", 2, choose_drag, do_drag),
    Kind("wait", 3, choose_wait, do_wait, (WINDOW, DIALOG)),
    Kind("fill", 40, choose_fill, fill, (DIALOG,)),
    Kind("close", 12, choose_close, close, (DIALOG,)),
    Kind("back", 4, choose_back, do_back, (DIALOG,)),
)  # fmt: skip
BY_NAME = {one.name: one for one in KINDS}
