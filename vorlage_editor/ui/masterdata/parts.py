"""What the dialog of master data shows of each part: words and fields, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vorlage_editor.model.masterdata.edits import Part

Editor = Literal["line", "date", "choice", "committee", "role", "public", "period"]


@dataclass(frozen=True, slots=True)
class Entered:
    """A field of an entry: its name in the value, its label, and what one enters it with.

    ``share`` is its part of the width of its row.
    """

    name: str
    label: str
    editor: Editor = "line"
    hint: str = ""
    choices: tuple[str, ...] = ()
    share: int = 1


@dataclass(frozen=True, slots=True)
class PartWords:
    """How a part of the master data is called, what it is good for, and its rows of fields."""

    title: str
    add: str
    new: str
    purpose: str
    rows: tuple[tuple[Entered, ...], ...]


CALENDAR = (
    "Am schnellsten beginnen Sie mit dem Sitzungskalender aus dem Ratsinformationssystem "
    "(.ics oder .csv): Er bringt Gremien und Sitzungen mit."
)
PARTS: dict[Part, PartWords] = {
    "committees": PartWords(
        "Gremien",
        "Gremium hinzufügen",
        "Neues Gremium",
        "Kennt das Programm Ihre Gremien, genügt in der Beratungsfolge ein Buchstabe: Name, "
        "nächste erreichbare Sitzung und Zuständigkeit füllen sich von selbst.\n\n" + CALENDAR,
        (
            (Entered("name", "Name", share=3), Entered("short", "Kurzname")),
            (
                Entered("article", "Artikel", "choice", choices=("den", "die", "das"), share=2),
                Entered("public", "Öffentlichkeit", "public", share=3),
                Entered("role", "Übliche Zuständigkeit", "role", share=3),
            ),
            (Entered("submission", "Abgabeschluss vor der Sitzung", "period"),),
            (Entered("notice", "Ladungsfrist vor der Sitzung", "period"),),
        ),
    ),
    "meetings": PartWords(
        "Sitzungen",
        "Sitzung hinzufügen",
        "Neue Sitzung",
        "Aus den Sitzungen werden Termine angeboten, und die Prüfung sagt, ob der Abgabeschluss "
        "noch erreicht wird.\n\n" + CALENDAR,
        (
            (Entered("committee", "Gremium", "committee"),),
            (
                Entered("dates", "Termin", "date", "12.03.2026 oder 16./17.02.2026", share=3),
                Entered("time", "Uhrzeit", hint="17:00", share=2),
            ),
            (Entered("place", "Ort"),),
            (Entered("deadline", "Eigener Abgabeschluss (leer: nach der Regel)", "date"),),
        ),
    ),
    "departments": PartWords(
        "Dezernate und Ämter",
        "Dezernat oder Amt hinzufügen",
        "Neues Dezernat oder Amt",
        "Dezernate und Ämter werden in den Kopfdaten zur Auswahl angeboten, damit sie in allen "
        "Vorlagen gleich geschrieben sind.",
        ((Entered("name", "Name", share=3), Entered("short", "Kurzbezeichnung", share=2)),),
    ),
    "signers": PartWords(
        "Unterzeichnende",
        "Person hinzufügen",
        "Neue Person",
        "Wer unterzeichnet, wird bei den Unterschriften mit Bezeichnung und Amt zur Auswahl "
        "angeboten.",
        (
            (
                Entered(
                    "label", "Bezeichnung", "choice",
                    choices=(
                        "Der Bürgermeister", "Die Bürgermeisterin", "Der Oberbürgermeister",
                        "Die Oberbürgermeisterin", "Der Landrat", "Die Landrätin",
                        "In Vertretung", "Im Auftrag",
                    ),
                ),
            ),
            (Entered("name", "Name"),),
            (Entered("office", "Amt", hint="zum Beispiel: Erste Beigeordnete"),),
            (Entered("deputies", "Vertretung", hint="Namen, durch Kommas getrennt"),),
        ),
    ),
    "recipients": PartWords(
        "E-Mail-Empfänger",
        "Empfänger hinzufügen",
        "Neuer Empfänger",
        "Wer Vorlagen per E-Mail bekommt, etwa der Sitzungsdienst, wird dort zur Auswahl "
        "angeboten.",
        ((Entered("name", "Name"),), (Entered("address", "E-Mail-Adresse"),)),
    ),
}  # fmt: skip
LAND = "land"
"""The key of the part that is only a choice."""
LAND_TITLE = "Bundesland"
LAND_PURPOSE = (
    "Vom Bundesland hängt ab, welche Tage Feiertage sind. Danach richten sich Abgabeschluss, "
    "Ladungsfrist und die Prüfung der Sitzungstermine."
)
NO_LAND = "nicht festgelegt"
