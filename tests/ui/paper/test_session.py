"""One value, one history, one signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QTextCursor

from tests.ui.papers import BODY, TABLE, assert_in_step, text
from vorlage_editor.model.body import Body, Heading, Paragraph, Run, flow
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Signature, Vorlage
from vorlage_editor.ui.paper import session as module
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.work.forms import shipped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(form: Form, clock: Clock) -> Session:
    session = Session(Forms([form]), clock=clock)
    paper = Vorlage(kind="Informationsvorlage", form=form.sha256, subject="Kita", body=BODY)
    session.open("1", paper, form)
    return session


@pytest.fixture
def other_form(form: Form) -> Form:
    toml = form.toml.replace('id = "standard"', 'id = "musterstadt"')
    toml = toml.replace('label = "Erläuterung"', 'label = "Sachstand"')
    return parse_form(toml.replace("Der Bürgermeister", "Die Oberbürgermeisterin"))


def block_at_caret(session: Session) -> tuple[str, int]:
    """The text of the block that the caret is in, and how many letters are behind it."""
    block = session.text.document.findBlock(session.text.selection[1])
    return block.text(), block.position() + block.length() - 1 - session.text.selection[1]


def write(session: Session, words: str) -> None:
    """Type at the very end, letter by letter."""
    for letter in words:
        cursor = QTextCursor(session.text.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(letter)


def last_text(session: Session) -> str:
    return session.text.document.lastBlock().text()


def undone(session: Session) -> list[str]:
    """Undo all, and say what the last line was after each step."""
    seen = []
    while session.undo_label:
        session.undo()
        assert_in_step(session)
        seen.append(last_text(session))
    return seen


def test_an_edit_can_be_undone_and_redone(session: Session) -> None:
    before = session.vorlage
    session.edit("Betreff ändern", subject="Neubau")
    assert (session.vorlage.subject, session.undo_label) == ("Neubau", "Betreff ändern")
    session.undo()
    assert (session.vorlage, session.redo_label) == (before, "Betreff ändern")
    session.redo()
    assert (session.vorlage.subject, session.redo_label) == ("Neubau", "")


def test_an_edit_of_no_field_or_of_another_type_is_an_error(session: Session) -> None:
    before = session.vorlage  # mypy tells of both: each "ignore" would be one too many
    with pytest.raises(TypeError, match="subjekt"):
        session.edit("Betreff ändern", subjekt="Neubau")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        session.edit("Betreff ändern", subject=7)  # type: ignore[arg-type]
    assert session.vorlage == before


def test_an_edit_is_told_once(session: Session, qtbot: QtBot) -> None:
    told: list[str] = []
    session.changed.connect(lambda: told.append(session.vorlage.subject))
    session.edit("Betreff ändern", subject="Neubau")
    write(session, "x")
    assert told == ["Neubau", "Neubau"]


def test_a_change_of_the_text_alone_is_told_as_one(session: Session, form: Form) -> None:
    said: list[bool] = []
    session.changed.connect(lambda: said.append(session.only_text))
    write(session, "x")
    session.edit("Betreff ändern", subject="Neubau")
    session.undo()
    session.undo()
    session.open("2", session.vorlage, form)
    assert said == [True, False, False, True, False]


def test_an_edit_that_changes_nothing_is_no_step(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        session.edit("Betreff ändern", subject="Kita")
    assert not session.undo_label


def test_undo_and_redo_without_steps_do_nothing(session: Session) -> None:
    before = session.vorlage
    session.undo()
    session.redo()
    assert session.vorlage is before


def test_steps_with_the_same_key_join(session: Session) -> None:
    for subject in ("N", "Ne", "Neu"):
        session.edit("Betreff ändern", merge="subject", subject=subject)
    session.undo()
    assert session.vorlage.subject == "Kita"


def test_steps_with_another_key_or_after_a_pause_do_not_join(
    session: Session, clock: Clock
) -> None:
    session.edit("Betreff ändern", merge="subject", subject="N")
    session.edit("Nummer ändern", merge="number", number="1")
    session.edit("Nummer ändern", merge="number", number="12")
    clock.time = module.PAUSE
    session.edit("Nummer ändern", merge="number", number="123")
    seen = []
    while session.undo_label:
        session.undo()
        seen.append((session.vorlage.subject, session.vorlage.number))
    assert seen == [("N", "12"), ("N", ""), ("Kita", "")]


def test_a_joined_step_that_ends_where_it_began_is_dropped(session: Session) -> None:
    session.edit("Betreff ändern", merge="subject", subject="Kit")
    session.edit("Betreff ändern", merge="subject", subject="Kita")
    assert not session.undo_label


def test_a_step_after_undo_forgets_what_could_be_redone(session: Session) -> None:
    session.edit("Betreff ändern", merge="subject", subject="a")
    session.undo()
    session.edit("Betreff ändern", merge="subject", subject="b")
    assert not session.redo_label
    session.undo()
    assert session.vorlage.subject == "Kita"


def test_typing_is_undone_by_words(session: Session) -> None:
    write(session, "drei kleine Worte")
    assert undone(session) == ["drei kleine ", "drei ", ""]


def test_erasing_is_a_step_of_its_own(session: Session) -> None:
    write(session, "ab")
    for _ in range(2):
        cursor = QTextCursor(session.text.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.deletePreviousChar()
    assert undone(session) == ["ab", ""]


def test_a_named_edit_of_the_text_does_not_join_typing(session: Session) -> None:
    write(session, "ab")
    with session.named("Einfügen"):
        write(session, "c")
    assert session.undo_label == "Einfügen"
    write(session, "d")
    assert session.undo_label == "Text ändern"
    assert undone(session) == ["abc", "ab", ""]


def test_text_and_fields_share_one_history(session: Session) -> None:
    write(session, "ab")
    session.edit("Betreff ändern", subject="Neu")
    write(session, "cd")
    seen = []
    while session.undo_label:
        session.undo()
        seen.append((last_text(session), session.vorlage.subject))
    assert seen == [("ab", "Neu"), ("ab", "Kita"), ("", "Kita")]


def test_undo_brings_the_selection_back(session: Session) -> None:
    session.text.selection = (3, 7)
    session.edit("Text ändern", body=(Paragraph(),))
    assert session.text.selection == (0, 0)
    session.undo()
    assert session.text.selection == (3, 7)


def test_the_caret_stays_behind_what_was_typed(session: Session) -> None:
    """A letter and an accent become one character."""
    cursor = QTextCursor(session.text.document)
    for letter in "a\u0308":
        session.text.selection = (cursor.position(), cursor.position())
        cursor.insertText(letter)
    assert session.vorlage.body[0] == Heading(1, text("äBeschluss"), "beschluss")
    assert session.text.selection == (1, 1)


def test_only_so_many_steps_are_kept(session: Session) -> None:
    for number in range(module.STEPS + 5):
        session.edit("Nummer ändern", number=str(number))
    undone(session)
    assert session.vorlage.number == "4"


def test_each_draft_keeps_its_history(session: Session, form: Form) -> None:
    first = session.vorlage
    session.edit("Betreff ändern", subject="Neubau")
    left, second = session.vorlage, form.new_vorlage("Beschlussvorlage")
    session.open("2", second, form)
    assert (session.vorlage, session.undo_label) == (second, "")
    session.open("1", left, form)
    session.undo()
    assert session.vorlage == first
    session.close_draft()
    session.open("1", first, form)
    assert session.redo_label == "Betreff ändern"


def test_a_draft_that_was_changed_elsewhere_starts_over(session: Session, form: Form) -> None:
    session.edit("Betreff ändern", subject="Neubau")
    elsewhere = replace(session.vorlage, subject="Anbau")
    session.close_draft()
    session.open("1", elsewhere, form)
    assert (session.vorlage, session.undo_label) == (elsewhere, "")


def test_a_closed_draft_leaves_nothing_to_see(session: Session) -> None:
    session.close_draft()
    assert (session.draft, session.vorlage) == ("", Vorlage(kind=""))
    assert session.text.document.isEmpty()


def test_another_kind_replaces_a_text_that_nobody_touched(session: Session, form: Form) -> None:
    new = form.new_vorlage("Informationsvorlage")
    session.open("2", new, form)
    session.change_kind("Beschlussvorlage")
    assert session.vorlage.body == form.template("Beschlussvorlage")
    assert_in_step(session)
    session.undo()
    assert session.vorlage == new


def test_another_kind_brings_its_signatures(session: Session) -> None:
    form = next(one for one in shipped() if one.id == "mitteilung")
    session.open("2", form.new_vorlage("Bericht"), form)
    session.change_kind("Antrag")
    assert session.vorlage.signatures == (Signature(label="Für die Fraktion"),)
    session.edit(
        "Unterschrift ändern", signatures=(signed := Signature(label="Rat", name="A. B."),)
    )
    session.change_kind("Bericht")
    assert session.vorlage.signatures == (signed,)


def test_another_kind_leaves_a_text_that_was_begun(session: Session) -> None:
    session.change_kind("Beschlussvorlage")
    assert (session.vorlage.kind, session.vorlage.body) == ("Beschlussvorlage", BODY)


def test_another_form_replaces_what_nobody_touched(
    session: Session, form: Form, other_form: Form
) -> None:
    session.open("2", form.new_vorlage("Informationsvorlage"), form)
    session.change_form(other_form)
    assert session.form == other_form
    assert session.vorlage.body[0] == Heading(1, (Run("Sachstand"),), "erlaeuterung")
    assert session.vorlage.signatures == (Signature(label="Die Oberbürgermeisterin"),)
    session.undo()
    assert session.form == form


def test_a_paper_whose_form_is_not_known_prints_with_the_default(
    session: Session, form: Form
) -> None:
    session.open("2", Vorlage(kind="Antrag", form="0" * 64), form)
    assert session.form == form


# Where one goes on to write


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (BODY, ("Der Rat beschließt heute", 0)),
        ((TABLE, Heading(1, text("A")), Paragraph(), Paragraph(text("b"))), ("b", 0)),
        ((Heading(1, text("A")), Paragraph(), Heading(1, text("B"))), ("", 0)),
        ((Heading(1, text("A")),), ("A", 1)),
    ],
)
def test_a_paper_that_was_not_open_yet_is_gone_on_with_in_a_paragraph(
    session: Session, body: Body, place: tuple[str, int]
) -> None:
    session.open("2", replace(session.vorlage, body=flow(body)), session.form)
    assert block_at_caret(session) == place


def test_a_paper_that_was_open_has_the_caret_where_it_was(session: Session) -> None:
    first = session.vorlage
    session.text.selection = 7, 9
    session.open("2", replace(first, subject="Hort"), session.form)
    session.open("1", first, session.form)
    assert session.text.selection == (7, 9)
