"""Paints what the preview shows: parts of pages, pixel on pixel, and a note over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.preview.page_maker import Drawn


def paint_page(painter: QPainter, rect: QRect, drawn: Sequence[Drawn]) -> None:
    """Paint a page that takes ``rect``, as far as it is drawn."""
    painter.fillRect(rect, Qt.GlobalColor.white)
    for strip in drawn:
        _paint_strip(painter, rect, strip)


def _paint_strip(painter: QPainter, rect: QRect, drawn: Drawn) -> None:
    """Paint a strip.

    In the size that is asked for it is laid on whole pixels of the screen, which at 125 % are
    not those of the window: between them letters would blur.
    """
    part, scale = drawn.part, rect.width() / drawn.size.width()
    target = QRectF(
        rect.x() + part.x() * scale,
        rect.y() + part.y() * scale,
        part.width() * scale,
        part.height() * scale,
    )
    device = painter.deviceTransform()
    shown = device.mapRect(target)
    if abs(shown.width() - part.width()) < 1 and abs(shown.height() - part.height()) < 1:
        painter.save()
        painter.resetTransform()
        inverse = painter.deviceTransform().inverted()[0]
        corner = QPointF(round(shown.x()), round(shown.y()))
        size = inverse.mapRect(QRectF(0, 0, part.width(), part.height())).size()
        painter.drawImage(QRectF(inverse.map(corner), size), drawn.image)
        painter.restore()
    else:
        painter.drawImage(target, drawn.image)


def paint_note(painter: QPainter, box: QRect, look: Look, note: str) -> None:
    """Paint a note at the upper edge of ``box``."""
    flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)
    needed = painter.boundingRect(box, flags, note).adjusted(-12, -8, 12, 8)
    painter.fillRect(needed, look.color("base"))
    painter.setPen(look.color("text"))
    painter.drawText(box, flags, note)


def scaled(rect: QRect, ratio: float) -> QRect:
    """Return ``rect`` in device pixels."""
    return QRect(
        round(rect.x() * ratio),
        round(rect.y() * ratio),
        max(1, round(rect.width() * ratio)),
        max(1, round(rect.height() * ratio)),
    )
