"""What the robot clerk types, pastes and opens: usual things, and odd ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from vorlage_editor import resources

ROOT = Path(__file__).resolve().parents[2]
COPIED = ROOT / "tests/exchange/html/clipboard"
"""What Word, Excel, Writer, Outlook and browsers put on the clipboard."""

WORDS = (
    "Bauausschuss", "Hauptausschuss", "Rat der Gemeinde", "rat", "Ken", "Ent", "de", "S",
    "Feldstraße", "20.8.", "31.02.2026", "1.1.2026", "+14", "a", "ö", "x y", "2026/0147",
    "230.000 Euro", "Müller, Anna", "<b>fett</b> & mehr", '"Zitat"', "a - b", "...", "- ",
    "1. ", "☐ ja", "😀", "a\u0308", "\u00a0", "%s {0} \\n", "0", "-1", "99999", "https://a.de",
    "anna@a.de; b@c.de", "§ 5 Abs. 2", "der", "Die Vorlage", "e", "  ", "w" * 90,
)  # fmt: skip
"""What is typed anywhere; of some choices these are beginnings."""

SHORT = tuple(word for word in WORDS if len(word) < 40)

PLAIN = (
    "Ein Satz aus einer Mail.",
    "Zeile eins\nZeile zwei\n\nNeuer Absatz",
    "- a\n- b\n- c",
    "a\tb\tc\n1\t2\t3",
    "",
    "\u2028\u00a0\ufffc",
    "Bauausschuss",
    "1\r\n2\r\n3\r\n",
    "<table><tr><td>kein HTML",
)
HTML = (
    "word-table", "word-bullets", "word-headings", "word-picture", "word-numbers", "excel-cells",
    "browser-page", "browser-lists", "browser-nested-table", "writer-table", "writer-merged",
    "outlook-plain-mail", "docs-page", "word-leftovers", "word-page-break", "browser-form-table",
)  # fmt: skip
FILES = (
    "brief.txt", "brief.md", "seite.html", "entwurf.vorlage", "bild.png", "bild.jpg", "leer.txt",
    "kaputt.pdf", "kaputt.png", "sitzungen.ics", "formular.toml", "standard.textbausteine",
    "fehlt.txt", "kaputt.vorlage",
)  # fmt: skip
PICTURES = "bild.png", "bild.jpg", "kaputt.png", "brief.txt", ""
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//DE
BEGIN:VEVENT
UID:1@x
DTSTART;TZID=Europe/Berlin:20270112T180000
SUMMARY:Bauausschuss
END:VEVENT
BEGIN:VEVENT
UID:2@x
DTSTART;TZID=Europe/Berlin:20270209T180000
SUMMARY:Rat der Gemeinde
END:VEVENT
END:VCALENDAR
"""
MD = """# Beschlussvorlage

Betreff: Brunnengasse

## Beschlussvorschlag

Der Rat beschließt die **Erneuerung**.

| Kosten | Euro |
| --- | --- |
| Bau | 230.000 |
"""


def pastes() -> list[str]:
    """Return the names of all that can be on the clipboard."""
    plain = [f"plain {n}" for n in range(len(PLAIN))]
    return [*plain, *(f"html {name}" for name in HTML), "picture", "own", "files"]


def mime_of(name: str, folder: Path) -> QMimeData:
    """Return what is called so, as a program puts it on the clipboard."""
    out = QMimeData()
    kind, _, which = name.partition(" ")
    if kind == "plain":
        out.setText(PLAIN[int(which)])
    elif kind == "html":
        out.setHtml((COPIED / f"{which}.html").read_text(encoding="utf-8", errors="replace"))
        out.setText((COPIED / f"{which}.txt").read_text(encoding="utf-8", errors="replace"))
    elif kind == "picture":
        out.setImageData(_picture())
    else:
        out.setUrls([QUrl.fromLocalFile(str(folder / "bild.png"))])
    return out


def _picture() -> QImage:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


def write_samples(folder: Path) -> None:
    """Write the files that can be opened."""
    folder.mkdir(parents=True, exist_ok=True)
    released = ROOT / "tests/exchange/released"
    texts = {
        "brief.txt": resources.text("beispiele/informationsvorlage.txt"),
        "brief.md": MD,
        "seite.html": f"<h1>Titel</h1><p>{MD}</p><ul><li>a<li>b</ul>",
        "leer.txt": "",
        "kaputt.pdf": "%PDF-1.4 kaputt",
        "kaputt.png": "kein Bild",
        "kaputt.vorlage": "PK kaputt",
        "sitzungen.ics": ICS,
        "formular.toml": resources.text("formulare/stadt.toml"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, source in {
        "entwurf.vorlage": "1.0.vorlage",
        "standard.textbausteine": "1.0.textbausteine",
    }.items():
        (folder / name).write_bytes((released / source).read_bytes())
    for name in ("bild.png", "bild.jpg"):
        _picture().save(str(folder / name))
