"""A table of what was measured: ours beside a peer, with the ratio that counts.

Every benchmark of this folder is a module of its own that is run from the project's folder
(``python -m benchmarks.typing``), takes ``--json`` and ``--quick`` and prints one such table.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Options(NamedTuple):
    """What the command line of a benchmark says."""

    json: bool
    """Print the figures for programs instead of a table."""
    quick: bool
    """Only show that it runs: few rounds, the figures mean little."""


class Row(NamedTuple):
    """One thing measured; ``peer`` is None where nothing comparable exists."""

    name: str
    ours: float
    peer: float | None
    unit: str

    @property
    def ratio(self) -> float | None:
        """Ours divided by the peer's; below 1 is faster (or smaller) than the peer."""
        return self.ours / self.peer if self.peer else None


class Figures:
    """The rows of one benchmark, printed as a table or as JSON."""

    def __init__(self, title: str, peer: str = "peer") -> None:
        self._title = title
        self._peer = peer
        self._rows: list[Row] = []

    def row(self, name: str, ours: float, peer: float | None = None, unit: str = "ms") -> Row:
        """Add what was measured and return it."""
        row = Row(name, ours, peer, unit)
        self._rows.append(row)
        return row

    def print(self, json: bool = False) -> None:
        """Print all rows to standard output."""
        print(self.as_json() if json else self.as_table())

    def as_json(self) -> str:
        """Return ``{"title", "peer", "rows": [{"name", "unit", "ours", "peer", "ratio"}]}``."""
        rows = [
            {
                "name": row.name,
                "unit": row.unit,
                "ours": _rounded(row.ours),
                "peer": _rounded(row.peer),
                "ratio": _rounded(row.ratio),
            }
            for row in self._rows
        ]
        whole = {"title": self._title, "peer": self._peer, "rows": rows}
        return json.dumps(whole, ensure_ascii=False, indent=2)

    def as_table(self) -> str:
        """Return the rows under their title, columns aligned."""
        cells = [("", "ours", self._peer, "ratio", "")]
        cells += [
            (row.name, _shown(row.ours), _shown(row.peer), _shown(row.ratio), row.unit)
            for row in self._rows
        ]
        wide = [max(len(line[column]) for line in cells) for column in range(5)]
        lines = [
            "  ".join(
                [line[0].ljust(wide[0]), *(line[i].rjust(wide[i]) for i in (1, 2, 3)), line[4]]
            ).rstrip()
            for line in cells
        ]
        return "\n".join([self._title, *lines])


def options(description: str | None) -> Options:
    """Read the command line of all benchmarks; ``description`` is the module's docstring."""
    first_line = (description or "").strip().partition("\n")[0]
    parser = argparse.ArgumentParser(description=first_line)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--quick", action="store_true", help="few rounds: only show that it runs")
    said = parser.parse_args()
    return Options(json=said.json, quick=said.quick)


def median(samples: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(samples)


def p95(samples: Sequence[float]) -> float:
    """Return the value that 95 of 100 samples do not exceed (nearest rank)."""
    return sorted(samples)[math.ceil(len(samples) * 0.95) - 1]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _shown(value: float | None) -> str:
    if value is None:
        return "–"
    digits = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    return f"{value:,.{digits}f}"
