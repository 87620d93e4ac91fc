"""The paper that the standard form was made after."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf

from tests.pdf.edge_papers import WHEN
from tests.pdf.reading import words
from vorlage_editor.exchange.plain.text import read_text
from vorlage_editor.model.body import plain_text
from vorlage_editor.model.forms.form import Form
from vorlage_editor.pdf.render import render


def test_the_first_paper_is_one_page_with_its_words_in_order(form: Form, shared: Path) -> None:
    source = (shared / "data" / "informationsvorlage_IV-0127-2015.txt").read_text(encoding="utf-8")
    paper = read_text(source, form, date(2015, 8, 1))
    data = render(paper, form, {}, when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
    printed = "".join(words(data))
    ends = []
    for block in paper.body:
        text = "".join(plain_text(block).split())
        ends.append(printed.index(text) + len(text))
    assert ends == sorted(ends)
