"""Builds the objects of the window and hands them to each other; nothing else."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from vorlage_editor import resources
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.process import switch_often
from vorlage_editor.ui.kit.jobs import Jobs
from vorlage_editor.ui.kit.look import Look
from vorlage_editor.ui.kit.messages import Messages
from vorlage_editor.ui.kit.opening import Programs
from vorlage_editor.ui.kit.parts import application
from vorlage_editor.ui.kit.settings import Settings
from vorlage_editor.ui.kit.shell import Tools
from vorlage_editor.ui.paper.autosave import Autosave
from vorlage_editor.ui.paper.forms import USUAL, Forms
from vorlage_editor.ui.paper.keeper import Keeper
from vorlage_editor.ui.paper.known import Known
from vorlage_editor.ui.paper.review import Review
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.ui.paper.workplace import Workplace
from vorlage_editor.ui.window.crash import CrashReport
from vorlage_editor.ui.window.features import make_window
from vorlage_editor.ui.window.first_window import FirstWindow
from vorlage_editor.ui.window.garbage import Garbage
from vorlage_editor.ui.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Program:
    """The running program's objects, held as long as it runs."""

    window: MainWindow
    workplace: Workplace
    tools: Tools


def default_forms() -> list[Form]:
    """Return the forms that come with the program."""
    return [parse_form(resources.text("formulare/standard.toml"))]


def build(folder: Path, messages: Messages) -> Program:
    """Make the window over the drafts in ``folder``; nothing is shown yet."""
    look = Look(application())
    settings = Settings(folder / "einstellungen.ini")
    forms = Forms(default_forms(), settings.read(USUAL, ""))
    session = Session(forms)
    keeper = Keeper(folder)
    autosave = Autosave(session, keeper)
    tools = Tools(look, settings, messages, Jobs(), Programs(messages.error), folder)
    known = Known(session)
    review = Review(session, taken=known.taken_numbers)
    workplace = Workplace(session, keeper, autosave, tools.jobs, messages, settings)
    window = make_window(tools, workplace, known, review)
    ours = session, keeper, autosave, tools.jobs, tools.programs, known, review, workplace
    for one in ours:
        one.setParent(window)  # all go together, in the window's thread
    return Program(window, workplace, tools)


def prepare() -> QApplication:
    """Make the application object, and let it speak German."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Vorlagen-Editor")
    german = QTranslator(app)
    german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(german)
    switch_often()
    return app


def start(file: Path | None, folder: Path, first: FirstWindow) -> Program:
    """Show the window over the drafts in ``folder``, with ``file`` or what was open last."""
    messages = Messages()
    program = build(folder, messages)
    CrashReport(folder, program.workplace.autosave.finish, messages.fault).install()
    program.workplace.opened.connect(Garbage(program.window).settle)
    first.asked.connect(program.window.come_forward)
    program.window.restore()
    program.window.show()
    program.workplace.start(file)
    return program


def stop(program: Program) -> None:
    """Do what is still to be done, and let go of everything."""
    program.tools.jobs.close()
    program.workplace.keeper.close()
    shiboken6.delete(program.window)  # the window goes before the application


def run(file: Path | None, folder: Path) -> int:
    """Run the program until its window is closed; return its exit code."""
    app = prepare()
    with suppress(OSError):  # the keeper of the drafts will say so in words
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    first = FirstWindow(folder)
    if first.raised_other(file):
        return 0
    program = start(file, folder, first)
    code = app.exec()
    stop(program)
    return code
