from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from vorlage_editor.ui.preview.page_maker import Drawn
from vorlage_editor.ui.preview.paint import paint_page, scaled

PAGE = QSize(201, 283)  # logical pixels
NEAR = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]


def chequered(size: QSize) -> QImage:
    """Return a picture that is not itself any more if it is moved by half a pixel."""
    image = QImage(size, QImage.Format.Format_RGB32)
    for x in range(size.width()):
        for y in range(size.height()):
            image.setPixel(x, y, 0xFFFFFFFF if (x + y) % 2 else 0xFF000000)
    return image


def painted(drawn: Drawn, ratio: float, corner: QPoint) -> QImage:
    screen = QImage(400, 500, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(0xFF808080)
    painter = QPainter(screen)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paint_page(painter, QRect(corner, PAGE), [drawn])
    painter.end()
    return screen


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("corner", [QPoint(0, 0), QPoint(3, 7), QPoint(9, 2)])
def test_a_page_is_painted_pixel_on_pixel(ratio: float, corner: QPoint) -> None:
    part = scaled(QRect(5, 6, 60, 50), ratio)
    image = chequered(part.size())
    shown = painted(Drawn(0, PAGE * ratio, part, image), ratio, corner)
    x, y = (round(v * ratio) for v in (corner.x() + 5, corner.y() + 6))
    found = [shown.copy(x + dx, y + dy, part.width(), part.height()) for dx, dy in NEAR]
    assert image in [one.convertToFormat(image.format()) for one in found]


def test_a_page_in_another_size_is_stretched_until_it_is_drawn_anew() -> None:
    whole = QRect(0, 0, 50, 70)
    black = QImage(whole.size(), QImage.Format.Format_RGB32)
    black.fill(0xFF000000)
    shown = painted(Drawn(0, whole.size(), whole, black), 1.0, QPoint(0, 0))
    assert shown.pixel(100, 140) == 0xFF000000


def test_a_page_that_is_not_drawn_yet_is_white() -> None:
    screen = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(screen)
    paint_page(painter, QRect(QPoint(0, 0), PAGE), [])
    painter.end()
    assert screen.pixel(100, 100) == 0xFFFFFFFF
