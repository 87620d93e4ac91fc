"""A fault of the program while one types: nothing that is typed is lost or goes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.driver import SUBJECT
from tests.e2e.test_kill import program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xvfb


def test_who_types_on_into_the_box_of_a_fault_loses_nothing(tmp_path: Path) -> None:
    with program("stumble", tmp_path) as seen:
        assert seen["buttons"] == ["Weiterschreiben"]
        assert "Ihr Text ist gespeichert." in seen["told"]
        assert seen["subject"] == SUBJECT
