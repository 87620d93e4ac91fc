"""Invented papers that hold all there is, and what is hard to print."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from hashlib import sha256

from PIL import Image

from vorlage_editor.model.body import (
    Block,
    Heading,
    ListItem,
    ListStyle,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import Attachment, Signature, Vorlage

WHEN = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
LONG = " ".join(
    f"Satz {i} mit Umlauten äöüß und „Zitat“ – kurz, damit es viele sind." for i in range(90)
)


def picture(mode: str = "RGB", size: tuple[int, int] = (60, 40), kind: str = "PNG") -> bytes:
    """Return the bytes of a picture."""
    out = io.BytesIO()
    Image.new(mode, size, 90 if mode == "L" else (40, 90, 160, 120)[: len(mode)]).save(out, kind)
    return out.getvalue()


_PICTURES = {
    "blau": picture(),
    "durchsichtig": picture("RGBA"),
    "grau": picture("L"),
    "druck": picture("CMYK", kind="JPEG"),
    "foto": picture("RGB", kind="JPEG"),
    "hoch": picture("RGB", (10, 900)),
    "kaputt": b"kein Bild",
}
SHA = {name: sha256(data).hexdigest() for name, data in _PICTURES.items()}
BLOBS = {SHA[name]: data for name, data in _PICTURES.items()}


def paragraph(text: str, *marks: Mark, link: str = "") -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, marks, link),))


def heading(text: str, level: int = 1, section: str = "") -> Heading:
    """Return a heading."""
    return Heading(level, (Run(text),), section)


def item(
    text: str, style: ListStyle = "dash", level: int = 0, start: int | None = None
) -> ListItem:
    """Return an item of a list."""
    return ListItem(style, level, (Run(text),), start)


def table(rows: int, *, total: bool = True) -> Table:
    """Return a table of three columns with a header and a sum."""
    head = ((Run("Nr."),), (Run("Maßnahme"),), (Run("Betrag"),))
    body = tuple(
        ((Run(str(i)),), (Run("Weg " + "und Steg " * (i % 14)),), (Run(f"{i}.000,00 €"),))
        for i in range(rows)
    )
    bold = (Mark.BOLD,)
    last = (((Run("Summe", bold),), (), (Run("4.711,00 €", bold),)),) if total else ()
    return Table((head, *body, *last), 1, caption="Übersicht der Maßnahmen")


_TWICE = paragraph("Zweimal derselbe Block.")
BODY: tuple[Block, ...] = (
    heading("Stufe drei zuerst", 3),
    Paragraph(),
    heading("Beschlussvorschlag", 1, "beschlussvorschlag"),
    paragraph("Der Rat beschließt:"),
    ListItem("number", 0, (Run("Erstens "), Run("fett", (Mark.BOLD,)), Run(" gesagt."))),
    item("Fortsetzung zu erstens", "none"),
    item("Unterpunkt", "letter", 1),
    item("noch einer", "letter", 1),
    item("ganz tief", "bullet", 2),
    item("Zweitens", "number"),
    item("Siebtens", "number", start=7),
    item("", "dash"),
    heading("Unterüberschrift im Beschluss", 2),
    paragraph(LONG[:2500]),
    heading("Begründung", 1, "begruendung"),
    paragraph(LONG),
    _TWICE,
    _TWICE,
    paragraph("Ganz ein Verweis", link="https://example.org/ganz"),
    Paragraph(
        (
            Run("Vor dem "),
            Run("langen Verweis, der umbrochen wird " * 5, link="https://example.org/a?b=1&c=2"),
            Run(" und danach der "),
            Run("zweite", link="https://example.org/a?b=1&c=2"),
            Run("."),
        )
    ),
    Paragraph(
        (
            Run("H"),
            Run("2", (Mark.SUBSCRIPT,)),
            Run("O, m"),
            Run("2", (Mark.SUPERSCRIPT,)),
            Run(" und "),
            Run("unterstrichen", (Mark.UNDERLINE,)),
            Run(" und\u2028neue Zeile\u2028\u2028nach einer leeren"),
        )
    ),
    item(LONG[:2500]),
    item(LONG[:5000]),
    table(60),
    paragraph("zwischen den Tabellen"),
    table(3),
    Paragraph(),
    Table((((Run("Zelle "), Run("fett", (Mark.BOLD,))), (Run(LONG),)), ((), (Run("x" * 5000),)))),
    Paragraph(),
    Table(((),)),
    Paragraph(),
    Table(tuple(tuple((Run(f"Spalte {i}"),) for i in range(40)) for _ in range(3)), 1),
    Paragraph(),
    Table(
        (
            ((Run("Finanzielle Auswirkungen"),), (Run("☐ Ja   ☒ Nein"),)),
            ((Run("Gesamtkosten"),), (Run("12.500,00 €"),)),
            ((Run("Erträge"),), (Run("500,00 €"),)),
        ),
        look="form",
    ),
    heading("Sonderzeichen", 2),
    paragraph(
        "Schmal: 1\u202f000\u202f€, weiches\u00adTrennzeichen, ẞ ſ, ≤ ½ ‰ …, Łódź Šarić Ğ, Привет, "
        "αβγ, 漢字 \U0001f9ea (Klammer) \\ <b>kein Fett</b> & a\u200bb"
    ),
    paragraph("   "),
    Picture(SHA["blau"], "Ein blaues Feld (1) \\ ä €", 100, "Abbildung 1: Blau"),
    Picture(SHA["blau"], None, 40),
    Picture(SHA["durchsichtig"], "", 40),
    Picture(SHA["grau"], "grau", 30),
    Picture(SHA["druck"], "aus dem Druck", 30, "Druckfarben"),
    Picture(SHA["foto"], "Foto", 30),
    Picture(SHA["kaputt"], "kaputt", 60, "Bildunterschrift"),
    Picture("0" * 64, "fehlt", 20),
    Picture(SHA["hoch"], "hoch", 165, "Ein Turm"),
    PageBreak(),
    PageBreak(),
    heading("Nach dem Umbruch", 2),
    paragraph("W" * 9000),
    *[heading(f"Überschrift {i}", 2) for i in range(60)],
    PageBreak(),
)

EDGE = Vorlage(
    kind="Beschlussvorlage",
    subject="Ein Titel mit <b>Zeichen</b> & „Zitat“ (Klammer) \\ Strich\u2028und zweiter Zeile",
    public=False,
    lead="Dez. II",
    body=BODY,
    route=(
        Consultation(
            committee="Rat der Stadt", role="Entscheidung",
            dates=(date(2025, 12, 16), date(2025, 12, 17)),
        ),
        Consultation(),
        Consultation(committee="Ausschuss mit sehr langem Namen " * 3, date_text="nach Bedarf"),
    ),
    attachments=tuple(
        Attachment(name=f"Plan {i}", note="4 Blätter" if i % 2 else "", public=i % 3 != 0)
        for i in range(12)
    ),
    signatures=(
        Signature(label="Die Bürgermeisterin", name="Erika Beispiel", office="Amt für alles"),
        Signature(label="Im Auftrag", name="Max Muster"),
    ),
)  # fmt: skip

EMPTY = Vorlage(kind="")
