"""The command line: the window, or the same work without a screen.

Exit code 0: done; 1: a check found an error; 2: it could not be done, a sentence on stderr says
why. What a command does not need is not loaded.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec
from typing_extensions import override

from vorlage_editor import __version__, resources
from vorlage_editor.exchange import files, package
from vorlage_editor.exchange.package import Package
from vorlage_editor.exchange.papers import read_paper
from vorlage_editor.folders import VARIABLE, data_folder
from vorlage_editor.model import codec
from vorlage_editor.model.checks import Finding, Severity, check
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.form import Form, parse_form
from vorlage_editor.model.office import Office
from vorlage_editor.model.summary import summary
from vorlage_editor.model.vorlage import published
from vorlage_editor.work.paper import Paper, pdf_of

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = ("export", "read", "check", "import")
FORMATS = ("pdf", "vorlage", "json")
SELDOM = 200_000
"""New objects after which Python looks for garbage; a paper of 100 pages has as many."""
_INPUTS = ".vorlage, PDF mit Entwurf, HTML, Text oder vorlage.json"
_DONE, _FOUND, _FAILED, _STOPPED = 0, 1, 2, 130
_WINDOW = "window"
_WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.INFO: "Hinweis"}


def main(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` say and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        given = _parser().parse_args(_with_command(arguments))
        code: int = given.run(given)
        sys.stdout.flush()
    except UserError as error:
        _complain(str(error))
        return _FAILED
    except OSError as error:  # of standard output: files speak for themselves
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # whoever read along has read enough
            return _DONE
        _complain(f"Die Ausgabe ist unvollständig: {files.reason(error)}.")
        return _FAILED
    except KeyboardInterrupt:
        return _STOPPED
    return code


def _complain(sentence: str) -> None:
    print(" ".join(sentence.split()), file=sys.stderr)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let Python look seldom for garbage: what a command makes it needs until its end."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


# Commands


def _open_window(given: argparse.Namespace) -> int:
    file = Path(given.file) if given.file else None
    if file and not files.exists(file):
        files.read_file(file)  # raises in words
    if not _has_display():
        raise UserError(
            "Hier gibt es keinen Bildschirm, darum lässt sich kein Fenster öffnen. "
            "Ohne Bildschirm gehen die Befehle export, read, check und import (siehe --help)."
        )
    try:
        from vorlage_editor.app import run  # noqa: PLC0415 - Qt only where a window opens
    except ImportError as error:
        raise UserError(
            f"Das Fenster lässt sich nicht öffnen, weil etwas fehlt ({error}). Ihre Vorlagen sind "
            "davon nicht betroffen. Bitte rufen Sie „python3 packaging/start.py“ auf."
        ) from error
    return run(file, _folder(given))


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def _read(given: argparse.Namespace) -> int:
    found = _paper(Path(given.input))
    if given.json:
        print(codec.encode(found.id, found.vorlage).decode(), end="")
    else:
        print("\n".join(summary(found.vorlage)))
    return _DONE


def _check(given: argparse.Namespace) -> int:
    findings = _findings(_paper(Path(given.input)))
    if given.json:
        print(msgspec.json.format(msgspec.json.encode(findings), indent=1).decode())
    else:
        _show(findings, sys.stdout)
        if not findings:
            print("Keine Beanstandungen.")
    return _FOUND if _faulty(findings) else _DONE


@_seldom_collecting()
def _export(given: argparse.Namespace) -> int:
    inputs = [Path(name) for name in given.input]
    target = Path(given.output)
    if files.is_folder(target):
        if not given.to:
            raise UserError(
                f"„{target}“ ist ein Ordner. Bitte geben Sie mit --to an, was darin entstehen "
                f"soll ({_listed(FORMATS)})."
            )
        return _export_all(inputs, target, given.to, inside=_inside(given, given.to))
    if len(inputs) > 1:
        raise UserError(
            f"Mehrere Vorlagen brauchen einen Ordner, den es gibt; „{target}“ ist keiner. "
            "Bitte legen Sie ihn an oder geben Sie einen anderen an."
        )
    wanted = target.suffix.lower().removeprefix(".")
    if given.to not in (None, wanted):
        raise UserError(
            f"„{target}“ ist kein Ordner, den es gibt, und --to gilt nur für Ordner. "
            "Bei einer Datei bestimmt ihre Endung das Format."
        )
    if wanted not in FORMATS:
        raise UserError(
            f"In das Format „{target.suffix or target.name}“ lässt sich nicht exportieren. "
            f"Möglich sind {_listed(FORMATS)}."
        )
    files.spare(inputs, target)
    inside = _inside(given, wanted)
    return _export_one(inputs[0], _paper(inputs[0]), target, wanted, inside=inside)


def _inside(given: argparse.Namespace, wanted: str) -> bool:
    """Whether the draft is to be put into the PDF; raise UserError if none is asked for."""
    if given.with_draft and wanted != "pdf":
        raise UserError(f"--with-draft gilt nur für PDF, nicht für {wanted}.")
    return bool(given.with_draft)


def _export_all(inputs: Sequence[Path], folder: Path, wanted: str, *, inside: bool) -> int:
    """Export each of ``inputs``; one that fails does not keep the others from it."""
    code, names = _DONE, set[str]()
    for path in inputs:
        try:
            found = _paper(path)
            name = _free(files.export_name(found.vorlage, f".{wanted}"), names)
            files.spare(inputs, folder / name)
            code = max(code, _export_one(path, found, folder / name, wanted, inside=inside))
        except UserError as error:
            _complain(f"{path}: {error}")
            code = _FAILED
    return code


def _free(name: str, taken: set[str]) -> str:
    """Return ``name``, counted on if this run has written a file of that name."""
    stem, dot, suffix = name.rpartition(".")
    count = 1
    while name.casefold() in taken:
        count += 1
        name = f"{stem}-{count}{dot}{suffix}"
    taken.add(name.casefold())
    return name


def _export_one(path: Path, found: Package, target: Path, wanted: str, *, inside: bool) -> int:
    findings = _findings(found)
    if _faulty(findings):
        _show(findings, sys.stderr, f"{path}: ")
        return _FOUND
    files.write_atomically(target, _written(found, wanted, files.modified(path), inside=inside))
    return _DONE


def _written(found: Package, wanted: str, when: datetime, *, inside: bool) -> bytes:
    """Return ``found`` as a file of the format ``wanted``, without what is internal."""
    vorlage = published(found.vorlage)
    if wanted == "json":
        return codec.encode(found.id, vorlage)
    if wanted == "vorlage":
        return package.write(found.id, vorlage, found.form, found.blobs)
    paper = Paper(vorlage, found.form, found.blobs, when)
    return pdf_of(paper, found.id if inside else None)


def _import(given: argparse.Namespace) -> int:
    from vorlage_editor.store.drafts import DraftStore  # noqa: PLC0415 - needs SQLite

    code = _DONE
    with DraftStore(_folder(given)) as store:
        for path in map(Path, given.input):
            try:
                found = _paper(path)
                for blob in found.blobs.values():
                    store.put_blob(blob)
                saved = store.create(found.vorlage, found.form)
                print(f"Übernommen: {path} (Entwurf {saved.id})")
            except UserError as error:
                _complain(f"{path}: {error}")
                code = _FAILED
    return code


# What the commands share


def _paper(path: Path) -> Package:
    return read_paper(files.read_file(path), path.name, _form(), _today())


def _form() -> Form:
    return parse_form(resources.text("formulare/standard.toml"))


def _today() -> date:
    return datetime.now().astimezone().date()


def _findings(found: Package) -> list[Finding]:
    return check(found.vorlage, found.form, Office(), _today())


def _faulty(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _show(findings: Sequence[Finding], to: SupportsWrite[str], before: str = "") -> None:
    for finding in findings:
        print(f"{before}{_WORDS[finding.severity]}: {finding.message}", file=to)


def _folder(given: argparse.Namespace) -> Path:
    if given.data == "":
        raise UserError("Nach --data fehlt der Ordner.")  # never the usual one by mistake
    chosen = {VARIABLE: given.data} if given.data else os.environ
    return data_folder(chosen, Path.home())


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} und {names[-1]}"


# Arguments


class _Parser(argparse.ArgumentParser):
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


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Return ``arguments`` with the command that opens the window, where none is named."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        if arguments[place] in ("-h", "--help", "--version"):
            return list(arguments)
        place += 2 if arguments[place] == "--data" else 1
    named = place < len(arguments) and arguments[place] in COMMANDS
    if named or place > len(arguments):  # --data without a folder
        return list(arguments)
    return [*arguments[:place], _WINDOW, *arguments[place:]]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="vorlage-editor",
        usage="vorlage-editor [DATEI] | BEFEHL …",
        description="Schreibt Vorlagen für Rat und Ausschüsse. Ohne Befehl öffnet sich das "
        "Fenster, mit DATEI (.vorlage, PDF mit Entwurf, HTML, Text) zeigt es diese.",
        add_help=False,
    )
    options = _options(parser, default=None)
    options.add_argument(
        "--version",
        action="version",
        version=f"Vorlagen-Editor {__version__}",
        help="zeigt die Fassung des Programms",
    )
    commands = parser.add_subparsers(
        title="Befehle", metavar="BEFEHL", prog=parser.prog, parser_class=_Parser
    )
    window = commands.add_parser(_WINDOW, add_help=False)
    _options(window)
    window.add_argument("file", nargs="?", default="", metavar="DATEI")
    window.set_defaults(run=_open_window)
    _add_export(commands.add_parser("export", add_help=False, help="schreibt PDF oder .vorlage"))
    for name, run, text in (
        ("read", _read, "zeigt, was in einer Datei erkannt wird"),
        ("check", _check, "prüft eine Vorlage"),
    ):
        command = commands.add_parser(name, add_help=False, help=text, description=text)
        _options(command).add_argument("--json", action="store_true", help="als JSON")
        command.add_argument_group("Angaben").add_argument("input", metavar="EINGABE", help=_INPUTS)
        command.set_defaults(run=run)
    text = "legt Entwürfe im Datenordner an"
    command = commands.add_parser("import", add_help=False, help=text, description=text)
    _options(command)
    _add_inputs(command)
    command.set_defaults(run=_import)
    return parser


def _add_export(command: argparse.ArgumentParser) -> None:
    command.description = "Schreibt eine Vorlage als PDF, .vorlage oder JSON."
    options = _options(command)
    options.add_argument(
        "-o",
        "--output",
        metavar="AUSGABE",
        required=True,
        help="Datei, deren Endung das Format bestimmt; bei mehreren Eingaben ein Ordner",
    )
    options.add_argument("--to", choices=FORMATS, help="das Format in einem Ordner")
    options.add_argument(
        "--with-draft", action="store_true", help="legt den Entwurf zum Weiterbearbeiten in das PDF"
    )
    _add_inputs(command)
    command.set_defaults(run=_export)


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument_group("Angaben").add_argument(
        "input", nargs="+", metavar="EINGABE", help=_INPUTS
    )


def _options(
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
