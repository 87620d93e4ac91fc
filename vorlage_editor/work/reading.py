"""Files and texts of the user's as papers that the window can edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vorlage_editor.exchange.files import read_file
from vorlage_editor.exchange.html import document as html
from vorlage_editor.exchange.papers import is_html, read_draft, read_html_paper
from vorlage_editor.exchange.plain import text
from vorlage_editor.model.body import plain_text
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.text import is_endless
from vorlage_editor.model.vorlage import Vorlage


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: a paper with its form and pictures; ``source`` is the text it came from."""

    vorlage: Vorlage
    form: Form
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    source: str = ""
    left_out: str = ""
    """A sentence about what an HTML file had that a paper cannot hold."""


def read_any(path: Path, form: Form, today: date) -> Found:
    """Read a draft file, alone or in a PDF, ``vorlage.json``, HTML or a text for ``form``.

    Raises UserError in words.
    """
    data = read_file(path)
    if found := read_draft(data, path.name, form):
        _refuse_endless(found.vorlage)
        return Found(found.vorlage, found.form, found.blobs)
    if is_html(data, path.name):
        vorlage, left_out = read_html_paper(html.decoded(data), form)
        _refuse_endless(vorlage)
        return Found(vorlage, form, left_out=left_out)
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
