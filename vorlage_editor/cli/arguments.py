"""What the commands are called with: argparse in German, and the options of every command."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from typing_extensions import override

from vorlage_editor.folders import VARIABLE
from vorlage_editor.model.errors import UserError

if TYPE_CHECKING:
    # argparse has no public name for it
    Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001

INPUTS = ".vorlage, PDF mit Entwurf, HTML, Text oder vorlage.json"


class Parser(argparse.ArgumentParser):
    """argparse in German: what it says is one sentence, and no stack of usage lines."""

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Aufruf:", 1)

    @override
    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Aufruf:", 1)

    @override
    def error(self, message: str) -> NoReturn:
        for pattern, german in _COMPLAINTS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                raise UserError(f"{german.format(*match.groups())} {_HELP}")
        raise UserError(f"So lässt sich das Programm nicht aufrufen. {_HELP}")


_HELP = "Was möglich ist, zeigt „vorlage-editor --help“."
_COMPLAINTS = (
    ("the following arguments are required: (.*)", "Es fehlt: {}."),
    ("unrecognized arguments: (.*)", "Unbekannt ist: {}."),
    ("argument ([^:]*): expected .*", "Nach {} fehlt eine Angabe."),
    ("argument ([^:]*): invalid choice: (.*) \\(choose from .*", "Für {} geht {} nicht."),
)
"""What argparse says, and the same in German."""


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the papers that a command takes, one or more."""
    command.add_argument_group("Angaben").add_argument(
        "input", nargs="+", metavar="EINGABE", help=INPUTS
    )


def add_options(
    parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS
) -> argparse._ArgumentGroup:
    """Add what every command knows; a command without --data keeps what stood before it."""
    options = parser.add_argument_group("Optionen")
    options.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")
    options.add_argument(
        "--data",
        metavar="ORDNER",
        default=default,
        help=f"der Datenordner (sonst {VARIABLE} oder der übliche)",
    )
    return options
