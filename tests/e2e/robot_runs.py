"""Runs of the robot clerk: walks in processes of their own, their log, and what failed."""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic
from typing import Any

SCRIPT = Path(__file__).with_name("robot.py")
EACH = 500
"""Steps of one walk; a process has no more."""
PATIENCE = 1200  # s for one walk


def main() -> int:
    """Do what the command line says; 1 if something was found."""
    parser = argparse.ArgumentParser(description="The robot clerk")
    deeds = parser.add_subparsers(dest="deed", required=True)
    walk = deeds.add_parser("walk")
    walk.add_argument("--seed", default="1")
    walk.add_argument("--steps", type=int, default=EACH)
    walk.add_argument("--each", type=int, default=EACH)
    walk.add_argument("--log", type=Path)
    walk.add_argument("--resume", action="store_true")
    walk.add_argument("--fault", default="")
    replay = deeds.add_parser("replay")
    replay.add_argument("log", type=Path)
    replay.add_argument("--fault", default="")
    replay.add_argument("--out", type=Path)
    shrink = deeds.add_parser("shrink")
    shrink.add_argument("log", type=Path)
    shrink.add_argument("--fault", default="")
    faults = deeds.add_parser("faults")
    faults.add_argument("names", nargs="*")
    faults.add_argument("--steps", type=int, default=2000)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return DEEDS[wanted.deed](wanted)


def walk_deed(wanted: argparse.Namespace) -> int:
    """Walk here, or in several processes where there is more than one walk."""
    if wanted.steps > wanted.each or wanted.resume:
        return _many(wanted)
    return _one(wanted.seed, wanted.steps, None, wanted.log, wanted.fault)


def replay_deed(wanted: argparse.Namespace) -> int:
    """Do the steps of a log again."""
    lines = wanted.log.read_text(encoding="utf-8").splitlines()
    return _one("", 0, lines, wanted.out, wanted.fault)


def shrink_deed(wanted: argparse.Namespace) -> int:
    """Find the few steps of a log that fail in the same way; print them."""
    from tests.e2e.robot_shrink import shrunk  # noqa: PLC0415

    for line in shrunk(wanted.log, wanted.fault):
        _say(line)
    return 0


def faults_deed(wanted: argparse.Namespace) -> int:
    """Put each fault in on purpose and say after how many steps it is found."""
    from tests.e2e.robot_faults import FAULTS  # noqa: PLC0415

    missed = 0
    for name in wanted.names or FAULTS:
        told = searched(name, wanted.steps)
        missed += told is None
        _say(json.dumps({"fault": name, **(told or {"found": None})}, ensure_ascii=False))
    return int(missed > 0)


def searched(fault: str, most: int) -> dict[str, Any] | None:
    """Walk with a fault, seed after seed, until it is found; return the steps that took."""
    done = 0
    for seed in range(1, most // EACH + 1):
        told = child(["walk", "--seed", str(seed), "--steps", str(EACH), "--fault", fault])
        done += told["steps"]
        if found := told["found"]:
            text = found["text"].partition("\n")[0][:160]
            return {"steps": done, "seed": seed, "check": found["check"], "text": text}
    return None


_QUICK = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
"""A walk of which no lines are counted: counting them takes longer than the walk."""


def child(arguments: list[str], log: Path | None = None, limit: int = PATIENCE) -> dict[str, Any]:
    """Run a walk in a process of its own and return what it tells; a crash is a finding."""
    with tempfile.TemporaryDirectory() as folder:
        log, code = log or Path(folder) / "log", 1
        out = [] if "replay" not in arguments else ["--out", str(log)]
        out = out or ["--log", str(log)]
        try:
            run = subprocess.run(
                [sys.executable, str(SCRIPT), *arguments, *out],
                capture_output=True,
                timeout=limit,
                check=False,
                env=_QUICK,
            )
            code = run.returncode
            end = f"ended with {run.returncode}: {run.stderr.decode(errors='replace')[-3000:]}"
        except subprocess.TimeoutExpired:
            end = f"did not end in {limit} s"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    last = json.loads(lines[-1]) if lines else {}
    if "found" in last and (last["found"] or code in (0, 1)):
        return dict(last)
    return {"steps": len(lines), "seconds": 0, "kinds": {}, "found": {"check": "end", "text": end}}


def _one(seed: str, count: int, lines: list[str] | None, log: Path | None, fault: str) -> int:
    faulthandler.enable()
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    from tests.e2e.robot_faults import FAULTS  # noqa: PLC0415 - Qt, after the platform is set
    from tests.e2e.robot_walk import Walk, chosen, steps_of  # noqa: PLC0415
    from tests.e2e.robot_world import opened  # noqa: PLC0415

    if fault:
        FAULTS[fault]()
    start = monotonic()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(log) if log else Path(folder) / "log"
        with file.open("w", encoding="utf-8") as written, opened(Path(folder)) as world:
            walk = Walk(world, written)
            steps = chosen(world, seed, count) if lines is None else iter(steps_of(lines))
            walk.go(steps)
        _say(f"{sum(walk.kinds.values())} steps in {monotonic() - start:.0f} s")
        _say(_counted(walk.kinds))
        _say(_counted(walk.places))
        if walk.found:
            _say(f"found: {walk.found}")
    return int(walk.found is not None)


def _many(wanted: argparse.Namespace) -> int:
    """Do walk after walk; the log says of each what it was, of a failed one also its steps."""
    log: Path = wanted.log
    done = _walks(log) if wanted.resume and log.exists() else []
    known = {one["seed"] for one in done}
    count = -(-wanted.steps // wanted.each)
    with log.open("a" if wanted.resume else "w", encoding="utf-8") as written:
        for seed in (f"{wanted.seed}.{number}" for number in range(count)):
            if seed not in known:
                done.append(_walked(seed, wanted))
                written.write(json.dumps(done[-1], ensure_ascii=False) + "\n")
                written.flush()
    _sum_up(done)
    return int(any(one["found"] for one in done))


def _walked(seed: str, wanted: argparse.Namespace) -> dict[str, Any]:
    failed = Path(f"{wanted.log}.{seed}")
    arguments = ["walk", "--seed", seed, "--steps", str(wanted.each), "--fault", wanted.fault]
    told = child(arguments, failed)
    if told["found"]:
        text = told["found"]["text"].partition("\n")[0][:200]
        _say(f"{seed} after {told['steps']}: {told['found']['check']}: {text}")
    else:
        failed.unlink(missing_ok=True)
    return {"seed": seed, **told}


def _walks(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def _sum_up(done: list[dict[str, Any]]) -> None:
    kinds: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for one in done:
        kinds.update(one["kinds"])
        places.update(one.get("places", {}))
    seconds = sum(one["seconds"] for one in done)
    failed = [one["seed"] for one in done if one["found"]]
    _say(f"{len(done)} walks, {sum(one['steps'] for one in done)} steps, {seconds:.0f} s")
    _say(_counted(kinds))
    _say(_counted(places))
    _say(f"failed: {', '.join(failed) or 'none'}")


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {counter[name]}" for name in sorted(counter))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


DEEDS = {
    "walk": walk_deed,
    "replay": replay_deed,
    "shrink": shrink_deed,
    "faults": faults_deed,
}
