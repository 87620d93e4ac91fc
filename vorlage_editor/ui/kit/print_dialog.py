"""The system's print dialog, and the notice while pages are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

NO_PRINTER = (
    "Auf diesem Gerät ist kein Drucker eingerichtet. Ihre Vorlage ist unverändert. Bitte richten "
    "Sie einen Drucker ein, oder wählen Sie „PDF exportieren“."
)
_Option = QAbstractPrintDialog.PrintDialogOption


def has_printer() -> bool:
    """Say whether any printer is set up."""
    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(printer: QPrinter, pages: int, parent: QWidget | None) -> bool:
    """Let the user set up ``printer`` for a paper of so many pages; False if he does not."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Drucken")
    dialog.setOption(_Option.PrintToFile, on=False)  # it would be a PDF without its tags
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


@contextmanager
def progress(text: str, steps: int, parent: QWidget | None) -> Iterator[Callable[[int], bool]]:
    """Show how far it is if it takes long; what is given says after each step whether to go on."""
    dialog = QProgressDialog(text, "Abbrechen", 0, steps, parent)
    dialog.setWindowTitle("Drucken")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)

    def going_on(done: int) -> bool:
        dialog.setValue(done)  # looks after what the user does meanwhile
        return not dialog.wasCanceled()

    try:
        yield going_on
    finally:
        dialog.close()
        dialog.deleteLater()
