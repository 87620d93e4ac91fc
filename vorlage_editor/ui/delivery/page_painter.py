"""Draws the pages of a PDF on a printer, where the printing system takes no PDF itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument

from vorlage_editor.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

DPI, POINTS = 300, 72  # per inch; 300 dpi are 35 MB a page
_REFUSED = (
    "Der Drucker hat den Auftrag nicht angenommen. Ihre Vorlage ist unverändert. Bitte prüfen Sie, "
    "ob er eingeschaltet und erreichbar ist, oder wählen Sie „PDF exportieren“ und drucken Sie das "
    "PDF aus einem anderen Programm."
)
Progress = Callable[[int], bool]
"""Is told how many pages are done; says whether to go on."""


class Pages:
    """The pages of a PDF that we made ourselves."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()  # it and the bytes must live as long as the document
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    def __len__(self) -> int:
        return self._document.pageCount()

    def lie(self) -> bool:
        """Say whether the pages are wider than high."""
        size = self._document.pagePointSize(0)
        return size.width() > size.height()

    def image(self, page: int) -> QImage:
        """Return the page, counted from 0, in print quality on white."""
        size: QSize = (self._document.pagePointSize(page) * (DPI / POINTS)).toSize()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, self._document.render(page, size))
        painter.end()
        return image


def draw(printer: QPrinter, pages: Pages, wanted: Sequence[int], progress: Progress) -> bool:
    """Print the ``wanted`` pages, counted from 0; return False if that was stopped.

    Raises UserError if the printer refuses.
    """
    printer.setFullPage(True)
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if pages.lie() else orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_REFUSED)
    try:
        for done, page in enumerate(wanted):
            if not progress(done):
                printer.abort()
                return False
            if done and not printer.newPage():
                raise UserError(_REFUSED)
            image = pages.image(page)
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(_fitted(image.size(), paper.size()), image)
    finally:
        painter.end()
    return True


def _fitted(image: QSize, paper: QSize) -> QRectF:
    """Return where the image lies on the paper: as large as fits, in the middle."""
    size = QSizeF(image).scaled(QSizeF(paper), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
    return place
