"""What the window remembers from one start to the next; never a word of a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

VERSION = 1
_T = TypeVar("_T", bound=bool | int | str)


class Settings:
    """Typed access to an .ini file in the data folder. A newer file is left alone and not read."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self._known = True
        self._known = self.read("version", VERSION) <= VERSION
        self.write("version", VERSION)

    def read(self, key: str, default: _T) -> _T:
        """Return the setting ``key``; ``default`` if it is missing or of another type."""
        value = self._store.value(key) if self._known else None
        if isinstance(default, bool):
            value = {"true": True, "false": False}.get(str(value).lower())
        elif isinstance(default, int):
            value = _whole(value)
        return value if isinstance(value, type(default)) else default

    def write(self, key: str, value: bool | int | str) -> None:
        """Keep ``value`` under ``key``."""
        if self._known:
            self._store.setValue(key, value)

    def read_folder(self, key: str) -> Path:
        """Return the folder kept under ``key``; if it is gone, one that every user finds."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        places = self.read(key, ""), QStandardPaths.writableLocation(documents)
        there = (Path(place) for place in places if place and Path(place).is_dir())
        return next(there, Path.home())

    def read_bytes(self, key: str) -> QByteArray:
        """Return what a widget saved of itself; empty if it never did."""
        value = self._store.value(key) if self._known else None
        return value if isinstance(value, QByteArray) else QByteArray()

    def write_bytes(self, key: str, value: QByteArray) -> None:
        """Keep what a widget saved of itself."""
        if self._known:
            self._store.setValue(key, value)

    def sync(self) -> None:
        """Write the file now."""
        self._store.sync()


def _whole(value: object) -> int | None:
    """Return the number that ``value`` is or spells; None if it is none."""
    if isinstance(value, int):
        return value
    try:
        return int(str(value))
    except ValueError:
        return None
