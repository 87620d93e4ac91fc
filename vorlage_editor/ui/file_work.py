"""Reading and writing files beside the window: values in, a value out, nothing of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from vorlage_editor.exchange import package, text
from vorlage_editor.exchange.files import read_file, write_atomically
from vorlage_editor.exchange.papers import read_draft
from vorlage_editor.model.body import plain_text
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.form import Form
from vorlage_editor.model.text import is_endless
from vorlage_editor.model.vorlage import Vorlage, published


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: a paper with its form and pictures; ``source`` is the text it came from."""

    vorlage: Vorlage
    form: Form
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    source: str = ""


def read_any(path: Path, form: Form, today: date) -> Found:
    """Read a draft file, alone or in a PDF, ``vorlage.json``, or a text for ``form``.

    Raises UserError in words.
    """
    data = read_file(path)
    if found := read_draft(data, path.name, form):
        _refuse_endless(found.vorlage)
        return Found(found.vorlage, found.form, found.blobs)
    return found_in_text(text.decoded(data), form, today)


def found_in_text(source: str, form: Form, today: date) -> Found:
    """Read a paper's plain text for ``form``."""
    vorlage = text.read_text(source, form, today)
    _refuse_endless(vorlage)
    return Found(vorlage, form, source=source)


def _refuse_endless(vorlage: Vorlage) -> None:
    if any(is_endless(plain_text(block)) for block in vorlage.body):
        raise ReadError(
            "Darin steht ein Wort von mehr als 100.000 Zeichen, das sich im Fenster nicht "
            "bearbeiten lässt. Die Datei wurde nicht verändert, und es wurde nichts angelegt. "
            "Bitte prüfen Sie, ob es wirklich Text ist."
        )


def export_pdf(
    path: Path,
    vorlage: Vorlage,
    form: Form,
    blobs: Mapping[str, bytes],
    when: datetime,
    draft: str | None = None,
) -> Path:
    """Write the published paper as PDF; the old file stays if that fails.

    With ``draft``, an id, the draft file goes inside.
    """
    write_atomically(path, pdf_of(published(vorlage), form, blobs, when, draft))
    return path


def pdf_of(
    vorlage: Vorlage,
    form: Form,
    blobs: Mapping[str, bytes],
    when: datetime,
    draft: str | None = None,
) -> bytes:
    """Return the paper as PDF; with ``draft``, an id, its draft file goes inside."""
    from vorlage_editor.exchange.embedded import readable  # noqa: PLC0415 - not at start
    from vorlage_editor.pdf.archive import compact  # noqa: PLC0415
    from vorlage_editor.pdf.render import render  # noqa: PLC0415

    inside = None if draft is None else package.write(draft, vorlage, form, blobs)
    data = compact(render(vorlage, form, blobs, when=when, draft=inside))
    return data if inside is None else readable(data)


def export_draft(
    path: Path, draft: str, vorlage: Vorlage, form: Form, blobs: Mapping[str, bytes]
) -> Path:
    """Write the published paper as a draft file that others can go on with."""
    write_atomically(path, package.write(draft, published(vorlage), form, blobs))
    return path
