"""The command ``export``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vorlage_editor.cli.arguments import add_inputs, add_options
from vorlage_editor.cli.forms import chosen_form
from vorlage_editor.cli.papers import (
    DONE,
    FAILED,
    FOUND,
    complain,
    faulty,
    findings_of,
    listed,
    office_of,
    paper_of,
    show,
)
from vorlage_editor.exchange import files, package
from vorlage_editor.exchange.package import Package
from vorlage_editor.model import codec
from vorlage_editor.model.checks import Finding
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.public import public_version
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.vorlage import published
from vorlage_editor.pdf.file.resaver import Resaver
from vorlage_editor.work.paper import Paper, pdf_of

if TYPE_CHECKING:
    from vorlage_editor.cli.arguments import Commands
    from vorlage_editor.model.forms.form import Form

FORMATS = ("pdf", "vorlage", "json")


class _Wish(NamedTuple):
    """What an export is to be.

    Its format, whether its draft goes into it, whether it is for everyone, and with which form it
    is printed, if not with its own. By the master data it is checked before.
    """

    format: str
    inside: bool
    public: bool
    form: Form | None
    office: Office


def add(commands: Commands) -> None:
    """Add the command."""
    command = commands.add_parser("export", add_help=False, help="schreibt PDF oder .vorlage")
    command.description = (
        "Schreibt eine Vorlage als PDF, .vorlage oder JSON, auf Wunsch mit einem anderen Formular."
    )
    options = add_options(command)
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
    options.add_argument(
        "--public",
        action="store_true",
        help="schreibt die öffentliche Fassung: ohne nichtöffentliche Stationen und Anlagen",
    )
    options.add_argument(
        "--form", metavar="KENNUNG", help="druckt mit diesem Formular (siehe den Befehl forms)"
    )
    add_inputs(command)
    command.set_defaults(run=_export)


def _export(given: Namespace) -> int:
    inputs = [Path(name) for name in given.input]
    target = Path(given.output)
    if files.is_folder(target):
        if not given.to:
            raise UserError(
                f"„{target}“ ist ein Ordner. Bitte geben Sie mit --to an, was darin entstehen "
                f"soll ({listed(FORMATS)})."
            )
        return _export_all(inputs, target, _wish(given, given.to))
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
            f"Möglich sind {listed(FORMATS)}."
        )
    files.spare(inputs, target)
    wish = _wish(given, wanted)
    return _export_one(inputs[0], paper_of(inputs[0], wish.form), target, wish)


def _wish(given: Namespace, wanted: str) -> _Wish:
    """Return what is to be written.

    Raises UserError if a draft is to be put into no PDF, or there is no such form.
    """
    if given.with_draft and wanted != "pdf":
        raise UserError(f"--with-draft gilt nur für PDF, nicht für {wanted}.")
    return _Wish(
        wanted,
        inside=bool(given.with_draft),
        public=bool(given.public),
        form=chosen_form(given),
        office=office_of(given),
    )


def _export_all(inputs: Sequence[Path], folder: Path, wish: _Wish) -> int:
    """Export each of ``inputs``; one that fails does not keep the others from it."""
    code, names = DONE, set[str]()
    for path in inputs:
        try:
            found = paper_of(path, wish.form)
            suffix = f".{wish.format}"
            name = files.export_name(found.vorlage, suffix, public=wish.public)
            if is_closed(found.vorlage):  # many have that name: none replaces another
                write: Callable[[Path, bytes], object] = files.write_beside
            else:
                name, write = _free(name, names), files.write_atomically
                files.spare(inputs, folder / name)
            code = max(code, _export_one(path, found, folder / name, wish, write))
        except UserError as error:
            complain(f"{path}: {error}")
            code = FAILED
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


class _FaultyError(Exception):
    """The paper has an error, which was said; it is not written."""


def _export_one(
    path: Path,
    found: Package,
    target: Path,
    wish: _Wish,
    write: Callable[[Path, bytes], object] = files.write_atomically,
) -> int:
    try:
        data = _written(found, wish, files.modified(path), partial(_check, path, found, wish))
    except _FaultyError:
        return FOUND
    write(target, data)
    return DONE


def _check(path: Path, found: Package, wish: _Wish) -> None:
    """Say what is wrong with the paper; raise _FaultyError if there is an error."""
    findings = findings_of(found, wish.office, public=wish.public)
    if faulty(findings):
        show(findings, sys.stderr, f"{path}: ")
        raise _FaultyError
    if wish.public:  # what was right before, and is not for everyone
        show(_further(findings, findings_of(found, wish.office)), sys.stderr, f"{path}: ")


def _further(findings: Sequence[Finding], known: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one not in known]


def _written(found: Package, wish: _Wish, when: datetime, check: Callable[[], None]) -> bytes:
    """Return ``found`` as ``wish`` says, without what is internal, once it is checked."""
    beside = wish.format == "pdf" and not wish.public
    if not beside:
        check()
    vorlage = (public_version if wish.public else published)(found.vorlage)
    if wish.format == "json":
        return codec.encode(found.id, vorlage)
    if wish.format == "vorlage":
        return package.write(found.id, vorlage, found.form, found.blobs)
    paper = Paper(vorlage, found.form, found.blobs, when)
    with Resaver(check) if beside else Resaver() as resave:
        return pdf_of(paper, found.id if wish.inside else None, resave)
