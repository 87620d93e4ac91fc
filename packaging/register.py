"""Let a Linux desktop know the program and its files, for the user who calls this.

``python3 packaging/start.py register`` calls this and ``… unregister`` takes it back. Packages put
the same files below /usr/share: the desktop entry, the type of ``.vorlage`` and the icon.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGING = Path(__file__).resolve().parent
ICON = "icons/hicolor/scalable"
COPIES = {
    "vorlage-editor.xml": ("mime/packages/vorlage-editor.xml",),
    "vorlage-editor.svg": (
        f"{ICON}/apps/vorlage-editor.svg",
        f"{ICON}/mimetypes/application-x-vorlage.svg",
    ),
}
"""Files of this folder, and where in the folder for data they go."""
ENTRY = "applications/vorlage-editor.desktop"
DEFAULT = "application/x-vorlage", "vorlage-editor.desktop"
TYPES = "update-mime-database"
NOT_LINUX = "Das Anmelden am Schreibtisch ist nur unter Linux nötig. Es wurde nichts verändert."
NO_TYPES = (
    f"Es fehlt das Programm „{TYPES}“ (in Debian: sudo apt-get install shared-mime-info). Es wurde "
    "nichts verändert. Bitte installieren Sie es und rufen Sie diesen Befehl dann noch einmal auf."
)
DONE = (
    "Der Vorlagen-Editor steht jetzt im Menü der Programme und öffnet Dateien mit der Endung "
    "„.vorlage“. Zurücknehmen: python3 packaging/start.py unregister"
)
FAILED = (
    "Das ist nicht gelungen: „{path}“, {reason}. Ihre Vorlagen sind unverändert. Bitte lassen Sie "
    "die Rechte daran prüfen und rufen Sie diesen Befehl dann noch einmal auf."
)
UNDONE = "Der Vorlagen-Editor ist nicht mehr angemeldet. Ihre Vorlagen sind unverändert."


class Places(NamedTuple):
    """The folders of a user: for data that desktops read, for settings, and for programs."""

    data: Path
    config: Path
    programs: Path


def places(home: Path, environment: Mapping[str, str]) -> Places:
    """Return the folders, as the XDG Base Directory Specification has them."""

    def folder(variable: str, usual: str) -> Path:
        chosen = Path(environment.get(variable, ""))
        return chosen if chosen.is_absolute() else home / usual

    data, config = folder("XDG_DATA_HOME", ".local/share"), folder("XDG_CONFIG_HOME", ".config")
    return Places(data, config, home / ".local/bin")


def register(into: Places) -> None:
    """Install the files and a command of the program. Raises OSError."""
    command = into.programs / "vorlage-editor"
    python = getattr(sys, "_base_executable", sys.executable)  # not that of the environment
    start = shlex.join([python, str(PACKAGING / "start.py")])
    _write(command, f'#!/bin/sh\nexec {start} "$@"\n')
    command.chmod(0o755)
    entry = (PACKAGING / "vorlage-editor.desktop").read_text(encoding="utf-8")
    _write(into.data / ENTRY, entry.replace("Exec=vorlage-editor", f"Exec={quoted(command)}"))
    for name, targets in COPIES.items():
        for target in targets:
            _write(into.data / target, (PACKAGING / name).read_text(encoding="utf-8"))
    _update(into.data)
    if asker := shutil.which("xdg-mime"):  # without desktop-file-utils GLib needs to be told
        subprocess.run([asker, "default", DEFAULT[1], DEFAULT[0]], check=False, capture_output=True)


def unregister(into: Places) -> None:
    """Remove what ``register`` installed. Raises OSError."""
    copies = [into.data / target for targets in COPIES.values() for target in targets]
    for path in (into.programs / "vorlage-editor", into.data / ENTRY, *copies):
        path.unlink(missing_ok=True)
    settings = into.config / "mimeapps.list"
    if settings.is_file():
        lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if line.strip().rstrip(";") != "=".join(DEFAULT)]
        settings.write_text("".join(kept), encoding="utf-8")
    _update(into.data)


def quoted(command: Path) -> str:
    """Return ``command`` as desktop entries want it; only quoted if it must be.

    xdg-open of xdg-utils 1.1.3 understands no quotes.
    """
    text = str(command)
    if not set(text) & set(" \t\"'\\><~|&;$*?#()`%"):
        return text
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in text)
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _update(data: Path) -> None:
    """Let the desktop read what has changed."""
    for program, folder in ((TYPES, "mime"), ("update-desktop-database", "applications")):
        if shutil.which(program) and (data / folder).is_dir():
            subprocess.run([program, str(data / folder)], check=False, capture_output=True)


def main(what: str) -> int:
    """Register or unregister; return the exit code."""
    into = places(Path.home(), os.environ)
    refused = NOT_LINUX if sys.platform != "linux" else "" if shutil.which(TYPES) else NO_TYPES
    if refused:
        print(refused)
        return 1
    try:
        (register if what == "register" else unregister)(into)
    except OSError as error:
        print(FAILED.format(path=error.filename, reason=error.strerror))
        return 1
    print(DONE if what == "register" else UNDONE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
