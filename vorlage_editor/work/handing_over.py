"""Copies of PDFs that a mail program takes up, where it would not understand their path.

Thunderbird, called by xdg-email, takes a comma for the end of the path, and the mail goes out
without its PDF. The program may read the file long after it was called, so the copy stays for a
day; only the user can read it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "vorlagen-editor-mail-"
KEPT = 24 * 60 * 60
"""Seconds that a copy stays."""
_PLAIN = re.compile(r"[\w/. -]*")


def is_plain(path: Path) -> bool:
    """Whether every mail program understands ``path``: letters, digits, blanks and / . _ - only."""
    return bool(_PLAIN.fullmatch(str(path)))


def plain_copy(path: Path, name: str) -> Path:
    """Return where ``path`` can be taken up under ``name``: there, or as a copy. Raises OSError."""
    if is_plain(path) and path.name == name:
        return path
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_place()))  # mode 0700
    return Path(shutil.copyfile(path, folder / name))


def sweep(now: float | None = None) -> None:
    """Remove the copies of former days; what cannot be removed stays."""
    latest = (time.time() if now is None else now) - KEPT
    with suppress(OSError):  # it may be another's, or the folder cannot be read
        for folder in _place().glob(f"{PREFIX}*"):
            if folder.lstat().st_mtime < latest and _is_ours(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return os.name != "posix" or folder.lstat().st_uid == os.getuid()


def _place() -> Path:
    """Return the folder of temporary files; another one if its path is not plain, either."""
    places = tempfile.gettempdir(), os.environ.get("XDG_RUNTIME_DIR", ""), "/tmp"  # noqa: S108
    there = (Path(place) for place in places if place and Path(place).is_dir())
    return next((place for place in there if is_plain(place)), Path(tempfile.gettempdir()))
