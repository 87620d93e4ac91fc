"""Who gets how much of the window, in logical pixels: a pure function, so that it can be tested."""

from __future__ import annotations

from dataclasses import dataclass

RAIL = 72
PANEL, PANEL_WIDE, WIDE = 272, 304, 1600
SHEET_LEAST, SHEET = 600, 800
PREVIEW_LEAST, PREVIEW_MOST, PREVIEW_SHARE = 380, 780, 0.46
SHORT, SHORTEST = 1180, 960
LEAST = (880, 480)
"""The least window: 1366×768 at 150 % is 911×512."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths of the three columns; 0 is folded. ``words`` of the actions fall away by steps."""

    panel: int
    sheet: int
    preview: int
    words: int


def widths(window: int, *, panel: bool, preview: bool, panel_width: int = 0) -> Widths:
    """Divide a window: the sheet gets 800 first, then the preview its 380 to 780, or none.

    ``panel_width`` is what the user dragged it to, 0 if he never did.
    """
    room = window - RAIL
    left = (panel_width or (PANEL if window < WIDE else PANEL_WIDE)) if panel else 0
    rest = room - left
    fits = preview and rest >= SHEET_LEAST + PREVIEW_LEAST
    right = max(PREVIEW_LEAST, min(rest - SHEET, int(rest * PREVIEW_SHARE), PREVIEW_MOST))
    right = right if fits else 0
    words = 2 if window >= SHORT else 1 if window >= SHORTEST else 0
    return Widths(left, rest - right, right, words)
