"""The database file: its settings, its gates, and transactions that say whether they held.

Saves must outlive a power cut, hence ``synchronous=extra`` with a rollback journal; one process
has the file, hence the exclusive lock. The gate looks at a file before anything is written to it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # or pysqlite3

from vorlage_editor.store.failures import (
    OPENING,
    WRITING,
    StoreError,
    code,
    explained,
    failure,
)
from vorlage_editor.store.migrations import APPLICATION, KNOWN, MAJOR, MINOR, schema

T = TypeVar("T")

FILE = "vorlagen.db"
"""The file's name in the data folder."""

_SETTINGS = (
    "locking_mode = exclusive",
    "synchronous = extra",
    "foreign_keys = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "secure_delete = on",
    "temp_store = memory",  # no copies in the system's temporary folder
    "journal_size_limit = 0",  # nor in the journal, once a change is written
)

_NEWER = (
    "Die Vorlagen wurden mit einer neueren Fassung des Vorlagen-Editors gespeichert. Sie lassen "
    "sich ansehen und ausgeben, aber nicht ändern. Bitte aktualisieren Sie das Programm."
)
_PROTECTED = (
    "Im Datenordner darf nicht geschrieben werden. Ihre Vorlagen lassen sich ansehen und ausgeben, "
    "aber nicht ändern. Bitte lassen Sie die Rechte am Ordner prüfen."
)
_DAMAGED = (
    "Die Datei mit den Vorlagen ist beschädigt. Was lesbar ist, lässt sich ansehen und ausgeben; "
    "geändert wird nichts mehr. Bitte legen Sie eine Kopie des Datenordners an und wenden Sie sich "
    "an Ihre IT."
)
_REPLACED = (
    "Die Datei mit den Vorlagen wurde ausgetauscht oder gekürzt, während sie geöffnet war. Der "
    "Text bleibt geöffnet, ist aber nicht gespeichert. Bitte kopieren Sie ihn und starten Sie das "
    "Programm neu."
)


class DraftFile:
    """The open file of a data folder, made if there is none.

    ``notice`` is empty, or says in a sentence for the user why nothing can be written. Raises
    StoreError if the file cannot be opened or must not be.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        with explained(OPENING):
            if not self._path.exists():
                _create(self._path)
            _refuse_empty(self._path)
            self._identity = _identity(self._path)
            with suppress(OSError):  # a copy that was put back is often open to all
                self._path.chmod(self._path.stat().st_mode & 0o700)
            self.db = _connect(self._path)
            try:
                self.notice = _enter(self.db)
            except BaseException:
                self.db.close()
                raise

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def write(self, work: Callable[[], T]) -> T:
        """Do ``work`` in a transaction and return what it returns, once that is committed.

        After an error nobody knows whether the commit took place. So ``work`` must be such that
        doing it again does no harm, and is done again once, to succeed or to report.
        """
        if self.notice:
            raise StoreError("nur Lesen möglich", self.notice)
        with explained(WRITING):
            if _identity(self._path) != self._identity or self._cut():
                raise StoreError("Datei mit den Vorlagen ausgetauscht", _REPLACED)
            try:
                with _transaction(self.db):
                    return work()
            except sqlite3.OperationalError:
                with _transaction(self.db):
                    return work()

    def _cut(self) -> bool:
        """Whether others have shortened the file; SQLite would write on, relying on its cache."""
        pages, size = (_number(self.db, name) for name in ("page_count", "page_size"))
        return self._path.stat().st_size < pages * size


@contextmanager
def _transaction(db: Database) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _connect(path: Path) -> Database:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=2, isolation_level=None
    )
    db = Database(connection, execute_plugins=False)
    try:
        for setting in _SETTINGS:
            db.execute(f"PRAGMA {setting}")
    except BaseException:
        db.close()
        raise
    return db


def _enter(db: Database) -> str:
    """Pass the gate, take the lock, bring the tables up to date; return why only to read."""
    notice = _gate(db) or _read_only(db) or _damage(db)
    if notice:
        db.execute("PRAGMA query_only = on")
    else:
        db.execute("PRAGMA journal_mode = delete")
        if schema.pending(db):
            schema.apply(db)
    return notice


def _gate(db: Database) -> str:
    if _number(db, "application_id") != APPLICATION:
        raise failure(sqlite3.SQLITE_NOTADB, OPENING)
    version = _number(db, "user_version")
    if version >> 16 > MAJOR:
        raise StoreError(
            "Vorlagen einer neueren Fassung",
            "Die Vorlagen wurden mit einer neueren Fassung des Vorlagen-Editors gespeichert, die "
            f"diese hier nicht lesen kann. {OPENING} Bitte aktualisieren Sie das Programm.",
        )
    unknown = {step.name for step in schema.applied(db)} - KNOWN
    return _NEWER if version > MAJOR << 16 | MINOR or unknown else ""


def _read_only(db: Database) -> str:
    """Take the exclusive lock and try a write that is taken back."""
    try:
        db.execute("BEGIN EXCLUSIVE")
        db.execute(f"PRAGMA user_version = {_number(db, 'user_version')}")
    except sqlite3.OperationalError as error:
        if code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            return _PROTECTED
        if code(error) != sqlite3.SQLITE_FULL:  # then the next save will say so
            raise
    finally:
        db.rollback()
    return ""


def _damage(db: Database) -> str:
    return "" if db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",) else _DAMAGED


def _number(db: Database, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another that takes its place; raises OSError if it is gone."""
    state = path.stat()
    return state.st_dev, state.st_ino


def _refuse_empty(path: Path) -> None:
    """Raise StoreError if nothing is in the file; SQLite would take it for a new one.

    It is not opened for that: closing it again would drop the locks that this process has.
    """
    if not path.stat().st_size:
        raise StoreError(
            "Datei mit den Vorlagen leer",
            f"Die Datei mit den Vorlagen ({path}) ist leer, vermutlich durch einen Fehler des "
            "Datenträgers oder beim Kopieren. Sie wurde nicht verändert. Bitte spielen Sie eine "
            "Sicherung ein; gibt es keine, löschen Sie die Datei und beginnen neu.",
        )


def _create(path: Path) -> None:
    """Make the file whole under another name first: an empty one is never ours."""
    if not path.parent.exists():
        path.parent.mkdir(0o700, parents=True)
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    new.touch(0o600, exist_ok=False)
    try:
        db = _connect(new)
        try:
            schema.apply(db)
        finally:
            db.close()
        _publish(new, path)
    finally:
        new.unlink(missing_ok=True)


def _publish(new: Path, path: Path) -> None:
    """Name ``new`` ``path``, unless another process was first."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        new.rename(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
