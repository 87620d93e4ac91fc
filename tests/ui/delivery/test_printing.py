from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from typing_extensions import override

from tests.ui.recorder import Program
from vorlage_editor.model.errors import UserError
from vorlage_editor.ui.delivery.page_painter import Pages, draw
from vorlage_editor.ui.delivery.print_job import lp_command, wanted_pages
from vorlage_editor.ui.kit import print_dialog
from vorlage_editor.ui.kit.messages import Messages
from vorlage_editor.work import printing
from vorlage_editor.work.printing import print_by_lp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.program import Running

linux = pytest.mark.skipif(sys.platform != "linux", reason="lp takes the PDF on Linux")
LONG = "Die Straße wird erneuert. " * 400


def ranges(text: str) -> Callable[[QPrinter], object]:
    """Return what chooses the pages ``text`` in the dialog."""

    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(text))

    return choose


class Named(QPrinter):
    """A printer with a name and a duplex unit, though there is none on this computer."""

    sides = QPrinter.DuplexMode.DuplexNone

    @override
    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self.sides = duplex

    @override
    def duplex(self) -> QPrinter.DuplexMode:
        return self.sides

    @override
    def printerName(self) -> str:
        return "Büro 2"


# What lp is told


def options(set_up: Callable[[QPrinter], object]) -> list[str]:
    printer = Named()
    printer.setDocName("Vorlage_IV-7.pdf")
    set_up(printer)
    return lp_command(printer)


def test_lp_gets_printer_title_and_paper() -> None:
    assert options(lambda _: None) == [
        *("lp", "-t", "Vorlage_IV-7.pdf", "-n", "1", "-d", "Büro 2"),
        *("-o", "media=A4", "-o", "collate=true", "-o", "sides=one-sided"),
    ]


@pytest.mark.parametrize(
    ("set_up", "words"),
    [
        (lambda one: one.setCopyCount(3), ["-n", "3"]),
        (ranges("2-3,5"), ["-P", "2-3,5"]),
        (lambda one: one.setDuplex(QPrinter.DuplexMode.DuplexLongSide), ["two-sided-long-edge"]),
        (lambda one: one.setDuplex(QPrinter.DuplexMode.DuplexShortSide), ["two-sided-short-edge"]),
        (lambda one: one.setCollateCopies(False), ["collate=false"]),
        (lambda one: one.setColorMode(QPrinter.ColorMode.GrayScale), ["monochrome"]),
        (lambda one: one.setPageOrder(QPrinter.PageOrder.LastPageFirst), ["outputorder=reverse"]),
        (lambda one: one.setPageSize(QPageSize(QPageSize.PageSizeId.A5)), ["media=A5"]),
    ],
)
def test_lp_gets_what_was_chosen(set_up: Callable[[QPrinter], object], words: list[str]) -> None:
    assert " ".join(words) in " ".join(options(set_up))


def test_where_the_printer_decides_on_sides_lp_is_told_nothing() -> None:
    command = options(lambda one: one.setDuplex(QPrinter.DuplexMode.DuplexAuto))
    assert not [word for word in command if word.startswith("sides")]


def test_all_pages_are_no_range() -> None:
    assert "-P" not in options(lambda _: None)


# Which pages are drawn


@pytest.mark.parametrize(
    ("set_up", "pages"),
    [
        (lambda _: None, [0, 1, 2, 3]),
        (ranges("2-3"), [1, 2]),
        (ranges("1,4,9"), [0, 3]),
        (lambda one: one.setPageOrder(QPrinter.PageOrder.LastPageFirst), [3, 2, 1, 0]),
    ],
)
def test_the_chosen_pages_are_drawn(set_up: Callable[[QPrinter], object], pages: list[int]) -> None:
    printer = QPrinter()
    set_up(printer)
    assert wanted_pages(printer, 4) == pages


@pytest.mark.parametrize(("collate", "pages"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_are_drawn_where_the_driver_makes_none(collate: bool, pages: list[int]) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setCopyCount(2)
    printer.setCollateCopies(collate)
    assert not printer.supportsMultipleCopies()
    assert wanted_pages(printer, 2) == pages


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
    program.bot.waitUntil(lambda: not program.program.jobs.running, timeout=15_000)
    return told[0] if told else 0


@linux
def test_lp_gets_the_pdf_itself_with_the_chosen_pages(writing: Running, lp: Program) -> None:
    lp.ends()

    def set_up(printer: QPrinter) -> None:
        ranges("2-3")(printer)
        printer.setCopyCount(2)

    pages = print_paper(writing, set_up)
    assert pages == len(Pages(lp.data)) >= 3
    assert lp.data.startswith(b"%PDF-")
    assert lp.arguments[:4] == ["-t", "Vorlage_IV-7-2026.pdf", "-n", "2"]
    assert lp.arguments[4:6] == ["-P", "2-3"]
    assert writing.window.status.notice.text() == "An den Drucker übergeben"


@linux
def test_the_job_of_a_closed_paper_is_not_named(writing: Running, lp: Program) -> None:
    lp.ends()
    writing.session.edit("Öffentlichkeit ändern", public=False)
    print_paper(writing, lambda _: None)
    assert lp.arguments[1] == "Vorlage.pdf"


@linux
def test_a_refusing_printer_is_told_calmly(writing: Running, lp: Program) -> None:
    lp.ends(1, "lp: Das Ziel „Büro“ gibt es nicht.")
    before = writing.vorlage
    print_paper(writing, lambda _: None)
    (sentence,) = writing.answers.errors
    assert "das Drucksystem meldet „Das Ziel „Büro“ gibt es nicht.“" in sentence
    assert "Ihre Vorlage ist unverändert" in sentence
    assert writing.vorlage == before


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


@linux
def test_an_lp_that_is_gone_is_told(lp: Program) -> None:
    with pytest.raises(UserError, match="ließ sich nicht starten"):
        print_by_lp(["lp"], b"%PDF-")


@linux
def test_an_lp_that_never_ends_is_told(lp: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PATIENCE", 0.2)
    (lp.folder / "lp").write_text(f"#!{sys.executable}\nimport time\ntime.sleep(20)\n")
    (lp.folder / "lp").chmod(0o700)
    with pytest.raises(UserError, match="antwortet seit"):
        print_by_lp(["lp"], b"%PDF-")


def test_drawing_can_be_stopped(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "halb.pdf"))
    assert not draw(printer, Pages(b""), [0, 1], lambda _: False)


@pytest.mark.usefixtures("qapp")
def test_the_progress_can_be_stopped() -> None:
    with print_dialog.progress("Die Vorlage wird gedruckt …", 3, None) as going_on:
        assert going_on(0)
        assert going_on(1)


def test_without_a_printer_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Heard(Messages):
        said = ""

        @override
        def error(self, text: str) -> None:
            self.said = text

    monkeypatch.setattr(print_dialog, "has_printer", lambda: False)
    messages = Heard()
    assert not messages.choose_printer(QPrinter(), 1)
    assert "kein Drucker eingerichtet" in messages.said
