"""Programs that write down how they were called, put in place of those of the computer."""

from __future__ import annotations

import json
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


class Desktop(QObject):
    """Takes over what would be opened with the programs of the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("file", self, "_on_url")  # type: ignore[arg-type]

    @Slot(QUrl)
    def _on_url(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())

    def close(self) -> None:
        QDesktopServices.unsetUrlHandler("file")
