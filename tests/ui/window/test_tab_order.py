"""Tab goes through the whole window as one reads it, and never round in a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.sheets import CONTROL, settle

if TYPE_CHECKING:
    from tests.ui.program import Running


def ring(program: Running) -> list[str]:
    """The names of what Tab goes through, from the first action until it comes back there."""
    window = program.window
    window.top_bar.new.setFocus()
    first, names = program.focus(), list[str]()
    while len(names) < 80:
        now = program.focus()
        assert now
        if names and now is first:
            return names
        names.append(now.accessibleName().partition(" (")[0])
        held = CONTROL if now is window.text_pane else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(now, Qt.Key.Key_Tab, held)
    raise AssertionError(names)


def test_tab_goes_from_the_actions_over_the_panel_into_the_sheet(program: Running) -> None:
    program.example()
    program.window.show_panel("library")
    settle()
    names = ring(program)
    for before, after in (
        ("Neu", "Vorlagen durchsuchen"),
        ("Vorlagen durchsuchen", "Betreff"),
        ("Betreff", "Vorlagenart"),
        ("Vorlagenart", "Gremium, Station 1"),
        ("Gremium, Station 1", "Text der Vorlage"),
        ("Text der Vorlage", "Anlage hinzufügen"),
    ):
        assert names.index(before) < names.index(after)


def test_tab_reaches_undo(program: Running) -> None:
    program.new()
    program.write()
    settle()
    assert any(name.startswith("Rückgängig") for name in ring(program))


def test_an_area_leads_to_where_one_begins(program: Running) -> None:
    program.example()
    program.window.show_panel("library")
    settle()
    for area, target in (
        (program.window.library, program.window.library.list),
        (program.window.top_bar, program.window.top_bar.new),
    ):
        area.setFocus()
        assert target.hasFocus()
