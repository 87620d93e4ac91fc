"""The German dictionary of the system, for the tests that need one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vorlage_editor.work import dictionaries

FOUND = dictionaries.find(
    dictionaries.places(os.environ, Path.home(), Path("none"), platform="linux")
)

needs_dictionary = pytest.mark.skipif(
    FOUND is None, reason="there is no German Hunspell dictionary (Debian: hunspell-de-de)"
)
