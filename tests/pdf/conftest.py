"""What the tests of the PDF share: the renderer kept warm, references, veraPDF."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from vorlage_editor.pdf.render import Renderer

VERAPDF = "org.verapdf.apps:cli:1.30.2"
JAR = "cli-1.30.2.jar"
REFERENCES = Path(__file__).parent / "references"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let references be written anew."""
    parser.addoption("--update-references", action="store_true", help="write references anew")


@pytest.fixture(scope="session")
def warm() -> Renderer:
    """A renderer that all tests share, so that it has seen many papers."""
    return Renderer()


@pytest.fixture
def reference(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the committed one of a name."""

    def compare(name: str, text: str) -> None:
        path = REFERENCES / f"{name}.txt"
        if request.config.getoption("--update-references", default=False):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare


@pytest.fixture(scope="session")
def verapdf() -> Path:
    """The jar of veraPDF; skips with the reason if it cannot be had."""
    given = os.environ.get("VERAPDF_JAR")
    folder = Path.home() / ".cache" / "vorlagen-editor-tests"
    path = Path(given) if given else folder / JAR
    if not shutil.which("java"):
        _without("there is no Java to run veraPDF with")
    if not path.exists():
        _fetch(folder)
    return path


def _fetch(folder: Path) -> None:
    if not shutil.which("mvn"):
        _without("there is no Maven to fetch veraPDF with")
    command = [
        "mvn", "-q", "dependency:copy", f"-Dartifact={VERAPDF}", f"-DoutputDirectory={folder}",
    ]  # fmt: skip
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    if run.returncode:
        _without(f"veraPDF could not be fetched: {run.stdout[-300:]}")


def _without(reason: str) -> None:
    if os.environ.get("VORLAGE_EDITOR_REQUIRE_VERAPDF"):
        pytest.fail(reason)
    pytest.skip(reason)
