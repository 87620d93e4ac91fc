"""Reading files, writing them so that a failure leaves the old one, and naming them."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from vorlage_editor.exchange.limits import FILE
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.vorlage import Vorlage

_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
)
_LONGEST = 80
_REASONS = {
    errno.ENOSPC: ("der Datenträger ist voll", "Bitte schaffen Sie Platz"),
    errno.EDQUOT: ("Ihr Speicherplatz ist aufgebraucht", "Bitte schaffen Sie Platz"),
    errno.EACCES: ("dafür fehlt die Berechtigung", "Bitte wählen Sie einen anderen Ordner"),
    errno.EPERM: ("dafür fehlt die Berechtigung", "Bitte wählen Sie einen anderen Ordner"),
    errno.EROFS: ("der Ordner ist schreibgeschützt", "Bitte wählen Sie einen anderen Ordner"),
    errno.ENOENT: ("den Ordner gibt es nicht", "Bitte wählen Sie einen anderen Ordner"),
    errno.ENOTDIR: ("den Ordner gibt es nicht", "Bitte wählen Sie einen anderen Ordner"),
    errno.EISDIR: ("dort liegt ein Ordner dieses Namens", "Bitte wählen Sie einen anderen Namen"),
    errno.ENAMETOOLONG: ("der Name ist zu lang", "Bitte wählen Sie einen kürzeren Namen"),
}
_OTHER = "Bitte wählen Sie einen anderen Ordner"
_READING = {
    errno.ENOENT: "es gibt sie nicht",
    errno.ENOTDIR: "es gibt sie nicht",
    errno.EACCES: "dafür fehlt die Berechtigung",
    errno.EPERM: "dafür fehlt die Berechtigung",
    errno.EISDIR: "dort liegt ein Ordner",
    errno.ENAMETOOLONG: "der Name ist zu lang",
}


def exists(path: Path) -> bool:
    """Whether something is at ``path``; a name that cannot be one says no."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder."""
    return exists(path) and path.is_dir()


def spare(inputs: Iterable[Path], target: Path) -> None:
    """Raise UserError if ``target`` is one of ``inputs``: an export lacks the internal notes."""
    if exists(target) and any(exists(one) and target.samefile(one) for one in inputs):
        raise UserError(
            f"„{target}“ ist selbst eine Eingabe und würde ohne ihre internen Notizen "
            "überschrieben. Sie ist unverändert. Bitte geben Sie eine andere Ausgabe an."
        )


def modified(path: Path) -> datetime:
    """Return when ``path`` was written, so that the same file gives the same PDF."""
    try:
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    except OSError as error:
        raise ReadError(f"Die Datei „{path}“ ist nicht mehr da.") from error


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; raise ReadError if that fails or it is larger than 50 MB."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE + 1)
    except OSError as error:
        reason = _READING.get(error.errno or 0, error.strerror or str(error))
        raise ReadError(
            f"Die Datei „{path}“ lässt sich nicht lesen: {reason}. "
            "Bitte prüfen Sie den Namen und den Ordner."
        ) from error
    if len(data) > FILE:
        raise ReadError(f"Die Datei „{path}“ ist größer als 50 MB und wurde nicht gelesen.")
    return data


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` as a whole or not at all; a failure leaves the old file.

    Raises UserError with the reason.
    """
    path = path.absolute()
    try:
        temporary = _written(path, data)
        try:
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        _, advice = _REASONS.get(error.errno or 0, ("", _OTHER))
        raise UserError(
            f"Die Datei „{path}“ wurde nicht geschrieben: {reason(error)}. Was dort schon lag, "
            f"und Ihr Entwurf, sind unverändert. {advice} und versuchen Sie es noch einmal."
        ) from error
    _settle(path.parent)


def write_beside(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path``; where another file has that name, under the next that is free.

    Return where it is. Raises UserError with the reason.
    """
    names = chain([path], (path.with_stem(f"{path.stem}-{number}") for number in count(2)))
    free = next(one for one in names if not exists(one) or _holds(one, data))
    write_atomically(free, data)
    return free


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def put_aside(path: Path, what: str) -> str:
    """Rename the damaged file ``path`` in its folder, so that nothing is lost; return its new name.

    ``what`` it keeps is for the user. Raises UserError; then it stays as it is.
    """
    aside = next(one for one in _aside(path) if not exists(one))
    try:
        path.rename(aside)
    except OSError as error:
        raise UserError(
            f"Die Datei mit Ihren {what} ist beschädigt und ließ sich nicht beiseitelegen: "
            f"{reason(error)}. Sie wurde nicht verändert. Bitte lassen Sie die Rechte am "
            "Datenordner prüfen."
        ) from error
    return aside.name


def _aside(path: Path) -> Iterator[Path]:
    stem = f"{path.stem}-beschaedigt"
    yield path.with_stem(stem)
    for number in count(2):
        yield path.with_stem(f"{stem}-{number}")


def reason(error: OSError) -> str:
    """Return in a few words why something could not be written."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error), ""))[0]


def _written(path: Path, data: bytes) -> Path:
    """Write ``data`` beside ``path``, with its rights, down to the disk; return where."""
    temporary = path.parent / f".{os.urandom(8).hex()}.teil"
    try:
        with temporary.open("xb") as file:  # with the rights that a new file gets here
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(path.stat().st_mode & 0o777)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _settle(folder: Path) -> None:
    """Bring the folder's new entry to the disk, where the system can."""
    with contextlib.suppress(OSError):  # Windows opens no folders; the file itself is written
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def export_name(vorlage: Vorlage, suffix: str = ".pdf", *, public: bool = False) -> str:
    """Return the file name of an export: ``Vorlage_IV-0127-2015.pdf``, in plain letters.

    That of a nichtöffentliche paper tells nothing of it: file names are seen by many, in folders,
    mails and queues of printers. A ``public`` one has a name of its own, so that it replaces no
    whole paper.
    """
    ending = f"_oeffentlich{suffix}" if public else suffix
    if is_closed(vorlage):
        return f"Vorlage{ending}"
    number = unicodedata.normalize("NFKD", vorlage.number.translate(_LETTERS))
    letters = "".join(letter for letter in number if not unicodedata.combining(letter))
    plain = re.sub(r"[^A-Za-z0-9._]+", "-", letters)
    return f"Vorlage_{plain.strip('-._')[:_LONGEST] or 'Entwurf'}{ending}"
