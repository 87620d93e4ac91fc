"""The robot clerk finds nothing in the program, and finds what is put in on purpose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.e2e.robot_runs import child
from tests.e2e.robot_shrink import least, replayed

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

STEPS = 500
LIMIT = 280  # s: pytest itself waits 300
SHRUNK: dict[str, list[dict[str, Any]]] = {
    "a signature is added from the print preview": [
        {"kind": "new", "args": {"kind": "Mitteilungsvorlage", "example": False}},
        {"kind": "action", "args": {"name": "view-print-preview"}},
        {"kind": "action", "args": {"name": "insert-signature"}},
    ],
}
"""Walks that once failed, as short as they could be made."""


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_nothing_goes_wrong_on_a_random_walk(seed: str) -> None:
    told = child(["walk", "--seed", seed, "--steps", str(STEPS)], limit=LIMIT)
    print(told["seconds"], "s", told["kinds"])  # noqa: T201 - pytest shows it with -rP
    assert (told["found"], told["steps"]) == (None, STEPS)


def test_the_same_seed_is_the_same_walk(tmp_path: Path) -> None:
    logs = [tmp_path / name for name in ("one", "other")]
    for log in logs:
        child(["walk", "--seed", "same", "--steps", "60"], log)
    one, other = (log.read_text(encoding="utf-8").splitlines() for log in logs)
    assert one[:-1] == other[:-1]


@pytest.mark.parametrize("name", SHRUNK)
def test_what_a_walk_once_found_is_mended(name: str) -> None:
    told = replayed([json.dumps(step) for step in SHRUNK[name]])
    assert told["found"] is None


@pytest.mark.parametrize(("fault", "check"), [("bad-font", "Qt warning"), ("stale-field", "shown")])
def test_a_fault_is_found(fault: str, check: str) -> None:
    steps = {
        "bad-font": [{"kind": "wheel", "args": {"by": -120, "zoom": True}}],
        "stale-field": [
            {"kind": "new", "args": {"kind": "Informationsvorlage", "example": False}},
            {
                "kind": "field",
                "args": {
                    "name": "OfferLine:Vorlagennummer#1",
                    "begin": "",
                    "words": "2026/0147",
                    "end": "Tab",
                },
            },
            {"kind": "undo", "args": {"name": "edit-undo", "times": 1}},
        ],
    }
    told = replayed([json.dumps(step) for step in steps[fault]], fault)
    assert told["found"] is not None
    assert told["found"]["check"] == check


def test_a_walk_is_shrunk_to_the_steps_that_matter() -> None:
    def fails(steps: list[str]) -> bool:
        return {"7", "31"} <= set(steps)

    assert least([str(number) for number in range(40)], fails) == ["7", "31"]
