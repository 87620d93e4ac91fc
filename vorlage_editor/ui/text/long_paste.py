"""Pasting a long text: it is read beside the window, which says how far it is and can stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog

from vorlage_editor.exchange.html.process import DONE, SWITCH, answered, given
from vorlage_editor.own_process import command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PATIENCE = 60_000
"""Milliseconds after which the reading is given up."""
SHOWN = 400
"""Milliseconds after which the user sees how far it is."""
FAILED = (
    "Der Text in der Zwischenablage ließ sich nicht übernehmen: er ist zu groß oder beschädigt. "
    "Ihre Vorlage ist unverändert. Bitte fügen Sie ihn in Teilen ein, oder mit Strg+Umschalt+V "
    "ohne Formatierung."
)


class LongPaste(QObject):
    """Reads long HTML; ``read`` has the Reading, ``refused`` a sentence for the user."""

    read = Signal(object)
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._process: QProcess | None = None
        self._dialog: QProgressDialog | None = None
        self._answer = b""
        self._limit = QTimer(self, singleShot=True, interval=PATIENCE)
        self._limit.timeout.connect(self._on_failed)

    def start(self, source: str) -> None:
        """Read ``source``; the window takes nothing else meanwhile."""
        if self._process is not None:
            return
        self._answer = b""
        self._dialog = QProgressDialog(
            "Der Text wird übernommen …", "Abbrechen", 0, len(source), self._window
        )
        self._dialog.setWindowTitle("Einfügen")
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(SHOWN)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self.stop)
        self._dialog.setValue(0)
        process = self._process = QProcess(self)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_failed)
        program, *arguments = command(SWITCH)
        process.start(program, arguments)
        process.write(given(source))
        process.closeWriteChannel()
        self._limit.start()

    def _on_output(self) -> None:
        if self._process is None:
            return
        self._answer += self._process.readAllStandardOutput().data()
        told, found, _ = self._answer.partition(DONE + b"\n")
        lines = told.split()
        if self._dialog is not None and lines and not found:
            self._dialog.setValue(int(lines[-1]))

    def _on_finished(self) -> None:
        if self._process is None:
            return
        self._on_output()
        _, _, answer = self._answer.partition(DONE + b"\n")
        try:
            reading = answered(answer)
        except msgspec.DecodeError:
            self._on_failed()
            return
        self.stop()
        self.read.emit(reading)

    def _on_failed(self) -> None:
        if self._process is not None:
            self.stop()
            self.refused.emit(FAILED)

    def stop(self) -> None:
        """Give up what is being read, if anything is: it is for the paper that was open."""
        self._limit.stop()
        process, self._process = self._process, None
        dialog, self._dialog = self._dialog, None
        self._answer = b""
        if process is not None:
            process.blockSignals(True)  # what it still says is no answer to the next paste
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()
        if dialog is not None:
            dialog.canceled.disconnect(self.stop)
            dialog.close()
            dialog.deleteLater()
