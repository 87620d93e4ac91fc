"""Run all benchmarks one after the other; ``--quick`` only shows that each of them runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
"""Each module here that is not about all of them is a benchmark."""


def main(arguments: list[str]) -> int:
    """Run each benchmark with ``arguments`` in a process of its own; return the exit code."""
    names = sorted(path.stem for path in FOLDER.glob("*.py"))
    names = [name for name in names if name not in {"__main__", "figures", "peers"}]
    failed = [name for name in names if _run(name, arguments) != 0]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _run(name: str, arguments: list[str]) -> int:
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    sys.stdout.flush()
    return subprocess.call(command, cwd=FOLDER.parent, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
