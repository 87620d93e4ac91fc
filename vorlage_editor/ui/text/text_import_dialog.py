"""Shows what was recognised of a text before a draft is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from vorlage_editor.model.body import Heading, ListItem, Paragraph, Picture, Table, plain
from vorlage_editor.model.dates import spoken_date, spoken_dates
from vorlage_editor.model.publicity import closed_by_stations
from vorlage_editor.ui.kit.fields import BY_STATIONS, PUBLIC
from vorlage_editor.ui.kit.parts import SEMIBOLD, answers, column, label, row, rule, scrolling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vorlage_editor.model.body import Block
    from vorlage_editor.model.consultation import Consultation
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.kit.look import Look

TITLE = "Aus Text übernehmen"
LEAD = (
    "Das wurde im Text erkannt. Was fehlt oder falsch ist, lässt sich danach im Blatt ändern; "
    "nichts vom Text geht verloren."
)
NOTHING = (
    "Im Text wurde kein Aufbau einer Vorlage erkannt. Er wird vollständig als Text übernommen; "
    "Betreff und Kopfdaten tragen Sie danach ein."
)
MISSING = "nicht erkannt"
LOOSE = "Ohne Überschrift"
SIZE = 560, 520
TITLE_BAR = 40
COUNTED = (
    (Paragraph, "Absatz", "Absätze"),
    (ListItem, "Listenpunkt", "Listenpunkte"),
    (Table, "Tabelle", "Tabellen"),
    (Picture, "Bild", "Bilder"),
    (Heading, "Zwischenüberschrift", "Zwischenüberschriften"),
)


class Line(NamedTuple):
    """What was recognised: a name and a value; none where it is missing."""

    name: str
    value: str


class Part(NamedTuple):
    """A group of lines under its name."""

    title: str
    lines: tuple[Line, ...]


def recognised(vorlage: Vorlage, form: Form) -> tuple[Part, ...]:
    """Return in words what ``vorlage``, read from a text, has, without empty parts."""
    head = [
        Line("Vorlagenart", vorlage.kind),
        Line("Vorlagennummer", vorlage.number),
        Line("Betreff", " ".join(vorlage.subject.splitlines())),
    ]
    if day := spoken_date(vorlage.date) if vorlage.date else vorlage.date_text:
        head.append(Line("Datum", day))
    if vorlage.public is not None:
        head.append(Line("Öffentlichkeit", PUBLIC[vorlage.public][1]))
    elif closed_by_stations(vorlage):
        head.append(Line("Öffentlichkeit", BY_STATIONS))
    route = [Line(f"Station {n}", _station(one)) for n, one in enumerate(vorlage.route, 1)]
    if len(route) == 1:
        route = [Line("Station", route[0].value)]
    parts = (
        Part("Kopfdaten", tuple(head)),
        Part("Beratungsfolge", tuple(line for line in route if line.value)),
        Part("Text", _sections(vorlage.body)),
        Part("Fußzellen", tuple(_foot(vorlage, form))),
        Part("Anlagen", tuple(Line("Anlage", one.name) for one in vorlage.attachments)),
    )
    return tuple(part for part in parts if part.lines)


def has_structure(vorlage: Vorlage) -> bool:
    """Say whether anything but running text was recognised."""
    route = any(one.committee or one.dates for one in vorlage.route)
    headed = any(isinstance(block, Heading) for block in vorlage.body)
    return bool(vorlage.number or vorlage.subject or route or headed)


def _station(station: Consultation) -> str:
    when = spoken_dates(station.dates) or station.date_text
    public = {True: "öffentlich", False: "nichtöffentlich", None: ""}[station.public]
    top = f"TOP {station.agenda_item}" if station.agenda_item else ""
    parts = (station.committee, when, station.role, top, public, station.result)
    return " · ".join(part for part in parts if part)


def _sections(body: Iterable[Block]) -> tuple[Line, ...]:
    """Return each section with what stands in it; first what stands above all of them."""
    sections: list[tuple[str, list[Block]]] = [("", [])]
    for block in body:
        if isinstance(block, Heading) and block.level == 1:
            sections.append((plain(block.runs), []))
        elif block != Paragraph():
            sections[-1][1].append(block)
    return tuple(
        Line(title or LOOSE, amount(blocks)) for title, blocks in sections if title or blocks
    )


def amount(blocks: Iterable[Block]) -> str:
    """Return how much ``blocks`` are, in words: 1 Absatz, 5 Listenpunkte."""
    blocks = list(blocks)
    counts = [
        (sum(isinstance(block, kind) for block in blocks), one, many) for kind, one, many in COUNTED
    ]
    words = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return ", ".join(words) or "leer"


def _foot(vorlage: Vorlage, form: Form) -> Iterator[Line]:
    labels = {cell.key: cell.label.rstrip(": ") for cell in form.signatures.cells if cell.key}
    if vorlage.lead:
        yield Line(labels.get("lead", "Federführendes Dezernat"), vorlage.lead)
    if vorlage.involved:
        yield Line(labels.get("involved", "Beteiligtes Dezernat"), vorlage.involved)
    for one in vorlage.signatures:
        name = ", ".join(part for part in (one.name, one.office) if part)
        yield Line(
            "Unterschrift", f"{one.label}: {name}" if one.label and name else one.label or name
        )


class TextImportDialog(QDialog):
    """Accepted, the draft is created; otherwise nothing has happened."""

    def __init__(
        self, vorlage: Vorlage, form: Form, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        room = (parent or self).screen().availableGeometry().height()
        self.resize(SIZE[0], min(SIZE[1], room - TITLE_BAR))
        lead = LEAD if has_structure(vorlage) else NOTHING
        self.accept_button, self.cancel_button = answers(self, look, "Übernehmen")
        title = label(look, TITLE, step=5, weight=SEMIBOLD)
        head = column(title, 4, label(look, lead, "muted", wrap=True), margins=(24, 20, 24, 14))
        buttons = row(None, self.cancel_button, self.accept_button, margins=(24, 12, 24, 16), gap=8)
        body = scrolling(_grid(look, recognised(vorlage, form)))
        body.setAccessibleName("Was erkannt wurde")
        self.setLayout(column(head, body, rule(), buttons))
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _grid(look: Look, parts: Iterable[Part]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(24, 0, 24, 16)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for part in parts:
        at = grid.rowCount()
        title = label(look, part.title, step=1, weight=SEMIBOLD)
        title.setContentsMargins(0, 14 if at > 1 else 0, 0, 2)
        grid.addWidget(title, at, 0, 1, 2)
        for n, line in enumerate(part.lines, at + 1):
            name = label(look, line.name, "muted", wrap=True)
            value = label(look, line.value or MISSING, "" if line.value else "muted", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, n, 1, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(grid.rowCount(), 1)
    grid.setColumnMinimumWidth(0, 170)
    made = QWidget()
    made.setLayout(grid)
    return made
