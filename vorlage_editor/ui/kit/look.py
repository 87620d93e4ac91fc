"""Colours, type and icons of the window; the style rules are in resources/look/window.qss."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
import weakref
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from vorlage_editor import resources

LEAST_POINTS = 10.0  # Windows says 9
STROKE = "1.75"
ZOOM_LEAST, ZOOM_MOST = -2, 14  # points
NORMAL = QFont.Weight.Normal


class Look(QObject):
    """The present theme. Icons and colours that were handed out follow it."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._themes = tomllib.loads(resources.text("look/tokens.toml"))
        self._rules = resources.text("look/window.qss")
        self._files = Path(tempfile.mkdtemp(prefix="vorlagen-editor-"))
        weakref.finalize(self, shutil.rmtree, self._files, ignore_errors=True)
        QDir.setSearchPaths("look", [str(self._files)])  # a style sheet loads icons from files only
        self._wanted = "system"
        self.text_zoom = 0
        self.dark = False
        base = app.font()
        base.setPointSizeF(max(LEAST_POINTS, base.pointSizeF()))
        app.setFont(base)
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.apply(dark=self._system_dark())

    def follow(self, wanted: str) -> None:
        """Be ``light``, ``dark``, or as the ``system`` is."""
        self._wanted = wanted
        dark = self._system_dark() if wanted == "system" else wanted == "dark"
        if dark != self.dark:
            self.apply(dark=dark)

    def apply(self, *, dark: bool) -> None:
        """Set palette and style rules of the whole application."""
        self.dark = dark
        for icon, tone in (("chevron-down", "muted"), ("check", "on_accent")):
            (self._files / f"{icon}.svg").write_bytes(_svg(icon, self._token(tone)))
        palette = QPalette()
        for name, token in self._themes["palette"].items():
            role = QPalette.ColorRole[name]
            palette.setColor(role, self.color(token))
            if name.endswith("Text"):
                palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        self._app.setPalette(palette)
        rules, tokens = self._rules, self._themes["dark" if dark else "light"]
        for name in sorted(tokens, key=len, reverse=True):  # "accent_hover" before "accent"
            rules = rules.replace(f"@{name}", tokens[name])
        self._app.setStyleSheet(rules)
        self.changed.emit()

    def color(self, name: str) -> QColor:
        """Return the colour called ``name`` in the tokens."""
        return QColor(self._token(name))

    def font(self, step: float = 0, weight: QFont.Weight = NORMAL) -> QFont:
        """Return the system's font, ``step`` points larger than the body size."""
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() + step)
        font.setWeight(weight)
        return font

    def text_font(self, step: float = 0) -> QFont:
        """Return the font of the text that is written, in the size that the user wants."""
        return self.font(step + self.text_zoom)

    def zoom_text(self, points: int) -> None:
        """Show the text that is written ``points`` larger than the body size, within reason."""
        points = max(ZOOM_LEAST, min(ZOOM_MOST, points))
        if points != self.text_zoom:
            self.text_zoom = points
            self.changed.emit()

    @cache  # noqa: B019 - there is one look as long as the program runs
    def icon(self, name: str, tone: str = "text") -> QIcon:
        """Return a Lucide icon in the theme's colour ``tone``."""
        return QIcon(_Engine(self, name, tone))

    def _token(self, name: str) -> str:
        return str(self._themes["dark" if self.dark else "light"][name])

    def _system_dark(self) -> bool:
        return bool(self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark)

    def _on_scheme_changed(self) -> None:
        self.follow(self._wanted)


class _Engine(QIconEngine):
    """Draws an icon in the colour that the theme has at that moment, crisp in any size."""

    def __init__(self, look: Look, name: str, tone: str) -> None:
        super().__init__()
        self._look, self._name, self._tone = look, name, tone

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tone = self._tone
        if mode == QIcon.Mode.Disabled:
            tone = "disabled"
        elif state == QIcon.State.On:
            tone = "accent"
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, self._look.color(tone).name()).render(painter, square)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # where there is no room for an icon
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self.pixmap(size * scale, mode, state)

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._look, self._name, self._tone)


def _svg(name: str, color: str) -> bytes:
    text = resources.text(f"icons/{name}.svg").replace("currentColor", color)
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"').encode()


@lru_cache(400)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name, color)))
