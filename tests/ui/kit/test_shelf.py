"""What a house keeps: shown at once, written beside the window in its order, never lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from tests.ui.program import Answers
from vorlage_editor.model.errors import ReadError
from vorlage_editor.ui.kit.jobs import Jobs
from vorlage_editor.ui.kit.settings import Settings
from vorlage_editor.ui.kit.shelf import Handing, Shelf, ShelfKind
from vorlage_editor.work.shelf_file import Decoded, ShelfFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

NAME = "worte.txt"
HANDING = Handing("folder/words", "Importieren", "Worte (*.txt)", "Exportieren", "Worte (*.txt)")


def decode(data: bytes) -> Decoded[str]:
    if not data.isascii():
        raise ReadError("Das sind keine Worte.")
    return Decoded(data.decode())


def arrive(path: Path, value: str) -> tuple[str, int]:
    more = decode(path.read_bytes()).value
    return value + more, len(more)


@dataclass
class Words:
    """A shelf with words, and the gate before its file."""

    shelf: Shelf[str, int]
    path: Path
    jobs: Jobs
    answers: Answers
    gate: Event = field(default_factory=Event)

    def break_disk(self) -> None:
        self.path.mkdir()

    def mend(self) -> None:
        self.path.rmdir()


@pytest.fixture
def kept(qapp: QApplication, tmp_path: Path) -> Iterator[Words]:
    gate, answers, jobs = Event(), Answers(), Jobs()
    gate.set()
    file = ShelfFile(NAME, "Worten", "{what}: {name}", "alles", str, decode, str.encode, arrive)

    def opened() -> ShelfFile[str, int]:
        gate.wait(10)
        return file

    def went(_value: str | None, path: Path) -> str:
        return path.name

    kind = ShelfKind("", opened, HANDING, "Worte.txt", str, went)
    shelf = Shelf(kind, tmp_path, jobs, answers, Settings(tmp_path / "einstellungen.ini"))
    yield Words(shelf, tmp_path / NAME, jobs, answers, gate)
    gate.set()
    jobs.close()


def add(more: str) -> Callable[[str], str]:
    return partial(_with, more=more)


def _with(words: str, more: str) -> str:
    return words + more


def test_the_window_does_not_wait_for_the_file(kept: Words, qtbot: QtBot) -> None:
    kept.path.write_text("eins")
    kept.gate.clear()
    kept.shelf.look()
    assert kept.shelf.value == ""
    with qtbot.waitSignal(kept.shelf.changed) as answer:
        kept.gate.set()
    assert answer.args == ["eins"] == [kept.shelf.value]


def test_who_waits_for_the_file_lets_the_window_go_on(kept: Words) -> None:
    kept.path.write_text("eins")
    kept.gate.clear()
    QTimer.singleShot(0, kept.gate.set)  # comes only if the window goes on
    assert kept.shelf.read()
    assert kept.shelf.value == "eins"


def test_a_file_that_does_not_come_is_said(kept: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vorlage_editor.ui.kit.shelf.LONGEST", 20)
    kept.gate.clear()
    assert not kept.shelf.read()
    assert "antwortet nicht" in kept.answers.errors[0]


def test_changes_are_shown_at_once_and_written_in_their_order(kept: Words) -> None:
    kept.gate.clear()
    for word in ("eins ", "zwei ", "drei"):
        kept.shelf.change(add(word))
    assert kept.shelf.value == "eins zwei drei"
    assert not kept.path.exists()
    kept.gate.set()
    assert kept.shelf.finish()
    assert kept.path.read_text() == "eins zwei drei"


def test_an_answer_does_not_hide_what_was_changed_since(kept: Words, qtbot: QtBot) -> None:
    kept.path.write_text("null ")
    seen: list[str] = []
    kept.shelf.changed.connect(seen.append)
    kept.shelf.look()
    kept.shelf.change(add("eins"))
    qtbot.waitUntil(lambda: kept.shelf.value == "null eins")
    assert kept.shelf.finish()
    assert seen == ["eins", "null eins"]


def test_what_is_changed_when_the_program_ends_is_written(kept: Words) -> None:
    kept.gate.clear()
    kept.shelf.change(add("eins "))
    kept.shelf.change(add("zwei"))
    kept.gate.set()
    kept.jobs.close()
    assert kept.path.read_text() == "eins zwei"


def test_a_change_that_fails_is_taken_back_and_said(kept: Words, qtbot: QtBot) -> None:
    told: list[str] = []
    kept.break_disk()
    failed = partial(told.append, "failed")
    kept.shelf.change(add("eins"), done=partial(told.append, "done"), failed=failed)
    qtbot.waitUntil(lambda: bool(kept.answers.errors))
    assert (told, kept.shelf.value) == (["failed"], "")
    assert str(kept.path) in kept.answers.errors[0]
    kept.mend()
    kept.shelf.change(add("zwei"))
    assert kept.shelf.finish()
    assert kept.path.read_text() == "zwei"


def test_a_change_that_is_held_is_written_with_the_next(kept: Words, qtbot: QtBot) -> None:
    kept.break_disk()
    kept.shelf.change(add("eins "), hold=True)
    qtbot.waitUntil(lambda: bool(kept.answers.errors))
    assert (kept.shelf.value, kept.shelf.kept()) == ("eins ", "")
    kept.mend()
    kept.shelf.change(add("zwei"), hold=True)
    assert kept.shelf.finish()
    assert kept.path.read_text() == "eins zwei" == kept.shelf.kept()


def test_what_is_held_can_be_given_up(kept: Words) -> None:
    kept.break_disk()
    kept.shelf.change(add("eins"), hold=True)
    assert not kept.shelf.finish()
    kept.shelf.give_up()
    kept.mend()
    assert kept.shelf.finish()
    assert (kept.shelf.value, kept.path.exists()) == ("", False)


def test_an_import_comes_behind_the_changes_before_it(kept: Words, tmp_path: Path) -> None:
    said: list[str] = []
    kept.answers.file = tmp_path / "mehr.txt"
    kept.answers.file.write_text("zwei")
    kept.shelf.change(add("eins "))
    kept.shelf.bring_in(said.append)
    kept.shelf.change(add(" drei"))
    assert kept.shelf.finish()
    assert kept.path.read_text() == "eins zwei drei" == kept.shelf.value
    assert said == ["4"]


def test_a_file_that_is_none_is_said_and_changes_nothing(kept: Words, tmp_path: Path) -> None:
    said: list[str] = []
    kept.answers.file = tmp_path / "mehr.txt"
    kept.answers.file.write_bytes("ü".encode())
    kept.shelf.bring_in(said.append)
    kept.shelf.finish()
    assert kept.answers.errors == ["Das sind keine Worte."]
    assert (said, kept.path.exists()) == ([], False)


def test_all_is_exported_with_what_is_not_written_yet(kept: Words, tmp_path: Path) -> None:
    said: list[str] = []
    kept.answers.file = tmp_path / "hinaus.txt"
    kept.shelf.change(add("eins"))
    kept.shelf.export(said.append)
    kept.shelf.finish()
    assert kept.answers.file.read_text() == "eins"
    assert said == ["hinaus.txt"]
