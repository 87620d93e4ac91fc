"""From an edit to the finished PDF, beside Typst, which renders fastest of its kind.

Both engines are kept warm and make PDF/UA-1 and PDF/A-2a of the same text. Typst's time is
without writing its source. Ours is the whole file; ``preview`` is what one sees while typing.
"""

from __future__ import annotations

import sys

if not __package__:  # run as a file: its folder would hide the standard library's typing
    sys.path[0] = __file__.rpartition("benchmarks")[0] or "."

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from benchmarks.figures import Figures, median, options
from vorlage_editor import resources
from vorlage_editor.model.body import Block, Heading, ListItem, Paragraph, Run, Table, plain
from vorlage_editor.model.form import Form, parse_form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.render import Renderer

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
SIZES = {2: 1, 10: 5, 100: 59}
"""Pages, about, and the chapters that make them."""
ROUNDS = 15
PREAMBLE = """#set document(title: "Haushalt", author: "Stadt Auenfelde")
#set page(paper: "a4", margin: (left: 25mm, right: 20mm, top: 22mm, bottom: 24mm),
  footer: context [#set text(9.5pt); #align(right)[Seite #counter(page).display()
  von #counter(page).final().first()]])
#set text(font: "Liberation Sans", size: 11pt, lang: "de", hyphenate: false)
#set par(leading: .62em, spacing: 1.1em)
#show heading: set text(12.5pt)
#set table(stroke: .5pt)

= Haushalt

"""
SENTENCE = (
    "Die Verwaltung hat die Maßnahme Nr. {} geprüft und schlägt vor, sie im kommenden Jahr mit "
    "den vorhandenen Mitteln umzusetzen; die Anwohnerinnen und Anwohner werden beteiligt. "
)


Peer = Callable[[bytes], object]
"""What renders source."""


def paper(chapters: int) -> Vorlage:
    """Return an invented paper: headings, text, lists and tables."""
    blocks: list[Block] = []
    for chapter in range(chapters):
        blocks.append(Heading(1, (Run(f"Teilhaushalt {chapter + 1}"),)))
        for part in range(7):
            text = "".join(SENTENCE.format(f"{chapter}.{part}.{i}") for i in range(2 + part % 3))
            blocks.append(Paragraph((Run(text.strip()),)))
        blocks += [
            ListItem("dash", 0, (Run(f"Punkt {chapter}.{i} dieser Aufzählung"),)) for i in range(6)
        ]
        head = tuple((Run(word),) for word in ("Nr.", "Maßnahme", "Betrag"))
        rows = tuple(
            ((Run(f"{chapter}.{i}"),), (Run("Weg und Steg"),), (Run(f"{i}.500,00 €"),))
            for i in range(8)
        )
        blocks.append(Table((head, *rows), 1))
    return Vorlage(kind="Vorlage", number="V/1/2026", subject="Haushalt", body=tuple(blocks))


def edited(vorlage: Vorlage, turn: int, what: str) -> Vorlage:
    """Return the paper with a letter, a line or a paragraph more in its middle."""
    body = list(vorlage.body)
    places = [
        (at, plain(block.runs))
        for at, block in enumerate(body)
        if isinstance(block, Paragraph) and block.runs
    ]
    at, text = places[len(places) // 2]
    if what == "paragraph":
        body.insert(at, Paragraph((Run(SENTENCE.format(turn)),)))
    else:
        more = "abcdefghij"[turn % 10] if what == "letter" else f" {turn} " + SENTENCE
        body[at] = Paragraph((Run(text + more),))
    return Vorlage(
        kind=vorlage.kind, number=vorlage.number, subject=vorlage.subject, body=tuple(body)
    )


def source(vorlage: Vorlage) -> bytes:
    """Return the same text for Typst."""
    out = [PREAMBLE]
    for block in vorlage.body:
        match block:
            case Heading():
                out.append(f"== {_words(plain(block.runs))}\n\n")
            case ListItem():
                out.append(f"- {_words(plain(block.runs))}\n")
            case Table():
                cells = [[f"[{_words(plain(cell))}]" for cell in row] for row in block.rows]
                head, rest = ", ".join(cells[0]), ", ".join(", ".join(row) for row in cells[1:])
                columns = len(block.rows[0])
                out.append(f"#table(columns: {columns}, table.header({head}), {rest})\n\n")
            case Paragraph() if block.runs:
                out.append(f"{_words(plain(block.runs))}\n\n")
            case _:
                out.append("\n")
    return "".join(out).encode()


def _words(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{quoted}"'


def peer() -> Peer | None:
    """Return Typst, kept warm; none if it is not installed."""
    try:
        import typst  # noqa: PLC0415 - a peer that need not be there
    except ImportError:
        return None
    fonts = [str(resources.path("fonts"))]
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def render(source: bytes) -> object:
        return compiler.compile(source, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)

    return render


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _measure(figures: Figures, form: Form, pages: int, rounds: int, typst: Peer | None) -> None:
    vorlage, renderer = paper(SIZES[pages]), Renderer()
    renderer.render(vorlage, form, {}, when=WHEN)
    middle = range(pages // 2, pages // 2 + 1)
    for what in ("letter", "line", "paragraph"):
        ours, quick, theirs = [], [], []
        for turn in range(rounds):
            value, shown = edited(vorlage, turn, what), edited(vorlage, turn + rounds, what)
            ours.append(_timed(partial(renderer.render, value, form, {}, when=WHEN)))
            quick.append(_timed(partial(renderer.preview, shown, form, {}, middle)))
            if typst is not None:
                theirs.append(_timed(partial(typst, source(value))))
        other = median(theirs) if theirs else None
        figures.row(f"{pages} pages, one {what} more", median(ours), other)
        figures.row(f"{pages} pages, one {what} more, preview", median(quick), other)


def main() -> None:
    """Measure and print."""
    said = options(__doc__)
    form = parse_form(resources.text("formulare/standard.toml"))
    typst = peer()
    figures = Figures("Edit to PDF", "Typst" if typst else "Typst (not installed)")
    for pages in (2,) if said.quick else SIZES:
        _measure(figures, form, pages, 2 if said.quick else ROUNDS, typst)
    figures.print(said.json)


if __name__ == "__main__":
    main()
