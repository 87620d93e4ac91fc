"""What the user chose in the print dialog: as sheets, and as arguments of ``lp``."""

from __future__ import annotations

import re

from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from vorlage_editor.pdf.file.sheets import Sheets

LP = "lp"
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
"""IPP's words (RFC 8011, 5.2.8); for "auto" the printer decides."""
_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Where Qt's dialog keeps what QPrinter has no word for: name, value, name, value … (a private key
of Qt, PPK_CupsOptions, but the only way there)."""
_OURS = {"number-up", "number-up-layout", "page-ranges", "page-set"}
"""Options that ``sheets`` obeys."""
_PARITY = {"odd": 1, "even": 0}
HOLD = "job-hold-until"


def cups_options(printer: QPrinter) -> dict[str, str]:
    """Return what the dialog keeps for CUPS; nothing where there is none."""
    engine = printer.printEngine()
    words: list[str] = engine.property(_CUPS_OPTIONS) or []
    return dict(zip(words[::2], words[1::2], strict=True))


def drop_ours(printer: QPrinter) -> None:
    """Let Qt not hand over once more what the sheets obey already."""
    if options := cups_options(printer):
        kept = [(name, value) for name, value in options.items() if name not in _OURS]
        flat = [word for pair in kept for word in pair]
        printer.printEngine().setProperty(_CUPS_OPTIONS, flat)


def sheets(printer: QPrinter, count: int) -> Sheets:
    """Return how a paper of ``count`` pages lies on its sheets."""
    options = cups_options(printer)
    return Sheets(
        tuple(_wanted(printer, count)),
        int(options.get("number-up", "1")),
        options.get("number-up-layout", "lrtb"),
        printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape,
    )


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """Return the pages that were chosen, counted from 0.

    Odd and even ones are meant by their numbers. Qt's dialog changes one for the other where a
    range begins with an even page, as if CUPS saw the range alone.
    """
    options = cups_options(printer)
    listed = options.get("page-ranges", "")
    ranged = printer.printRange() == QPrinter.PrintRange.PageRange
    ranges = QPageRanges.fromString(listed) if listed else printer.pageRanges()
    parity = _PARITY.get(options.get("page-set", ""))
    if parity is not None and ranged and printer.fromPage() % 2 == 0:
        parity = 1 - parity
    return [
        page - 1
        for page in range(1, count + 1)
        if (not (listed or ranged) or ranges.contains(page))
        and (parity is None or page % 2 == parity)
    ]


def lp_command(printer: QPrinter) -> list[str]:
    """Return the command that prints the sheets from standard input as ``printer`` is set up."""
    words = [LP, "-t", printer.docName(), "-n", str(printer.copyCount())]
    if name := printer.printerName():
        words += ["-d", name]
    return words + [word for option in _options(printer) for word in ("-o", option)]


def _options(printer: QPrinter) -> list[str]:
    """Return the options as CUPS names them; a later one counts more."""
    options = {
        "media": printer.pageLayout().pageSize().key(),
        "collate": str(printer.collateCopies()).lower(),
        "number-up": "1",  # whatever the queue would do by itself
    }
    if sides := _SIDES.get(printer.duplex()):
        options["sides"] = sides
    if printer.colorMode() == QPrinter.ColorMode.GrayScale:
        options["print-color-mode"] = "monochrome"
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        options["outputorder"] = "reverse"
    chosen = cups_options(printer).items()
    options |= {name: value for name, value in chosen if value and name not in _OURS}
    return [f"{name}={_word(value)}" for name, value in options.items()]


def _word(value: str) -> str:
    """Return a value in one word: a space in it ends CUPS itself (cupsd 2.4.2 crashes)."""
    return re.sub(r"[\s'\"\\]+", "_", value)


def drawn(printer: QPrinter, count: int) -> list[int]:
    """Return the sheets to draw of ``count``, counted from 0, in their order.

    Copies are among them only where the printer's driver cannot make them itself.
    """
    order = list(range(count))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        order.reverse()
    if printer.supportsMultipleCopies():
        return order
    copies = printer.copyCount()
    return order * copies if printer.collateCopies() else [n for n in order for _ in range(copies)]
