"""What is written in the text, as values: without a paper, a session or a pane."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QTextBlockFormat, QTextCursor

from tests.ui.papers import BODY, shown, text
from vorlage_editor.model.body import Body, Heading, Paragraph
from vorlage_editor.ui.document.body_text import BodyText, Selection, Written

pytestmark = pytest.mark.usefixtures("qapp")

WORD = (Paragraph(text("Rat")),)
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Desk:
    """A text, and all that it told."""

    def __init__(self) -> None:
        self.text = BodyText()
        self.told: list[Written] = []
        self.settled = 0
        self.text.written.connect(self.told.append)
        self.text.settled.connect(self._on_settled)

    def _on_settled(self) -> None:
        self.settled += 1

    def cursor(self, anchor: int, position: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document)
        cursor.setPosition(anchor)
        cursor.setPosition(position, _KEEP)
        return cursor

    def write(self, words: str) -> None:
        """Type letter by letter at the caret."""
        for letter in words:
            self.cursor(*self.text.selection).insertText(letter)


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.text.show(WORD, None)
    return desk


def joined(told: list[Written]) -> list[bool]:
    """Return for each edit but the first whether it goes on with the one before."""
    return [then.begins != () and first.ends in then.begins for first, then in pairwise(told)]


def test_an_edit_is_told_once_with_the_selections_around_it(desk: Desk) -> None:
    desk.write("e")
    (one,) = desk.told
    assert (one.body, one.before, one.after) == ((Paragraph(text("Rate")),), (3, 3), (4, 4))
    assert shown(desk.text) == (one.body, True)


def test_what_is_shown_is_no_edit(desk: Desk) -> None:
    desk.text.show(BODY, (2, 5))
    desk.text.read()
    assert (desk.told, desk.settled, desk.text.selection) == ([], 0, (2, 5))


def test_an_edit_waits_while_there_is_patience_and_is_told_when_asked_for(desk: Desk) -> None:
    with desk.text.patient():
        desk.write("e")
        assert desk.told == []
    desk.text.read()
    assert [one.body for one in desk.told] == [(Paragraph(text("Rate")),)]


def test_letters_go_on_with_a_word_and_a_space_ends_it(desk: Desk) -> None:
    desk.write("e am")
    assert joined(desk.told) == [True, False, True]


def test_what_is_typed_over_begins_anew(desk: Desk) -> None:
    desk.write("e")
    desk.cursor(0, 4).insertText("A")
    desk.write("m")
    assert joined(desk.told) == [False, True]


def test_taking_away_goes_on_with_taking_away_only(desk: Desk) -> None:
    desk.write("e")
    for _ in range(2):
        desk.cursor(*desk.text.selection).deletePreviousChar()
    assert joined(desk.told) == [False, True]


def test_a_new_paragraph_joins_nothing(desk: Desk) -> None:
    desk.cursor(3, 3).insertBlock()
    assert (desk.told[0].begins, desk.told[0].ends) == ((), None)


def test_what_says_nothing_else_is_set_in_normal_form_and_told_as_that(desk: Desk) -> None:
    indented = QTextBlockFormat()
    indented.setLeftMargin(50)
    desk.cursor(0, 0).setBlockFormat(indented)
    assert (desk.told, desk.settled) == ([], 1)
    assert shown(desk.text) == (WORD, True)


@pytest.mark.parametrize(
    ("body", "selection"),
    [
        ((Heading(1, text("Anlass")), Paragraph(), Paragraph(text("Der Weg"))), (15, 15)),
        ((Heading(1, text("Anlass")), Paragraph()), (7, 7)),
        ((Heading(1, text("Anlass")),), (0, 0)),
    ],
)
def test_one_goes_on_behind_the_first_words_never_in_a_heading(
    body: Body, selection: Selection
) -> None:
    shown_text = BodyText()
    shown_text.show(body, None)
    assert shown_text.selection == selection


def test_a_selection_beyond_the_end_is_cut(desk: Desk) -> None:
    desk.text.selection = (1, 99)
    assert desk.text.selection == (1, 3)
