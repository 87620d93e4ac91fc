"""The second save beside the rendering: the same file, whatever becomes of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pdf.samples import STANDARD, WHEN, everything, example
from vorlage_editor import resources
from vorlage_editor.exchange.examples import NAME
from vorlage_editor.pdf.file import resaver
from vorlage_editor.pdf.file.compact import compact
from vorlage_editor.pdf.file.resaver import Resaver
from vorlage_editor.pdf.render import render

PDF = render(example(), STANDARD, {}, when=WHEN)


def test_the_process_makes_the_same_file() -> None:
    with Resaver() as resave:
        assert resave(PDF) == compact(PDF)


def test_a_long_file_passes_the_pipes() -> None:
    long = render(everything(), STANDARD, {}, when=WHEN) + b"\n" * 2_000_000
    with Resaver() as resave:
        assert resave(long) == compact(long)


def test_without_a_process_the_file_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/gibt/es/nicht")
    with Resaver() as resave:
        assert resave(PDF) == compact(PDF)


@pytest.mark.parametrize("program", ["", "import sys; sys.stdin.buffer.read(); sys.exit(3)"])
def test_a_process_that_breaks_off_costs_nothing(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(resaver, "command", lambda _: [sys.executable, "-c", program or "1 / 0"])
    with Resaver() as resave:
        assert resave(PDF) == compact(PDF)


def test_a_process_that_was_not_needed_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def popen(*args: object, **kwargs: object) -> subprocess.Popen[bytes]:
        started.append(real(*args, **kwargs))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", popen)
    with Resaver():
        pass
    assert started[0].returncode is not None


def test_an_export_leaves_the_second_library_to_the_process(tmp_path: Path) -> None:
    files = [str(resources.path(NAME)), "-o", str(tmp_path / "a.pdf")]
    lines = [
        "import sys",
        "from vorlage_editor.cli import main",
        f"main(['export', *{files!r}])",
        "print(*sys.modules)",
    ]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    call = [sys.executable, "-c", "\n".join(lines)]
    run = subprocess.run(call, check=True, capture_output=True, env=bare)
    assert not {"pikepdf", "PySide6", "sqlite3"} & set(run.stdout.decode().split())
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize("executable", [sys.executable, "/gibt/es/nicht"])
def test_what_is_done_meanwhile_may_end_it(
    monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    def stop() -> None:
        raise KeyError

    monkeypatch.setattr(sys, "executable", executable)
    with pytest.raises(KeyError), Resaver(stop) as resave:
        resave(PDF)
