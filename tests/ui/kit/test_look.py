from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit

from vorlage_editor import resources
from vorlage_editor.ui.kit.look import LEAST_POINTS
from vorlage_editor.ui.kit.parts import SEMIBOLD, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

THEMES = ("light", "dark")
CONTRASTS = {
    ("text", "base"): (16.5, 13.3),
    ("text", "tint"): (13.3, 9.1),
    ("muted", "base"): (6.5, 7.2),
    ("muted", "plane"): (5.8, 7.9),
    ("muted", "tint"): (5.2, 5.0),
    ("hint", "base"): (5.0, 5.7),
    ("hint", "field"): (4.7, 5.0),
    ("accent", "base"): (6.8, 7.5),
    ("on_accent", "accent"): (6.8, 7.5),
    ("on_accent", "accent_hover"): (9.3, 9.4),
    ("error", "base"): (6.5, 8.3),
    ("warn", "base"): (6.3, 9.0),
    ("edge", "base"): (3.8, 4.7),
    ("edge", "field"): (3.6, 4.2),
}
"""What each colour reaches on what it stands on, in the light and in the dark theme (WCAG 2.1)."""


@pytest.fixture
def own(look: Look) -> Iterator[Look]:
    """The theme of the run, light, and light again afterwards."""
    look.apply(dark=False)
    yield look
    look.apply(dark=False)


def luminance(color: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def colors(
    icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off
) -> set[str]:
    """The colours that ``icon`` is drawn with, but for its soft edges."""
    image = icon.pixmap(QSize(96, 96), mode, state).toImage()
    all_ = (image.pixelColor(x, y) for x in range(96) for y in range(96))
    return {color.name() for color in all_ if color.alpha() == 255}


@pytest.mark.parametrize(("pair", "least"), CONTRASTS.items())
@pytest.mark.parametrize("theme", THEMES)
def test_a_colour_stands_out_from_what_is_under_it(
    theme: str, pair: tuple[str, str], least: tuple[float, float]
) -> None:
    tokens = tomllib.loads(resources.text("look/tokens.toml"))[theme]
    reached = contrast(tokens[pair[0]], tokens[pair[1]])
    assert round(reached, 1) >= least[THEMES.index(theme)]


def test_both_themes_name_the_same_colours() -> None:
    tokens = tomllib.loads(resources.text("look/tokens.toml"))
    assert tokens["light"].keys() == tokens["dark"].keys()


def test_an_icon_follows_the_theme(own: Look) -> None:
    icon = own.icon("calendar", "text")
    assert colors(icon) == {own.color("text").name()}
    own.apply(dark=True)
    assert colors(icon) == {own.color("text").name()} == {"#e4e8ea"}


def test_an_icon_shows_that_its_button_is_off_or_on(own: Look) -> None:
    icon = own.icon("bold")
    assert colors(icon, QIcon.Mode.Disabled) == {own.color("disabled").name()}
    assert colors(icon, state=QIcon.State.On) == {own.color("accent").name()}


def test_an_icon_is_drawn_in_the_pixels_of_the_screen(own: Look) -> None:
    pixmap = own.icon("lock").pixmap(QSize(16, 16), 1.5)
    assert pixmap.size() == QSize(24, 24)


def test_a_mark_in_the_window_changes_with_the_theme(own: Look, qtbot: QtBot) -> None:
    widget = mark(own, "lock", "error", 24)
    qtbot.addWidget(widget)
    before = widget.grab().toImage()
    own.apply(dark=True)
    assert widget.grab().toImage() != before


def test_the_palette_is_that_of_the_theme(own: Look, qapp: QApplication) -> None:
    own.apply(dark=True)
    assert qapp.palette().color(QPalette.ColorRole.Base) == own.color("base")
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == own.color("disabled")


def test_a_wish_for_a_theme_outlives_the_systems_choice(own: Look, qapp: QApplication) -> None:
    own.follow("dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert own.dark
    own.follow("light")
    assert not own.dark


def test_the_system_is_followed_if_it_is_asked_for(own: Look, qapp: QApplication) -> None:
    own.follow("dark")
    own.follow("system")
    assert own.dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_the_same_theme_is_not_set_again(own: Look, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(own.changed):
        own.follow("light")
    with qtbot.waitSignal(own.changed):
        own.follow("dark")


def test_no_colour_is_left_unnamed_in_the_style_rules(own: Look, qapp: QApplication) -> None:
    assert "@" not in qapp.styleSheet()


def test_type_is_large_enough_to_read(own: Look) -> None:
    assert own.font().pointSizeF() >= LEAST_POINTS
    assert own.font(5, SEMIBOLD).pointSizeF() == own.font().pointSizeF() + 5
    assert own.font(5, SEMIBOLD).weight() == SEMIBOLD


def test_every_icon_that_is_named_is_there(own: Look) -> None:
    names = [file.stem for file in resources.path("icons").glob("*.svg")]
    blank = QPixmap(24, 24)
    blank.fill(Qt.GlobalColor.transparent)
    empty = [name for name in names if own.icon(name).pixmap(24).toImage() == blank.toImage()]
    assert names
    assert not empty


def test_a_placeholder_is_as_dark_as_it_must_be(own: Look, qtbot: QtBot) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setPlaceholderText("mmmm")
    edit.resize(120, 32)
    edit.ensurePolished()
    assert edit.palette().color(QPalette.ColorRole.PlaceholderText) == own.color("hint")
