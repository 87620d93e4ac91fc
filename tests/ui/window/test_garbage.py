from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest
import shiboken6

from vorlage_editor.ui.window import garbage
from vorlage_editor.ui.window.garbage import Garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Node:
    """Something that only a cycle of references holds."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collector(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Garbage]:
    monkeypatch.setattr(garbage, "INTERVAL", 10)
    collector = Garbage()
    yield collector
    shiboken6.delete(collector)
    assert gc.isenabled()
    assert not gc.get_freeze_count()


def test_python_does_not_collect_by_itself(collector: Garbage) -> None:
    assert not gc.isenabled()


@pytest.mark.parametrize("generation", [0, 1, 2])
def test_what_is_due_is_collected(collector: Garbage, qtbot: QtBot, generation: int) -> None:
    kept = [Node() for _ in range(2000)]
    watched = ref(kept[0])
    for _ in range(generation):
        gc.collect(generation - 1)  # they grow old
    kept.clear()
    limits = gc.get_threshold()
    gc.set_threshold(0, 0, 0)
    try:
        qtbot.waitUntil(lambda: watched() is None)
    finally:
        gc.set_threshold(*limits)


def test_settling_collects_and_puts_aside_what_lives(collector: Garbage) -> None:
    watched = ref(Node())
    collector.settle()
    assert watched() is None
    assert gc.get_freeze_count() > 1000
