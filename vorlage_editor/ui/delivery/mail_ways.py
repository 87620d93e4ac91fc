"""The ways in which a mail gets from here to a mail program. None needs a password or a server."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from vorlage_editor import own_process

if TYPE_CHECKING:
    import subprocess

    from vorlage_editor.exchange.mail import Letter

DRAFT, MAPI, XDG, FOLDER = "eml", "mapi", "xdg-email", "folder"
CANCELLED = 1  # as the code of MAPI's process
POLL = 200  # ms between two looks whether the program has ended
_REASONS = {
    (XDG, 2): "es findet das PDF nicht",
    (XDG, 3): "es ist keines eingerichtet",
    (MAPI, 2): "es ist keines eingerichtet, oder es meldet einen Fehler",
}
_NO_PROGRAM = (
    "Für E-Mail-Entwürfe (.eml) ist kein Programm eingerichtet. Der Entwurf liegt in „{path}“, "
    "Ihre Vorlage ist unverändert. Bitte öffnen Sie ihn aus Ihrem Mailprogramm heraus, oder wählen "
    "Sie beim nächsten Mal einen anderen Weg."
)
_FAILED = (
    "Das Mailprogramm ließ sich nicht öffnen: {reason}. Das PDF liegt in „{path}“, Ihre Vorlage "
    "ist unverändert. Betreff und Text sind kopiert: Bitte fügen Sie sie in eine neue E-Mail ein "
    "und hängen Sie das PDF an."
)
_NO_FOLDER = (
    "Der Ordner ließ sich nicht zeigen. Das PDF liegt in „{path}“, Ihre Vorlage ist unverändert. "
    "Betreff und Text sind kopiert: Bitte fügen Sie sie in eine neue E-Mail ein und hängen Sie das "
    "PDF an."
)


class Way(NamedTuple):
    """A way by its key in the settings, in words, and what the user is told when it is done."""

    key: str
    words: str
    done: str


WAYS = (
    Way(DRAFT, "Entwurf im Mailprogramm öffnen (.eml)", "E-Mail-Entwurf"),
    Way(MAPI, "Neue E-Mail im Mailprogramm von Windows", "PDF für die E-Mail"),
    Way(XDG, "Neue E-Mail im Mailprogramm (xdg-email)", "PDF für die E-Mail"),
    Way(FOLDER, "PDF im Ordner zeigen, Betreff und Text kopieren", "Text kopiert; PDF"),
)


def offered() -> tuple[Way, ...]:
    """Return the ways that this computer has, in the order of preference."""
    absent = set()
    if sys.platform != "win32":
        absent.add(MAPI)
    if sys.platform != "linux" or shutil.which(XDG) is None:
        absent.add(XDG)
    return tuple(way for way in WAYS if way.key not in absent)


class MailPrograms(QObject):
    """Hands mails to the programs of this computer and looks after what becomes of them."""

    failed = Signal(str)
    """A sentence for the user: nothing opened, and where the file lies."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[tuple[subprocess.Popen[bytes], str, Letter, Path]] = []
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def busy(self) -> bool:
        """Whether a program that was started is still running."""
        return bool(self._running)

    def hand_over(self, way: str, letter: Letter, path: Path) -> None:
        """Go ``way`` with the file ``path``: the draft, for ways other than that the PDF."""
        if way == DRAFT:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self.failed.emit(_NO_PROGRAM.format(path=path))
        elif way == FOLDER:
            _copy(letter)
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
                self.failed.emit(_NO_FOLDER.format(path=path))
        else:
            self._start(way, letter, path)

    def _start(self, way: str, letter: Letter, path: Path) -> None:
        command, data = _command(way, letter, path.absolute())
        try:
            process = _started(command, data)
        except OSError as error:
            self._fail(error.strerror or str(error), letter, path)
            return
        self._running.append((process, way, letter, path))
        self._timer.start()

    def _on_timeout(self) -> None:
        ended = [one for one in self._running if one[0].poll() is not None]
        for one in ended:
            self._running.remove(one)
        if not self._running:
            self._timer.stop()
        for process, way, letter, path in ended:
            code = process.returncode
            if code and not (way == MAPI and code == CANCELLED):
                self._fail(_REASONS.get((way, code), f"es meldet den Fehler {code}"), letter, path)

    def _fail(self, reason: str, letter: Letter, path: Path) -> None:
        _copy(letter)
        self.failed.emit(_FAILED.format(reason=reason, path=path))


def _command(way: str, letter: Letter, path: Path) -> tuple[list[str], bytes]:
    """Return the command line of ``way`` and what it reads."""
    if way == MAPI:
        from vorlage_editor.exchange import mapi  # noqa: PLC0415 - not at start

        return own_process.command(mapi.SWITCH), mapi.request(letter, path)
    said = (("--subject", letter.subject), ("--body", letter.text))
    words = [word for switch, text in said if text for word in (switch, text)]
    to = [one.address for one in letter.to]
    return [XDG, "--utf8", *words, "--attach", str(path), *to], b""


def _started(command: list[str], data: bytes) -> subprocess.Popen[bytes]:
    """Start a program that may outlive this one; a list of arguments, no shell."""
    import subprocess  # noqa: PLC0415 - not at start

    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True
    )
    assert process.stdin is not None  # noqa: S101 - it was asked for
    with process.stdin as given:
        given.write(data)
    return process


def _copy(letter: Letter) -> None:
    QGuiApplication.clipboard().setText(f"{letter.subject}\n\n{letter.text}")
