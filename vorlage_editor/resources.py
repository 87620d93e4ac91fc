"""Files that come with the program: fonts, icons, forms, examples."""

from __future__ import annotations

from pathlib import Path


def _folder() -> Path:
    installed = Path(__file__).parent / "_resources"
    return installed if installed.is_dir() else Path(__file__).parents[1] / "resources"


FOLDER = _folder()
"""Where they lie: inside the wheel, or beside the package in a checkout."""


def path(name: str) -> Path:
    """Return the path of the resource ``name`` (``fonts/DejaVuSans.ttf``)."""
    return FOLDER / name


def text(name: str) -> str:
    """Return the resource ``name`` as text."""
    return path(name).read_text(encoding="utf-8")
