"""From an edit to the finished PDF, beside the programs that make one of the same text.

Typst and WeasyPrint are kept warm as we are; Typst makes PDF/UA-1 and PDF/A-2a as we do, WeasyPrint
and LibreOffice PDF/UA-1. Their times are without writing their source. A ``file`` is the whole
PDF, a ``preview`` the bytes and ``pixels`` the picture of the page that is edited, as one sees it
while typing. ``cold`` is the first rendering of a process: the engine set up, the typefaces read,
but all modules loaded. ``command line`` is a whole process, which saves our file once more through
another parser.
"""

from __future__ import annotations

import sys

if not __package__:  # run as a file: its folder would hide the standard library's typing
    sys.path[0] = __file__.rpartition("benchmarks")[0] or "."

import os
import re
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from benchmarks.figures import Figures, median, options
from benchmarks.peers import (
    SENTENCE,
    Peer,
    html,
    libreoffice,
    odt,
    paper,
    typst,
    typst_source,
    weasyprint,
)
from vorlage_editor import resources
from vorlage_editor.exchange import package
from vorlage_editor.model.body import Paragraph, Run, plain
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.render import Renderer

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
SIZES = {2: 1, 10: 5, 100: 59}
"""Pages, about, and the chapters that make them."""
ROUNDS, COLD_ROUNDS, SLOW_ROUNDS = 15, 7, 3
FORM = parse_form(resources.text("formulare/standard.toml"))
DPI = 96
_COLD = """
import sys, time
from benchmarks import render
work = render.{work}({chapters})
start = time.perf_counter()
work()
print((time.perf_counter() - start) * 1000)
"""


def edited(vorlage: Vorlage, turn: int, what: str) -> Vorlage:
    """Return the paper with a letter, a line or a paragraph more in its middle."""
    body = list(vorlage.body)
    at = _middle(vorlage)
    if what == "paragraph":
        body.insert(at, Paragraph((Run(SENTENCE.format(turn)),)))
    else:
        more = "abcdefghij"[turn % 10] if what == "letter" else f" {turn} " + SENTENCE
        body[at] = Paragraph((Run(_text(vorlage, at) + more),))
    return replace(vorlage, body=tuple(body))


def _middle(vorlage: Vorlage) -> int:
    body = enumerate(vorlage.body)
    places = [at for at, block in body if isinstance(block, Paragraph) and block.runs]
    return places[len(places) // 2]


def _text(vorlage: Vorlage, at: int) -> str:
    block = vorlage.body[at]
    return plain(block.runs) if isinstance(block, Paragraph) else ""


class Screen:
    """Turns a PDF into pixels, as the preview does."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - not for the cold processes
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415

        self._app = QGuiApplication.instance() or QGuiApplication([])
        self._document = QPdfDocument()

    def load(self, data: bytes) -> None:
        """Take a file."""
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415

        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)

    def draw(self, page: int) -> object:
        """Return the pixels of a page."""
        size = self._document.pagePointSize(page)
        return self._document.render(page, (size * (DPI / 72)).toSize())

    def page_with(self, words: str) -> int:
        """Return the page on which ``words`` stand."""
        wanted = re.compile(rf"(?<!\d){re.escape(words)}(?!\d)")
        pages = range(self._document.pageCount())
        texts = (self._document.getAllText(page).text() for page in pages)
        return next(page for page, text in enumerate(texts) if wanted.search(text))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _edit(figures: Figures, screen: Screen, pages: int, rounds: int, peer: Peer | None) -> None:
    """Measure each kind of edit beside Typst."""
    vorlage, renderer = paper(SIZES[pages]), Renderer()
    screen.load(renderer.render(vorlage, FORM, {}, when=WHEN))
    number = re.search(r"\d+\.\d+\.\d+", _text(vorlage, _middle(vorlage)))
    page = screen.page_with(number.group() if number else "")
    visible = range(page, page + 1)
    for what in ("letter", "line", "paragraph"):
        whole, small, seen, theirs = [], [], [], []
        for turn in range(rounds):
            values = [edited(vorlage, turn + rounds * part, what) for part in range(3)]
            whole.append(_timed(partial(renderer.render, values[0], FORM, {}, when=WHEN)))
            small.append(_timed(partial(renderer.preview, values[1], FORM, {}, visible)))
            seen.append(_timed(partial(_see, screen, renderer, values[2], visible)))
            if peer is not None:
                theirs.append(_timed(partial(peer, typst_source(values[0]))))
        other = median(theirs) if theirs else None
        for kind, samples in (("file", whole), ("preview", small), ("pixels", seen)):
            figures.row(f"{pages} pages, one {what} more: {kind} | Typst", median(samples), other)


def _see(screen: Screen, renderer: Renderer, vorlage: Vorlage, visible: range) -> None:
    screen.load(renderer.preview(vorlage, FORM, {}, visible).data)
    screen.draw(0)


def _beside_weasyprint(figures: Figures, pages: int, rounds: int, peer: Peer) -> None:
    vorlage, renderer = paper(SIZES[pages]), Renderer()
    renderer.render(vorlage, FORM, {}, when=WHEN)
    ours, theirs = [], []
    for turn in range(rounds):
        value = edited(vorlage, turn, "paragraph")
        ours.append(_timed(partial(renderer.render, value, FORM, {}, when=WHEN)))
        theirs.append(_timed(partial(peer, html(value))))
    name = f"{pages} pages, one paragraph more: file | WeasyPrint"
    figures.row(name, median(ours), median(theirs))


def first_of_ours(chapters: int) -> Callable[[], object]:
    """Return our first rendering of a process."""
    vorlage = paper(chapters)
    return lambda: Renderer().render(vorlage, FORM, {}, when=WHEN)


def first_of_typst(chapters: int) -> Callable[[], object]:
    """Return Typst's first rendering of a process."""
    source = typst_source(paper(chapters))
    typst()  # loads the module
    return lambda: (typst() or bytes)(source)


def _cold(figures: Figures, pages: int, rounds: int, *, peer: bool) -> None:
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_first("first_of_ours", pages))
        if peer:
            theirs.append(_first("first_of_typst", pages))
    other = median(theirs) if theirs else None
    figures.row(f"{pages} pages, cold: file | Typst", median(ours), other)


def _first(work: str, pages: int) -> float:
    code = _COLD.format(work=work, chapters=SIZES[pages])
    command = [sys.executable, "-c", code]
    folder = Path(__file__).parents[1]
    run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    return float(run.stdout)


def _command_line(figures: Figures, pages: int, rounds: int) -> None:
    vorlage = paper(SIZES[pages])
    with TemporaryDirectory() as name:
        folder = Path(name)
        draft, text = folder / "ours.vorlage", folder / "theirs.fodt"
        draft.write_bytes(package.write("d1", vorlage, FORM, {}))
        text.write_bytes(odt(vorlage))
        command = [sys.executable, "-m", "vorlage_editor", "export", str(draft), "-o"]
        peer = libreoffice(folder)
        ours_once = partial(subprocess.run, check=True, env=_installed(folder))
        ours_once([*command, str(folder / "first.pdf")])
        if peer is not None:
            peer(text)  # makes its profile
        ours, theirs = [], []
        for turn in range(rounds):
            ours.append(_timed(partial(ours_once, [*command, str(folder / f"{turn}.pdf")])))
            if peer is not None:
                theirs.append(_timed(partial(peer, text)))
    other = median(theirs) if theirs else None
    figures.row(f"{pages} pages, command line: file | LibreOffice", median(ours), other)


def _installed(folder: Path) -> dict[str, str]:
    """Return an environment in which the program has its bytecode, as ``start.py`` leaves it."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def main() -> None:
    """Measure and print."""
    said = options(__doc__)
    quick = said.quick
    sizes = (2,) if quick else tuple(SIZES)
    fastest, weasy, screen = typst(), weasyprint(), Screen()
    office = libreoffice(Path.cwd())
    peers = {"Typst": fastest, "WeasyPrint": weasy, "LibreOffice": office}
    missing = [name for name, peer in peers.items() if peer is None]
    note = f" (not installed: {', '.join(missing)})" if missing else ""
    figures = Figures(f"Edit to PDF{note}", "peer")
    for pages in sizes:
        _edit(figures, screen, pages, 2 if quick else ROUNDS, fastest)
    for pages in sizes:
        _cold(figures, pages, 1 if quick else COLD_ROUNDS, peer=fastest is not None)
    if weasy is not None:
        for pages in sizes:
            _beside_weasyprint(figures, pages, 1 if quick else SLOW_ROUNDS, weasy)
    for pages in sizes:
        _command_line(figures, pages, 1 if quick else SLOW_ROUNDS)
    figures.print(said.json)


if __name__ == "__main__":
    main()
