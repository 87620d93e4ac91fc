"""Ends as soon as a window of another program is painted: most of the screen is no longer black."""

from __future__ import annotations

import sys
import time

from PySide6.QtGui import QGuiApplication, QImage

PATIENCE = 60  # s
SIDE = 32  # px: the screen is looked at in small
ENOUGH = 0.2


def bright(image: QImage) -> float:
    """Return which part of ``image`` is not black."""
    pixels = [image.pixelColor(x, y).value() for x in range(SIDE) for y in range(SIDE)]
    return sum(value > 16 for value in pixels) / len(pixels)


def main() -> int:
    """Look until it is there."""
    app = QGuiApplication(sys.argv)
    screen, end = app.primaryScreen(), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if bright(screen.grabWindow(0).toImage().scaled(SIDE, SIDE)) > ENOUGH:
            return 0
        time.sleep(0.005)
    return 1


if __name__ == "__main__":
    sys.exit(main())
