"""Printing: the PDF itself through ``lp`` where there is one, elsewhere its pages as pictures."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vorlage_editor.model.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from vorlage_editor.ui.delivery.page_painter import Pages
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.open_paper import OpenPaper

PRINTER = "printer"
"""The setting: the printer that was chosen last."""


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
        from vorlage_editor.exchange.mail import attachment_name  # noqa: PLC0415 - not at start
        from vorlage_editor.work.paper import pdf_of  # noqa: PLC0415

        paper = self._paper.take()
        if paper is None:
            self.refused.emit()
            return
        name = attachment_name(paper.vorlage)  # others see the names of jobs
        done = partial(self._on_pdf_made, name)
        self._jobs.run(pdf_of, paper, done=done, failed=self._messages.error)

    def _on_pdf_made(self, name: str, pdf: bytes) -> None:
        """Ask where to print, now that the number of pages is known."""
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - not at start

        from vorlage_editor.ui.delivery.page_painter import Pages  # noqa: PLC0415

        pages = Pages(pdf)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        if last := self._settings.read(PRINTER, ""):
            printer.setPrinterName(last)  # without effect where it is gone
        if not self._messages.choose_printer(printer, len(pages)):
            return
        self._settings.write(PRINTER, printer.printerName())
        if takes_pdf(printer):
            self._hand_over(printer, pdf)
        else:
            self._draw(printer, pages)

    def _hand_over(self, printer: QPrinter, pdf: bytes) -> None:
        from vorlage_editor.ui.delivery.print_job import lp_command  # noqa: PLC0415 - not at start
        from vorlage_editor.work.printing import print_by_lp  # noqa: PLC0415

        done = partial(self._on_printed, printer.printerName())
        failed = self._messages.error
        self._jobs.run(print_by_lp, lp_command(printer), pdf, done=done, failed=failed)

    def _on_printed(self, name: str, _done: object) -> None:
        self.printed.emit(name)

    def _draw(self, printer: QPrinter, pages: Pages) -> None:
        from vorlage_editor.ui.delivery.page_painter import draw  # noqa: PLC0415 - not at start
        from vorlage_editor.ui.delivery.print_job import wanted_pages  # noqa: PLC0415

        wanted = wanted_pages(printer, len(pages))
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
