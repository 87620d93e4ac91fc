from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.asking import asked
from vorlage_editor.model.forms.form import Form
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.store.rows import Stored
from vorlage_editor.ui.paper import autosave as timing
from vorlage_editor.ui.paper.autosave import Autosave, State
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.keeper import Keeper
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.work.desk import Desk


@dataclass
class Writing:
    """A session with an open draft, and what saves it."""

    folder: Path
    form: Form
    session: Session
    keeper: Keeper
    autosave: Autosave
    bot: QtBot

    def new(self) -> str:
        """Create a draft and open it."""
        vorlage = self.form.new_vorlage("Informationsvorlage")
        self.show(asked(self.bot, self.keeper, Desk.create, vorlage, self.form).stored)
        return self.session.draft

    def show(self, stored: Stored) -> None:
        self.autosave.know(stored)
        self.session.open(stored.id, stored.vorlage, stored.form)

    def write(self, subject: str) -> None:
        self.session.edit("Betreff ändern", subject=subject)

    def stored(self, draft: str) -> str:
        """Close the store and read the subject of a draft from the disk."""
        self.keeper.close()
        with DraftStore(self.folder) as store:
            return store.load(draft).vorlage.subject

    def break_disk(self) -> Callable[[], object]:
        """Take the file away; what is returned puts it back."""
        file, away = self.folder / "vorlagen.db", self.folder / "weg.db"
        file.rename(away)

        def mend() -> None:
            away.rename(file)

        return mend


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, form: Form) -> Iterator[Writing]:
    session = Session(Forms([form]))
    keeper = Keeper(tmp_path)
    desk = Writing(tmp_path, form, session, keeper, Autosave(session, keeper), qtbot)
    desk.new()
    yield desk
    keeper.close()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "RETRY", 50)


def test_a_letter_that_is_not_read_yet_is_saved(desk: Writing) -> None:
    draft = desk.new()
    before = desk.session.vorlage.body
    with desk.session.text.patient():
        QTextCursor(desk.session.text.document).insertText("Vorab ")
    assert desk.autosave.finish()
    desk.keeper.close()
    with DraftStore(desk.folder) as store:
        assert store.load(draft).vorlage.body == desk.session.vorlage.body != before


def test_nothing_is_said_while_no_draft_is_open(desk: Writing) -> None:
    desk.session.close_draft()
    assert desk.autosave.state == State()


def test_a_change_is_saved_a_second_after_it(desk: Writing) -> None:
    begin = monotonic()
    with desk.bot.waitSignal(desk.autosave.saved):
        desk.write("Feldstraße")
    assert 0.9 < monotonic() - begin < 3
    assert desk.stored(desk.session.draft) == "Feldstraße"


def test_ongoing_writing_is_saved_every_two_seconds(desk: Writing) -> None:
    begin = monotonic()

    def press() -> None:
        desk.write(f"Feldstraße {monotonic()}")

    keys = QTimer(interval=100)
    keys.timeout.connect(press)
    keys.start()
    with desk.bot.waitSignal(desk.autosave.saved):
        pass
    keys.stop()
    assert 1.8 < monotonic() - begin < 4


def test_saved_is_said_only_once_it_is_true(desk: Writing) -> None:
    desk.write("Feldstraße")
    assert desk.autosave.state == State("Wird gespeichert …")
    desk.autosave.save_now()
    assert not desk.autosave.state.saved
    desk.bot.waitUntil(lambda: desk.autosave.state.saved)
    assert re.fullmatch(r"Gespeichert \d\d:\d\d", desk.autosave.state.text)


def test_an_opened_draft_says_when_it_was_saved(desk: Writing) -> None:
    draft = desk.new()
    stored = Stored(draft, 1, desk.session.vorlage, desk.form, datetime(2024, 10, 14, tzinfo=UTC))
    desk.show(stored)
    assert desk.autosave.state.text == "Gespeichert 14.10.2024"


def test_changes_are_told_once_each(desk: Writing) -> None:
    told: list[str] = []

    def note() -> None:
        told.append(desk.autosave.state.text)

    desk.autosave.changed.connect(note)
    desk.write("Feld")
    desk.write("Feldstraße")
    desk.autosave.finish()
    assert told == ["Wird gespeichert …", desk.autosave.state.text]


def test_losing_the_focus_saves(desk: Writing) -> None:
    desk.write("Feldstraße")
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    with desk.bot.waitSignal(desk.autosave.saved, timeout=500):
        app.focusWindowChanged.emit(None)


def test_opening_another_draft_saves_the_first(desk: Writing) -> None:
    first = desk.session.draft
    desk.write("Feldstraße")
    desk.new()
    assert desk.session.draft != first
    assert desk.stored(first) == "Feldstraße"


def test_finish_waits_until_it_is_on_the_disk(desk: Writing) -> None:
    desk.write("Feldstraße")
    assert desk.autosave.finish()
    assert desk.autosave.state.saved
    assert desk.stored(desk.session.draft) == "Feldstraße"


def test_what_is_written_during_a_save_is_saved_too(desk: Writing) -> None:
    desk.write("Feld")
    desk.autosave.save_now()
    desk.write("Feldstraße")
    assert desk.autosave.finish()
    assert desk.stored(desk.session.draft) == "Feldstraße"


def test_what_is_handed_over_is_there_for_what_is_asked_next(desk: Writing) -> None:
    desk.write("Feld")
    desk.autosave.save_now()
    desk.write("Feldstraße")
    desk.autosave.hand_over()
    loaded = asked(desk.bot, desk.keeper, Desk.load, desk.session.draft)
    assert loaded.stored.vorlage.subject == "Feldstraße"


def test_an_older_state_that_is_on_the_disk_is_not_told_as_the_newest(desk: Writing) -> None:
    desk.write("Feld")
    desk.autosave.save_now()
    desk.write("Feldstraße")
    desk.autosave.hand_over()
    states: list[bool] = []
    desk.autosave.saved.connect(lambda: states.append(desk.autosave.state.saved))
    desk.bot.waitUntil(lambda: len(states) == 2)
    assert states == [False, True]


def test_finish_says_when_it_failed(desk: Writing) -> None:
    desk.break_disk()
    desk.write("Feldstraße")
    assert not desk.autosave.finish()


def test_finish_does_not_wait_for_ever(desk: Writing) -> None:
    desk.write("Feldstraße")
    desk.keeper.close()  # answers no more
    begin = monotonic()
    assert not desk.autosave.finish(seconds=0.2)
    assert monotonic() - begin < 3


def test_a_failure_is_said_with_its_reason(desk: Writing) -> None:
    desk.break_disk()
    desk.write("Feldstraße")
    desk.autosave.finish()
    assert desk.autosave.state.failed
    expected = "Nicht gespeichert: Datenordner nicht erreichbar. Der Text bleibt geöffnet."
    assert desk.autosave.state.text == expected
    assert "gespeicherte Stände sind unverändert" in desk.autosave.state.detail


@pytest.mark.usefixtures("soon")
def test_what_failed_is_tried_again_by_itself(desk: Writing) -> None:
    session, keeper = Session(Forms([desk.form])), desk.keeper
    desk.session, desk.autosave = session, Autosave(session, keeper)
    draft = desk.new()
    mend = desk.break_disk()
    desk.write("Feldstraße")
    assert not desk.autosave.finish()
    mend()
    desk.bot.waitUntil(lambda: desk.autosave.state.saved)
    assert desk.stored(draft) == "Feldstraße"


def test_the_next_change_tries_again(desk: Writing) -> None:
    mend = desk.break_disk()
    desk.write("Feld")
    desk.autosave.finish()
    mend()
    desk.write("Feldstraße")
    with desk.bot.waitSignal(desk.autosave.saved):
        assert desk.autosave.state.failed
    desk.bot.waitUntil(lambda: desk.autosave.state.saved)


def test_words_that_could_not_be_saved_survive_a_look_at_another_draft(desk: Writing) -> None:
    first = desk.session.draft
    other = desk.new()
    desk.show(asked(desk.bot, desk.keeper, Desk.load, first).stored)
    mend = desk.break_disk()
    desk.write("Feldstraße")
    desk.autosave.finish()
    for draft in (other, first):
        desk.show(asked(desk.bot, desk.keeper, Desk.load, draft).stored)
    assert desk.session.vorlage.subject == "Feldstraße"
    mend()
    desk.bot.waitUntil(desk.autosave.finish)  # a save that failed may still be under way
    assert desk.stored(first) == "Feldstraße"
