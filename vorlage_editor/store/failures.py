"""What can go wrong with the file, in words for the user."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # or pysqlite3

from vorlage_editor.model.errors import UserError


class StoreError(UserError):
    """The store could not do it. ``reason`` says why in a few words, for the status bar."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


OPENING = "Ihre Vorlagen wurden nicht verändert."
READING = "Gespeichert ist alles wie zuvor."
WRITING = "Der Text bleibt geöffnet, gespeicherte Stände sind unverändert."

_WORDS = {
    sqlite3.SQLITE_FULL: (
        "Datenträger voll",
        "Der Datenträger mit dem Datenordner ist voll.",
        "Bitte schaffen Sie dort Platz und versuchen Sie es noch einmal.",
    ),
    sqlite3.SQLITE_READONLY: (
        "Datenordner schreibgeschützt",
        "Im Datenordner darf nicht geschrieben werden.",
        "Bitte lassen Sie die Rechte am Ordner prüfen.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "Datenordner nicht erreichbar",
        "Die Datei mit den Vorlagen lässt sich nicht öffnen.",
        "Bitte prüfen Sie, ob der Datenordner erreichbar ist und Sie darin schreiben dürfen.",
    ),
    sqlite3.SQLITE_BUSY: (
        "bereits geöffnet",
        "Der Vorlagen-Editor ist bereits geöffnet und arbeitet mit denselben Vorlagen.",
        "Bitte wechseln Sie in das andere Fenster oder schließen Sie es zuerst.",
    ),
    sqlite3.SQLITE_IOERR: (
        "Datenträger meldet einen Fehler",
        "Der Datenträger mit dem Datenordner hat einen Fehler gemeldet.",
        "Bitte prüfen Sie, ob er angeschlossen ist, und starten Sie das Programm dann neu.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "Datei mit den Vorlagen beschädigt",
        "Die Datei mit den Vorlagen ist beschädigt.",
        "Bitte legen Sie eine Kopie des Datenordners an und wenden Sie sich an Ihre IT.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "keine Datei des Vorlagen-Editors",
        "Die Datei mit den Vorlagen ist keine Datei des Vorlagen-Editors oder beschädigt.",
        "Bitte wählen Sie einen anderen Datenordner oder spielen Sie eine Sicherung ein.",
    ),
}
"""By SQLite's code: the reason in short, what happened, what to do."""

_SAME = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_AUTH: sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PROTOCOL: sqlite3.SQLITE_BUSY,
}
_SYSTEM = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EACCES: sqlite3.SQLITE_READONLY,
    errno.EPERM: sqlite3.SQLITE_READONLY,
    errno.EROFS: sqlite3.SQLITE_READONLY,
}


def code(error: sqlite3.Error | OSError) -> int:
    """Return SQLite's primary code for ``error``, 0 if it has none."""
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)
    number = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _SAME.get(number, number)


def failure(number: int, safe: str) -> StoreError:
    """Return the error with SQLite's code ``number``; ``safe`` says how the drafts stand."""
    reason, happened, to_do = _WORDS[number]
    return StoreError(reason, f"{happened} {safe} {to_do}")


@contextmanager
def explained(safe: str) -> Iterator[None]:
    """Raise what SQLite or the system reports as a StoreError; a fault of ours stays as it is."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if code(error) not in _WORDS:
            raise
        raise failure(code(error), safe) from error
