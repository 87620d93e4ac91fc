"""What the robot clerk can do: a table of kinds, each with a weight.

``choose`` picks the arguments from what can be seen, as values of JSON; ``do`` does that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QMenu, QWidget

from tests.e2e.robot_dialogs import choose_close, choose_fill, close, fill
from tests.e2e.robot_hands import CLICKED, EDITORS, click, named, pick, press, write
from tests.e2e.robot_samples import FILES, SHORT, WORDS, mime_of, pastes
from tests.e2e.robot_world import World, is_open
from vorlage_editor.ui.kit.actions import SEPARATOR, TABLE

if TYPE_CHECKING:
    from PySide6.QtGui import QTextTable

Args: TypeAlias = dict[str, Any]
WINDOW, DIALOG, POPUP = "window", "dialog", "popup"
ANYWHERE = WINDOW, DIALOG, POPUP
KEYS = (
    *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Backspace", "Delete"),
    *("Return", "Esc", "Space", "F2", "F6", "Menu", "Tab", "Backtab", "Enter", "Insert"),
)
HELD = ("", "", "", "", "", "Shift+", "Ctrl+", "Alt+", "Ctrl+Shift+", "Alt+Shift+")
ENDS = ("Tab", "Return", "Esc", "click", "F6", "Backtab", "Shift+F6")
"""The ways in which a choice is left."""
NEVER = {"file-quit"}
"""What the robot does at its very end."""
ACTIONS = [one.name for one in TABLE if not one.name.endswith(SEPARATOR) and one.name not in NEVER]
LISTS = [name for name in ACTIONS if name.startswith("format-")]
TABLES = [name for name in ACTIONS if name.startswith("table-")]
VIEWS = [name for name in ACTIONS if name.startswith(("view-", "go-"))]
SIZES = (1366, 768), (1920, 1000), (800, 600), (1024, 700), (640, 480), (1200, 900)


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
        handle = widget.window().windowHandle()
        if handle is not None and world.blocker is None and at[0] < 0.5:
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


# Actions


def _enabled(world: World, names: list[str]) -> list[str]:
    return [name for name in names if world.window.actions_[name].isEnabled()]


def choose_action(world: World, random: Random) -> Args | None:
    names = _enabled(world, ACTIONS)
    return {"name": random.choice(names), "file": random.choice((*FILES, ""))}


def do_action(world: World, name: str) -> None:
    action = world.window.actions_[name]
    if action.isEnabled():
        action.trigger()


def choose_view(world: World, random: Random) -> Args | None:
    names = _enabled(world, VIEWS)
    return {"name": random.choice(names)} if names else None


def choose_list(world: World, random: Random) -> Args | None:
    if not world.session.draft:
        return None
    return {"at": round(random.random(), 3), "name": random.choice(LISTS)}


def do_list(world: World, at: float, name: str) -> None:
    _select(world, at, at)
    do_action(world, name)


def _tables(world: World) -> list[QTextTable]:
    from PySide6.QtGui import QTextTable  # noqa: PLC0415

    frames = world.session.document.rootFrame().childFrames()
    return [one for one in frames if isinstance(one, QTextTable)]


def choose_table(world: World, random: Random) -> Args | None:
    if not world.session.draft:
        return None
    if not _tables(world):
        return {"table": -1, "at": round(random.random(), 3), "name": "insert-table"}
    name = random.choice(TABLES)
    table = random.randrange(len(_tables(world)))
    return {"table": table, "at": round(random.random(), 3), "name": name}


def do_table(world: World, table: int, at: float, name: str) -> None:
    """Go to a cell and do what the menu Tabelle offers; begin a table where there is none."""
    found = _tables(world)
    if table < 0:
        _select(world, at, at)
    elif found and world.window.text_pane.isVisible():
        one = found[min(table, len(found) - 1)]
        cell = one.cellAt(int(at * one.rows()), int(at * 7919) % one.columns())
        world.window.text_pane.setFocus()
        world.window.text_pane.setTextCursor(cell.lastCursorPosition())
    do_action(world, name)


# The text


def choose_caret(world: World, random: Random) -> Args | None:
    if not world.session.draft:
        return None
    at = round(random.random(), 3)
    far = random.choice((at, round(random.random(), 3), min(1.0, at + 0.02)))
    return {"at": at, "to": far}


def _select(world: World, at: float, to: float) -> None:
    pane = world.window.text_pane
    if not pane.isVisible():
        return
    last = pane.document().characterCount() - 1
    pane.setFocus(Qt.FocusReason.MouseFocusReason)
    cursor = pane.textCursor()
    cursor.setPosition(int(at * last))
    cursor.setPosition(int(to * last), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def do_caret(world: World, at: float, to: float) -> None:
    _select(world, at, to)


def choose_paste(world: World, random: Random) -> Args:
    into_text = random.random() < 0.6 and bool(world.session.draft)
    return {
        "what": random.choice(pastes()),
        "at": round(random.random(), 3) if into_text else None,
        "key": random.choice(("Ctrl+V", "Ctrl+V", "Ctrl+Shift+V")),
    }


def do_paste(world: World, what: str, at: float | None, key: str) -> None:
    """Paste what another program, or this one, has put on the clipboard."""
    if what != "own":
        mime = mime_of(what, world.folder / "dateien")
        QGuiApplication.clipboard().setMimeData(mime)
    if at is not None and world.blocker is None:
        _select(world, at, at)
    press(world, key)


def do_copy(world: World, at: float, to: float, cut: bool) -> None:
    _select(world, at, to)
    press(world, "Ctrl+X" if cut else "Ctrl+C")


def choose_copy(world: World, random: Random) -> Args | None:
    where = choose_caret(world, random)
    return {**where, "cut": random.random() < 0.3} if where else None


def choose_drop(world: World, random: Random) -> Args | None:
    if not world.session.draft:
        return None
    return {"what": random.choice([one for one in pastes() if one != "own"])}


def do_drop(world: World, what: str) -> None:
    """Drop something from another program onto the text."""
    pane = world.window.text_pane
    if not pane.isVisible():
        return
    mime: QMimeData = mime_of(what, world.folder / "dateien")
    place = QPointF(pane.viewport().visibleRegion().boundingRect().center())
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(place, copy, mime, left, Qt.KeyboardModifier.NoModifier)
    pane.setFocus()
    pane.dropEvent(event)


def choose_compose(_: World, random: Random) -> Args:
    return {"words": random.choice(("ö", "é", "漢字", ""))}


def do_compose(world: World, words: str) -> None:
    """Compose a letter, as with a dead key."""
    widget = QApplication.focusWidget()
    if widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        QApplication.sendEvent(widget, QInputMethodEvent("pre", []))
        end = QInputMethodEvent("", [])
        end.setCommitString(words)
        QApplication.sendEvent(widget, end)


def choose_undo(_: World, random: Random) -> Args:
    return {
        "name": random.choice(("edit-undo", "edit-undo", "edit-redo")),
        "times": random.randint(1, 4),
    }


def do_undo(world: World, name: str, times: int) -> None:
    for _ in range(times):
        do_action(world, name)
        QApplication.processEvents()


def choose_find(world: World, random: Random) -> Args | None:
    if not world.session.draft:
        return None
    keys = ["Return", "F3", "Shift+F3", "Return", "Shift+Return", "Tab"]
    return {
        "replacing": random.random() < 0.4,
        "words": random.choice(("e", "a", "Rat", "er", "Die", "2026", "x", *SHORT)),
        "new": random.choice((None, None, "", "neu", "ö😀")),
        "keys": [random.choice(keys) for _ in range(random.randint(0, 4))],
        "end": random.choice(("", "", "Esc", "click", "F6")),
    }


def do_find(
    world: World, *, replacing: bool, words: str, new: str | None, keys: list[str], end: str
) -> None:
    """Look for something, perhaps replace it, and go on or close the bar."""
    bar = world.window.find_bar
    press(world, "Ctrl+H" if replacing else "Ctrl+F")
    if not bar.isVisible():
        return
    press(world, "Ctrl+A")
    write(world, words)
    for one in keys:
        press(world, one)
    if new is not None and bar.replacement.isVisible():
        click(bar.replacement)
        write(world, new)
        click(bar.replace_all if len(keys) % 2 else bar.replace)
    leave(world, bar, end)


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


def drag(widget: QWidget, way: QPoint) -> None:
    """Press on a widget, move and let go."""
    handle = widget.window().windowHandle()
    area = widget.visibleRegion().boundingRect()
    if handle is None or area.isEmpty():
        return
    start = widget.mapTo(widget.window(), area.center())
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(handle, start + way * part / 3)
    QTest.mouseRelease(handle, left, pos=start + way)


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
    Kind("resize", 2, choose_resize, do_resize),
    Kind("wheel", 2, choose_wheel, do_wheel),
    Kind("preview", 3, choose_preview, do_preview),
    Kind("drag", 2, choose_drag, do_drag),
    Kind("wait", 2, choose_wait, do_wait, (WINDOW, DIALOG)),
    Kind("fill", 40, choose_fill, fill, (DIALOG,)),
    Kind("close", 12, choose_close, close, (DIALOG,)),
    Kind("back", 3, choose_back, do_back, (DIALOG,)),
)  # fmt: skip
BY_NAME = {one.name: one for one in KINDS}
