"""Finds the few steps of a failed walk that matter, by leaving out more and more of the others."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.e2e.robot_runs import child

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Lines = list[str]


def shrunk(log: Path, fault: str) -> Lines:
    """Return the lines of a log that are needed to find the same again."""
    lines = log.read_text(encoding="utf-8").splitlines()
    steps = [line for line in lines if "kind" in json.loads(line)]
    wanted = _sign(json.loads(lines[-1]))

    def fails(some: Lines) -> bool:
        return _sign(replayed(some, fault)) == wanted

    if not fails(steps):
        return ["# these steps find nothing when they are done again"]
    return least(steps, fails)


def least(steps: Sequence[str], fails: Callable[[Lines], bool]) -> Lines:
    """Leave out parts of ``steps``, smaller and smaller ones, as long as it ``fails``."""
    now, parts = list(steps), 2
    while len(now) > 1:
        size = -(-len(now) // parts)
        ways = [now[:start] + now[start + size :] for start in range(0, len(now), size)]
        shorter = next((way for way in reversed(ways) if fails(way)), None)
        if shorter is not None:
            now, parts = shorter, max(2, parts - 1)
        elif size == 1:
            break
        else:
            parts = min(len(now), parts * 2)
    return now


def replayed(steps: Lines, fault: str = "") -> dict[str, Any]:
    """Do ``steps`` in a process of its own and return what it tells."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "steps"
        file.write_text("\n".join(steps), encoding="utf-8")
        return child(["replay", str(file), "--fault", fault])


def _sign(told: dict[str, Any]) -> tuple[str, str]:
    """Return what was found, without the words that differ from walk to walk."""
    found = told.get("found")
    if not isinstance(found, dict):
        return "", ""
    first = str(found["text"]).partition("\n")[0]
    return str(found["check"]), first.partition(" shows ")[0][:60]
