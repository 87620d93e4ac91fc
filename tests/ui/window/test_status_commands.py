"""The status of the open paper, in menu, sheet and strip."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.sheet.status_line import said
from vorlage_editor.ui.window.status_commands import STATUSES

if TYPE_CHECKING:
    from tests.ui.program import Running

TODAY = date.today()  # noqa: DTZ011 - the user's day


@pytest.fixture
def paper(program: Running) -> Running:
    program.new()
    program.write()
    return program


@pytest.mark.parametrize(("name", "status"), STATUSES.items())
def test_an_action_sets_the_status_with_its_date(paper: Running, name: str, status: Status) -> None:
    paper.do("file-status-signing")
    paper.do(name)
    day = None if status is Status.DRAFT else TODAY
    assert (paper.vorlage.status, paper.vorlage.status_date) == (status, day)
    assert paper.action(name).isChecked()
    assert paper.window.sheet.status.button.text() == said(status, day)


def test_the_four_words_are_the_same_in_every_menu(paper: Running) -> None:
    words = [one.value for one in Status]
    assert [paper.action(name).text().replace("&", "") for name in STATUSES] == words
    menu = paper.window.sheet.status.button.menu()
    assert [one.text().replace("&", "") for one in menu.actions()] == words


def test_a_status_is_a_step_that_can_be_undone(paper: Running) -> None:
    before = paper.vorlage
    paper.do("file-status-signing")
    assert paper.session.undo_label == "Status ändern"
    paper.session.undo()
    assert paper.vorlage == before


def test_the_same_status_again_is_no_step(paper: Running) -> None:
    label = paper.session.undo_label
    paper.do("file-status-draft")
    assert paper.session.undo_label == label
    assert paper.action("file-status-draft").isChecked()


def test_one_can_go_on_writing_while_others_sign(paper: Running) -> None:
    paper.do("file-status-signing")
    before = paper.vorlage.body
    QTest.keyClicks(paper.window.text_pane, " Mehr")
    assert paper.vorlage.body != before


def test_the_button_beside_the_subject_opens_the_paper_again(paper: Running) -> None:
    paper.do("file-status-submitted")
    reopen = paper.window.sheet.status.reopen
    QTest.mouseClick(reopen, Qt.MouseButton.LeftButton)
    assert paper.vorlage.status is Status.DRAFT
    assert not reopen.isVisible()
    assert not paper.action("file-reopen").isEnabled()


def test_a_released_paper_is_still_so_when_it_is_opened_again(paper: Running) -> None:
    paper.do("file-status-released")
    released = paper.session.draft
    paper.new()
    assert not paper.session.locked
    with paper.bot.waitSignal(paper.workplace.opened):
        paper.workplace.open(released)
    before = paper.vorlage
    QTest.keyClicks(paper.window.sheet.subject.edit, "x")
    QTest.keyClicks(paper.window.text_pane, "x")
    assert paper.vorlage == before


def test_the_library_says_it_in_the_same_word(paper: Running) -> None:
    paper.do("file-status-released")
    paper.workplace.autosave.save_now()
    rows = paper.window.library.list
    paper.bot.waitUntil(lambda: any(row.second == "freigegeben" for row in rows.rows))


def test_the_strip_says_it_unless_it_is_a_draft(paper: Running) -> None:
    strip = paper.window.sheet.strip
    assert "Entwurf" not in strip._station.text()
    paper.do("file-status-released")
    assert strip._station.text().endswith("freigegeben")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.CO_SIGNING, "in Mitzeichnung seit 02.03.2026"),
        (Status.RELEASED, "freigegeben am 02.03.2026"),
        (Status.SUBMITTED, "abgegeben am 02.03.2026"),
    ],
)
def test_a_status_is_said_with_its_day(status: Status, words: str) -> None:
    assert said(status, date(2026, 3, 2)) == words
    assert said(status, None) == status.value
