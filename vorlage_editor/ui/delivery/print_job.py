"""What the user chose in the print dialog: as arguments of ``lp``, or as a list of pages."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter

LP = "lp"
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
"""IPP's words (RFC 8011, 5.2.8); for "auto" the printer decides."""


def lp_command(printer: QPrinter) -> list[str]:
    """Return the command that prints a PDF from standard input as ``printer`` is set up."""
    words = [LP, "-t", printer.docName(), "-n", str(printer.copyCount())]
    if name := printer.printerName():
        words += ["-d", name]
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        words += ["-P", printer.pageRanges().toString()]
    return words + [word for option in _options(printer) for word in ("-o", option)]


def _options(printer: QPrinter) -> list[str]:
    """Return the options as CUPS names them."""
    options = [
        f"media={printer.pageLayout().pageSize().key()}",
        f"collate={str(printer.collateCopies()).lower()}",
    ]
    if sides := _SIDES.get(printer.duplex()):
        options.append(f"sides={sides}")
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        options.append("print-color-mode=monochrome")
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        options.append("outputorder=reverse")
    return options


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to draw of ``count``, counted from 0, in their order.

    Copies are among them only where the printer's driver cannot make them itself.
    """
    pages = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        pages = [page for page in pages if ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    if printer.supportsMultipleCopies():
        return pages
    copies = printer.copyCount()
    return pages * copies if printer.collateCopies() else [n for n in pages for _ in range(copies)]
