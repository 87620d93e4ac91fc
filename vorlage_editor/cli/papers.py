"""What the commands share: reading a paper, checking it, telling what came of it."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vorlage_editor import resources
from vorlage_editor.exchange import files
from vorlage_editor.exchange.package import Package
from vorlage_editor.exchange.papers import read_paper
from vorlage_editor.folders import VARIABLE, data_folder
from vorlage_editor.model.checks import Finding, Severity, check
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.masterdata.codec import NAME, decode
from vorlage_editor.model.masterdata.office import Office

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

DONE, FOUND, FAILED, STOPPED = 0, 1, 2, 130
"""Exit codes."""
NO_OFFICE = (
    f"Die Stammdaten im Datenordner ({NAME}) lassen sich nicht lesen. Geprüft wird ohne sie, also "
    "ohne Gremien, Fristen und die Feiertage des Bundeslandes. Die Datei ist unverändert. Bitte "
    "öffnen Sie das Programm und importieren Sie die Stammdaten erneut."
)
_WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.INFO: "Hinweis"}


def paper_of(path: Path, form: Form | None = None) -> Package:
    """Read a paper from any file that may hold one, to be printed with ``form``.

    Without that it has the form that it brings, else the standard one. Raises UserError.
    """
    found = read_paper(files.read_file(path), path.name, form or standard_form(), today())
    if form is None:
        return found
    return replace(found, form=form, vorlage=replace(found.vorlage, form=form.sha256))


def standard_form() -> Form:
    """Return the form of papers that bring none."""
    return parse_form(resources.text("formulare/standard.toml"))


def today() -> date:
    """Return the day that the clock shows."""
    return datetime.now().astimezone().date()


def office_of(given: Namespace) -> Office:
    """Return the master data of the data folder; what cannot be read is said and stays as it is."""
    path = folder(given) / NAME
    try:
        return decode(files.read_file(path)) if files.exists(path) else Office()
    except UserError:
        complain(NO_OFFICE)
        return Office()


def findings_of(found: Package, office: Office, *, public: bool = False) -> list[Finding]:
    """Check a paper by the master data; with ``public`` as one that is to be published."""
    return check(found.vorlage, found.form, office, today(), public=public)


def faulty(findings: Sequence[Finding]) -> bool:
    """Whether there is an error among the findings."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def show(findings: Sequence[Finding], to: SupportsWrite[str], before: str = "") -> None:
    """Print findings, a line each."""
    for finding in findings:
        print(f"{before}{_WORDS[finding.severity]}: {finding.message}", file=to)


def folder(given: Namespace) -> Path:
    """Return the data folder that is meant; raise UserError."""
    if given.data == "":
        raise UserError("Nach --data fehlt der Ordner.")  # never the usual one by mistake
    chosen = {VARIABLE: given.data} if given.data else os.environ
    return data_folder(chosen, Path.home())


def listed(names: Sequence[str]) -> str:
    """Return ``names`` as a sentence lists them."""
    return f"{', '.join(names[:-1])} und {names[-1]}"


def complain(sentence: str) -> None:
    """Say a sentence on stderr, in one line."""
    print(" ".join(sentence.split()), file=sys.stderr)
