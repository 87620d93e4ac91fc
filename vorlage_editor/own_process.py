"""The program once more, as a helper beside itself."""

from __future__ import annotations

import sys


def command(switch: str) -> list[str]:
    """Return the command line of this program with the argument ``switch``."""
    bundled = getattr(sys, "frozen", False)  # then the program is all there is
    return [sys.executable, *([] if bundled else ["-m", "vorlage_editor"]), switch]
