"""Papers pass veraPDF, and keep what it does not look at."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.pdf import defects
from tests.pdf.edge_papers import BLOBS, EDGE, EMPTY, WHEN
from tests.pdf.invariants import problems
from vorlage_editor.exchange import package
from vorlage_editor.exchange.examples import example
from vorlage_editor.model.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.archive import compact
from vorlage_editor.pdf.render import render


@pytest.fixture
def papers(form: Form) -> dict[str, Vorlage]:
    """The papers that must pass."""
    return {"example": example(form), "edge": EDGE, "empty": EMPTY}


@pytest.mark.parametrize(
    ("flavour", "inside"), [("ua1", False), ("2a", False), ("ua1", True), ("3a", True)]
)
def test_verapdf_finds_nothing(
    verapdf: Path,
    papers: dict[str, Vorlage],
    form: Form,
    tmp_path: Path,
    flavour: str,
    inside: bool,
) -> None:
    for name, paper in papers.items():
        draft = package.write("d1", paper, form, BLOBS) if inside else None
        data = render(paper, form, BLOBS, when=WHEN, draft=draft)
        (tmp_path / f"{name}.pdf").write_bytes(data)
        (tmp_path / f"{name}-compact.pdf").write_bytes(compact(data))
    lines = _verapdf(verapdf, flavour, tmp_path)
    assert [line.split()[0] for line in lines] == ["PASS"] * 2 * len(papers)


def _verapdf(jar: Path, flavour: str, folder: Path) -> list[str]:
    """Return what veraPDF says of each file in ``folder``."""
    files = sorted(map(str, folder.glob("*.pdf")))
    command = ["java", "-jar", str(jar), "--flavour", flavour, "--format", "text", *files]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    return run.stdout.splitlines()


@pytest.mark.parametrize("name", ["example", "edge", "empty"])
def test_structure_and_content_agree(papers: dict[str, Vorlage], form: Form, name: str) -> None:
    data = render(papers[name], form, BLOBS, when=WHEN)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert problems(pdf) == []


@pytest.mark.parametrize("defect", defects.STRUCTURE)
def test_a_damaged_structure_is_noticed(form: Form, defect: defects.Defect) -> None:
    data = defects.damaged(render(EDGE, form, BLOBS, when=WHEN), defect)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert problems(pdf) != []


def test_verapdf_notices_each_defect(verapdf: Path, form: Form, tmp_path: Path) -> None:
    data = render(EDGE, form, BLOBS, when=WHEN)
    for defect in defects.CONFORMANCE:
        (tmp_path / f"{defect.__name__}.pdf").write_bytes(defects.damaged(data, defect))
    failed = [line.split()[1] for line in _verapdf(verapdf, "ua1", tmp_path)
              if line.startswith("FAIL")]  # fmt: skip
    assert sorted(Path(name).stem for name in failed) == sorted(
        defect.__name__ for defect in defects.CONFORMANCE
    )


def test_compact_keeps_all_pages_and_is_smaller(form: Form) -> None:
    data = render(EDGE, form, BLOBS, when=WHEN)
    packed = compact(data)
    with pikepdf.open(io.BytesIO(data)) as whole, pikepdf.open(io.BytesIO(packed)) as pdf:
        assert len(pdf.pages) == len(whole.pages)
    assert len(packed) < len(data)
    assert compact(data) == packed
