"""What is switched for the whole process is switched in one place, and back again."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
from pathlib import Path

import pytest

import vorlage_editor
from vorlage_editor.process import (
    SWITCH_INTERVAL,
    collect_as_usual,
    collect_seldom,
    switch_often,
    without_collecting,
)

PACKAGE = Path(vorlage_editor.__file__).parent
MODULES = {"gc", "resource", "faulthandler", "signal"}
SWITCHES = {
    "_exit", "umask", "setswitchinterval", "setrecursionlimit", "setrlimit", "setlocale", "nice",
}  # fmt: skip
FILES = [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "process.py"]


def switched(tree: ast.AST) -> set[str]:
    """Return the names of what a module switches for the whole process."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(one.name for one in node.names)} & (MODULES | SWITCHES)
        elif isinstance(node, ast.Attribute):
            found |= {node.attr} & SWITCHES
    return found


def test_no_other_module_switches_anything() -> None:
    found = {path: switched(ast.parse(path.read_text(encoding="utf-8"))) for path in FILES}
    assert len(found) > 100
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    ["import gc", "from os import _exit", "import os\nos.umask(0)", "from gc import disable"],
)
def test_a_switch_is_found(source: str) -> None:
    assert switched(ast.parse(source))


def test_garbage_is_looked_for_as_before_once_that_was_not_wanted() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_looked_for_seldom_is_looked_for_as_usual_again() -> None:
    usual = gc.get_threshold()
    collect_seldom()
    assert gc.get_threshold()[0] > usual[0]
    collect_as_usual()
    assert gc.get_threshold() == usual


def test_threads_take_turns_often() -> None:
    before = sys.getswitchinterval()
    try:
        switch_often()
        assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL)
    finally:
        sys.setswitchinterval(before)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux' own")
def test_a_process_takes_no_more_memory_than_it_may() -> None:
    code = "from vorlage_editor.process import limit_memory as l; l(10**9); bytearray(2 * 10**9)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in run.stderr


def test_the_end_gives_the_code() -> None:
    code = "from vorlage_editor.process import end_at_once; end_at_once(3)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 3
