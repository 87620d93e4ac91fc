"""The table that benchmarks print."""

from __future__ import annotations

import json

from benchmarks.figures import Figures, median, p95


def test_a_ratio_is_ours_by_the_peers() -> None:
    assert Figures("Typing").row("key", 3, 2).ratio == 1.5


def test_without_a_peer_there_is_no_ratio() -> None:
    assert Figures("Typing").row("key", 3).ratio is None


def test_the_columns_of_the_table_are_aligned() -> None:
    figures = Figures("Rendering", peer="Typst")
    figures.row("2 pages", 5.8, 8.9)
    figures.row("a long paper", 1234.0)
    assert figures.as_table().splitlines() == [
        "Rendering",
        "               ours  Typst  ratio",
        "2 pages        5.80   8.90   0.65  ms",
        "a long paper  1,234      –      –  ms",
    ]


def test_programs_get_the_same_figures() -> None:
    figures = Figures("Rendering", peer="Typst")
    figures.row("2 pages", 5.8, 8.9)
    assert json.loads(figures.as_json())["rows"] == [
        {"name": "2 pages", "unit": "ms", "ours": 5.8, "peer": 8.9, "ratio": 0.6517}
    ]


def test_the_95th_percentile_leaves_out_the_slowest_five() -> None:
    assert (median(range(1, 101)), p95(range(1, 101))) == (50.5, 95)
