"""Who gets how much of the window, in logical pixels: a pure function, so that it can be tested."""

from __future__ import annotations

from dataclasses import dataclass

RAIL = 72
PANEL, PANEL_WIDE, PANEL_LEAST, WIDE = 272, 304, 240, 1600
SHEET_NARROWEST, SHEET_LEAST, SHEET = 480, 600, 800
"""At least, at least beside the preview, and before the preview grows."""
PREVIEW_LEAST, PREVIEW_MOST, PREVIEW_SHARE = 380, 780, 0.46
SHORT, SHORTEST = 1180, 960
LEAST = (880, 480)
"""The least window: 1366×768 at 150 % is 911×512."""
FIRST = (1366, 820)
"""The window at its first start, where the screen has room for it and its frame."""
FRAME = (16, 40)
"""What desktops put around a window at most: Qt knows it only when the window is shown."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths of the three columns; 0 is folded. ``words`` of the actions fall away by steps."""

    panel: int
    sheet: int
    preview: int
    words: int


def widths(
    window: int, *, panel: bool, preview: bool, panel_width: int = 0, preview_width: int = 0
) -> Widths:
    """Divide a window: the sheet gets 800 first, then the preview its 380 to 780, or none.

    ``panel_width`` and ``preview_width`` are what the user dragged them to, 0 if he never did;
    the sheet keeps its least.
    """
    room = window - RAIL
    left = panel_width or (PANEL if window < WIDE else PANEL_WIDE)
    left = max(PANEL_LEAST, min(left, room - SHEET_NARROWEST)) if panel else 0
    rest = room - left
    fits = preview and rest >= SHEET_LEAST + PREVIEW_LEAST
    most = min(preview_width, rest - SHEET_NARROWEST)
    most = most or min(rest - SHEET, int(rest * PREVIEW_SHARE), PREVIEW_MOST)
    right = max(PREVIEW_LEAST, most) if fits else 0
    words = 2 if window >= SHORT else 1 if window >= SHORTEST else 0
    return Widths(left, rest - right, right, words)
