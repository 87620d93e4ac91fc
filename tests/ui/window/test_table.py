from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from vorlage_editor.ui.kit.actions import MENUS
from vorlage_editor.ui.paper.workplace import NO_TEXT
from vorlage_editor.ui.window.table import KEYS, TABLE

if TYPE_CHECKING:
    from tests.ui.program import Running

AWAY = {"file-quit", "help-folder"}
"""These lead out of the window."""


def mnemonic(text: str) -> str:
    found = re.search("&([^&])", text)
    return found[1].casefold() if found else ""


def menus(program: Running) -> list[QMenu | QMenuBar]:
    bars = program.window.top_bar.findChildren(QMenuBar)
    return [*bars, *bars[0].findChildren(QMenu)]


def test_every_menu_has_actions() -> None:
    assert {spec.menu for spec in TABLE} == MENUS.keys()


def test_no_two_actions_have_one_place_in_a_menu() -> None:
    places = Counter((spec.menu, spec.place) for spec in TABLE)
    assert not [place for place, count in places.items() if count > 1]


def test_no_name_is_given_twice() -> None:
    assert not [name for name, count in Counter(spec.name for spec in TABLE).items() if count > 1]


def test_no_shortcut_is_given_twice_in_one_place() -> None:
    everywhere = [("", QKeySequence(key).toString()) for spec in TABLE for key in spec.keys]
    somewhere = [(one.where, key) for one in KEYS for key in one.keys]
    assert not [key for key, count in Counter(everywhere + somewhere).items() if count > 1]


def test_every_shortcut_is_one_that_qt_knows() -> None:
    assert not [key for spec in TABLE for key in spec.keys if QKeySequence(key).isEmpty()]


def test_no_shortcut_is_a_letter_of_a_german_keyboard() -> None:
    """Ctrl+Alt is AltGr on Windows."""
    assert not [spec.name for spec in TABLE for key in spec.keys if "Ctrl+Alt" in key]


def test_no_mnemonic_is_given_twice_in_a_menu(program: Running) -> None:
    for menu in menus(program):
        letters = Counter(mnemonic(action.text()) for action in menu.actions() if action.text())
        assert "" not in letters, [action.text() for action in menu.actions()]
        assert max(letters.values()) == 1, letters


def test_every_action_can_be_reached_in_a_menu(program: Running) -> None:
    shown = {action.objectName() for menu in menus(program) for action in menu.actions()}
    assert {spec.name for spec in TABLE} <= shown


@pytest.mark.parametrize("name", sorted({spec.name for spec in TABLE} - AWAY))
def test_without_a_draft_an_action_is_off_or_harmless(program: Running, name: str) -> None:
    QGuiApplication.clipboard().clear()
    program.action(name).trigger()
    program.bot.waitUntil(lambda: not program.jobs.running)
    assert program.answers.errors == ([NO_TEXT] if name == "file-text-clipboard" else [])


@pytest.mark.parametrize("needs", ["draft", "text"])
def test_what_needs_a_paper_is_off_without_one(program: Running, needs: str) -> None:
    names = [spec.name for spec in TABLE if spec.needs == needs]
    assert not [name for name in names if program.action(name).isEnabled()]


def test_with_a_paper_all_for_papers_is_on(program: Running) -> None:
    program.new()
    names = [spec.name for spec in TABLE if spec.needs == "draft"]
    assert not [name for name in names if not program.action(name).isEnabled()]


def test_tool_tips_name_the_key(program: Running) -> None:
    assert program.action("file-export-pdf").toolTip() == "PDF exportieren (Strg+E)"
    assert program.action("help-about").toolTip() == "Über Vorlagen-Editor"


def test_the_keys_can_be_listed(program: Running) -> None:
    listed = list(program.window.actions_.shortcuts())
    assert ("Datei", "Neu", "Strg+N") in listed
    assert ("Einfügen", "Seitenumbruch", "Strg+Enter") in listed
    assert ("Tabelle", "Spalte breiter", "Alt+Umschalt+→") in listed
    assert len(listed) == sum(bool(spec.keys) for spec in TABLE)


def test_an_icon_follows_the_table(program: Running) -> None:
    assert not [
        spec.name for spec in TABLE if spec.icon and program.action(spec.name).icon().isNull()
    ]


def test_formats_are_actions_of_the_window(program: Running) -> None:
    owned = {action.objectName() for action in program.window.findChildren(QAction)}
    assert {spec.name for spec in TABLE} <= owned
