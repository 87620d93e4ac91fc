"""Papers that go with another, in the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.asking import asked
from tests.ui.sheets import ALT, settle
from vorlage_editor.model.body import plain_text
from vorlage_editor.model.vorlage import Related, Signature
from vorlage_editor.ui.window.related_commands import RELATIONS
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from tests.ui.program import Running

NUMBER = "IV/0127/2026"
MAYOR = Signature(label="Die Bürgermeisterin", name="Ada Muster", office="")


@pytest.fixture
def first(program: Running) -> str:
    """A paper with a number, and its id."""
    draft = program.new()
    program.write()
    program.session.edit("Ändern", number=NUMBER, lead="Dez. II", signatures=(MAYOR,))
    return draft


def begin(program: Running, action: str = "file-supplement") -> None:
    with program.bot.waitSignal(program.workplace.duplicated):
        program.do(action)
    settle()


def known(program: Running, count: int) -> None:
    """Wait until the numbers of so many other papers are known."""
    program.bot.waitUntil(lambda: len(program.window.sheet.known.taken_numbers()) == count)


def offered(program: Running) -> list[str]:
    number = program.window.sheet.metadata.number
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_Down, ALT)
    return [one.text for one in program.window.sheet.metadata.number.shown]


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize("action", RELATIONS)
def test_a_new_paper_goes_with_the_open_one(program: Running, action: str) -> None:
    begin(program, action)
    vorlage = program.vorlage
    assert vorlage.related == (Related(relation=RELATIONS[action], number=NUMBER),)
    assert (vorlage.number, vorlage.subject, vorlage.lead) == ("", "Feldstraße", "Dez. II")
    assert program.window.sheet.metadata.number.hasFocus()
    assert program.window.sheet.metadata.related.isVisible()


@pytest.mark.usefixtures("first")
def test_its_number_is_offered(program: Running) -> None:
    begin(program)
    known(program, 1)
    assert offered(program) == [f"{NUMBER}/1"]
    QTest.keyClick(program.window.sheet.metadata.number, Qt.Key.Key_Return)
    assert program.vorlage.number == f"{NUMBER}/1"
    begin(program)
    known(program, 2)
    assert offered(program) == [f"{NUMBER}/2"]


def test_only_what_replaces_a_paper_has_its_text(program: Running, first: str) -> None:
    text = [plain_text(block) for block in program.vorlage.body]
    begin(program, "file-revision")
    assert [plain_text(block) for block in program.vorlage.body] == text
    with program.bot.waitSignal(program.workplace.opened):
        program.workplace.open(first)
    begin(program)
    assert program.vorlage.body == program.session.form.template("Informationsvorlage")


def test_the_other_paper_is_a_click_away(program: Running, first: str) -> None:
    begin(program)
    known(program, 1)
    with program.bot.waitSignal(program.workplace.opened):
        program.window.sheet.metadata.related.rows[0].open.click()
    assert program.session.draft == first


def test_a_row_of_the_library_has_a_menu(program: Running, first: str) -> None:
    library = program.window.library
    program.window.show_panel("library")
    program.bot.waitUntil(lambda: library.list.key == first)
    view = library.list.viewport()
    middle = view.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(reason, middle, view.mapToGlobal(middle)))
    menu = cast("QMenu", QApplication.activePopupWidget())
    (more,) = [cast("QMenu", one.menu()) for one in menu.actions() if one.menu()]
    entries = {one.text().replace("&", ""): one for one in more.actions()}
    with program.bot.waitSignal(program.workplace.duplicated):
        entries["Austausch"].trigger()
    menu.close()
    assert program.vorlage.related[0].relation == "Austausch"


def test_the_same_number_twice_is_said(program: Running, first: str) -> None:
    other = program.new()
    assert other != first
    known(program, 1)
    program.session.edit("Ändern", number=NUMBER)

    def rules() -> list[str]:
        return [row.text for row in program.window.findings.list.rows if "schon eine" in row.text]

    program.bot.waitUntil(lambda: len(rules()) == 1)
    with program.bot.waitSignal(program.workplace.keeper.numbered):
        program.workplace.trash([first])
    program.bot.waitUntil(lambda: rules() == [])


def test_earlier_entries_are_offered_in_the_next_paper(program: Running, first: str) -> None:
    assert program.new() != first
    asked(program.bot, program.workplace.keeper, Desk.earlier)  # after the window
    line = program.window.sheet.metadata.lines["lead"]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down, ALT)
    assert [one.text for one in program.window.sheet.metadata.lines["lead"].shown] == ["Dez. II"]
    signed = program.window.sheet.known.signatures()
    assert signed[0].value == MAYOR


def test_a_relation_is_inserted_from_the_menu(program: Running) -> None:
    program.new()
    program.do("insert-related")
    assert program.window.sheet.metadata.related.rows[0].number.hasFocus()
