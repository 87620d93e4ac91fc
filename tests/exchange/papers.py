"""A paper with every kind of block, and the bytes of its picture."""

from __future__ import annotations

import datetime
from hashlib import sha256

from vorlage_editor.model.body import (
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import (
    Attachment,
    Dismissed,
    Related,
    Signature,
    Status,
    Vorlage,
)

PICTURE = b"\x89PNG stands for the bytes of a picture"
PICTURE_NAME = sha256(PICTURE).hexdigest()
BLOBS = {PICTURE_NAME: PICTURE}


def full(form: Form) -> Vorlage:
    """Return a paper of ``form`` in which every field says something."""
    text = (Run("Im Ganzen "), Run("wichtig", (Mark.BOLD, Mark.ITALIC), "https://auenfelde.de/"))
    return Vorlage(
        kind="Beschlussvorlage",
        form=form.sha256,
        number="BV/2026/013",
        subject="Neubau der Halle\nhier: Vergabe",
        date=datetime.date(2026, 3, 2),
        public=True,
        lead="Dez. II",
        involved="Dez. I",
        office="Hochbauamt",
        file_number="65-31",
        contact="Frau Muster",
        phone="12 34",
        place_date="Auenfelde, im März",
        route=(
            Consultation(
                committee="Rat",
                article="der",
                dates=(datetime.date(2026, 9, 16), datetime.date(2026, 9, 17)),
                agenda_item="7.1",
                public=True,
                role="Entscheidung",
                result="einstimmig",
            ),
            Consultation(committee="Bauausschuss", date_text="nach Bedarf", public=False),
        ),
        body=(
            Heading(1, (Run("Sachverhalt"),), "sachverhalt"),
            Paragraph((*text, Run("\u2028zweite Zeile, § 5\u00a0Abs. 1"))),
            ListItem("number", 0, text, 3),
            ListItem("none", 0, text),
            ListItem("letter", 1, text),
            Table(((text, ()), ((), text)), 1, (1.0, 2.5), "form", "Kosten"),
            Picture(PICTURE_NAME, "Ansicht von Süden", 120.5, "Bild 1"),
            PageBreak(),
            Paragraph(),
        ),
        attachments=(Attachment(name="Plan", note="4 Blätter", public=False),),
        signatures=(Signature(label="Im Auftrag", name="Eva Muster", office="Amtsleiterin"),),
        related=(Related(relation="Ergänzung", number="BV/2025/012"),),
        status=Status.CO_SIGNING,
        status_date=datetime.date(2026, 3, 1),
        notes="nur für uns",
        dismissed=(Dismissed(rule="r", field="subject", reason="so gewollt"),),
    )
