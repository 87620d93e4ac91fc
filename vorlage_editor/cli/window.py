"""Without a command: the window."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from vorlage_editor.cli.arguments import add_options
from vorlage_editor.cli.papers import folder
from vorlage_editor.exchange import files
from vorlage_editor.model.errors import UserError
from vorlage_editor.process import collect_as_usual

if TYPE_CHECKING:
    from vorlage_editor.cli.arguments import Commands

NAME = "window"
"""The command's name, which nobody needs to write."""


def add(commands: Commands) -> None:
    """Add the command that opens the window."""
    command = commands.add_parser(NAME, add_help=False)
    add_options(command)
    command.add_argument("file", nargs="?", default="", metavar="DATEI")
    command.set_defaults(run=_open_window)


def _open_window(given: Namespace) -> int:
    file = Path(given.file) if given.file else None
    if file and not files.exists(file):
        files.read_file(file)  # raises in words
    if not _has_display():
        raise UserError(
            "Hier gibt es keinen Bildschirm, darum lässt sich kein Fenster öffnen. "
            "Ohne Bildschirm gehen die Befehle export, read, check, import und forms (siehe "
            "--help)."
        )
    try:
        from vorlage_editor.app import run
    except ImportError as error:
        raise UserError(
            f"Das Fenster lässt sich nicht öffnen, weil etwas fehlt ({error}). Ihre Vorlagen sind "
            "davon nicht betroffen. Bitte rufen Sie „python3 packaging/start.py“ auf."
        ) from error
    collect_as_usual()
    return run(file, folder(given))


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
