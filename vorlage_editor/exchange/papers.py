"""Any file that a paper may come in: by what is in it, then by its name."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import NamedTuple
from uuid import NAMESPACE_OID, uuid5

from msgspec.structs import replace

from vorlage_editor.exchange import package
from vorlage_editor.exchange.limits import FILE, too_large
from vorlage_editor.exchange.package import Package
from vorlage_editor.model import codec
from vorlage_editor.model.body import plain_text
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"


def read_draft(data: bytes, name: str, form: Form) -> Package | None:
    """Read a draft file, alone or in a PDF, or ``vorlage.json``; return None if it is a text.

    Raises ReadError.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == package.SUFFIX or data.startswith(_ZIP):
        return package.read(data)
    if suffix == ".pdf" or data.startswith(_PDF):
        from vorlage_editor.exchange import embedded

        return embedded.read(data)
    if suffix == ".json":
        envelope = codec.decode(data)
        return Package(envelope.id, replace(envelope.vorlage, form=form.sha256), form, {})
    return None


def read_paper(data: bytes, name: str, form: Form, today: date) -> Package:
    """Read the file called ``name``: draft file, PDF, ``vorlage.json``, HTML or text for ``form``.

    A text gets an id of its content: the same text, the same id. Raises ReadError.
    """
    if found := read_draft(data, name, form):
        return found
    if is_html(data, name):
        from vorlage_editor.exchange.html import document as html

        source = html.decoded(data)
        vorlage = read_html_paper(source, form).vorlage
    else:
        from vorlage_editor.exchange.plain import text

        source = text.decoded(data)
        vorlage = text.read_text(source, form, today)
    return Package(str(uuid5(NAMESPACE_OID, source)), vorlage, form, {})


class HtmlPaper(NamedTuple):
    """A paper whose text was HTML, and what was left out of that, as a sentence."""

    vorlage: Vorlage
    left_out: str


def is_html(data: bytes, name: str) -> bool:
    """Whether the file called ``name`` is an HTML document."""
    from vorlage_editor.exchange.html import document as html

    return PurePath(name).suffix.lower() in HTML_SUFFIXES or html.is_html(data)


def read_html_paper(source: str, form: Form) -> HtmlPaper:
    """Read HTML as the text of a paper of ``form``; raise ReadError if there is none in it."""
    if len(source) > FILE:
        raise too_large()
    from vorlage_editor.exchange.html import document as html

    reading = html.read_html(source)
    if not any(plain_text(block).strip() for block in reading.blocks):
        raise ReadError(
            "Darin steht kein Text. Es wurde nichts angelegt. "
            "Bitte wählen Sie die Datei der Vorlage oder kopieren Sie deren Text."
        )
    new = form.new_vorlage(form.kinds[0].name if form.kinds else "Vorlage")
    return HtmlPaper(replace(new, body=reading.blocks), html.left_out_words(reading.left_out))
