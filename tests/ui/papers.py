"""Bodies that the tests work on, and what must hold after every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.body import (
    Body,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    flow,
)
from vorlage_editor.ui.document.textreader import Reader

if TYPE_CHECKING:
    from vorlage_editor.ui.document.body_text import BodyText
    from vorlage_editor.ui.document.textbridge import TextBridge
    from vorlage_editor.ui.paper.session import Session


def text(words: str) -> Runs:
    return (Run(words),)


TABLE = Table(((text("a"), text("b")), (text("c"), ())), 1, (2, 1), "form", "Kosten")
BODY = flow(
    (
        Heading(1, text("Beschluss"), "beschluss"),
        Paragraph((Run("Der Rat beschließt "), Run("heute", (Mark.BOLD,)))),
        ListItem("number", 0, text("eins"), 3),
        ListItem("number", 1, text("zwei")),
        ListItem("dash", 0, text("drei")),
        Heading(2, text("Erläuterung"), "erläuterung"),
        Paragraph(text("Text")),
        TABLE,
        Paragraph(text("danach\u2028Zeile")),
        Picture("p1", "Plan", 50.0, "Lageplan"),
        PageBreak(),
        Paragraph(),
    )
)
"""A body that has every kind of block."""


def shown(bridge: TextBridge | BodyText) -> tuple[Body, bool]:
    """Return what the document says when it is read afresh, and whether its formats are right."""
    reader = Reader(bridge.document, bridge.formats)
    body = tuple(reader.blocks(0, bridge.document.blockCount() - 1))
    return body, reader.sound and not reader.misfits


def assert_in_step(session: Session) -> None:
    """The document is what the value says, to the last format, and that is in normal form."""
    body = session.vorlage.body
    assert shown(session.text) == (body, True)
    assert flow(body) == body
