"""Papers for the tests of the PDF; towns, people and figures are invented."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from hashlib import sha256

from PIL import Image, ImageDraw

from vorlage_editor import resources
from vorlage_editor.exchange.examples import NAME as EXAMPLE
from vorlage_editor.exchange.plain.text import read_text
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
    Runs,
    Table,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Attachment, Signature, Vorlage

WHEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
STANDARD = parse_form(resources.text("formulare/standard.toml"))
WORDS = " ".join(
    f"Satz {n} nennt Umlaute äöüß, „Anführungen“ und Gedankenstriche – usw." for n in range(160)
)


def runs(text: str, *marks: Mark, link: str = "") -> Runs:
    return (Run(text, marks, link),)


def heading(level: int, text: str, section: str = "") -> Heading:
    return Heading(level, runs(text), section)


def paragraph(*parts: Run | str) -> Paragraph:
    return Paragraph(tuple(Run(part) if isinstance(part, str) else part for part in parts))


def item(
    text: str, style: ListStyle = "dash", level: int = 0, start: int | None = None
) -> ListItem:
    return ListItem(style, level, runs(text), start)


def table(*rows: tuple[str, ...], header: int = 1) -> Table:
    return Table(tuple(tuple(runs(cell) for cell in row) for row in rows), header)


def _png(width: int = 320, height: int = 160, mode: str = "RGB") -> bytes:
    image = Image.new(mode, (width, height), "white")
    draw = ImageDraw.Draw(image)
    for bar in range(8):
        draw.rectangle((20 + bar * 36, 140 - bar * 13, 44 + bar * 36, 140), fill="navy")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PICTURE = _png()
TALL = _png(60, 900, "RGBA")
BLOBS = {sha256(data).hexdigest(): data for data in (PICTURE, TALL)}
PICTURE_NAME, TALL_NAME = BLOBS


def example(form: Form = STANDARD) -> Vorlage:
    """The paper that comes with the program."""
    return read_text(resources.text(EXAMPLE), form, date.min)


def with_body(*blocks: Block) -> Vorlage:
    return Vorlage(
        kind="Mitteilungsvorlage",
        number="MV/0001/2026",
        subject="Probe",
        body=blocks,
        signatures=STANDARD.new_signatures(),
    )


def resolution() -> Vorlage:
    """A decision with stations, finance, Anlagen; nichtöffentlich and without a number."""
    return Vorlage(
        kind="Beschlussvorlage",
        subject="Ersatzneubau der Fußwegbrücke über die Lahre zwischen Uferstraße und Schulzentrum "
        "West einschließlich der Anpassung beider Zufahrten: Baubeschluss",
        public=False,
        route=(
            Consultation(),
            Consultation(
                committee="Ausschuss für Stadtentwicklung, Bauen, Umwelt und Mobilität",
                dates=(date(2026, 4, 14),),
                role="Vorberatung",
            ),
            Consultation(
                committee="Stadtrat",
                dates=(date(2026, 4, 28), date(2026, 4, 29)),
                role="Entscheidung",
            ),
            Consultation(committee="Ortsbeirat", date_text="nach Bedarf", role="Anhörung"),
        ),
        body=(
            heading(1, "Beschlussvorschlag", "beschlussvorschlag"),
            paragraph("Der Stadtrat beschließt nach Vorberatung in den Ausschüssen:"),
            item("Die Brücke wird nach der Entwurfsplanung (Anlage 1) gebaut.", "number"),
            item("Die Mittel in Höhe von 1.284.500 € werden freigegeben, sofern", "number"),
            item("der Förderbescheid bis zum 30. Juni 2026 vorliegt und", "letter", 1),
            item("die Stadtwerke ihren Anteil zusagen.", "letter", 1),
            item("Diese Zusage bedarf der Schriftform.", "none", 1),
            item("Die Verwaltung berichtet halbjährlich.", "number"),
            heading(1, "Finanzielle Auswirkungen"),
            Table(
                (
                    (runs("Haushalt betroffen"), runs("☒ Ja ☐ Nein")),
                    (runs("Gesamtkosten"), runs("1.284.500 €")),
                    (runs("Folgekosten jährlich"), runs("18.300 €")),
                ),
                look="form",
            ),
            heading(1, "Sachverhalt"),
            heading(2, "Kosten"),
            paragraph("Nach § 9 Abs. 1 des Gesetzes trägt die Stadt rd. 60 % der Kosten."),
            Table(
                (
                    (runs("Pos."), runs("Leistung"), runs("2026 in €"), runs("Summe in €")),
                    (runs("1"), runs("Abbruch des Überbaus"), runs("96.400"), runs("96.400")),
                    (runs("2"), runs("Neubau der Widerlager"), runs("–"), runs("193.200")),
                    (
                        runs("Summe", Mark.BOLD),
                        (),
                        runs("96.400", Mark.BOLD),
                        runs("289.600", Mark.BOLD),
                    ),
                ),
                header_rows=1,
                caption="Tabelle 1: Kosten",
            ),
            Picture(PICTURE_NAME, "Säulen, die nach rechts wachsen.", 90, "Abbildung 1: Kosten"),
        ),
        attachments=(
            Attachment(name="Entwurfsplanung", note="4 Blätter", public=True),
            Attachment(name="Angebot der Stadtwerke", public=False),
        ),
        lead="Dez. III",
        signatures=(Signature(label="Die Bürgermeisterin", name="Dr. Miriam Oswald"),),
    )


def everything() -> Vorlage:
    """Whatever the model can hold, and what splits over pages."""
    link = "https://www.example.org/ratsinfo?nummer=1&jahr=2026"
    return Vorlage(
        kind="Beschlussvorlage",
        number="BV/0001/2026",
        subject="Alles <b>auf</b> einmal & „mehr“ (Klammer) \\ Strich\u2028in zwei Zeilen",
        route=(Consultation(committee="Rat", dates=(date(2026, 5, 5),), role="Entscheidung"),),
        body=(
            heading(3, "Mit Ebene drei begonnen"),
            heading(1, "Beschlussvorschlag", "beschlussvorschlag"),
            paragraph(WORDS[:3000]),
            heading(2, "Unterpunkt im Beschluss"),
            *(item(WORDS[: 200 + 90 * n], "number") for n in range(12)),
            table(("Kopf", "im Beschluss"), ("a", "b")),
            Picture(PICTURE_NAME, "Im Beschluss", 150),
            heading(1, "Sprünge"),
            heading(3, "Ebene drei unter eins"),
            paragraph(
                "Fett: ",
                Run("fett", (Mark.BOLD,)),
                ", kursiv: ",
                Run("kursiv", (Mark.ITALIC,)),
                ", beides ",
                Run("so", (Mark.BOLD, Mark.ITALIC)),
                ", CO",
                Run("2", (Mark.SUBSCRIPT,)),
                " und m",
                Run("2", (Mark.SUPERSCRIPT,)),
                ", ",
                Run("unterstrichen", (Mark.UNDERLINE,)),
                ", ",
                Run("Verweis", (), link),
                Run(" fett", (Mark.BOLD,), link),
                " und ",
                Run("noch einer, der über das Ende einer Zeile hinaus reicht " * 3, (), link),
                ".",
            ),
            paragraph(Run("Ganz ein Verweis", (), "mailto:rat@example.org")),
            paragraph("Zeile eins\u2028Zeile zwei\u2028\u2028Zeile vier"),
            Paragraph(),
            paragraph("   "),
            item("Strich"),
            item("Punkt", "bullet", 1),
            item("Zahl", "number", 2, 7),
            item("geht weiter", "none", 2),
            item("Strich"),
            item("gleich tief", "none"),
            item(""),
            paragraph("Trenner"),
            item("beginnt ohne Zeichen", "none", 1),
            item("tief zuerst", "dash", 2),
            PageBreak(),
            PageBreak(),
            paragraph(
                "Łódź Šarić Çelik Ğ İstanbul Ǩ Ȯ Ḱ Ẍ ẞ ſ Ā ≤ ≥ ½ ‰ … × → ☐ ☒ αβγ Привет 漢字 "
                "😀 \U0001d538 e\u0301 weiches\u00adTrenn\u00adzeichen schmal\u202fgesetzt "
                "Null\u200bbreite, fest§\u00a05"
            ),
            paragraph("lang" * 400),
            Table(
                (
                    (runs("Nr."), runs("Text"), runs("Betrag in €")),
                    *(
                        (runs(str(n)), runs("Zeile " + "lang " * (n % 25)), runs(f"{n}.000"))
                        for n in range(90)
                    ),
                ),
                1,
                (1, 7, 2),
            ),
            Table(
                (
                    (runs("Höher"), runs("als eine Seite")),
                    ((Run(WORDS), Run(" Verweis", (Mark.BOLD,), link)), runs("kurz")),
                    (runs("danach"), ()),
                ),
                1,
            ),
            Table(((runs("ein"),),)),
            Table(((runs(""), runs("")),), 1),
            Table((tuple(runs(f"Spalte{n}") for n in range(40)),) * 3, 1),
            Table(((runs("Feld"), runs("☒ Ja ☐ Nein"), runs("12 €")),) * 2, look="form"),
            Picture(TALL_NAME, "Hoch", 165, "Abbildung: höher als eine Seite"),
            Picture(PICTURE_NAME, None, 30),
            Picture(PICTURE_NAME, "", 30),
            Picture("0" * 64, "Plan der Brücke", 80, "Ein Bild, das fehlt"),
            Picture("", None, 20),
            paragraph(WORDS[:900]),
        ),
        signatures=tuple(
            Signature(label=f"Unterschrift {n}", name="Jonas Terhaag", office="Amt")
            for n in range(7)
        ),
        involved="Dez. I",
    )


def sections(count: int) -> Vorlage:
    """A paper of about 1.2 pages a section."""
    blocks: list[Block] = []
    for n in range(count):
        blocks += [
            heading(1, f"Abschnitt {n + 1}"),
            paragraph(f"Im Teil {n} geht es um {WORDS[n % 50 : 900 + n % 50]}"),
            item(f"Erster Punkt {n}"),
            item("Zweiter Punkt, etwas länger, damit er vielleicht in die nächste Zeile reicht"),
            heading(2, f"Kosten {n}"),
            table(("Jahr", "Betrag in €"), *((str(2026 + k), f"{n + k}.000") for k in range(6))),
            paragraph("Näheres steht ", Run("im Netz", (), f"https://example.org/{n}"), "."),
            Picture(PICTURE_NAME, f"Säulen {n}", 80, f"Abbildung {n}"),
            paragraph(WORDS[: 700 + 10 * (n % 30)]),
        ]
    return Vorlage(
        kind="Beschlussvorlage", number="BV/0002/2026", subject="Langer Bericht", body=tuple(blocks)
    )
