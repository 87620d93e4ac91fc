"""Dialogs, filled with random words and closed both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QPushButton

from tests.e2e.robot_hands import EDITORS, click, named, pick, press, write
from tests.e2e.robot_samples import FILES, WORDS

if TYPE_CHECKING:
    from random import Random

    from tests.e2e.robot_world import World

WAYS = ("Esc", "Return", "Ctrl+Return", "button", "button", "button", "window")
"""How a dialog is closed, or sent off."""


def choose_fill(world: World, random: Random) -> dict[str, Any] | None:
    """Choose a field of the dialog, and words for it."""
    name = pick(random, named(world, EDITORS))
    if name is None:
        return None
    keys = random.choice(("", "Ctrl+A", "End"))
    return {"name": name, "begin": keys, "words": random.choice(WORDS)}


def fill(world: World, name: str, begin: str, words: str) -> None:
    """Write into a field of the dialog; of a choice, take another."""
    field = named(world, EDITORS).get(name)
    if field is None:
        return
    if isinstance(field, QComboBox) and not field.isEditable():
        field.setFocus()
        press(world, "Down")
        return
    click(field, QPoint(6, min(10, field.height() // 2)))
    if begin:
        press(world, begin)
    write(world, words)


def choose_close(world: World, random: Random) -> dict[str, Any]:
    """Choose a way out, and which button."""
    way = random.choice(WAYS)
    buttons = named(world, (QPushButton,))
    return {
        "way": way,
        "button": pick(random, buttons) or "",
        "file": random.choice((*FILES, "")),
    }


def close(world: World, way: str, button: str) -> None:
    """Leave the dialog by a key, one of its buttons or that of its window."""
    front = world.front
    if way == "window":
        front.close()
    elif way != "button":
        press(world, way)
    elif one := named(world, (QPushButton,)).get(button):
        click(one)
