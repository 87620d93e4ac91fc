"""The text of the pages and the tree of tags are those of the committed references."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.pdf import town_papers
from tests.pdf.edge_papers import BLOBS, BODY, EDGE, WHEN
from tests.pdf.reading import page_texts, tags
from tests.pdf.town_papers import TOWNS, town_paper
from vorlage_editor.exchange.examples import example
from vorlage_editor.model.body import Table
from vorlage_editor.model.forms.form import Form
from vorlage_editor.pdf.render import render


def test_pages_read_as_before(form: Form, reference: Callable[[str, str], None]) -> None:
    data = render(example(form), form, {}, when=WHEN)
    reference("example-pages", "\f\n".join(page_texts(data)))


def test_tags_are_as_before(form: Form, reference: Callable[[str, str], None]) -> None:
    short = tuple(block for block in BODY if not isinstance(block, Table) or len(block.rows) < 5)
    reference("example-tags", tags(render(example(form), form, {}, when=WHEN)))
    paper = replace(EDGE, body=short[:-60])
    reference("edge-tags", tags(render(paper, form, BLOBS, when=WHEN)))


@pytest.mark.parametrize("town", TOWNS)
def test_the_papers_of_the_towns_read_as_before(
    town: str, reference: Callable[[str, str], None]
) -> None:
    data = render(*town_paper(town), town_papers.BLOBS, when=WHEN)
    reference(f"{town}-pages", "\f\n".join(page_texts(data)))
