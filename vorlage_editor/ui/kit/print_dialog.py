"""The system's print dialog, and the notice while pages are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget
from typing_extensions import override

_Option = QAbstractPrintDialog.PrintDialogOption
_MARGINS = ("unitCombo", "groupBox")
"""What Qt's sheet „Seite“ of a printer's properties calls its margins and their unit."""


def has_printer() -> bool:
    """Say whether any printer is set up."""
    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(printer: QPrinter, pages: int, parent: QWidget | None) -> bool:
    """Let the user set up ``printer`` for a paper of so many pages; False if he does not."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Drucken")
    dialog.setOption(_Option.PrintToFile, on=False)  # it would be a PDF without its tags
    dialog.installEventFilter(_NoMargins(dialog))
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


class _NoMargins(QObject):
    """Keeps margins out of the printer's properties: a paper has its own."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the dialog of properties as soon as there is one, and mend it when it shows."""
        if isinstance(event, QChildEvent) and event.added():
            event.child().installEventFilter(self)
        elif event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            for name in _MARGINS:
                for margin in _page_setup(watched, name):
                    margin.hide()
        return False


def _page_setup(dialog: QDialog, name: str) -> Iterator[QWidget]:
    """Yield the widgets of this name on the sheet „Seite“ of a printer's properties."""
    for page in dialog.findChildren(QWidget, "pageSetup"):
        yield from page.findChildren(QWidget, name)


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
