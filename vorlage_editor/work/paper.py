"""A paper on its way out, and its PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from vorlage_editor.exchange import package
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage, published
from vorlage_editor.pdf.file.compact import compact


class Paper(NamedTuple):
    """All that a PDF is made of; ``when`` is the time of the last save."""

    vorlage: Vorlage
    form: Form
    blobs: Mapping[str, bytes]
    when: datetime


def pdf_of(
    paper: Paper,
    draft: str | None = None,
    resave: Callable[[bytes], bytes] = compact,
    *,
    title: str | None = None,
) -> bytes:
    """Return the published paper as PDF; with ``draft``, an id, its draft file goes inside.

    ``resave`` is the second save, ``title`` what the file calls itself in place of the paper's
    subject. Raises UserError if the file with the draft is too large to be
    read again.
    """
    from vorlage_editor.pdf.render import render

    vorlage, (_, form, blobs, when) = published(paper.vorlage), paper
    inside = None if draft is None else package.write(draft, vorlage, form, blobs)
    data = resave(render(vorlage, form, blobs, when=when, draft=inside, title=title))
    if inside is None:
        return data
    from vorlage_editor.exchange.embedded import readable

    return readable(data)
