"""The command line: the window, or the same work without a screen.

Exit code 0: done; 1: a check found an error; 2: it could not be done, a sentence on stderr says
why. What a command does not need is not loaded.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from vorlage_editor import __version__
from vorlage_editor.cli import export, forms, imports, reading, window
from vorlage_editor.cli.arguments import Parser, add_options
from vorlage_editor.cli.papers import DONE, FAILED, STOPPED, complain
from vorlage_editor.exchange import files
from vorlage_editor.model.errors import UserError


def main(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` say and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except OSError as error:  # of standard output: files speak for themselves
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # whoever read along has read enough
            return DONE
        complain(f"Die Ausgabe ist unvollständig: {files.reason(error)}.")
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        given = _parser().parse_args(_with_command(arguments))
        code: int = given.run(given)
    except UserError as error:
        complain(str(error))
        return FAILED
    return code


_COMMANDS = ("export", "read", "check", "import", "forms")


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Return ``arguments`` with the command that opens the window, where none is named."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        if arguments[place] in ("-h", "--help", "--version"):
            return list(arguments)
        place += 2 if arguments[place] == "--data" else 1
    named = place < len(arguments) and arguments[place] in _COMMANDS
    if named or place > len(arguments):  # --data without a folder
        return list(arguments)
    return [*arguments[:place], window.NAME, *arguments[place:]]


def _parser() -> Parser:
    parser = Parser(
        prog="vorlage-editor",
        usage="vorlage-editor [DATEI] | BEFEHL …",
        description="Schreibt Vorlagen für Rat und Ausschüsse. Ohne Befehl öffnet sich das "
        "Fenster, mit DATEI (.vorlage, PDF mit Entwurf, HTML, Text) zeigt es diese.",
        add_help=False,
    )
    options = add_options(parser, default=None)
    options.add_argument(
        "--version",
        action="version",
        version=f"Vorlagen-Editor {__version__}",
        help="zeigt die Fassung des Programms",
    )
    commands = parser.add_subparsers(
        title="Befehle", metavar="BEFEHL", prog=parser.prog, parser_class=Parser
    )
    for add in (window.add, export.add, reading.add, imports.add, forms.add):
        add(commands)
    return parser
