"""The words by which a paper's plain text shows its structure.

What a form says stands beside what German papers say anyway; sections keep the key of what they
mean under any label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vorlage_editor.model.forms.form import Form

KINDS = (
    "Informationsvorlage", "Beschlussvorlage", "Mitteilungsvorlage", "Sitzungsvorlage",
    "Berichtsvorlage", "Unterrichtungsvorlage", "Ergänzungsvorlage", "Austauschvorlage",
    "Tischvorlage", "Dringlichkeitsvorlage", "Dringlichkeitsentscheidung", "Eilentscheidung",
    "Stellungnahme zum Antrag", "Beantwortung einer Anfrage", "Antrag", "Änderungsantrag",
    "Anfrage", "Neufassung", "Beschlussdrucksache", "Vorlage zur Kenntnisnahme", "Bericht",
)  # fmt: skip

SECTIONS = {
    "Kurzfassung": "kurzfassung",
    "Beschlussvorschlag": "beschlussvorschlag",
    "Beschlussentwurf": "beschlussvorschlag",
    "Beschlussantrag": "beschlussvorschlag",
    "Beschlussempfehlung": "beschlussvorschlag",
    "Sachverhalt": "sachverhalt",
    "Sachdarstellung": "sachverhalt",
    "Sach- und Rechtslage": "sachverhalt",
    "Sitzungsvortrag": "sachverhalt",
    "Begründung": "begruendung",
    "Erläuterung": "erlaeuterung",
    "Erläuterungen": "erlaeuterung",
    "Alternativen": "alternativen",
    "Finanzielle Auswirkungen": "finanzielle_auswirkungen",
    "Personelle Auswirkungen": "personelle_auswirkungen",
    "Demografische Auswirkungen": "demografische_auswirkungen",
    "Klimarelevanz": "klimarelevanz",
    "Anlass": "anlass",
    "Bericht": "bericht",
    "Mitteilung": "mitteilung",
    "Anlage": "anlagen",
    "Anlagen": "anlagen",
}

ROLES = (
    "Kenntnisnahme", "Vorberatung", "Entscheidung", "Beschluss", "Beschlussfassung", "Beratung",
    "Behandlung", "Anhörung", "Empfehlung", "Einbringung", "Stellungnahme", "Information",
    "Bericht", "Genehmigung", "Vorbehaltsbeschluss",
)  # fmt: skip

COLUMNS = {
    "committee": ("Beratungsfolge", "Gremium", "Gremien", "Beratendes Gremium", "Ausschuss"),
    "date": ("Sitzungstermin", "Termin", "Sitzungsdatum", "Sitzung am", "Sitzung", "Datum"),
    "agenda_item": ("TOP", "Tagesordnungspunkt"),
    "public": ("Ö / N", "Ö/N", "Ö / NÖ", "Ö/NÖ", "Status", "Öffentlichkeit", "ö"),
    "closed": ("nö",),
    "role": ("Zuständigkeit", "Beratungszweck", "Behandlungszweck"),
    "result": ("Ergebnis", "Beratungsergebnis", "Beschluss"),
}
"""The heads of the Beratungsfolge; ``closed`` is the box for nichtöffentlich beside ``public``."""

PUBLIC = {
    "ö": True, "öffentlich": True, "n": False, "nö": False,
    "nichtöffentlich": False, "nicht öffentlich": False,
}  # fmt: skip

FIELDS = {
    "number": (
        "Vorlage Nr.", "Vorlage-Nr.", "Vorlagen-Nr.", "Vorlagennr.", "Vorlagennummer", "Vorlage",
        "Drucksache", "Drucksache Nr.", "Drucksachen-Nr.", "Drucksachennummer", "Nr.", "Nummer",
    ),
    "subject": ("Betreff", "Betr.", "Gegenstand"),
    "date": ("Datum",),
    "lead": ("Verantwortlich", "Federführend", "Federführendes Dezernat", "Federführendes Amt"),
    "involved": ("Beteiligt", "Beteiligtes Dezernat", "Beteiligte Ämter"),
    "office": ("Dienststelle", "Amt", "Fachbereich"),
    "file_number": ("Aktenzeichen", "Az."),
    "contact": ("Auskunft erteilt", "Ansprechpartner", "Ansprechpartnerin", "Bearbeiter",
                "Bearbeiterin", "Sachbearbeitung"),
    "phone": ("Telefon", "Tel."),
    "public": ("Öffentlichkeitsstatus", "Status"),
}  # fmt: skip

SIGNERS = (
    "Der Bürgermeister", "Die Bürgermeisterin", "Der Oberbürgermeister", "Die Oberbürgermeisterin",
    "Der Landrat", "Die Landrätin", "In Vertretung", "Im Auftrag", "Der Beigeordnete",
    "Die Beigeordnete", "Der Kämmerer", "Die Kämmerin",
)  # fmt: skip

_AFTER = re.compile(r"\s*\([^()]*\)$")
_COUNT = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+")


class Section(NamedTuple):
    """A section's heading in a line: its label as written, its key, the text behind a colon."""

    label: str
    key: str
    rest: str


class Labels:
    """All labels that count for a paper of one form, ready to be looked up."""

    def __init__(self, form: Form) -> None:
        """Put the form's labels before the general ones."""
        own = [section for kind in form.kinds for section in kind.sections]
        self._sections = {folded(name): key for name, key in SECTIONS.items()}
        self._sections |= {folded(section.label): section.key for section in own}
        self._sections[folded(form.attachments.label)] = "anlagen"
        self.kinds = {folded(name): name for name in (*KINDS, *(k.name for k in form.kinds))}
        self.roles = {folded(name): name for name in (*ROLES, *(r.name for r in form.roles))}
        self.columns = _turned(COLUMNS)
        self.columns |= {folded(column.label): column.key for column in form.route.columns}
        self.fields = _turned(FIELDS) | {
            folded(label): key
            for key, label in (
                *((one.key, one.label) for one in (*form.head.meta, *form.letterhead.block)),
                ("number", form.head.number_label),
                ("subject", form.head.subject_label),
            )
            if label and key in FIELDS
        }
        self.cells = {folded(cell.label): cell for cell in form.signatures.cells if cell.label}
        self.signers = {folded(name) for name in SIGNERS} | set(self.cells)
        self._field = re.compile(rf"(?<!\S)({_any(self.fields)})\.?\s*:", re.IGNORECASE)
        self._column = re.compile(rf"({_any(self.columns)})\s*:?(?:\s+|$)", re.IGNORECASE)

    def section(self, line: str) -> Section | None:
        """Return the section that ``line`` begins: its label alone or before a colon."""
        head, colon, rest = line.partition(":")
        if len(head) > 80:  # noqa: PLR2004
            return None
        label = head.strip()
        bare = _COUNT.sub("", label, count=1)
        for name in (bare, _AFTER.sub("", bare)):
            if key := self._sections.get(folded(name)):
                return Section(label, key, rest.strip() if colon else "")
        return None

    def split_fields(self, line: str) -> list[tuple[str, str]]:
        """Return the (field, value) pairs of a line that begins with a label and a colon."""
        found = list(self._field.finditer(line))
        if not found or found[0].start():
            return []
        ends = [match.start() for match in found[1:]] + [len(line)]
        return [
            (self.fields[folded(match[1])], line[match.end() : end].strip())
            for match, end in zip(found, ends, strict=True)
        ]

    def split_columns(self, line: str) -> list[str]:
        """Return the columns whose labels make up ``line``; none if anything else stands there."""
        keys, place = [], 0
        while place < len(line):
            match = self._column.match(line, place)
            if not match:
                return []
            keys.append(self.columns[folded(match[1])])
            place = match.end()
        return keys


def folded(label: str) -> str:
    """Return ``label`` as labels are compared: case, spaces and the mark at its end aside."""
    return " ".join(label.split()).rstrip(" :.").casefold()


def _turned(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(label): key for key, labels in table.items() for label in labels}


def _any(labels: Iterable[str]) -> str:
    ordered = sorted(filter(None, labels), key=lambda label: (-len(label), label))
    return "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in ordered)
