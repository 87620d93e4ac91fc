"""Programs that write down how they were called, put in place of those of the computer."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
arguments = sys.argv[1:]
copy = b""
if "--attach" in arguments:
    copy = pathlib.Path(arguments[arguments.index("--attach") + 1]).read_bytes()
else:
    copy = sys.stdin.buffer.read()
(folder / "data").write_bytes(copy)
(folder / "said").write_text(json.dumps(arguments), encoding="utf-8")
print({stderr!r}, file=sys.stderr)
sys.exit({code})
"""


@dataclass
class Program:
    """A recording program; ``folder`` is the only one on the path."""

    folder: Path
    name: str

    def ends(self, code: int = 0, stderr: str = "") -> None:
        """Let the program end with ``code`` from now on."""
        text = SCRIPT.format(
            python=sys.executable, folder=str(self.folder), stderr=stderr, code=code
        )
        path = self.folder / self.name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o700)

    @property
    def arguments(self) -> list[str]:
        said: list[str] = json.loads((self.folder / "said").read_text(encoding="utf-8"))
        return said

    @property
    def data(self) -> bytes:
        return (self.folder / "data").read_bytes()


OPENER = """#!/bin/sh
printf '%s\\n' "$1" >>'{list}'
exit {code}
"""


class Desktop(QObject):
    """Takes over what would be opened with the programs of the desktop."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder, self._list = folder, folder / "opened"
        self._list.touch()
        self._path = os.environ["PATH"]
        os.environ["PATH"] = f"{folder}{os.pathsep}{self._path}"
        self.ends()
        for scheme in ("file", "https"):
            QDesktopServices.setUrlHandler(scheme, self, "_on_url")  # type: ignore[arg-type]

    @property
    def opened(self) -> list[str]:
        return self._list.read_text(encoding="utf-8").splitlines()

    def ends(self, code: int = 0) -> None:
        """Let xdg-open end with ``code`` from now on."""
        opener = self._folder / "xdg-open"
        opener.write_text(OPENER.format(list=self._list, code=code), encoding="utf-8")
        opener.chmod(0o700)

    @Slot(QUrl)
    def _on_url(self, url: QUrl) -> None:
        """Where there is no xdg-open."""
        with self._list.open("a", encoding="utf-8") as opened:
            opened.write(f"{url.toLocalFile() or url.toString()}\n")

    def close(self) -> None:
        os.environ["PATH"] = self._path
        for scheme in ("file", "https"):
            QDesktopServices.unsetUrlHandler(scheme)
