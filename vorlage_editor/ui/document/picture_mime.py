"""Pictures on the clipboard and in a drop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_NAMES = (".png", ".jpg", ".jpeg")


def picture_of(mime: QMimeData) -> Path | QImage | None:
    """Return the one picture that ``mime`` has, as the file of this computer or as pixels.

    Where there is text, too, that is meant: spreadsheets offer both.
    """
    if mime.hasUrls():
        files = [Path(url.toLocalFile()) for url in mime.urls() if _is_near(url.toLocalFile())]
        return files[0] if len(files) == len(mime.urls()) == 1 else None
    if mime.hasText() or not mime.hasImage():
        return None
    image = mime.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


def _is_near(name: str) -> bool:
    """Whether ``name`` is a picture that can be read without asking another computer."""
    return name.lower().endswith(_NAMES) and not name.startswith(("//", "\\\\"))
