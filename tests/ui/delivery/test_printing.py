from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, cast

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintEngine, QPrinter
from typing_extensions import override

from tests.ui.recorder import Program
from vorlage_editor.model.errors import UserError
from vorlage_editor.pdf.file.sheets import Sheets, arranged
from vorlage_editor.ui.delivery.page_painter import Pages, draw
from vorlage_editor.ui.delivery.print_job import drawn, drop_ours, lp_command, sheets
from vorlage_editor.ui.kit import print_dialog
from vorlage_editor.ui.kit.messages import Messages
from vorlage_editor.work import printing
from vorlage_editor.work.printing import print_by_lp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.program import Running

linux = pytest.mark.skipif(sys.platform != "linux", reason="lp takes the PDF on Linux")
ONE = Sheets((0,))
LONG = "Die Straße wird erneuert. " * 400


def ranges(text: str) -> Callable[[QPrinter], object]:
    """Return what chooses the pages ``text`` in the dialog."""

    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(text))

    return choose


class Engine:
    """Keeps options for CUPS as Qt's engine does, though there is none on this computer."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def property(self, key: QPrintEngine.PrintEnginePropertyKey) -> list[str] | None:
        return self.words if key.value == 0xFE00 else None

    def setProperty(self, key: QPrintEngine.PrintEnginePropertyKey, words: list[str]) -> None:  # noqa: N802
        assert key.value == 0xFE00
        self.words = words


class Named(QPrinter):
    """A printer with a name and a duplex unit, though there is none on this computer."""

    sides = QPrinter.DuplexMode.DuplexNone

    def __init__(self) -> None:
        super().__init__()
        self.engine = Engine()

    @override
    def printEngine(self) -> QPrintEngine:
        return cast("QPrintEngine", self.engine)

    @override
    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self.sides = duplex

    @override
    def duplex(self) -> QPrinter.DuplexMode:
        return self.sides

    @override
    def printerName(self) -> str:
        return "Büro 2"


def cups(*words: str) -> Callable[[Named], object]:
    """Return what leaves these names and values for CUPS, as Qt's dialog does."""

    def choose(printer: Named) -> None:
        printer.engine.words = list(words)

    return choose


# What lp is told


def options(set_up: Callable[[Named], object]) -> list[str]:
    printer = Named()
    printer.setDocName("Vorlage_IV-7.pdf")
    set_up(printer)
    return lp_command(printer)


def test_lp_gets_printer_title_and_paper() -> None:
    assert options(lambda _: None) == [
        *("lp", "-t", "Vorlage_IV-7.pdf", "-n", "1", "-d", "Büro 2"),
        *("-o", "media=A4", "-o", "collate=true", "-o", "number-up=1", "-o", "sides=one-sided"),
    ]


@pytest.mark.parametrize(
    ("set_up", "words"),
    [
        (lambda one: one.setCopyCount(3), ["-n", "3"]),
        (lambda one: one.setDuplex(QPrinter.DuplexMode.DuplexLongSide), ["two-sided-long-edge"]),
        (lambda one: one.setDuplex(QPrinter.DuplexMode.DuplexShortSide), ["two-sided-short-edge"]),
        (lambda one: one.setCollateCopies(False), ["collate=false"]),
        (lambda one: one.setColorMode(QPrinter.ColorMode.GrayScale), ["monochrome"]),
        (lambda one: one.setPageOrder(QPrinter.PageOrder.LastPageFirst), ["outputorder=reverse"]),
        (lambda one: one.setPageSize(QPageSize(QPageSize.PageSizeId.A5)), ["media=A5"]),
        (cups("job-sheets", "standard,none"), ["job-sheets=standard,none"]),
        (
            cups("job-priority", "70", "InputSlot", "Tray2"),
            ["job-priority=70", "-o", "InputSlot=Tray2"],
        ),
        (cups("job-billing", 'Amt 60 "x"'), ["job-billing=Amt_60_x_"]),
    ],
)
def test_lp_gets_what_was_chosen(set_up: Callable[[Named], object], words: list[str]) -> None:
    assert " ".join(words) in " ".join(options(set_up))


def test_where_the_printer_decides_on_sides_lp_is_told_nothing() -> None:
    command = options(lambda one: one.setDuplex(QPrinter.DuplexMode.DuplexAuto))
    assert not [word for word in command if word.startswith("sides")]


@pytest.mark.parametrize("name", ["number-up", "number-up-layout", "page-ranges", "page-set"])
def test_what_the_sheets_obey_is_not_asked_of_cups_again(name: str) -> None:
    assert f"{name}=x" not in options(cups(name, "x"))


def test_an_empty_choice_is_none() -> None:
    assert "job-billing" not in " ".join(options(cups("job-billing", "")))


# Which pages, and how they lie on their sheets


@pytest.mark.parametrize(
    ("set_up", "pages"),
    [
        (lambda _: None, (0, 1, 2, 3)),
        (ranges("2-3"), (1, 2)),
        (ranges("1,4,9"), (0, 3)),
        (cups("page-ranges", "1,3-4"), (0, 2, 3)),
        (cups("page-ranges", "5-9"), ()),
        (cups("page-set", "odd"), (0, 2)),
        (cups("page-set", "even"), (1, 3)),
        (cups("page-ranges", "1,3-4", "page-set", "even"), (3,)),
        (cups("number-up", "2"), (0, 1, 2, 3)),
    ],
)
def test_the_chosen_pages_are_printed(
    set_up: Callable[[Named], object], pages: tuple[int, ...]
) -> None:
    printer = Named()
    set_up(printer)
    assert sheets(printer, 4).pages == pages


@pytest.mark.parametrize(("first", "kept"), [(2, "even"), (3, "odd")])
def test_odd_pages_of_a_range_are_those_with_odd_numbers(first: int, kept: str) -> None:
    printer = Named()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, 6)
    cups("page-set", kept)(printer)  # as Qt's dialog hands over "odd"
    assert sheets(printer, 8).pages == tuple(range(2, 6, 2))


def test_pages_per_sheet_and_landscape_are_obeyed() -> None:
    printer = Named()
    cups("number-up", "4", "number-up-layout", "tbrl")(printer)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    assert sheets(printer, 2) == Sheets((0, 1), 4, "tbrl", landscape=True)


def test_where_sheets_are_drawn_qt_is_not_asked_for_them_again() -> None:
    printer = Named()
    cups("number-up", "4", "job-priority", "70", "page-set", "odd")(printer)
    drop_ours(printer)
    assert printer.engine.words == ["job-priority", "70"]


def test_sheets_are_drawn_in_the_chosen_order() -> None:
    printer = Named()
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert drawn(printer, 3) == [2, 1, 0]


@pytest.mark.parametrize(("collate", "pages"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_are_drawn_where_the_driver_makes_none(collate: bool, pages: list[int]) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setCopyCount(2)
    printer.setCollateCopies(collate)
    assert not printer.supportsMultipleCopies()
    assert drawn(printer, 2) == pages


# Through the window


@pytest.fixture
def writing(program: Running) -> Running:
    """The program with a paper of several pages."""
    program.new()
    program.write()
    program.session.edit("Nummer ändern", number="IV/7/2026")
    program.window.text_pane.insertPlainText(LONG)
    return program


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return Program(tmp_path / "bin", "lp")


def print_paper(program: Running, set_up: Callable[[QPrinter], object] | None) -> int:
    """Print; the dialog is answered by ``set_up``, or cancelled. Return the number of pages."""
    told: list[int] = []

    def choose(printer: QPrinter, pages: int) -> bool:
        told.append(pages)
        if set_up is not None:
            set_up(printer)
        return set_up is not None

    program.answers.choose_printer = choose  # type: ignore[method-assign]
    program.do("file-print")
    program.bot.waitUntil(lambda: not program.jobs.running, timeout=15_000)
    return told[0] if told else 0


@linux
def test_lp_gets_the_pdf_itself_with_the_chosen_pages(writing: Running, lp: Program) -> None:
    lp.ends()

    def set_up(printer: QPrinter) -> None:
        ranges("2-3")(printer)
        printer.setCopyCount(2)

    pages = print_paper(writing, set_up)
    assert pages >= 3
    assert len(Pages(lp.data)) == 2
    assert lp.data.startswith(b"%PDF-")
    assert lp.arguments[:4] == ["-t", "Vorlage_IV-7-2026.pdf", "-n", "2"]
    assert writing.window.status.notice.text() == "An den Drucker übergeben"


@linux
def test_the_pdf_of_a_public_paper_has_its_title(writing: Running, lp: Program) -> None:
    lp.ends()
    count = print_paper(writing, lambda _: None)
    with pikepdf.open(io.BytesIO(lp.data)) as pdf:
        assert pdf.docinfo["/Title"] == "Feldstraße"
        assert len(pdf.pages) == count


@linux
def test_neither_job_nor_pdf_of_a_closed_paper_names_its_subject(
    writing: Running, lp: Program
) -> None:
    lp.ends()
    writing.session.edit("Öffentlichkeit ändern", public=False)
    print_paper(writing, lambda _: None)
    assert lp.arguments[1] == "Vorlage.pdf"
    with pikepdf.open(io.BytesIO(lp.data)) as pdf:
        said = str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
    assert "Feldstraße" not in said
    assert "IV/7/2026" not in said


@linux
def test_a_refusing_printer_is_told_in_our_words(writing: Running, lp: Program) -> None:
    lp.ends(1, "lp: Destination is a teapot.")
    before = writing.vorlage
    print_paper(writing, lambda _: None)
    (sentence,) = writing.answers.errors
    assert "teapot" not in sentence
    assert "Ihre Vorlage ist unverändert" in sentence
    assert writing.vorlage == before


def test_pages_that_are_not_there_are_told(writing: Running, lp: Program) -> None:
    lp.ends()
    count = print_paper(writing, ranges("100-120"))
    assert not (lp.folder / "said").exists()
    assert f"Die Vorlage hat {count} Seiten" in writing.answers.errors[0]


def test_cancelling_prints_nothing(writing: Running, lp: Program) -> None:
    lp.ends()
    print_paper(writing, None)
    assert not (lp.folder / "said").exists()
    assert not writing.answers.errors


def test_errors_keep_a_paper_from_being_printed(program: Running) -> None:
    program.new()
    assert print_paper(program, lambda _: None) == 0
    assert program.window.status.notice.text() == "Nicht gedruckt: Der Betreff fehlt."
    assert program.window.panels.currentWidget() is program.window.findings


def test_without_lp_the_pages_are_drawn(writing: Running, lp: Program, tmp_path: Path) -> None:
    def set_up(printer: QPrinter) -> None:
        printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
        ranges("1-2")(printer)

    print_paper(writing, set_up)
    drawn = Pages((tmp_path / "gedruckt.pdf").read_bytes())
    assert len(drawn) == 2
    assert all(0.01 < ink(drawn.image(page)) < 0.5 for page in range(2))
    assert "An den Drucker" in writing.window.status.notice.text()


def ink(image: QImage) -> float:
    """Return how much of a page is not white."""
    small = image.scaled(210, 297, mode=Qt.TransformationMode.SmoothTransformation)
    levels = bytes(small.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    return sum(level < 200 for level in levels) / len(levels)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_told(
    writing: Running, lp: Program, tmp_path: Path
) -> None:
    target = tmp_path / "fort" / "gedruckt.pdf"
    print_paper(writing, lambda printer: printer.setOutputFileName(str(target)))
    assert "nicht angenommen" in writing.answers.errors[0]


# Parts


def blank() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


PDF = blank()


@linux
def test_an_lp_that_is_gone_is_told(lp: Program) -> None:
    with pytest.raises(UserError, match="ließ sich nicht starten"):
        print_by_lp(["lp"], "Büro", PDF, ONE)


@linux
def test_an_lp_that_never_ends_is_told(lp: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PATIENCE", 0.2)
    (lp.folder / "lp").write_text(f"#!{sys.executable}\nimport time\ntime.sleep(20)\n")
    (lp.folder / "lp").chmod(0o700)
    with pytest.raises(UserError, match="antwortet seit"):
        print_by_lp(["lp"], "Büro", PDF, ONE)


@pytest.mark.parametrize("lies", [False, True])
def test_a_sheet_that_lies_is_drawn_on_paper_that_lies(lies: bool, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    assert draw(printer, Pages(arranged(PDF, Sheets((0,), landscape=lies))), [0], lambda _: True)
    assert Pages((tmp_path / "gedruckt.pdf").read_bytes()).lie() == lies


def test_drawing_can_be_stopped(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "halb.pdf"))
    assert not draw(printer, Pages(b""), [0, 1], lambda _: False)


@pytest.mark.usefixtures("qapp")
def test_the_progress_can_be_stopped() -> None:
    with print_dialog.progress("Die Vorlage wird gedruckt …", 3, None) as going_on:
        assert going_on(0)
        assert going_on(1)


@linux
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (None, "fehlt das Drucksystem (CUPS)"),
        ("scheduler is not running", "läuft nicht oder ist nicht erreichbar"),
        ("scheduler is running", "kein Drucker eingerichtet"),
    ],
)
def test_without_a_printer_that_is_told(
    said: str | None, sentence: str, lp: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    if said is not None:
        (lp.folder / "lpstat").write_text(f"#!/bin/sh\necho {said}\n")
        (lp.folder / "lpstat").chmod(0o700)

    class Heard(Messages):
        said = ""

        @override
        def error(self, text: str) -> None:
            self.said = text

    monkeypatch.setattr(print_dialog, "has_printer", lambda: False)
    messages = Heard()
    assert not messages.choose_printer(QPrinter(), 1)
    assert sentence in messages.said
