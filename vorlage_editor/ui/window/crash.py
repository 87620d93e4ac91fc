"""When the program meets a fault of its own: save first, then say so, then go on if possible."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

REPORT = "fehlerbericht.txt"


class CrashReport:
    """Takes exceptions that nobody expected. The report holds places in the code, no content."""

    def __init__(
        self, folder: Path, save: Callable[[], bool], show: Callable[[str], object]
    ) -> None:
        self._folder, self._save, self._show = folder, save, show
        self._busy = False

    def install(self) -> None:
        """Take over from Python's own handler."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Save the draft, write the report, tell the user."""
        sys.__excepthook__(kind, error, trace)
        if self._busy or issubclass(kind, KeyboardInterrupt):
            return  # a fault while telling of a fault
        self._busy, saved = True, False
        try:
            saved = self._save()
        finally:  # also if saving is what is broken
            path = self._write(kind, trace)
            self._show(_sentence(path, saved=saved))
            self._busy = False

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
        """Add to the report; the message of an exception may quote a draft and stays out."""
        path = self._folder / REPORT
        lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  {kind.__module__}.{kind.__name__}\n"]
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}\n"
            for frame in traceback.extract_tb(trace)
        ]
        try:
            with path.open("a", encoding="utf-8") as report:
                report.writelines(lines)
        except OSError:
            return None
        return path


def _sentence(path: Path | None, *, saved: bool) -> str:
    safe = (
        "Ihr Text ist gespeichert."
        if saved
        else "Ihr Text konnte nicht gespeichert werden. Er ist noch geöffnet: Bitte kopieren Sie "
        "ihn zur Sicherheit in ein anderes Programm."
    )
    where = f"\n\nWas geschah, steht ohne Inhalte Ihrer Vorlagen in {path}." if path else ""
    return f"Im Programm ist ein Fehler aufgetreten. {safe} Sie können weiterarbeiten.{where}"
