"""The text document that finds its pictures among the paper's bytes, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader, QTextDocument
from typing_extensions import override

from vorlage_editor.ui.document.textformats import SCHEME

_LARGEST = 1600  # pixels of a picture that is shown
_GREY = QColor("#9aa4a9")


class PictureDocument(QTextDocument):
    """Shows pictures by their sha256; a grey field stands for one whose bytes are missing.

    ``blobs`` are the bytes of the pictures of all papers seen, for undo and paste.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blobs: Mapping[str, bytes] = {}
        self._shown: dict[str, QImage] = {}

    def keep(self, blobs: Mapping[str, bytes]) -> None:
        """Keep the bytes of more pictures; who has ``blobs`` from before sees none of them."""
        self.blobs = {**self.blobs, **blobs}

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        key = (name.toString() if isinstance(name, QUrl) else name).removeprefix(SCHEME)
        if key not in self._shown:
            image = _image(self.blobs.get(key, b""))
            if image.isNull():
                return _missing()
            self._shown[key] = image
        return self._shown[key]


def _image(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if max(size.width(), size.height()) > _LARGEST:
        reader.setScaledSize(
            size.scaled(QSize(_LARGEST, _LARGEST), Qt.AspectRatioMode.KeepAspectRatio)
        )
    return reader.read()


def _missing() -> QImage:
    out = QImage(160, 90, QImage.Format.Format_RGB32)
    out.fill(_GREY)
    return out
