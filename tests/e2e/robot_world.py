"""The real program for the robot clerk, over a folder of its own.

Only what leaves the computer is a fake: file dialogs, printers, mail and other programs.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import sleep
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QElapsedTimer, Qt, QTimer, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from typing_extensions import override

from tests.e2e.robot_samples import write_samples
from vorlage_editor.app import Program, build, prepare, stop
from vorlage_editor.ui.kit import print_dialog
from vorlage_editor.ui.kit.messages import Messages
from vorlage_editor.ui.kit.settings import Settings
from vorlage_editor.ui.paper import autosave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QMessageLogContext

    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.paper.workplace import Workplace
    from vorlage_editor.ui.preview.page_maker import Request
    from vorlage_editor.ui.window.main_window import MainWindow

SIZE = 1366, 768
LIMIT = 20_000  # ms in which everything that is waited for must have come
SAVING = {"PAUSE": 100, "LATEST": 190}  # ms: a robot types faster than a clerk
ROUNDS = 4
"""So often what is done soon may ask for more of that."""
PROGRAMS = "lp", "lpstat", "xdg-open", "xdg-email", "xdg-mime"
QUIET = re.compile(
    r"^This plugin does not support (raise\(\)|propagateSizeHints\(\)|grabbing the keyboard)"
)
WARNINGS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class Found(Exception):
    """The robot found a fault: ``check`` says of what kind, ``text`` what was seen."""

    def __init__(self, check: str, text: str) -> None:
        super().__init__(f"{check}: {text}")
        self.check, self.text = check, text


class Clock:
    """Seconds that pass as the steps do: what undo joins must not depend on the machine."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Files(Messages):
    """Dialogs are real, but those of files and printers: there the step has the answer."""

    def __init__(self, samples: Path) -> None:
        self._samples = samples
        self.name = ""  # of a file; none is chosen if empty
        self._saved = 0

    @property
    def chosen(self) -> str:
        """The path of the file that the step names."""
        return str(self._samples / self.name) if self.name else ""

    def target(self, proposal: str) -> str:
        """Return where to save; another file each time."""
        if not self.name:
            return ""
        self._saved += 1
        end = proposal.rpartition(".")[2] or "pdf"
        return str(self._samples.parent / "ziel" / f"{self._saved}.{end}")

    @override
    def choose_printer(self, *_: object) -> bool:
        return bool(self.name)


@dataclass
class World:
    """The running program and what the robot knows of it."""

    program: Program
    folder: Path
    files: Files
    clock: Clock
    problems: list[tuple[str, str]] = field(default_factory=list)
    first: dict[str, object] = field(default_factory=dict)
    """By draft: the value that undo leads back to."""
    drafts: list[str] = field(default_factory=list)
    """Ids in the order in which they were seen: steps name them by number."""
    own: set[str] = field(default_factory=set)
    """Fields in which the user has selected something."""
    finding: bool = False
    """Whether the bar for find was shown at the last look."""
    previewed: object = None
    """The value whose pages the preview shows."""

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def workplace(self) -> Workplace:
        return self.program.workplace

    @property
    def session(self) -> Session:
        return self.program.workplace.session

    # What one sees

    @property
    def front(self) -> QWidget:
        """What is before everything else: a menu or list, a dialog, or the window."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return popup or modal or QApplication.activeWindow() or self.window

    @property
    def plane(self) -> QWidget:
        """The window that has the keys: of a menu or list that which is below it."""
        active = QApplication.activeWindow()
        if active is not None and active.windowType() == Qt.WindowType.Popup:
            active = None
        return QApplication.activeModalWidget() or active or self.window

    @property
    def blocker(self) -> QWidget | None:
        """The menu or dialog that keeps all else from being used."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    @property
    def open_dialog(self) -> QWidget | None:
        """A menu or dialog that is open, also one that holds nothing up."""
        dialogs = (one for one in self.window.findChildren(QDialog) if one.isVisible())
        return self.blocker or next(dialogs, None)

    @property
    def surface(self) -> QWindow | None:
        """Where keys arrive."""
        return self.plane.windowHandle()

    # Waiting

    def wait(
        self, true: Callable[[], object], what: str, limit: int = LIMIT, *, quiet: bool = False
    ) -> None:
        """Let the program run until ``true`` holds; it is a fault if that takes too long."""
        clock = QElapsedTimer()
        clock.start()
        while not true():
            if clock.elapsed() > limit:
                if quiet:
                    return
                raise Found("waiting", what)
            QApplication.processEvents()
            sleep(0.001)  # s

    def settle(self) -> None:
        """Let everything happen that a step has set off."""
        store, jobs = self.workplace.keeper._thread, self.program.tools.jobs
        QApplication.processEvents()
        for _ in range(3):  # what is answered may ask once more
            self.wait(lambda: not jobs.running or self.blocker, "a job does not end")
            self.wait(lambda: not store.running or self.blocker, "the store does not answer")
            QApplication.processEvents()
            self._lead_focus()
            self._hurry()

    def _hurry(self) -> None:
        """Let be done at once what is to be done soon: a walk must not depend on the machine.

        Saving and the preview take their own time, which nobody sees in a field.
        """
        own = self.workplace.autosave, self.window.preview
        for _ in range(ROUNDS):
            timers = [
                one
                for one in self.window.findChildren(QTimer)
                if one.isActive() and one.isSingleShot() and one.parent() not in own
            ]
            if not timers:
                return
            before = [(one, one.interval()) for one in timers]
            for one in timers:
                one.setInterval(0)
            QApplication.processEvents()
            for one, interval in before:
                if shiboken6.isValid(one) and not one.interval():
                    one.setInterval(interval)

    def _lead_focus(self) -> None:
        """Make another window active when one goes, as window managers do."""
        active = QApplication.activeWindow()
        if active is not None and active.isVisible():
            return
        (QApplication.activeModalWidget() or self.open_dialog or self.window).activateWindow()
        QApplication.processEvents()

    # Faults

    def take_error(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        """Note an error of the program; called in place of the crash report."""
        frames = traceback.extract_tb(cast("None", trace))
        place = next(
            (f"{one.filename.rpartition('/')[2]} {one.name}" for one in reversed(frames)), ""
        )
        text = "".join(traceback.format_exception(kind, error, cast("None", trace)))
        self.problems.append(("program error", f"{kind.__name__} in {place}\n{text}"))

    def take_message(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        """Note a warning of Qt."""
        if kind in WARNINGS and not QUIET.match(text):
            self.problems.append(("Qt warning", text))

    def raise_problems(self) -> None:
        """Raise the first thing that was noted."""
        if self.problems:
            raise Found(*self.problems[0])

    def watch_preview(self) -> None:
        """Know from now on which value the preview shows."""
        maker = self.window.preview._maker
        show = maker._show

        def shown(request: Request, made: object) -> None:
            self.previewed = request.vorlage
            show(request, made)  # type: ignore[arg-type]

        maker._show = shown  # type: ignore[method-assign]

    def note_draft(self) -> None:
        """Remember the draft that was opened, and what it was at first."""
        session = self.session
        if not session.draft or session.draft in self.first:
            return
        self.first[session.draft] = session.vorlage
        self.drafts.append(session.draft)


class Watch:
    """Goes on with ``inside`` when a menu or dialog opens that waits for its answer."""

    def __init__(self, world: World, inside: Callable[[QWidget], None]) -> None:
        self._world, self._inside = world, inside
        self._known = world.blocker
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._on_timeout)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _on_timeout(self) -> None:
        blocker = self._world.blocker
        if blocker is None or blocker is self._known:
            return
        self._timer.stop()
        self._inside(blocker)
        if shiboken6.isValid(self._timer):
            self._timer.start()


def is_open(widget: QWidget) -> bool:
    """Whether a menu or dialog is still there."""
    return shiboken6.isValid(widget) and widget.isVisible()


def dismiss(widget: QWidget, trial: int) -> None:
    """Close a menu or dialog as one does who wants out; try otherwise the next time."""
    if isinstance(widget, QDialog) and trial % 2:
        buttons = [one for one in widget.findChildren(QWidget) if one.inherits("QPushButton")]
        seen = [one for one in buttons if one.isVisible() and one.isEnabled()]
        cast("QDialog", seen[trial // 2 % len(seen)]).click()  # type: ignore[attr-defined]
    elif isinstance(widget, QDialog):
        widget.reject()
    else:
        widget.close()


@contextmanager
def opened(folder: Path) -> Iterator[World]:
    """Start the program over ``folder``, and end it afterwards."""
    _prepare_computer(folder)
    for name, value in SAVING.items():
        setattr(autosave, name, value)
    settings = Settings(folder / "daten" / "einstellungen.ini")
    settings.write("spelling", False)  # or walks differ by what dictionary is here
    settings.sync()
    prepare()
    files = Files(folder / "dateien")
    _fake_dialogs(files)
    clock = Clock()
    program = build(folder / "daten", files)
    world = World(program, folder, files, clock)
    sys.excepthook = world.take_error
    qInstallMessageHandler(world.take_message)
    world.session._clock = clock
    world.workplace.opened.connect(world.note_draft)
    world.watch_preview()
    world.window.resize(*SIZE)
    world.window.show()
    world.window.activateWindow()
    world.workplace.start(None)
    world.settle()
    try:
        yield world
    finally:
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)
    world.window.preview.close_preview()
    stop(program)


def _prepare_computer(folder: Path) -> None:
    """Make the folders, the files that can be opened, and programs that do nothing."""
    for name in ("daten", "ziel", "programme"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in PROGRAMS:
        program = folder / "programme" / name
        program.write_text("#!/bin/sh\ncat >/dev/null 2>&1 </dev/null\nexit 0\n", encoding="utf-8")
        program.chmod(0o755)
    os.environ["PATH"] = f"{folder / 'programme'}:{os.environ['PATH']}"
    os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = str(folder)
    write_samples(folder / "dateien")


def _fake_dialogs(files: Files) -> None:
    def opening(*_: object, **__: object) -> tuple[str, str]:
        return files.chosen, ""

    def saving(_parent: object, _title: str, proposal: str, *_: object) -> tuple[str, str]:
        return files.target(proposal), ""

    def folder(*_: object, **__: object) -> str:
        return files.target("x").rpartition("/")[0]

    def shown(_url: QUrl) -> bool:
        return True

    fakes = {
        "getOpenFileName": opening,
        "getSaveFileName": saving,
        "getExistingDirectory": folder,
    }
    for name, fake in fakes.items():
        setattr(QFileDialog, name, fake)
    setattr(QDesktopServices, "openUrl", shown)  # noqa: B010 - Qt's types have it otherwise
    print_dialog.has_printer = lambda: True
