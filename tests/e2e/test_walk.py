"""The way of a new user: from an empty start to the PDF of a whole Beschlussvorlage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.pdf.aloud import tree_text
from tests.pdf.gate import faults
from tests.ui.program import Running, answer, running
from vorlage_editor.model.body import plain_text
from vorlage_editor.ui.sheet.signatures_pane import SignatureCard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.xvfb
Key = Qt.Key
MOST = 90
"""Steps that the way may take: a click, a shortcut, one field's text."""


SECTIONS = {
    "Kurzfassung": "Die Brunnengasse wird im Sommer erneuert.",
    "Beschlussvorschlag": "Der Rat beschließt die Erneuerung der Brunnengasse.",
    "Sachverhalt und Begründung": "Die Fahrbahn ist seit dem Winter schadhaft.",
}
SIGNERS = "Dr. Anna Vorbild", "Jan Beispiel"
ANSWERS = {
    "Haushalt betroffen": "Ja",
    "Art der Maßnahme": "Investition",
    "Finanzierung": "im Haushalt veranschlagt",
    "Auswirkung": "keine",
}


class Walk:
    """Works in the window with mouse and keys, and counts what it does."""

    def __init__(self, program: Running) -> None:
        self.program, self.window, self.steps = program, program.window, list[str]()

    def click(self, widget: QWidget, what: str, at: QPoint | None = None) -> None:
        """Click on a widget that can be seen."""
        place = at or widget.rect().center()
        assert widget.isVisible(), what
        assert not widget.visibleRegion().isEmpty(), what
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        self._done(f"Klick: {what}")

    def key(self, name: str, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press a key alone or with another one."""
        QTest.keyClick(self._focus, key, held or Qt.KeyboardModifier.NoModifier)
        self._done(f"Taste: {name}")

    def text(self, words: str) -> None:
        """Type what one field gets."""
        QTest.keyClicks(self._focus, words)
        self._done(f"Text: {words}")

    def after(self, heading: str) -> None:
        """Click into the text under a heading."""
        self._place(self._block(heading) + 1, 0, f"unter „{heading}“")

    def box(self, cell: str, answer: str) -> None:
        """Click on a check box of a label's answer."""
        number = self._block(cell) + 1
        words = self.window.text_pane.document().findBlockByNumber(number).text()
        self._place(number, words.index(answer) - 2, f"☐ {answer}")

    def cell(self, label: str) -> None:
        """Click into the cell beside a label."""
        self._place(self._block(label) + 1, 0, f"neben „{label}“")

    def _done(self, step: str) -> None:
        QApplication.processEvents()  # nobody is faster than the window
        self.steps.append(step)

    @property
    def _focus(self) -> QWidget:
        widget = (QApplication.activeModalWidget() or self.window).focusWidget()
        assert widget is not None
        return widget

    def _block(self, words: str) -> int:
        document = self.window.text_pane.document()
        numbers = range(document.blockCount())
        return next(n for n in numbers if document.findBlockByNumber(n).text().strip() == words)

    def _place(self, number: int, column: int, what: str) -> None:
        """Click in the text, after a turn of the wheel if the place is out of sight."""
        pane = self.window.text_pane
        cursor = QTextCursor(pane.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=column)
        area = self.window.sheet
        rect = pane.cursorRect(cursor)
        spot = pane.viewport().mapTo(area.viewport(), rect.center())
        if not 60 < spot.y() < area.viewport().height() - 40:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + spot.y() - area.viewport().height() // 2)
            self._done("Rollen mit dem Mausrad")
        rect = pane.cursorRect(cursor)
        self.click(pane.viewport(), what, QPoint(rect.right() + 1, rect.center().y()))


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "daten", qtbot) as started:
        yield started


def choose_kind(walk: Walk, _: QDialog) -> None:
    walk.text("Beschlussvorlage Wehr")
    walk.key("Enter", Key.Key_Return)


def fill_head(walk: Walk) -> None:
    head, lines = walk.window.sheet.metadata, walk.window.sheet.metadata.lines
    walk.text("Erneuerung der Brunnengasse")
    walk.click(head.number, "Vorlagennummer")
    walk.text("2026/0147")
    for name, words in (("lead", "Dezernat III"), ("office", "Tiefbauamt")):
        walk.click(lines[name], name)
        walk.text(words)


def fill_route(walk: Walk) -> None:
    stations = walk.window.sheet.stations
    rows = ("Bauausschuss", "+14", "Vorberatung"), ("Rat der Stadt", "+21", "Entscheidung")
    for place, cells in enumerate(rows):
        if place:
            walk.key("Strg+Enter", Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        else:
            walk.click(stations.lines[0].committee, "Gremium")
        for cell in cells:
            walk.text(cell)
            walk.key("Tab", Key.Key_Tab)


def fill_text(walk: Walk) -> None:
    for heading, words in SECTIONS.items():
        walk.after(heading)
        walk.text(words)
    for label, answer_ in ANSWERS.items():
        walk.box(label, answer_)
    walk.cell("Gesamtkosten")
    walk.text("230.000 Euro")


def fill_signatures(walk: Walk) -> None:
    walk.key("Alt+1", Key.Key_1, Qt.KeyboardModifier.AltModifier)
    cards = walk.window.sheet.metadata.signatures.cards.findChildren(SignatureCard)
    for card, name in zip(cards, SIGNERS, strict=True):
        walk.click(card.lines["name"], "Name")
        walk.text(name)


def test_an_empty_start_is_a_paper_in_less_than_ninety_steps(
    program: Running, tmp_path: Path
) -> None:
    walk, window = Walk(program), program.window
    program.bot.waitUntil(lambda: len(program.session.forms.known) > 1)  # they are read beside
    answer(partial(choose_kind, walk))
    with program.bot.waitSignal(program.workplace.opened):
        walk.click(window.start_page.other_button, "Andere Vorlagenart …")
    window.activateWindow()  # as a window manager does when a dialog closes
    program.bot.waitUntil(window.sheet.subject.edit.hasFocus)
    fill_head(walk)
    fill_route(walk)
    fill_text(walk)
    fill_signatures(walk)
    text = "".join(map(plain_text, program.vorlage.body))
    assert text.count("☒") == len(ANSWERS)
    program.answers.file = tmp_path / "Vorlage.pdf"
    walk.key("Strg+E", Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    walk.steps.append("Taste: Enter im Dateidialog")
    program.bot.waitUntil(program.answers.file.exists, timeout=20_000)
    assert program.answers.errors == []
    assert_as_it_was_told(program.answers.file.read_bytes())
    assert len(walk.steps) < MOST, walk.steps


def assert_as_it_was_told(pdf: bytes) -> None:
    assert faults(pdf) == []
    words = " ".join(tree_text(pdf).split())
    told = (
        *SECTIONS.values(),
        *SIGNERS,
        "230.000 Euro",
        "Dezernat III",
        "2026/0147",
        "Rat der Stadt",
    )
    assert [one for one in told if one not in words] == []
