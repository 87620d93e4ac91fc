"""The real xdg-utils on a desktop of its own, with small programs that write down their call."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.conftest import NO_DESKTOP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

REQUIRED = "VORLAGE_EDITOR_REQUIRE_XDG"
"""The variable with which these tests may not be skipped."""
NEEDED = ("xdg-open", "xdg-email", "xdg-mime", "file")
OF_DESKTOPS = (
    "XDG_CURRENT_DESKTOP", "XDG_RUNTIME_DIR", "KDE_FULL_SESSION", "GNOME_DESKTOP_SESSION_ID",
    "MATE_DESKTOP_SESSION_ID", "DESKTOP", "DESKTOP_SESSION", "MAILER",
)  # fmt: skip
PROGRAM = """#!{python}
import json, pathlib, sys, time
path = pathlib.Path({said!r})
said = json.loads(path.read_text()) if path.exists() else []
path.with_suffix(".new").write_text(json.dumps([*said, sys.argv[1:]]))
path.with_suffix(".new").replace(path)
time.sleep({seconds})
sys.exit({code})
"""
ENTRY = """[Desktop Entry]
Type=Application
Name={name}
Exec={command} %u
MimeType={types}
"""


def real_path() -> str:
    """Return the path of programs as it is without the guard of the tests."""
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(one for one in folders if NO_DESKTOP not in one)


def need(*programs: str) -> None:
    """Skip the test, or fail it where it may not be skipped, if one of ``programs`` is missing."""
    lacking = [one for one in programs if shutil.which(one, path=real_path()) is None]
    reason = f"not installed: {', '.join(lacking)}"
    if lacking and os.environ.get(REQUIRED):
        pytest.fail(reason)
    if lacking:
        pytest.skip(reason)


@dataclass
class RealDesktop:
    """A desktop without a name: ``data`` is XDG_DATA_HOME, ``config`` XDG_CONFIG_HOME."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def config(self) -> Path:
        return self.folder / "config"

    def enter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for path in (self.data / "applications", self.config, self.folder / "bin"):
            path.mkdir(parents=True)
        for name in OF_DESKTOPS:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PATH", f"{self.folder / 'bin'}{os.pathsep}{real_path()}")
        monkeypatch.setenv("HOME", str(self.folder))
        monkeypatch.setenv("XDG_DATA_HOME", str(self.data))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(self.config))
        monkeypatch.setenv("XDG_DATA_DIRS", str(self.folder / "nothing"))
        monkeypatch.setenv("DISPLAY", ":4711")  # nothing that is started here looks at it
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={self.folder}/none")
        monkeypatch.setenv("BROWSER", "/bin/false")

    def install(
        self,
        name: str,
        types: Sequence[str],
        *,
        entry: str = "",
        code: int = 0,
        seconds: float = 0,
    ) -> None:
        """Put a program ``name`` there that opens ``types`` and ends with ``code``.

        ``entry`` is the name of its desktop entry, if that is another.
        """
        script = PROGRAM.format(
            python=sys.executable, said=str(self.folder / name), code=code, seconds=seconds
        )
        program = self.folder / "bin" / name
        program.write_text(script)
        program.chmod(0o700)
        text = ENTRY.format(name=name, command=name, types="".join(f"{one};" for one in types))
        (self.data / "applications" / f"{entry or name}.desktop").write_text(text)
        with (self.config / "mimeapps.list").open("a") as file:
            file.write("[Default Applications]\n")
            file.writelines(f"{one}={entry or name}.desktop\n" for one in types)

    def said(self, name: str) -> list[list[str]]:
        """Return with which arguments the program ``name`` was called, each time."""
        path = self.folder / name
        calls: list[list[str]] = json.loads(path.read_text()) if path.exists() else []
        return calls
