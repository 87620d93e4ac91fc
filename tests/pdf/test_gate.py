"""The checks that need no Java pass sound papers and notice damaged ones."""

from __future__ import annotations

import os

import pytest

from tests.pdf import defects, edge_papers, samples
from tests.pdf.defects import DEFECTS, SOUND
from tests.pdf.gate import faults
from tests.pdf.papers import BLOBS, FORMS, drawn
from vorlage_editor.exchange import package
from vorlage_editor.model.forms.form import Form
from vorlage_editor.pdf.file.compact import compact
from vorlage_editor.pdf.render import Renderer, render

COUNT = 150 if os.environ.get("VORLAGE_EDITOR_THOROUGH") else 15
PAPERS = {
    "empty": edge_papers.EMPTY,
    "edge": edge_papers.EDGE,
    "example": samples.example(),
    "resolution": samples.resolution(),
    "everything": samples.everything(),
    "ten pages": samples.sections(8),
}


@pytest.fixture(scope="module")
def sound() -> bytes:
    return render(SOUND, samples.STANDARD, BLOBS, when=samples.WHEN)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
def test_the_gate_notices(sound: bytes, defect: defects.Defect) -> None:
    assert faults(sound) == []
    assert faults(defects.damaged(sound, defect)) != []


def test_there_are_all_known_defects() -> None:
    assert len(DEFECTS) == 23


@pytest.mark.parametrize("name", PAPERS)
def test_the_gate_passes(name: str) -> None:
    data = render(PAPERS[name], samples.STANDARD, BLOBS, when=samples.WHEN)
    assert faults(data) == []
    assert faults(compact(data)) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.letterhead.style)
def test_the_gate_passes_papers_with_their_draft(form: Form) -> None:
    paper = samples.resolution()
    draft = package.write("d1", paper, form, BLOBS)
    data = render(paper, form, BLOBS, when=samples.WHEN, draft=draft)
    assert faults(data, part=3) == []


def test_the_gate_passes_random_papers() -> None:
    renderer = Renderer()
    for vorlage, form in drawn(COUNT):
        assert faults(renderer.render(vorlage, form, BLOBS, when=samples.WHEN)) == []
