"""From the start of the process to the painted window in which a key typed at once arrives.

Ours (the start page with its cards, or the Betreff of the paper last open, with 0 and with 10,000
drafts in the folder) beside the least window that PySide6 can make, in turns on a screen of its own
(Xvfb); and beside LibreOffice Writer's window, where that is installed. The aims: at most 2.0 times
the least window, a third of Writer; the first rows of the list at most 150 ms after the key.

``--cold`` empties the page cache before each start, which only root may.
"""

from __future__ import annotations

import sys

if not __package__:  # run as a file: its folder would hide modules of the standard library
    sys.path[0] = __file__.rpartition("benchmarks")[0] or "."

import json
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.figures import Figures, median, options

PROBE = Path(__file__).parent / "probes" / "started.py"
SEEN = Path(__file__).parent / "probes" / "seen.py"
SCREEN = "1366x768x24"
DRAFTS = 10_000
ROUNDS = 15
WRITER_ROUNDS = 5
PATIENCE = 120  # s


class Case(NamedTuple):
    """A folder of drafts and what one waits for."""

    name: str
    folder: Path
    wanted: str  # the start page ("start") or the paper last open ("paper")
    rows: bool


Seen = dict[str, float | None]


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Run a screen without a window manager; yield the environment that leads to it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=(write,), stdout=quiet, stderr=quiet) as server:
        os.close(write)
        with open(read, encoding="ascii") as said:  # noqa: PTH123 - a pipe
            display = f":{said.readline().strip()}"
        try:
            # Shared by all that is measured: what Qt asks of a theme differs from system to system.
            yield {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()


def started(environment: dict[str, str], *arguments: str, **more: str) -> Seen:
    """Start the probe with ``arguments`` and return what it saw."""
    command = [sys.executable, str(PROBE), *arguments]
    environment = {**environment, **more, "BEGUN": repr(time.monotonic())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    run = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, timeout=PATIENCE
    )
    seen: Seen = json.loads(run.stdout)
    return seen


def writer(environment: dict[str, str], profile: Path) -> float:
    """Return the seconds until LibreOffice Writer has painted its window."""
    begun = time.monotonic()
    switches = ("--norestore", "--nologo", "--nofirststartwizard", "--writer")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", *switches]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
    ) as office:
        subprocess.run([sys.executable, str(SEEN)], env=environment, check=True, timeout=PATIENCE)
        took = time.monotonic() - begun
        with suppress(ProcessLookupError):
            os.killpg(office.pid, 9)
    return took


def fill(folder: Path, count: int) -> None:
    """Put ``count`` drafts into ``folder``; the first is the paper last open."""
    from vorlage_editor.app import default_forms  # noqa: PLC0415 - not in what is measured
    from vorlage_editor.exchange.examples import example  # noqa: PLC0415
    from vorlage_editor.store.database import FILE  # noqa: PLC0415
    from vorlage_editor.store.drafts import DraftStore  # noqa: PLC0415

    form = default_forms()[0]
    store = DraftStore(folder)
    first = store.create(example(form), form).id
    store.close()
    (folder / "einstellungen.ini").write_text(f"[General]\ndraft={first}\n", encoding="utf-8")
    with sqlite3.connect(folder / FILE) as db:
        for table, own in (("drafts", "id"), ("versions", "draft")):
            names = [row[1] for row in db.execute(f"pragma table_info({table})")]
            values = ["printf('copy-%06d', n)" if name == own else name for name in names]
            numbers = "with recursive numbers(n) as (select 1 union all select n + 1 from numbers"
            db.execute(
                f"{numbers} where n < {count - 1}) insert into {table} ({', '.join(names)})"
                f" select {', '.join(values)} from {table}, numbers where {own} = ?",
                (first,),
            )


def forget_files() -> None:
    """Let the next start read all files from the disk anew."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")


def main() -> None:
    """Measure and print."""
    cold = "--cold" in sys.argv
    sys.argv = [one for one in sys.argv if one != "--cold"]
    chosen = options(__doc__)
    title = (
        f"Start until a key arrives, {'cold' if cold else 'warm'} (bare: QMainWindow, QTextEdit)"
    )
    if shutil.which("Xvfb") is None:
        print(f"{title}: not measured, there is no Xvfb", file=sys.stderr)
        return
    count = 200 if chosen.quick else DRAFTS
    figures = Figures(title, "bare")
    with TemporaryDirectory() as temporary, screen() as environment:
        folder = Path(temporary)
        cases = cases_in(folder, count)
        samples: dict[str, list[Seen]] = {case.name: [] for case in cases}
        bare: list[float] = []
        for _ in range(1 if chosen.quick else ROUNDS):
            for case in cases:
                if cold:
                    forget_files()
                bare.append(started(environment, "bare")["key"] or 0)
                if cold:
                    forget_files()
                more = {"WANTED": case.wanted} | ({"ROWS": "1"} if case.rows else {})
                samples[case.name].append(started(environment, "ours", str(case.folder), **more))
        peer = median(bare) * 1000
        for case in cases:
            told(figures, case, samples[case.name], peer)
        if not chosen.quick and shutil.which("soffice"):
            figures_of_writer(figures, environment, folder, cold=cold, samples=samples)
    figures.print(chosen.json)


def cases_in(folder: Path, count: int) -> list[Case]:
    """Make the folders of drafts; return what is measured over them."""
    empty, full, closed = folder / "empty", folder / "full", folder / "closed"
    for one in (empty, full):
        one.mkdir(mode=0o700)
    fill(full, count)
    shutil.copytree(full, closed)
    (closed / "einstellungen.ini").unlink()
    return [
        Case("start page, no drafts", empty, "start", rows=False),
        Case(f"start page, {count:,} drafts", closed, "start", rows=True),
        Case(f"paper last open, {count:,} drafts", full, "paper", rows=False),
    ]


def told(figures: Figures, case: Case, seen: list[Seen], peer: float) -> None:
    """Add the rows of one case."""
    key = median([one["key"] or 0 for one in seen]) * 1000
    figures.row(f"{case.name}: key arrives", key, peer)
    if case.rows:
        later = median([max(0, (one["rows"] or 0) - (one["key"] or 0)) for one in seen]) * 1000
        figures.row(f"{case.name}: first rows after that", later)


def figures_of_writer(
    figures: Figures,
    environment: dict[str, str],
    folder: Path,
    *,
    cold: bool,
    samples: dict[str, list[Seen]],
) -> None:
    """Add a row for Writer's window (which has not shown yet that a key arrives)."""
    writer(environment, folder / "profile")  # makes its profile
    took = []
    for _ in range(WRITER_ROUNDS):
        if cold:
            forget_files()
        took.append(writer(environment, folder / "profile"))
    ours = median([one["key"] or 0 for one in next(iter(samples.values()))])
    figures.row("ours beside LibreOffice Writer's window", ours * 1000, median(took) * 1000)


if __name__ == "__main__":
    main()
