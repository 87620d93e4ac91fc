"""Programs of this computer beside the window: the one place that opens files, folders, links.

``QDesktopServices`` says nothing on Linux if xdg-open finds no program, so that is started here,
and its code is looked at.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

OPENER = "xdg-open"
POLL = 200  # ms between two looks whether the program has ended
PATIENCE = 10_000
"""Milliseconds after which a program has opened what it was to open: what it ends with later, say
when its window is closed, is no failure to open."""
NO_FOLDER = (
    "Der Ordner ließ sich nicht zeigen: Auf diesem Computer ist dafür kein Programm eingerichtet. "
    "Was darin liegt, ist unverändert. Bitte öffnen Sie ihn selbst: {path}"
)
NO_LINK = (
    "Der Link ließ sich nicht öffnen: Auf diesem Computer ist dafür kein Programm eingerichtet. "
    "Ihre Vorlage ist unverändert. Bitte öffnen Sie ihn selbst: {address}"
)
Failed = Callable[["int | OSError"], object]
"""Is given the code with which a program ended at once, or why it could not be started."""


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    patience: QDeadlineTimer
    failed: Failed


class Programs(QObject):
    """Starts programs and looks after what becomes of them; they may outlive this one.

    ``tell`` shows the user a sentence.
    """

    def __init__(self, tell: Callable[[str], object], *, patience: int = PATIENCE) -> None:
        super().__init__()
        self.tell, self._patience = tell, patience
        self._running: list[_Running] = []
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def busy(self) -> bool:
        """Whether a program that was started is still running."""
        return bool(self._running)

    def start(self, command: Sequence[str], failed: Failed, data: bytes = b"") -> None:
        """Start ``command``, which reads ``data``; a list of arguments, no shell."""
        try:
            process = _started(command, data)
        except OSError as error:
            failed(error)
            return
        self._running.append(_Running(process, QDeadlineTimer(self._patience), failed))
        self._timer.start()

    def open(self, target: Path | str, failed: str) -> None:
        """Open a file, a folder or the address of a link; if nothing does, tell ``failed``."""

        def tell(_: int | OSError) -> None:
            self.tell(failed)

        if sys.platform == "linux" and (opener := shutil.which(OPENER)):
            self.start([opener, str(target)], tell)
        elif not QDesktopServices.openUrl(_url(target)):
            self.tell(failed)

    def show_folder(self, folder: Path) -> None:
        """Open ``folder`` in the file manager."""
        self.open(folder, NO_FOLDER.format(path=folder))

    def _on_timeout(self) -> None:
        ended = [one for one in self._running if one.process.poll() is not None]
        self._running = [one for one in self._running if one not in ended]
        if not self._running:
            self._timer.stop()
        for one in ended:
            _tell(one)


def _tell(ended: _Running) -> None:
    if ended.process.returncode and not ended.patience.hasExpired():
        ended.failed(ended.process.returncode)


def _url(target: Path | str) -> QUrl:
    if isinstance(target, Path):
        return QUrl.fromLocalFile(str(target))
    return QUrl(target, QUrl.ParsingMode.StrictMode)


def _started(command: Sequence[str], data: bytes) -> subprocess.Popen[bytes]:
    import subprocess

    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True
    )
    assert process.stdin is not None  # noqa: S101 - it was asked for
    with process.stdin as given:
        given.write(data)
    return process
