"""PDFs to be printed or mailed, made beside the window: values in, a value out, nothing of Qt."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from vorlage_editor.exchange.files import write_atomically
from vorlage_editor.exchange.mail import Letter, draft
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.vorlage import published
from vorlage_editor.ui.open_paper import Paper

PATIENCE = 60  # s for the printing system to take a job
_NOT_PRINTED = (
    "Der Druckauftrag wurde nicht angenommen: {reason}. Ihre Vorlage ist unverändert. Bitte prüfen "
    "Sie, ob der Drucker eingeschaltet und erreichbar ist, oder wählen Sie „PDF exportieren“ und "
    "drucken Sie das PDF aus einem anderen Programm."
)


def pdf_of(paper: Paper) -> bytes:
    """Return the published paper as PDF."""
    from vorlage_editor.pdf.archive import compact  # noqa: PLC0415 - not at start
    from vorlage_editor.pdf.render import render  # noqa: PLC0415

    vorlage, form, blobs, when = paper
    return compact(render(published(vorlage), form, blobs, when=when))


def mail_draft(folder: Path, letter: Letter, paper: Paper) -> Path:
    """Write the mail with its PDF as an .eml file into ``folder`` and return where it is."""
    name = Path(letter.attachment).with_suffix(".eml").name
    return _written(folder / name, draft(letter, pdf_of(paper)))


def mail_pdf(folder: Path, letter: Letter, paper: Paper) -> Path:
    """Write the PDF that comes with a mail into ``folder`` and return where it is."""
    return _written(folder / letter.attachment, pdf_of(paper))


def _written(path: Path, data: bytes) -> Path:
    """Write ``data``; where another file has that name, beside it under the next that is free."""
    names = chain([path], (path.with_stem(f"{path.stem}-{number}") for number in count(2)))
    free = next(one for one in names if not one.exists() or _holds(one, data))
    write_atomically(free, data)
    return free


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def print_by_lp(command: Sequence[str], pdf: bytes) -> None:
    """Hand ``pdf`` to the printing system by ``command``; raise UserError if it refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            command, input=pdf, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = f"das Drucksystem antwortet seit {PATIENCE} Sekunden nicht"
        raise UserError(_NOT_PRINTED.format(reason=reason)) from error
    except OSError as error:
        reason = f"das Programm „lp“ ließ sich nicht starten ({error.strerror})"
        raise UserError(_NOT_PRINTED.format(reason=reason)) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("lp: ")
        reason = f"das Drucksystem meldet „{said}“" if said else f"Fehler {done.returncode}"
        raise UserError(_NOT_PRINTED.format(reason=reason))
