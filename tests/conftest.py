"""What all tests share: no screen, German settings, and a guard against what is left open."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from vorlage_editor import resources
from vorlage_editor.model.forms.form import Form, parse_form

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")

NOT_LEAKED = {"QTipLabel", "QComboBoxPrivateContainer", "QFocusFrame"}
"""Windows that Qt opens and keeps by itself."""

NO_DESKTOP = "no-desktop"
"""The folder with programs that stand in the way of those of the desktop."""

PATIENCE_MS = 1500
"""A modal dialog that is open at two looks this far apart was expected by nobody."""


@pytest.fixture(scope="session", autouse=True)
def german() -> None:
    """Dates, numbers and Qt's own words as on a German computer."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep tests, and the programs that they start, out of the user's data and settings."""
    home = tmp_path_factory.mktemp("home")
    os.environ["XDG_DATA_HOME"] = str(home / "data")
    os.environ["XDG_CONFIG_HOME"] = str(home / "config")
    os.environ.pop("VORLAGE_EDITOR_DATA", None)


@pytest.fixture(scope="session", autouse=True)
def no_desktop(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let nothing that tests do open a program of the user's desktop: they say so if they do."""
    folder = tmp_path_factory.mktemp(NO_DESKTOP)
    for name in ("xdg-open", "xdg-email", "xdg-mime"):
        (folder / name).write_text("#!/bin/sh\nexit 4\n")
        (folder / name).chmod(0o700)
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(scope="session")
def form() -> Form:
    """The standard form."""
    return parse_form(resources.text("formulare/standard.toml"))


@pytest.fixture
def shared() -> Path:
    """The folder of real papers beside the checkout; without it the test is skipped."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("there are no real papers beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def guard(qapp: QApplication) -> Iterator[None]:
    """Fail a test in which a modal dialog hangs, or after which a window is left."""
    before = set(_windows())
    watch = _ModalWatch()
    yield
    watch.stop()
    left = _left_over(before)
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in left]
    for window in left:
        window.close()
        window.deleteLater()
    _delete_now()
    assert not watch.seen, f"a modal dialog that nobody expected: {watch.seen}"
    assert not names, f"windows left open: {names}"


class _ModalWatch:
    """Closes a modal dialog that nobody answers, so that the test ends."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._last: QWidget | None = None
        self._timer = QTimer(interval=PATIENCE_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._last = None

    def _on_timeout(self) -> None:
        current = QApplication.activeModalWidget()
        if current is not None and current is self._last:
            self.seen.append(f"{type(current).__name__} “{current.windowTitle()}”")
            _dismiss(current)
        self._last = current


def _dismiss(window: QWidget) -> None:
    if isinstance(window, QDialog):
        window.reject()
    else:
        window.close()


def _windows() -> list[QWidget]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() not in NOT_LEAKED
    ]


def _left_over(before: set[QWidget]) -> list[QWidget]:
    _delete_now()
    if not set(_windows()) - before:
        return []
    gc.collect()  # windows that only a cycle of references holds are nobody's
    return [window for window in _windows() if window not in before]


def _delete_now() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
