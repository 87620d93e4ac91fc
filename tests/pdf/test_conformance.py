"""Papers pass veraPDF, the reference, in each profile; it notices damaged ones."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from tests.pdf import edge_papers, papers, samples, town_papers
from tests.pdf.defects import DEFECTS, SOUND, damaged, number_twice
from tests.pdf.invariants import problems
from tests.pdf.papers import FORMS, Printed, drawn
from tests.pdf.rebuilt_papers import REBUILT, rebuilt_paper
from tests.pdf.town_papers import TOWNS, town_paper
from vorlage_editor.exchange import package
from vorlage_editor.exchange.plain.text import read_text
from vorlage_editor.pdf.file.compact import compact
from vorlage_editor.pdf.render import Renderer, render

PART = 40
THOROUGH = bool(os.environ.get("VORLAGE_EDITOR_THOROUGH"))
COUNT, WITH_DRAFT = (300, 1) if THOROUGH else (PART, 4)
PARTS = range(0, COUNT, PART)
"""Where each part of the random papers begins: a test may last no more than five minutes."""
WHEN = samples.WHEN
BLOBS = {**papers.BLOBS, **town_papers.BLOBS}
_STANDARD = {
    "empty": edge_papers.EMPTY,
    "edge": edge_papers.EDGE,
    "example": samples.example(),
    "resolution": samples.resolution(),
    "everything": samples.everything(),
    "2 pages": samples.sections(1),
    "10 pages": samples.sections(8),
    "100 pages": samples.sections(82),
}
PAPERS = {
    **{name: Printed(vorlage, samples.STANDARD) for name, vorlage in _STANDARD.items()},
    **{f"edge, form {n}": Printed(edge_papers.EDGE, form) for n, form in enumerate(FORMS[1:])},
    **{town: town_paper(town) for town in TOWNS},
    **{name: rebuilt_paper(name) for name in REBUILT},
    **{f"edge, {town}": Printed(edge_papers.EDGE, town_paper(town).form) for town in TOWNS},
}
UNNOTICED = {number_twice}
"""What veraPDF does not look at."""


_drawn = cache(drawn)


def _write(folder: Path, named: Iterable[tuple[str, Printed]], *, inside: bool = False) -> Path:
    """Write papers into a folder, half of them saved once more."""
    renderer = Renderer()
    for turn, (name, (vorlage, form)) in enumerate(named):
        draft = package.write("d1", vorlage, form, BLOBS) if inside else None
        data = renderer.render(vorlage, form, BLOBS, when=WHEN, draft=draft)
        (folder / f"{name}.pdf").write_bytes(compact(data) if turn % 2 else data)
    return folder


def _random(part: int) -> list[tuple[str, Printed]]:
    places = range(part, min(part + PART, COUNT))
    return [(f"random {place:03}", _drawn(COUNT)[place]) for place in places]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(tmp_path_factory.mktemp("known"), PAPERS.items())


@pytest.fixture(scope="module", params=PARTS)
def random(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    return _write(tmp_path_factory.mktemp("random"), _random(request.param))


@pytest.fixture(scope="module", params=PARTS)
def with_draft(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The papers of ``known`` and some or all of ``random``, with their drafts."""
    first = request.param == 0
    named = [*(PAPERS.items() if first else ()), *_random(request.param)[::WITH_DRAFT]]
    return _write(tmp_path_factory.mktemp("with_draft"), named, inside=True)


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_known_papers(verapdf: Path, known: Path, flavour: str) -> None:
    passed, failed = _verapdf(verapdf, flavour, known)
    assert failed == []
    assert sorted(passed) == sorted(PAPERS)


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_passes_random_papers(verapdf: Path, random: Path, flavour: str) -> None:
    passed, failed = _verapdf(verapdf, flavour, random)
    assert failed == []
    assert len(passed) == len(list(random.iterdir()))


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_passes_papers_with_drafts(verapdf: Path, with_draft: Path, flavour: str) -> None:
    passed, failed = _verapdf(verapdf, flavour, with_draft)
    assert failed == []
    assert len(passed) == len(list(with_draft.iterdir()))


@pytest.mark.parametrize(("flavour", "inside"), [("ua1", False), ("2a", False), ("3a", True)])
def test_verapdf_passes_the_first_paper(
    verapdf: Path, shared: Path, tmp_path: Path, flavour: str, *, inside: bool
) -> None:
    source = (shared / "data" / "informationsvorlage_IV-0127-2015.txt").read_text(encoding="utf-8")
    paper = Printed(read_text(source, samples.STANDARD, date(2015, 8, 1)), samples.STANDARD)
    _write(tmp_path, [("first", paper)], inside=inside)
    assert _verapdf(verapdf, flavour, tmp_path) == (["first"], [])


def test_verapdf_notices_defects(verapdf: Path, tmp_path: Path) -> None:
    data = render(SOUND, samples.STANDARD, BLOBS, when=WHEN)
    for defect in DEFECTS:
        (tmp_path / f"{defect.__name__}.pdf").write_bytes(damaged(data, defect))
    found = {name for flavour in ("ua1", "2a") for name in _verapdf(verapdf, flavour, tmp_path)[1]}
    assert found == {defect.__name__ for defect in DEFECTS if defect not in UNNOTICED}


def _verapdf(jar: Path, flavour: str, folder: Path) -> tuple[list[str], list[str]]:
    """Return which files in ``folder`` pass and which fail."""
    files = sorted(map(str, folder.glob("*.pdf")))
    command = ["java", "-jar", str(jar), "--flavour", flavour, "--format", "text", *files]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=280)
    said = [line.split(" ", 1) for line in run.stdout.splitlines() if ".pdf" in line]
    names = [(word, Path(rest.rpartition(" ")[0]).stem) for word, rest in said]
    passed = [name for word, name in names if word == "PASS"]
    return passed, [name for word, name in names if word != "PASS"]


@pytest.mark.parametrize("name", PAPERS)
def test_structure_and_content_agree(name: str) -> None:
    data = render(*PAPERS[name], BLOBS, when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert problems(pdf) == []


def test_compact_keeps_all_pages_and_is_smaller() -> None:
    data = render(edge_papers.EDGE, samples.STANDARD, BLOBS, when=WHEN)
    packed = compact(data)
    with pikepdf.open(io.BytesIO(data)) as whole, pikepdf.open(io.BytesIO(packed)) as pdf:
        assert len(pdf.pages) == len(whole.pages)
    assert len(packed) < len(data)
    assert compact(data) == packed
