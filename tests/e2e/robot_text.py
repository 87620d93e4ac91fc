"""What the robot clerk does in the text, and the actions of the window's table."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QApplication

from tests.e2e.robot_checks import name_of
from tests.e2e.robot_hands import (
    NEVER,
    Args,
    click,
    do_action,
    leave,
    press,
    write,
)
from tests.e2e.robot_samples import FILES, PICTURES, SHORT, mime_of, pastes
from tests.e2e.robot_world import World
from vorlage_editor.ui.find.bar import FindBar
from vorlage_editor.ui.window.table import TABLE

ACTIONS = [one.name for one in TABLE if one.name not in NEVER]
LISTS = [name for name in ACTIONS if name.startswith("format-")]
TABLES = [name for name in ACTIONS if name.startswith("table-")]
DIALOGS = [
    *("extras-office", "extras-forms", "extras-form", "insert-link", "insert-snippet"),
    *("insert-snippets", "insert-snippet-new", "insert-table", "insert-picture", "table-caption"),
    *("file-mail", "file-text-clipboard", "file-text-file", "help-keys", "insert-link"),
]
"""What opens a dialog."""
VIEWS = [name for name in ACTIONS if name.startswith(("view-", "go-"))]


# Actions


def _enabled(world: World, names: list[str]) -> list[str]:
    return [name for name in names if world.window.actions_[name].isEnabled()]


def choose_action(world: World, random: Random) -> Args | None:
    names = _enabled(world, ACTIONS)
    return {"name": random.choice(names), "file": random.choice((*FILES, ""))}


def choose_dialog(world: World, random: Random) -> Args | None:
    """In the text, where most of them are for."""
    at = round(random.random(), 3)
    to = min(1.0, at + random.choice((0, 0.01)))
    return {"name": random.choice(DIALOGS), "at": at, "to": to, "file": random.choice(PICTURES)}


def do_dialog(world: World, name: str, at: float, to: float) -> None:
    _select(world, at, to)
    do_action(world, name)


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
    frames = world.session.text.document.rootFrame().childFrames()
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
    world.own.add(name_of(pane))


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
    press(world, "Ctrl+H" if replacing else "Ctrl+F")
    bar = next(iter(world.window.findChildren(FindBar)), None)
    if bar is None or not bar.isVisible():
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
