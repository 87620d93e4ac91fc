"""The peers that make a PDF of the same text: Typst, WeasyPrint, LibreOffice.

None of them need be there. What each is given is written here; their times are without that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from vorlage_editor import resources
from vorlage_editor.model.body import Block, Heading, ListItem, Paragraph, Run, Table, plain
from vorlage_editor.model.vorlage import Vorlage

Peer = Callable[[bytes], object]
"""What renders source."""

SENTENCE = (
    "Die Verwaltung hat die Maßnahme Nr. {} geprüft und schlägt vor, sie im kommenden Jahr mit "
    "den vorhandenen Mitteln umzusetzen; die Anwohnerinnen und Anwohner werden beteiligt. "
)
_TYPST = """#set document(title: "Haushalt", author: "Stadt Auenfelde")
#set page(paper: "a4", margin: (left: 25mm, right: 20mm, top: 22mm, bottom: 24mm),
  footer: context [#set text(9.5pt); #align(right)[Seite #counter(page).display()
  von #counter(page).final().first()]])
#set text(font: "Liberation Sans", size: 11pt, lang: "de", hyphenate: false)
#set par(leading: .62em, spacing: 1.1em)
#show heading: set text(12.5pt)
#set table(stroke: .5pt)

= Haushalt

"""
_HTML = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Haushalt</title><style>
@page { size: A4; margin: 22mm 20mm 24mm 25mm;
  @bottom-right { font: 9.5pt "Liberation Sans"; content: "Seite " counter(page) " von "
  counter(pages) } }
body { font: 11pt/1.3 "Liberation Sans" } h1, h2 { font-size: 12.5pt }
table { border-collapse: collapse } td, th { border: .5pt solid; padding: 1mm; text-align: left }
</style></head><body><h1>Haushalt</h1>
"""
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table")
)
_ODT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:h text:outline-level="1">Haushalt</text:h>
"""
_ODT_END = "</office:text></office:body></office:document>"


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


# Typst


def typst_source(vorlage: Vorlage) -> bytes:
    """Return the text for Typst."""
    out = [_TYPST]
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


def typst() -> Peer | None:
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


# WeasyPrint


def html(vorlage: Vorlage) -> bytes:
    """Return the text for WeasyPrint."""
    return (_HTML + "".join(_tagged(vorlage.body)) + "</body></html>").encode()


def _tagged(blocks: Iterable[Block]) -> Iterable[str]:
    listing = False
    for block in blocks:
        if isinstance(block, ListItem) != listing:
            listing = not listing
            yield "<ul>" if listing else "</ul>"
        match block:
            case Heading():
                yield f"<h2>{escape(plain(block.runs))}</h2>"
            case ListItem():
                yield f"<li>{escape(plain(block.runs))}</li>"
            case Table():
                head, *rows = block.rows
                yield f"<table><thead><tr>{_cells(head, 'th scope=col')}</tr></thead><tbody>"
                yield from (f"<tr>{_cells(row, 'td')}</tr>" for row in rows)
                yield "</tbody></table>"
            case Paragraph() if block.runs:
                yield f"<p>{escape(plain(block.runs))}</p>"


def _cells(row: tuple[tuple[Run, ...], ...], tag: str) -> str:
    return "".join(f"<{tag}>{escape(plain(cell))}</{tag[:2]}>" for cell in row)


def weasyprint() -> Peer | None:
    """Return WeasyPrint; none if it, or the Pango that it needs, is not installed."""
    try:
        import weasyprint  # noqa: PLC0415 - a peer that need not be there
    except (ImportError, OSError):
        return None

    def render(source: bytes) -> object:
        return weasyprint.HTML(string=source.decode()).write_pdf(pdf_variant="pdf/ua-1")

    return render


# LibreOffice


def odt(vorlage: Vorlage) -> bytes:
    """Return the text for LibreOffice, a flat OpenDocument file."""
    return (_ODT + "".join(_opened(vorlage.body)) + _ODT_END).encode()


def _opened(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f'<text:h text:outline-level="2">{escape(plain(block.runs))}</text:h>'
            case ListItem():
                text = f"<text:p>{escape(plain(block.runs))}</text:p>"
                yield f"<text:list><text:list-item>{text}</text:list-item></text:list>"
            case Table():
                yield "<table:table>"
                yield f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
                for row in block.rows:
                    cells = (f"<text:p>{escape(plain(cell))}</text:p>" for cell in row)
                    inside = "".join(
                        f"<table:table-cell>{cell}</table:table-cell>" for cell in cells
                    )
                    yield f"<table:table-row>{inside}</table:table-row>"
                yield "</table:table>"
            case Paragraph() if block.runs:
                yield f"<text:p>{escape(plain(block.runs))}</text:p>"


def libreoffice(folder: Path) -> Callable[[Path], object] | None:
    """Return LibreOffice's command line, its profile in ``folder``; none if not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = '{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    command = [program, profile, "--headless", "--convert-to", f"pdf:writer_pdf_Export:{options}"]
    environment = {**os.environ, "HOME": str(folder)}

    def convert(file: Path) -> object:
        return subprocess.run(
            [*command, "--outdir", str(folder), str(file)],
            check=True,
            capture_output=True,
            env=environment,
            timeout=300,
        )

    return convert
