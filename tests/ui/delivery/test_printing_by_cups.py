"""Printing with the real dialog of Qt and a real CUPS: what is chosen comes to the printer."""

from __future__ import annotations

import io
import os
import re
from functools import partial
from typing import TYPE_CHECKING

import pikepdf
import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from tests.ui.cups import QUEUE, Cups, on_linux, running_cups
from tests.ui.program import Running, answer
from vorlage_editor.model.body import PageBreak, Paragraph, Run
from vorlage_editor.ui.delivery.page_painter import Pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QDialog

pytestmark = on_linux
PAGES = 6
ODD, EVEN = 1, 2  # rows of the choice
SUBJECT = "Feldstraße"
Choices = dict[str, bool | int | str]
"""What is set in a dialog, by the name of its field there; of a choice the text, or the row."""
OK = QDialogButtonBox.StandardButton.Ok
ENGLISH = re.compile(r"\b(not|the|lp|error|does|is|such)\b", re.IGNORECASE)
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@pytest.fixture(scope="module")
def server() -> Iterator[Cups]:
    with running_cups() as started:
        yield started


@pytest.fixture
def cups(server: Cups) -> Iterator[Cups]:
    """The printing system with a printer in order, which has printed nothing yet."""
    server.set_up()
    yield server
    server.remove()


@pytest.fixture
def writing(program: Running) -> Running:
    """The program with a paper of six pages."""
    program.new()
    program.write(SUBJECT)
    program.session.edit("Nummer ändern", number="IV/7/2026")
    text = Paragraph((Run("Die Straße wird erneuert."),))
    pages = (text, *(PageBreak(), text) * (PAGES - 1))
    program.session.edit("Text ändern", body=pages)
    return program


def field(dialog: QDialog, name: str) -> QWidget:
    """A field of Qt's dialog by its name there; one of the printer's own by one of its choices."""
    found: QWidget | None = dialog.findChild(QWidget, name)
    if found is not None:
        return found
    page = dialog.findChild(QWidget, "cupsPropertiesPage")
    assert page is not None
    return next(one for one in page.findChildren(QComboBox) if one.findText(name) >= 0)


def fill(choices: Choices, dialog: QDialog) -> None:
    """Choose these things in a dialog that is open."""
    for name, value in choices.items():
        one = field(dialog, name)
        assert one.isEnabled(), name
        if isinstance(one, QAbstractButton):
            if one.isChecked() != value:
                one.click()
        elif isinstance(one, QComboBox):
            row = value if isinstance(value, int) else one.findText(value)
            assert 0 <= row < one.count(), name
            one.setCurrentIndex(row)
        elif isinstance(one, QLineEdit):
            one.setText(str(value))
        else:
            assert isinstance(one, QSpinBox)
            one.setValue(int(value))


def press(dialog: QDialog, name: str) -> None:
    button = field(dialog, name)
    assert isinstance(button, QPushButton)
    button.click()


def accept(dialog: QDialog) -> None:
    for box in dialog.findChildren(QDialogButtonBox, options=DIRECT):
        box.button(OK).click()


def fill_and_accept(choices: Choices, dialog: QDialog) -> None:
    fill(choices, dialog)
    accept(dialog)


def choose(choices: Choices, properties: Choices, dialog: QDialog) -> None:
    """Choose in the dialog, and in that of the printer's properties, and print."""
    next(one for one in dialog.findChildren(QPushButton) if ">>" in one.text()).click()
    if properties:
        answer(partial(fill_and_accept, properties))
        press(dialog, "properties")
    fill_and_accept(choices, dialog)


def print_paper(program: Running, how: Callable[[QDialog], object]) -> None:
    """Print; the dialog is answered by ``how``."""
    answer(how)
    program.do("file-print")
    program.bot.waitUntil(lambda: not program.jobs.running, timeout=30_000)


def printed(
    program: Running, cups: Cups, choices: Choices, properties: Choices, files: int = 1
) -> str:
    """Print as chosen, and return the job's number once the printer has all its files."""
    print_paper(program, partial(choose, choices, properties))
    assert not program.answers.errors
    (job,) = cups.jobs()
    program.bot.waitUntil(lambda: len(cups.kept(job)) == files, timeout=30_000)
    return job


def numbers(pdf: bytes) -> list[list[int]]:
    """The numbers of the pages on each sheet, as their feet say."""
    with pymupdf.open(stream=pdf) as sheets:  # type: ignore[no-untyped-call]
        return [
            [int(number) for number in re.findall(rf"Seite (\d+) von {PAGES}", sheet.get_text())]
            for sheet in sheets
        ]


def size(pdf: bytes) -> tuple[int, int]:
    with pikepdf.open(io.BytesIO(pdf)) as sheets:
        box = sheets.pages[0].mediabox
        return round(float(box[2])), round(float(box[3]))


# What was chosen


@pytest.mark.parametrize(
    ("choices", "sheets"),
    [
        ({}, [[1], [2], [3], [4], [5], [6]]),
        ({"pagesRadioButton": True, "pagesLineEdit": "1,3-4"}, [[1], [3], [4]]),
        ({"printRange": True, "from": 2, "to": 5}, [[2], [3], [4], [5]]),
        ({"pageSetCombo": ODD}, [[1], [3], [5]]),
        ({"pageSetCombo": EVEN}, [[2], [4], [6]]),
        ({"printRange": True, "from": 2, "to": 5, "pageSetCombo": ODD}, [[3], [5]]),
        ({"printRange": True, "from": 3, "to": 5, "pageSetCombo": EVEN}, [[4]]),
        ({"reverse": True, "pageSetCombo": EVEN}, [[6], [4], [2]]),
        ({"copies": 2, "printRange": True, "from": 1, "to": 2}, [[1], [2], [1], [2]]),
        (
            {"copies": 2, "collate": False, "printRange": True, "from": 1, "to": 2},
            [[1], [1], [2], [2]],
        ),
    ],
)
def test_the_printer_gets_the_pages_that_were_chosen(
    choices: Choices, sheets: list[list[int]], writing: Running, cups: Cups
) -> None:
    job = printed(writing, cups, choices, {})
    (pdf,) = cups.kept(job)
    assert numbers(pdf) == sheets


@pytest.mark.parametrize(
    ("properties", "sheets"),
    [
        ({"pagesPerSheetCombo": 1}, [[1, 2], [3, 4], [5, 6]]),
        ({"pagesPerSheetCombo": 2, "landscape": True}, [[1, 2, 3, 4], [5, 6]]),
        ({"landscape": True}, [[1], [2], [3], [4], [5], [6]]),
        ({"pageSizeCombo": "A5"}, [[1], [2], [3], [4], [5], [6]]),
    ],
)
def test_pages_lie_on_their_sheets_as_chosen(
    properties: Choices, sheets: list[list[int]], writing: Running, cups: Cups
) -> None:
    (pdf,) = cups.kept(printed(writing, cups, {}, properties))
    assert [sorted(sheet) for sheet in numbers(pdf)] == sheets
    assert size(pdf) == ((420, 595) if "pageSizeCombo" in properties else (595, 842))


@pytest.mark.parametrize(
    ("choices", "properties", "name", "values"),
    [
        ({"duplexLong": True}, {}, "sides", [b"two-sided-long-edge"]),
        ({"duplexShort": True}, {}, "sides", [b"two-sided-short-edge"]),
        ({}, {"Colour": "Colour", "Grey": "Grey"}, "print-color-mode", [b"monochrome"]),
        ({}, {"Top left": "Top left"}, "Stapler", [b"TopLeft"]),
        ({}, {"jobPrioritySpinBox": 70}, "job-priority", [b"\0\0\0F"]),
        ({}, {"jobBillingLineEdit": "Amt 60"}, "job-billing", [b"Amt_60"]),
    ],
)
def test_cups_is_told_what_was_chosen(
    choices: Choices, properties: Choices, name: str, values: list[bytes],
    writing: Running, cups: Cups,
) -> None:  # fmt: skip
    job = printed(writing, cups, choices, properties)
    assert cups.attributes(job)[name] == values


def test_a_held_job_waits(writing: Running, cups: Cups) -> None:
    job = printed(writing, cups, {}, {"jobHoldComboBox": 1}, files=0)
    assert cups.attributes(job)["job-hold-until"] == [b"indefinite"]


@pytest.mark.xvfb
def test_many_choices_at_once_come_to_the_printer(writing: Running, cups: Cups) -> None:
    choices: Choices = {"pagesRadioButton": True, "pagesLineEdit": "1,3-4"}
    properties: Choices = {
        "pagesPerSheetCombo": 1,
        "landscape": True,
        "startBannerPageCombo": 1,
    }
    job = printed(writing, cups, choices, properties, files=2)
    assert cups.attributes(job)["job-sheets"] == [b"standard", b"none"]
    banner, paper = cups.kept(job)
    assert (numbers(banner), numbers(paper)) == ([[]], [[1, 3], [4]])


@pytest.mark.xvfb
def test_the_even_pages_are_printed_for_the_back(writing: Running, cups: Cups) -> None:
    choices: Choices = {"pagesRadioButton": True, "pagesLineEdit": "1,3-4"}
    (pdf,) = cups.kept(printed(writing, cups, {**choices, "pageSetCombo": EVEN}, {}))
    assert numbers(pdf) == [[4]]


def test_margins_are_not_offered(writing: Running, cups: Cups) -> None:
    seen: list[bool] = []

    def look(dialog: QDialog) -> None:
        seen.extend(field(dialog, name).isVisible() for name in ("landscape", "topMargin"))
        dialog.reject()

    def how(dialog: QDialog) -> None:
        answer(look)
        press(dialog, "properties")
        dialog.reject()

    print_paper(writing, how)
    assert seen == [True, False]
    assert not cups.jobs()


# A printer that does not take it


def cancelled(cups: Cups) -> None:
    cups.call("lpadmin", "-x", QUEUE)


def refusing(cups: Cups) -> None:
    cups.call("cupsreject", QUEUE)


def down(_: Cups) -> None:
    os.environ["CUPS_SERVER"] = "/nowhere/socket"  # of lp; Qt has seen the printer before


@pytest.mark.parametrize(
    ("fate", "sentence"),
    [
        (refusing, "Der Drucker „Buero“ nimmt zurzeit keine Aufträge an."),
        (cancelled, "Den Drucker „Buero“ gibt es nicht mehr."),
        (down, "Das Drucksystem (CUPS) dieses Geräts läuft nicht"),
    ],
)
def test_why_nothing_is_printed_is_said(
    fate: Callable[[Cups], None],
    sentence: str,
    writing: Running,
    cups: Cups,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(cups.socket))  # and put back

    def how(dialog: QDialog) -> None:
        fate(cups)
        accept(dialog)

    before = writing.vorlage
    print_paper(writing, how)
    (said,) = writing.answers.errors
    assert said.startswith(sentence)
    assert not ENGLISH.search(said)
    assert writing.vorlage == before


def test_a_job_waits_at_a_paused_printer_and_that_is_said(writing: Running, cups: Cups) -> None:
    cups.call("cupsdisable", QUEUE)
    print_paper(writing, accept)
    (job,) = cups.jobs()
    (said,) = writing.answers.errors
    assert said.startswith("Der Drucker „Buero“ ist angehalten. Ihr Auftrag wartet dort")
    cups.call("cupsenable", QUEUE)
    writing.bot.waitUntil(lambda: bool(cups.kept(job)), timeout=30_000)


# What others see of it


def test_a_closed_paper_tells_others_nothing(writing: Running, cups: Cups) -> None:
    writing.session.edit("Öffentlichkeit ändern", public=False)
    job = printed(writing, cups, {}, {})
    assert cups.attributes(job)["job-name"] == [b"Vorlage.pdf"]
    spool = [path for path in (cups.folder / "spool").iterdir() if path.is_file()]
    assert not [path for path in spool if SUBJECT in path.name]
    with pikepdf.open(io.BytesIO((cups.folder / f"spool/d{int(job):05}-001").read_bytes())) as pdf:
        assert pdf.docinfo["/Title"] == "Vorlage"
        assert SUBJECT not in pdf.Root.Metadata.read_bytes().decode()


# Without lp


def test_without_lp_the_same_pages_come_to_the_printer(
    writing: Running, cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices: Choices = {"pagesRadioButton": True, "pagesLineEdit": "1,3-4"}
    properties: Choices = {"pagesPerSheetCombo": 1, "jobPrioritySpinBox": 70}
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "")
        print_paper(writing, partial(choose, choices, properties))
    assert not writing.answers.errors
    (job,) = cups.jobs()
    writing.bot.waitUntil(lambda: bool(cups.kept(job)), timeout=30_000)
    (pdf,) = cups.kept(job)
    assert len(Pages(pdf)) == 2
    assert cups.attributes(job)["job-priority"] == [b"\0\0\0F"]
