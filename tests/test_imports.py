"""What is slow to import is imported late, and what needs a screen only for a window."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
RUFF = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
DOORS = set(RUFF["flake8-tidy-imports"]["banned-module-level-imports"]) - {"vorlage_editor.app"}
"""What is imported in functions only."""
BUILD = """
from pathlib import Path
from vorlage_editor import app
from vorlage_editor.ui.kit.messages import Messages
application = app.prepare()
built = app.build(Path({folder!r}), Messages())
"""


def modules_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint(*sorted(sys.modules))"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


@pytest.mark.parametrize("module", ["reportlab", "docx", "mammoth", "pikepdf", "hypothesis"])
def test_the_window_is_there_before_slow_libraries(module: str) -> None:
    assert module not in modules_after("import vorlage_editor.ui.window.main_window")


def test_the_window_is_built_without_what_is_behind_doors(tmp_path: Path) -> None:
    loaded = modules_after(BUILD.format(folder=str(tmp_path)) + "app.stop(built)")
    assert "vorlage_editor.ui.window.features" in loaded
    assert not loaded & DOORS


@pytest.mark.parametrize("module", ["vorlage_editor.cli", "vorlage_editor.__main__"])
def test_the_command_line_needs_no_qt(module: str) -> None:
    loaded = modules_after(f"import {module}")
    assert not {"PySide6", "shiboken6"} & loaded
