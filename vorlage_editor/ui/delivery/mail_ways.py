"""The ways in which a mail gets from here to a mail program. None needs a password or a server."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QGuiApplication

from vorlage_editor import own_process
from vorlage_editor.exchange.mail import unlike_html

if TYPE_CHECKING:
    from vorlage_editor.exchange.mail import Letter
    from vorlage_editor.ui.delivery.mail_program import MailProgram
    from vorlage_editor.ui.kit.opening import Programs

DRAFT, MAPI, XDG, FOLDER = "eml", "mapi", "xdg-email", "folder"
CANCELLED = 1  # as the code of MAPI's process
_NONE_OR_FAULT = "es ist keines eingerichtet, oder es meldet einen Fehler"
_REASONS = {
    (XDG, 2): "es findet das PDF nicht",
    (XDG, 3): "es ist keines eingerichtet",
    (XDG, 4): _NONE_OR_FAULT,
    (XDG, 5): "es darf das PDF nicht lesen",
    (MAPI, 2): _NONE_OR_FAULT,
}
_NO_PROGRAM = (
    "Für E-Mail-Entwürfe ist auf diesem Computer kein Programm eingerichtet. Der Entwurf liegt in "
    "„{path}“, Ihre Vorlage ist unverändert. Bitte öffnen Sie ihn aus Ihrem Mailprogramm heraus, "
    "oder wählen Sie beim nächsten Mal einen anderen Weg."
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
_NOT_SET_UP = (
    "Öffnet sich keine E-Mail, hat Ihr Mailprogramm noch kein Konto: Bitte richten Sie dort eines "
    "ein"
)


class Way(NamedTuple):
    """A way by its key in the settings, in words, and what the user is told when it is done."""

    key: str
    words: str
    note: str
    """What is good and bad about it."""
    done: str
    otherwise: str = ""
    """What to do if no mail appears, as a sentence; empty if there is none to come."""


WAYS = (
    Way(
        DRAFT,
        "Entwurf im Mailprogramm öffnen",
        "Empfänger mit Namen; ohne Ihre Signatur, die setzen Sie im Mailprogramm ein.",
        "E-Mail-Entwurf",
        f"{_NOT_SET_UP} und öffnen Sie dann diesen Entwurf.",
    ),
    Way(
        MAPI,
        "Neue E-Mail im Mailprogramm von Windows",
        "Wie eine E-Mail, die Sie dort selbst beginnen.",
        "PDF für die E-Mail",
    ),
    Way(
        XDG,
        "Neue E-Mail im Mailprogramm",
        "Mit Ihrer Signatur; Empfänger nur mit Adresse, ohne Namen.",
        "PDF für die E-Mail",
        f"{_NOT_SET_UP}, beginnen Sie eine neue E-Mail und hängen Sie dieses PDF an.",
    ),
    Way(
        FOLDER,
        "PDF im Ordner zeigen, Betreff und Text kopieren",
        "Sie beginnen die E-Mail selbst, fügen den Text ein und hängen das PDF an.",
        "Text kopiert; PDF",
    ),
)
NO_DRAFTS = "Ihr Mailprogramm öffnet solche Entwürfe nicht."
"""The note on drafts for a program that does not."""


def offered(program: MailProgram) -> tuple[Way, ...]:
    """Return the ways that this computer has, in the order of preference."""
    absent = set()
    if sys.platform != "win32":
        absent.add(MAPI)
    if sys.platform != "linux" or shutil.which(XDG) is None or not program.takes_files:
        absent.add(XDG)
    ways = tuple(way for way in WAYS if way.key not in absent)
    if program.opens_drafts:
        return ways
    last = tuple(way._replace(note=NO_DRAFTS) for way in ways if way.key == DRAFT)
    return (*(way for way in ways if way.key != DRAFT), *last)


def hand_over(
    programs: Programs, way: str, letter: Letter, path: Path, *, html: bool = False
) -> None:
    """Go ``way`` with the file ``path``: the draft, for ways other than that the PDF.

    ``html`` says that the mail program takes the text for HTML.
    """
    path = path.absolute()
    failed = partial(_on_failed, programs, way, letter, path)
    if way == DRAFT:
        programs.open(path, _NO_PROGRAM.format(path=path))
    elif way == FOLDER:
        _copy(letter)
        programs.open(path.parent, _NO_FOLDER.format(path=path))
    elif way == MAPI:
        from vorlage_editor.exchange import mapi

        programs.start(own_process.command(mapi.SWITCH), failed, mapi.request(letter, path))
    else:
        try:
            command = xdg_command(letter, path, html=html)
        except OSError as error:
            failed(error)
        else:
            programs.start(command, failed)


def xdg_command(letter: Letter, path: Path, *, html: bool = False) -> list[str]:
    """Return the command line of xdg-email; raise OSError if it needs a copy and that fails."""
    from vorlage_editor.work.handing_over import plain_copy

    text = unlike_html(letter.text) if html else letter.text
    said = (("--subject", letter.subject), ("--body", text))
    words = [word for switch, text in said if text for word in (switch, text)]
    to = [one.address for one in letter.to]
    return [XDG, "--utf8", *words, "--attach", str(plain_copy(path, letter.attachment)), *to]


def _on_failed(
    programs: Programs, way: str, letter: Letter, path: Path, why: int | OSError
) -> None:
    if way == MAPI and why == CANCELLED:
        return
    if isinstance(why, OSError):
        reason = why.strerror or str(why)
    else:
        reason = _REASONS.get((way, why), f"es meldet den Fehler {why}")
    _copy(letter)
    programs.tell(_FAILED.format(reason=reason, path=path))


def _copy(letter: Letter) -> None:
    QGuiApplication.clipboard().setText(f"{letter.subject}\n\n{letter.text}")
