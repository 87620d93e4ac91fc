"""The whole program in a window, with a stand-in for the dialogs."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from vorlage_editor.app import Program, build
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.formulare.commands import FormsCommands
from vorlage_editor.ui.kit.findings_dialog import Answer
from vorlage_editor.ui.kit.messages import Messages, Target
from vorlage_editor.ui.kit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.formulare.window import FormsWindow
    from vorlage_editor.ui.kit.findings_dialog import Leaving
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.paper.workplace import Workplace
    from vorlage_editor.ui.window.main_window import MainWindow

SIZE = 1366, 768
TEXT = "Die Feldstraße wird im Sommer erneuert."


class Answers(Messages):
    """Remembers what was said and answers as it was told."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.faults: list[str] = []
        self.questions: list[str] = []
        self.told: list[str] = []
        self.proposals: list[Path] = []
        self.yes = False
        self.file: Path | None = None
        self.filter = 0
        self.goes_over = False

    @override
    def error(self, text: str) -> None:
        self.errors.append(text)

    @override
    def fault(self, text: str) -> None:
        self.faults.append(text)

    @override
    def ask(self, text: str, yes: str, *, default: bool = False) -> bool:
        self.questions.append(text)
        return self.yes

    @override
    def about(self, text: str) -> None:
        self.told.append(text)

    @override
    def go_over(
        self, findings: Sequence[Finding], leaving: Leaving, look: Look, window: QWidget
    ) -> Answer:
        """Let the paper go, unless the test wants to go over its warnings itself."""
        if self.goes_over:
            return super().go_over(findings, leaving, look, window)
        return Answer(leaves=True)

    @override
    def file_to_open(self, title: str, folder: str, filters: str) -> Path | None:
        return self.file

    @override
    def file_to_save(self, title: str, proposal: Path, filters: Sequence[str]) -> Target | None:
        self.proposals.append(proposal)
        return Target(self.file, filters[self.filter]) if self.file else None


@dataclass
class Running:
    """A program that runs in a test, and what tests do with it again and again."""

    program: Program
    answers: Answers
    folder: Path
    bot: QtBot

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def workplace(self) -> Workplace:
        return self.program.workplace

    @property
    def session(self) -> Session:
        return self.program.workplace.session

    @property
    def vorlage(self) -> Vorlage:
        return self.session.vorlage

    @property
    def jobs(self) -> Jobs:
        return self.program.tools.jobs

    @property
    def settings(self) -> Settings:
        return self.program.tools.settings

    @property
    def look(self) -> Look:
        return self.program.tools.look

    @property
    def forms_editor(self) -> FormsWindow | None:
        return self.window.findChildren(FormsCommands)[0].editor

    def action(self, name: str) -> QAction:
        return self.window.actions_[name]

    def do(self, name: str) -> None:
        """Trigger an action that must be possible."""
        assert self.action(name).isEnabled(), name
        self.action(name).trigger()

    def start(self, file: Path | None = None) -> None:
        """Show the window and open the drafts, as the program does."""
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        with self.bot.waitSignal(self.workplace.keeper.trash_listed):
            self.workplace.start(file)

    def new(self, kind: str = "Informationsvorlage") -> str:
        """Begin a paper and return its id."""
        with self.bot.waitSignal(self.workplace.opened):
            self.workplace.new(kind)
        return self.session.draft

    def write(self, subject: str = "Feldstraße", text: str = TEXT) -> None:
        """Type a subject and a first paragraph of text, without an error in the checks."""
        self.window.go_to(FieldRef("subject"))
        self.bot.keyClicks(self.window.sheet.subject.edit, subject)
        self.window.go_to(FieldRef("body"))
        self.window.text_pane.moveCursor(QTextCursor.MoveOperation.End)
        self.bot.keyClicks(self.window.text_pane, text)

    def example(self) -> None:
        """Open the example."""
        with self.bot.waitSignal(self.workplace.opened):
            self.do("help-example")

    def read(self, file: Path) -> None:
        """Let the program read a file, as far as it can."""
        self.workplace.read_file(file)
        self.settle()

    def settle(self) -> None:
        """Wait for what is done beside the window."""
        self.bot.waitUntil(lambda: not self.jobs.running, timeout=60_000)

    def take_texts(self) -> None:
        """Make drafts of texts without showing what was recognised."""
        self.workplace.recognised.disconnect()
        self.workplace.recognised.connect(self.workplace.take_over)

    def drafts(self) -> list[str]:
        """The subjects in the library, as they are shown."""
        return [row.text for row in self.window.library.list.rows if row.key]

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def opened_outside(self) -> None:
        """Wait for the end of the programs that were to open something."""
        self.bot.waitUntil(lambda: not self.program.tools.programs.busy, timeout=30_000)

    def close(self) -> None:
        """End the program; the window goes with it."""
        self.opened_outside()
        self.session.read()
        self.window.preview.close_preview()
        self.jobs.close()
        self.workplace.keeper.close()
        self.window.hide()  # as when one closes it: an open list goes while all is there
        shiboken6.delete(self.window)
        QApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def opened(folder: Path, bot: QtBot, **settings: bool | int | str) -> Running:
    """Build the program over ``folder`` with ``settings`` beforehand; nothing is shown yet."""
    folder.mkdir(exist_ok=True)
    kept = Settings(folder / "einstellungen.ini")
    for key, value in {"spelling": False, **settings}.items():  # else by what dictionary is here
        kept.write(key, value)
    kept.sync()
    answers = Answers()
    return Running(build(folder, answers), answers, folder, bot)


@contextmanager
def running(folder: Path, bot: QtBot, **settings: bool | int | str) -> Iterator[Running]:
    """Start the program over ``folder``, and end it afterwards."""
    program = opened(folder, bot, **settings)
    program.start()
    try:
        yield program
    finally:
        program.close()


def answer(how: Callable[[QDialog], object]) -> None:
    """Answer the next modal dialog as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, look)
        else:
            how(cast("QDialog", dialog))

    QTimer.singleShot(10, look)
