"""Same value, same bytes: in another process, on another day, after other papers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from vorlage_editor import pdf

PROJECT = Path(__file__).parents[2]
CLOCK = re.compile(r"\b(now|utcnow|today|time|monotonic|random|uuid\d|urandom|getpid)\(")


def _digests(seed: str, zone: str, clock: int, others: int) -> list[str]:
    command = [sys.executable, "-m", "tests.pdf.digests", str(clock), str(others)]
    odd = {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(PROJECT), "LC_ALL": "C"}
    run = subprocess.run(
        command, env={**os.environ, **odd}, cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return run.stdout.split()


def test_another_process_on_another_day_after_a_hundred_papers_gives_the_same_bytes() -> None:
    first = _digests("1", "Europe/Berlin", 1_700_000_000, 0)
    assert len(set(first)) == 8
    assert _digests("2", "Pacific/Kiritimati", 1_900_000_000, 100) == first


def test_no_module_asks_for_the_time_or_for_chance() -> None:
    for path in Path(pdf.__path__[0]).glob("*.py"):
        assert not CLOCK.findall(path.read_text(encoding="utf-8")), path.name
