"""Pictures of the user's, from a file or the clipboard, as they are kept."""

from __future__ import annotations

from pathlib import Path

from vorlage_editor.exchange.files import read_file
from vorlage_editor.exchange.pictures import Checked, checked


def read_picture(source: Path | bytes) -> Checked:
    """Return the picture in the file ``source``, or in its bytes; raises UserError in words."""
    return checked(read_file(source) if isinstance(source, Path) else source)
