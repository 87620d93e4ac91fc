"""Menus and list of keys as they are written down beside this file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.program import Running

HERE = Path(__file__).parent


def lines(menu: QMenu | QMenuBar, indent: str = "") -> Iterator[str]:
    """Yield what stands in ``menu``, and under it what stands in the menus inside."""
    for action in menu.actions():
        keys = ", ".join(key.toString() for key in action.shortcuts())
        sign = "[ ]" if action.isCheckable() else ""
        words = "-" if action.isSeparator() else action.text()
        yield indent + "  ".join(filter(None, [words, keys, sign, action.objectName()]))
        inside = action.menu()
        if isinstance(inside, QMenu):
            yield from lines(inside, indent + "    ")


def test_menus_are_as_written_down(program: Running) -> None:
    bar = program.window.top_bar.findChildren(QMenuBar)[0]
    expected = (HERE / "menus.txt").read_text(encoding="utf-8")
    assert "\n".join(lines(bar)) == expected.rstrip("\n")


def test_the_list_of_keys_is_as_written_down(program: Running) -> None:
    program.do("help-keys")
    cells = re.findall("<td>(.*?)</td><td.*?><b>(.*?)</b></td>", program.answers.told[0])
    expected = (HERE / "keys.txt").read_text(encoding="utf-8")
    assert "\n".join(sorted("  ".join(one) for one in cells)) == expected.rstrip("\n")
