"""What the window remembers from one start to the next; never a word of a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

VERSION = 1
_T = TypeVar("_T", bool, int, float, str)


class Settings:
    """Typed access to an .ini file in the data folder. A newer file is left alone and not read."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self._writes = self.read("version", VERSION) <= VERSION
        if self._writes:
            self._store.setValue("version", VERSION)

    def read(self, key: str, default: _T) -> _T:
        """Return the setting ``key``; ``default`` if it is missing or of another type."""
        value = self._store.value(key, default, type=type(default))
        return value if isinstance(value, type(default)) else default

    def write(self, key: str, value: bool | float | str) -> None:
        """Keep ``value`` under ``key``."""
        if self._writes:
            self._store.setValue(key, value)

    def read_bytes(self, key: str) -> QByteArray:
        """Return what a widget saved of itself; empty if it never did."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def write_bytes(self, key: str, value: QByteArray) -> None:
        """Keep what a widget saved of itself."""
        if self._writes:
            self._store.setValue(key, value)

    def sync(self) -> None:
        """Write the file now."""
        self._store.sync()
