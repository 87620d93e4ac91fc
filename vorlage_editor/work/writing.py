"""Papers as files: PDF to hand in, draft files to hand on, mails to send. All are published."""

from __future__ import annotations

from pathlib import Path

from vorlage_editor.exchange import mail, package
from vorlage_editor.exchange.files import write_atomically, write_beside
from vorlage_editor.exchange.mail import Letter
from vorlage_editor.model.vorlage import published
from vorlage_editor.work.paper import Paper, pdf_of


def export_pdf(path: Path, paper: Paper, draft: str | None = None) -> Path:
    """Write the PDF to ``path``; with ``draft``, an id, the draft file goes inside.

    The old file stays if that fails.
    """
    write_atomically(path, pdf_of(paper, draft))
    return path


def export_draft(path: Path, paper: Paper, draft: str) -> Path:
    """Write the draft file of ``draft``, an id, to ``path``, so that others can go on with it."""
    vorlage = published(paper.vorlage)
    write_atomically(path, package.write(draft, vorlage, paper.form, paper.blobs))
    return path


def mail_draft(folder: Path, letter: Letter, paper: Paper) -> Path:
    """Write the mail with its PDF as an .eml file into ``folder`` and return where it is."""
    name = Path(letter.attachment).with_suffix(".eml").name
    return write_beside(folder / name, mail.draft(letter, pdf_of(paper), paper.when))


def mail_pdf(folder: Path, letter: Letter, paper: Paper) -> Path:
    """Write the PDF that comes with a mail into ``folder`` and return where it is."""
    return write_beside(folder / letter.attachment, pdf_of(paper))
