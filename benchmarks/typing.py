"""Typing 15 keys a second while the preview follows, beside a bare QTextEdit with the same text.

The gap of a key is the longest time for which the event loop did not come round between that key
and the next one. Both sides are typed into in turns, in the same process. The real window saves,
checks and draws its preview meanwhile. The aim: at p95 not more than 1.5 times the bare gap, and
with the preview not more than 1.5 times that without it.
"""

from __future__ import annotations

import sys

if not __package__:  # run as a file: its folder would hide the standard library's typing
    sys.path[0] = __file__.rpartition("benchmarks")[0] or "."

import argparse
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, SignalInstance
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from benchmarks.figures import Figures, median, options, p95
from vorlage_editor.app import Program, build
from vorlage_editor.model.body import Block, Heading, ListItem, Mark, Paragraph, Run
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.process import switch_often
from vorlage_editor.ui.kit.messages import Messages
from vorlage_editor.ui.kit.settings import Settings
from vorlage_editor.ui.text.spell_commands import DELAY
from vorlage_editor.ui.text.spelling import SETTING

KEYS_A_SECOND = 15
WORDS = cycle("Der Ausschuss nimmt den Bericht der Verwaltung zur Kenntnis. ")
SENTENCE = (
    "Die Verwaltung hat die Entwürfe geprüft und schlägt vor, den Ausbau der Wege im kommenden "
    "Jahr zu beginnen, soweit die Mittel dafür im Haushalt stehen. "
)
SIZE = 1366, 768
PATIENCE = 20_000
"""Milliseconds that opening and drawing may take before the measuring."""


def paper(form: Form, pages: int) -> Vorlage:
    """Return a paper of about so many printed pages."""
    body: list[Block] = []
    for page in range(pages):
        body.append(Heading(2, (Run(f"Abschnitt {page + 1}"),)))
        runs = (Run(SENTENCE * 2), Run("Das ist neu. ", (Mark.BOLD,)), Run(SENTENCE))
        body += [Paragraph(runs) for _ in range(5)]
        body += [ListItem("dash", 0, (Run(SENTENCE),)) for _ in range(4)]
    new = form.new_vorlage("Informationsvorlage")
    return replace(new, subject="Ausbau der Wege in Musterstadt", body=tuple(body))


class Typist(QObject):
    """Types into a field at its pace and takes the longest gap of the event loop for each key."""

    def __init__(self, field: QTextEdit, keys: int) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._field, self._left = field, keys
        self._loop = QEventLoop()
        self._pace = QTimer(self)
        self._pace.setTimerType(Qt.TimerType.PreciseTimer)
        self._pace.setInterval(round(1000 / KEYS_A_SECOND))
        self._pace.timeout.connect(self._on_key_due)
        self._pulse = QTimer(self)
        self._pulse.setTimerType(Qt.TimerType.PreciseTimer)
        self._pulse.setInterval(1)
        self._pulse.timeout.connect(self._on_pulse)
        self._longest, self._last = 0.0, perf_counter()

    def type(self) -> list[float]:
        """Type all keys and return the gaps in milliseconds."""
        self._pulse.start()
        self._pace.start()
        self._loop.exec()
        self._pulse.stop()
        return self.gaps[1:]  # the first one is from before the first key

    def _on_pulse(self) -> None:
        now = perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def _on_key_due(self) -> None:
        self._on_pulse()
        self.gaps.append(self._longest * 1000)
        self._longest = 0.0
        if not self._left:
            self._pace.stop()
            self._loop.quit()
            return
        self._left -= 1
        letter = next(WORDS)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self._field, event)


def bare(pane: QTextEdit) -> QTextEdit:
    """Return a QTextEdit with the text of ``pane``, set alike, and nothing else."""
    field = QTextEdit()
    field.setFont(pane.font())
    document = pane.document().clone(field)
    field.setDocument(document)
    document.setDefaultFont(pane.font())
    field.resize(pane.width(), SIZE[1])
    field.show()
    return field


@contextmanager
def program(pages: int, *, spelling: bool) -> Iterator[Program]:
    """Give the real program with a paper of ``pages`` open, its preview drawn."""
    with TemporaryDirectory() as folder:
        Settings(Path(folder) / "einstellungen.ini").write(SETTING, spelling)
        made = build(Path(folder), Messages())
        made.window.resize(*SIZE)
        made.window.show()
        keeper, form = made.workplace.keeper, made.workplace.session.forms.default
        keeper.open()
        made.workplace.begin(paper(form, pages), form)
        wait_for(made.workplace.opened)
        yield made
        made.window.close()
        made.tools.jobs.close()
        keeper.close()


def wait_for(signal: SignalInstance) -> None:
    """Let the event loop run until ``signal`` comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()


def rest(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def to_middle(field: QTextEdit, at_block: int) -> None:
    """Put the caret into the middle of a paragraph in the middle of the text."""
    cursor = QTextCursor(field.document().findBlockByNumber(at_block))
    cursor.movePosition(QTextCursor.MoveOperation.Right, n=len(SENTENCE))
    field.setTextCursor(cursor)
    field.setFocus()


@dataclass
class Gaps:
    """Milliseconds: gaps of ours, without its preview, of the peer; from a key to its preview."""

    ours: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    peers: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)


def measure(pages: int, rounds: int, keys: int, *, spelling: bool = False) -> Gaps:
    """Type ``rounds`` times ``keys`` keys into each side, by turns."""
    gaps = Gaps()
    with program(pages, spelling=spelling) as made:
        window = made.window
        body = made.workplace.session.vorlage.body
        peer = bare(window.text_pane)
        middle = len(body) // 2 + 2
        text = window.text_pane
        for pane in (peer, text):
            pane.window().activateWindow()
            to_middle(pane, middle)
        window.preview.go_to(pages // 2)
        rest(1500 + (DELAY if spelling else 0))
        seen = Seen(made)
        gc.freeze()
        for number in range(rounds + 1):
            for pane, preview, to in (
                (peer, True, gaps.peers), (text, True, gaps.ours), (text, False, gaps.alone),
            ):  # fmt: skip
                window.preview.setVisible(preview)
                pane.window().activateWindow()
                rest(1200)
                found = Typist(pane, keys if number else 5).type()
                if number:  # the first round warms up
                    to.extend(found)
        peer.close()
        gaps.seen = seen.times
        return gaps


class Seen(QObject):
    """Takes the time from an edit to the moment when the preview is no longer behind."""

    def __init__(self, made: Program) -> None:
        super().__init__()
        self.times: list[float] = []
        self._since = 0.0
        self._preview = made.window.preview
        self._look = QTimer(self)
        self._look.setInterval(2)
        self._look.timeout.connect(self._on_look)
        self._look.start()
        made.workplace.session.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._preview.isVisible():
            self._since = self._since or perf_counter()

    def _on_look(self) -> None:
        if self._since and not self._preview.busy:
            self.times.append((perf_counter() - self._since) * 1000)
            self._since = 0.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--spelling", action="store_true")
    own, sys.argv[1:] = parser.parse_known_args()
    said = options(__doc__)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    switch_often()  # as the program itself does
    rounds, keys = (1, KEYS_A_SECOND) if said.quick else (5, 4 * KEYS_A_SECOND)
    gaps = measure(own.pages, rounds, keys, spelling=own.spelling)
    ours, peers, times = gaps.ours, gaps.peers, gaps.seen
    beside = ", spelling on" if own.spelling else ""
    title = f"typing into {own.pages} pages, 15 keys a second{beside}"
    figures = Figures(title, "bare QTextEdit")
    figures.row("gap of the event loop per key, median", median(ours), median(peers))
    figures.row("gap of the event loop per key, p95", p95(ours), p95(peers))
    figures.row("gap of the event loop per key, longest", max(ours), max(peers))
    figures.row("p95, with the preview | without it", p95(ours), p95(gaps.alone))
    if times:
        figures.row("from a key to its preview, median", median(times))
        figures.row("from a key to its preview, p95", p95(times))
    figures.print(json=said.json)
    app.processEvents()


if __name__ == "__main__":
    main()
