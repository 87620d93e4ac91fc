"""Printing: PDF through ``lp`` where there is one, elsewhere its sheets as pictures."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from vorlage_editor.exchange.files import export_name
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.pdf.file.sheets import arranged
from vorlage_editor.ui.delivery.page_painter import Pages, draw
from vorlage_editor.ui.delivery.print_job import drawn, drop_ours, lp_command, sheets
from vorlage_editor.work.paper import pdf_of
from vorlage_editor.work.printing import print_by_lp

if TYPE_CHECKING:
    from vorlage_editor.pdf.file.sheets import Sheets
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.open_paper import OpenPaper

PRINTER = "printer"
"""The setting: the printer that was chosen last."""
_NO_PAGES = (
    "Von den gewählten Seiten gibt es keine: Die Vorlage hat {count}. Gedruckt wurde nichts, Ihre "
    "Vorlage ist unverändert. Bitte drucken Sie noch einmal, und wählen Sie andere Seiten."
)
_PAUSED = (
    "Der Drucker „{name}“ ist angehalten. Ihr Auftrag wartet dort und wird gedruckt, sobald der "
    "Drucker wieder freigegeben ist. Bitte drucken Sie nicht noch einmal, sonst kommt die Vorlage "
    "dann doppelt."
)


class Printing(QObject):
    """Makes the PDF beside the window, asks for printer and pages, and hands it over."""

    printed = Signal(str)
    """The name of the printer that has the paper now."""
    refused = Signal()
    """Errors are in the way; the review has them."""

    def __init__(
        self, paper: OpenPaper, jobs: Jobs, messages: Messages, settings: Settings
    ) -> None:
        super().__init__()
        self._paper, self._jobs = paper, jobs
        self._messages, self._settings = messages, settings

    def print_paper(self) -> None:
        """Let the user print the open paper, unless it has errors."""
        paper = self._paper.take()
        if paper is None:
            self.refused.emit()
            return
        name = export_name(paper.vorlage)  # others see the names of jobs, and of their files
        title = name.removesuffix(".pdf") if is_closed(paper.vorlage) else None
        make = partial(pdf_of, title=title)
        done = partial(self._on_pdf_made, name)
        self._jobs.run(make, paper, done=done, failed=self._messages.error)

    def _on_pdf_made(self, name: str, pdf: bytes) -> None:
        """Ask where to print, now that the number of pages is known."""
        count = len(Pages(pdf))
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        if last := self._settings.read(PRINTER, ""):
            printer.setPrinterName(last)  # without effect where it is gone
        if not self._messages.choose_printer(printer, count):
            return
        self._settings.write(PRINTER, printer.printerName())
        self._print(printer, pdf, sheets(printer, count), count)

    def _print(self, printer: QPrinter, pdf: bytes, chosen: Sheets, count: int) -> None:
        """Print what was chosen of the ``count`` pages."""
        failed = self._messages.error
        if not chosen.pages:
            failed(_NO_PAGES.format(count="eine Seite" if count == 1 else f"{count} Seiten"))
        elif takes_pdf(printer):
            name, command = printer.printerName(), lp_command(printer)
            done = partial(self._on_handed_over, name)
            self._jobs.run(print_by_lp, command, name, pdf, chosen, done=done, failed=failed)
        else:
            done = partial(self._draw, printer)
            self._jobs.run(arranged, pdf, chosen, done=done, failed=failed)

    def _on_handed_over(self, name: str, paused: bool) -> None:
        self.printed.emit(name)
        if paused:
            self._messages.error(_PAUSED.format(name=name))

    def _draw(self, printer: QPrinter, pdf: bytes) -> None:
        """Draw the sheets on the printer."""
        pages = Pages(pdf)
        drop_ours(printer)
        wanted = drawn(printer, len(pages))
        try:
            with self._messages.progress("Die Vorlage wird gedruckt …", len(wanted)) as going_on:
                finished = draw(printer, pages, wanted, going_on)
        except UserError as error:
            self._messages.error(str(error))
        else:
            if finished:
                self.printed.emit(printer.printerName())


def takes_pdf(printer: QPrinter) -> bool:
    """Say whether PDFs can be handed to the printing system (CUPS) as they are."""
    there = sys.platform == "linux" and shutil.which("lp") is not None
    return there and not printer.outputFileName()
