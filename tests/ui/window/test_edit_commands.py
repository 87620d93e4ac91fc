from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from vorlage_editor.model.field_ref import FieldRef

if TYPE_CHECKING:
    from tests.ui.program import Running


@pytest.fixture
def writing(program: Running) -> Running:
    program.new()
    program.write()
    return program


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_all_of_the_subject_is_copied_and_pasted(writing: Running) -> None:
    writing.window.go_to(FieldRef("subject"))
    for action in ("edit-select-all", "edit-copy"):
        writing.do(action)
    assert clipboard() == "Feldstraße"
    writing.do("edit-cut")
    assert writing.vorlage.subject == ""
    writing.do("edit-paste")
    writing.do("edit-paste")
    assert writing.vorlage.subject == "FeldstraßeFeldstraße"


def test_a_line_is_copied(writing: Running) -> None:
    writing.session.edit("Nummer ändern", number="IV/1/2026")
    writing.window.go_to(FieldRef("number"))
    for action in ("edit-select-all", "edit-copy"):
        writing.do(action)
    assert clipboard() == "IV/1/2026"


def test_what_stands_in_a_line_that_offers_is_copied(writing: Running) -> None:
    writing.window.sheet.add_station()
    line = writing.window.sheet.stations.lines[0]
    line.committee.setFocus()
    line.committee.setText("Hauptausschuss")
    for action in ("edit-select-all", "edit-copy"):
        writing.do(action)
    assert clipboard() == "Hauptausschuss"


@pytest.mark.parametrize("action", ["edit-cut", "edit-copy", "edit-paste", "edit-select-all"])
def test_where_there_is_no_text_nothing_happens(writing: Running, action: str) -> None:
    before = writing.vorlage
    writing.window.library.list.setFocus()
    writing.do(action)
    assert writing.vorlage == before


def test_a_choice_without_text_keeps_its_value(writing: Running) -> None:
    before = writing.vorlage
    writing.window.go_to(FieldRef("kind"))
    for action in ("edit-cut", "edit-paste"):
        writing.do(action)
    assert writing.vorlage == before
