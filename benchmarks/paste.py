"""How long HTML takes to be read for a paste, and how much memory, also where it means ill.

The aims: hostile sources and two megabytes of Word's HTML within 2 seconds, ten megabytes within
10, also by ``vorlage-editor read FILE.html``, which prints all of it as JSON. There is no peer:
other readers keep what a paper cannot hold.
"""

from __future__ import annotations

import sys

if not __package__:  # run as a file: its folder would hide the standard library's typing
    sys.path[0] = __file__.rpartition("benchmarks")[0] or "."

import subprocess
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figures import Figures, median, options
from vorlage_editor.exchange.html.document import read_html

SENTENCE = (
    '<p class=MsoNormal style="margin-bottom:0cm"><span lang=DE style="font-size:12.0pt;color:'
    'black">Die Verwaltung hat die <b>Entwürfe</b> geprüft.<o:p></o:p></span></p>\n'
)
MEGABYTE = 1_000_000
CASES = {
    "Word, 2 MB": SENTENCE * (2 * MEGABYTE // len(SENTENCE)),
    "Word, 10 MB": SENTENCE * (10 * MEGABYTE // len(SENTENCE)),
    "tables, 20 deep": "<table border=1><tr><td>a<td>b" * 20 + "</table>" * 20,
    "tables that never close": "<table border=1><tr><td>a<td>b" * 30_000,
    "200,000 tags": "<b>x" * 200_000,
    "200,000 tags of lists": "<ul><li>x" * 100_000,
    "200,000 tags with styles": "".join(
        f"<div class=c{n} style='font-weight:{n % 9}00'>x" for n in range(200_000)
    ),
    "a word of 1 MB": f"<p>{'a' * MEGABYTE}",
    "a picture of 5 MB inside": f'<p>x<img src="data:image/png;base64,{"A" * 5 * MEGABYTE}">',
    "comments that never close": "<!--" * 250_000,
    "quotes that never close": '<a "' * 250_000,
    "wide cells": "<table border=1>" + "<tr><td colspan=999 rowspan=9999>x" * 5_000,
    "NUL, bidi, surrogates": "a\0b\u202ec\ud800d😀" * 100_000,
    "scripts, addresses": '<script>x</script><a href="//server/share">y</a>' * 20_000,
}


def seconds(source: str, rounds: int) -> float:
    """Return how long reading takes."""
    samples = []
    for _ in range(rounds):
        begin = perf_counter()
        read_html(source)
        samples.append(perf_counter() - begin)
    return median(samples)


def megabytes(source: str) -> float:
    """Return how much memory reading takes at most."""
    tracemalloc.start()
    read_html(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / MEGABYTE


def by_command_line(source: str, folder: Path, rounds: int) -> float:
    """Return how many seconds the program takes to read a file with ``source``, start included."""
    file = folder / "quelle.html"
    file.write_bytes(source.encode("utf-8", "surrogatepass"))
    command = [sys.executable, "-m", "vorlage_editor", "read", str(file), "--json"]
    home, samples = Path(__file__).parents[1], []
    for _ in range(rounds):
        begin = perf_counter()
        subprocess.run(command, check=False, capture_output=True, cwd=home)
        samples.append(perf_counter() - begin)
    return median(samples)


def main() -> None:
    """Print the table."""
    said = options(__doc__)
    figures = Figures("Reading HTML for a paste")
    rounds = 1 if said.quick else 3
    with TemporaryDirectory() as folder:
        for name, source in CASES.items():
            shown = source[: len(source) // 20] if said.quick else source
            figures.row(name, seconds(shown, rounds), unit="s")
            read = by_command_line(shown, Path(folder), rounds)
            figures.row(f"{name}: read FILE.html", read, unit="s")
            figures.row(f"{name}: memory", megabytes(shown), unit="MB")
    figures.print(said.json)


if __name__ == "__main__":
    main()
