"""Pictures of the user's, from a file or the clipboard, as they are kept."""

from __future__ import annotations

from base64 import encodebytes
from pathlib import Path

from vorlage_editor.exchange.files import read_file
from vorlage_editor.exchange.pictures import Checked, checked, small

ARMS = 425, 510
"""Pixels: 15 × 18 mm with 720 dpi."""
ARMS_BYTES = 120_000
"""So that a form with its arms can be read again."""


def read_picture(source: Path | bytes) -> Checked:
    """Return the picture in the file ``source``, or in its bytes; raises UserError in words."""
    return checked(read_file(source) if isinstance(source, Path) else source)


def read_arms(source: Path) -> str:
    """Return the picture in the file ``source`` as a form keeps it; raises UserError in words."""
    data = checked(read_file(source)).data
    return encodebytes(small(data, ARMS, ARMS_BYTES)).decode()
