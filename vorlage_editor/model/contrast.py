"""How well a colour can be read on paper."""

from __future__ import annotations

import re

LEAST = 4.5
"""For text of its size (WCAG 2, 1.4.3)."""
COLOUR = re.compile("#[0-9a-fA-F]{6}")
_DARK = 0.04045


def contrast(colour: str) -> float:
    """Return the contrast of ``colour`` (#rrggbb) on white, as WCAG 2 counts it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    light = [part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)
