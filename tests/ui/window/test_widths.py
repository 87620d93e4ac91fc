from __future__ import annotations

import pytest

from vorlage_editor.ui.window.widths import (
    LEAST,
    PANEL_LEAST,
    PREVIEW_LEAST,
    PREVIEW_MOST,
    RAIL,
    SHEET,
    SHEET_LEAST,
    SHEET_NARROWEST,
    widths,
)

WINDOWS = [LEAST[0], 911, 1024, 1280, 1366, 1600, 1920, 2560, 3840]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("panel", [True, False])
@pytest.mark.parametrize("preview", [True, False])
@pytest.mark.parametrize("dragged", [(0, 0), (500, 900), (100, 100)])
def test_all_of_the_window_is_divided(
    window: int, panel: bool, preview: bool, dragged: tuple[int, int]
) -> None:
    left, right = dragged
    one = widths(window, panel=panel, preview=preview, panel_width=left, preview_width=right)
    assert one.panel + one.sheet + one.preview == window - RAIL
    assert one.sheet >= SHEET_NARROWEST
    assert one.preview == 0 or one.preview >= PREVIEW_LEAST
    assert one.panel == 0 or one.panel >= PANEL_LEAST


def test_the_sheet_gets_its_800_first() -> None:
    assert widths(1366, panel=False, preview=True).sheet == SHEET
    assert widths(1366, panel=False, preview=True).preview == 1366 - RAIL - SHEET


def test_then_the_preview_grows_to_its_most() -> None:
    assert widths(3840, panel=False, preview=True).preview == PREVIEW_MOST


def test_where_both_do_not_fit_the_preview_folds() -> None:
    edge = RAIL + SHEET_LEAST + PREVIEW_LEAST
    assert widths(edge, panel=False, preview=True).preview == PREVIEW_LEAST
    assert widths(edge - 1, panel=False, preview=True).preview == 0


def test_a_wide_window_has_a_wider_panel() -> None:
    assert widths(1599, panel=True, preview=False).panel == 272
    assert widths(1600, panel=True, preview=False).panel == 304


def test_what_was_dragged_counts() -> None:
    one = widths(1920, panel=True, preview=True, panel_width=350, preview_width=600)
    assert (one.panel, one.preview) == (350, 600)


@pytest.mark.parametrize(("window", "words"), [(1180, 2), (1179, 1), (960, 1), (959, 0)])
def test_words_fall_away(window: int, words: int) -> None:
    assert widths(window, panel=True, preview=False).words == words
