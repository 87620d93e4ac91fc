"""What tests of the window share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlage_editor.ui.look import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The theme; as in the program there is one for the whole run."""
    return Look(qapp)
