"""Keys that a field would take for itself reach the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.field_refs import ref

if TYPE_CHECKING:
    from tests.ui.program import Running


@pytest.mark.xvfb  # only there fields want these keys
@pytest.mark.parametrize("place", ["number", "route[0].committee", "body", "subject"])
def test_the_paper_is_exported_by_key_wherever_one_writes(program: Running, place: str) -> None:
    program.new()
    program.write()
    program.window.go_to(ref(place))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_E, control)
    assert [path.name for path in program.answers.proposals] == ["Vorlage_Entwurf.pdf"]


def test_the_first_letter_of_all_is_undone_by_key_at_once(program: Running) -> None:
    program.new()
    before = program.vorlage
    program.window.go_to(ref("body"))
    QTest.keyClick(program.window.text_pane, Qt.Key.Key_X)
    QTest.keyClick(program.window.text_pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (program.vorlage, program.session.redo_label) == (before, "Text ändern")
