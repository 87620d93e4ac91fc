"""Vorlagenarten of a form: their order, and of the chosen one number, preset and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vorlage_editor.model.forms.draft import Path, at
from vorlage_editor.model.forms.form import Kind, Section
from vorlage_editor.model.forms.number_signs import counting, expression, is_expression, shown
from vorlage_editor.ui.formulare.fields import FieldsGrid, Spec
from vorlage_editor.ui.formulare.groups import More, Rows, choices
from vorlage_editor.ui.formulare.ordered_rows import RowsEditor
from vorlage_editor.ui.kit.fields import PUBLIC, Combo, Field, Line, name_aloud
from vorlage_editor.ui.kit.parts import SEMIBOLD, column, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages

KINDS: Path = ("form", "kinds")
DETAILS, UNNAMED = "Nummer und Abschnitte von", "Neue Vorlagenart"
COUNTS = "Die nächste Nummer vorschlagen"
HINT = "BV/####/JJJJ"
LEAD = (
    "# steht für eine Ziffer, #* für beliebig viele, JJJJ oder JJ für das Jahr. Eine Nummer, die "
    "anders aussieht, wird bei der Prüfung genannt."
)
SECTIONS_LEAD = "Damit beginnt eine neue Vorlage. Geschriebene Vorlagen bleiben, wie sie sind."
MEANINGS = {
    "": "Keine besondere",
    "beschlussvorschlag": "Beschlussvorschlag",
    "sachverhalt": "Sachverhalt",
    "begruendung": "Begründung",
    "erlaeuterung": "Erläuterung",
    "bericht": "Bericht",
    "mitteilung": "Mitteilung",
    "antwort": "Antwort",
    "stellungnahme": "Stellungnahme",
    "fragen": "Fragen",
    "anlass": "Anlass",
    "dringlichkeit": "Dringlichkeit",
    "kurzfassung": "Kurzfassung",
    "alternativen": "Alternativen",
    "abstimmung": "Abstimmung",
    "ausblick": "Ausblick",
    "finanzielle_auswirkungen": "Finanzielle Auswirkungen",
    "personelle_auswirkungen": "Personelle Auswirkungen",
    "klimarelevanz": "Klimarelevanz",
    "demografische_auswirkungen": "Demografische Auswirkungen",
    "bezug": "Bezug",
}
_PUBLIC = {public: word for public, (_, word) in PUBLIC.items()}
_ROWS = (
    Spec(("name",), "Vorlagenart"),
    Spec(("hint",), "Erklärung auf der Startseite"),
)
_PRESET = (
    Spec(("public",), "Öffentlichkeit einer neuen Vorlage", choices=choices(_PUBLIC)),
    Spec(("signatures",), "Unterschriften, eine je Zeile", "lines", "wie im Formular"),
)


class KindsPart(QWidget):
    """The rows of all Vorlagenarten, and below them what belongs to the chosen one."""

    chosen = Signal(int)
    """Another Vorlagenart is shown."""

    def __init__(
        self, editing: FormEditing, look: Look, forms: Sequence[Form], messages: Messages
    ) -> None:
        super().__init__()
        self._editing, self._look, self._messages = editing, look, messages
        self.place = 0
        self.kinds = RowsEditor(editing, look, Rows(KINDS, "Vorlagenart", _ROWS, _new_kind))
        self.kinds.stepped.connect(self.choose)
        self.kind = Combo(DETAILS)
        self.kind.activated.connect(self.choose)
        chooser = row(label(look, DETAILS, step=1, weight=SEMIBOLD), self.kind, gap=10)
        chooser.setStretch(1, 1)
        self.number = NumberPart(editing, look)
        self.preset = FieldsGrid(editing, look, _PRESET, (*KINDS, 0))
        specs = (
            Spec(("label",), "Abschnitt", span=3),
            Spec(("key",), "Bedeutung", choices=choices(_meanings(forms)), span=2),
        )
        path: Path = (*KINDS, 0, "sections")
        sections = Rows(path, "Abschnitt", specs, _new_section, more=_BODY)
        self.sections = RowsEditor(editing, look, sections)
        self.sections.opened.connect(self._on_body)
        lead = label(look, SECTIONS_LEAD, "muted", -1, wrap=True)
        details = self.number, 12, self.preset, 16, lead, 4, self.sections
        self._details = QWidget()
        self._details.setLayout(column(chooser, 12, *details))
        name_aloud(self.kind)
        self.setLayout(column(self.kinds, 20, self._details))

    def choose(self, place: int) -> None:
        """Show what belongs to the Vorlagenart at ``place``."""
        if place != self.place:
            self.place = place
            self._show_details()
            self.chosen.emit(place)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.kinds.refresh()
        self._show_details()

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been."""
        for part in (self.kinds, self.number, self.preset, self.sections):
            part.visit_all()

    def editor_at(self, path: Path) -> QWidget | None:
        """Return the widget that edits ``path``; its Vorlagenart is shown then."""
        depth = len(KINDS) + 1
        if path[: len(KINDS)] != KINDS:
            return None
        if len(path) > depth:
            self.choose(int(path[depth - 1]))
        if path[depth:] == ("number",):
            return self.number.line
        parts = self.sections, self.preset, self.kinds
        found = (part.editor_at(path) for part in parts)
        return next((one for one in found if one is not None), None)

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        below = self.number.chain, self.preset.chain, self.sections.chain
        return [*self.kinds.chain, self.kind, *(one for part in below for one in part)]

    def _on_body(self, place: int) -> None:
        """Let the user write what a section begins with."""
        from vorlage_editor.ui.formulare.section_text import BodyDialog

        path: Path = (*KINDS, self.place, "sections", place)
        form = self._editing.draft.result
        section = form.kinds[self.place].sections[place]
        dialog = BodyDialog(section, form, self._look, self._messages, self.window())
        if dialog.wanted():
            self._editing.edit("Vorgabetext ändern", (*path, "body"), dialog.body)
        self.sections.lines[place].focus_part(len(self.sections.lines[place].editors))

    def _show_details(self) -> None:
        kinds = self._editing.draft.form.kinds
        self.place = max(0, min(self.place, len(kinds) - 1))
        self._details.setVisible(bool(kinds))
        if kinds:
            base: Path = (*KINDS, self.place)
            self._show_choice([kind.name or UNNAMED for kind in kinds])
            self.number.show_base(base)
            self.preset.show_base(base)
            self.sections.show_path((*base, "sections"))

    def _show_choice(self, names: list[str]) -> None:
        """Name the Vorlagenarten, also two that are called the same for the moment."""
        if names != [self.kind.itemText(place) for place in range(self.kind.count())]:
            self.kind.setCurrentIndex(-1)
            self.kind.set_choices(names)
        self.kind.setCurrentIndex(self.place)


class NumberPart(QWidget):
    """The pattern of the numbers of a Vorlagenart, and whether the office counts by itself."""

    def __init__(self, editing: FormEditing, look: Look) -> None:
        super().__init__()
        self._editing, self._base = editing, (*KINDS, 0)
        self.line = Line("Nummernmuster", HINT)
        self.line.textEdited.connect(self._on_typed)
        self.counts = QCheckBox(COUNTS)
        self.counts.setAccessibleName(COUNTS)
        self.counts.clicked.connect(self._on_counts)
        self._field = Field(look, "Nummernmuster", self.line)
        self._field.left.connect(self.refresh)
        lead = label(look, LEAD, "muted", -1, wrap=True)
        both = row(self._field, column(19, self.counts, None), gap=12)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(column(both, 4, lead))

    def show_base(self, base: Path) -> None:
        """Show the pattern of another Vorlagenart."""
        if base != self._base:
            self._base = base
            self._field.visited = False
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        kind = self._kind
        self.line.show_value(shown(kind))
        self.counts.setChecked(bool(kind.number_next))
        self.counts.setEnabled(bool(shown(kind)) and not is_expression(shown(kind)))
        self._field.show_findings(self._editing.faults_at((*self._base, "number")))

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been."""
        self._field.visited = True
        self.refresh()

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.line, self.counts]

    @property
    def _kind(self) -> Kind:
        kind = at(self._editing.draft, self._base)
        return kind if isinstance(kind, Kind) else Kind("")

    def _on_typed(self, text: str) -> None:
        self._take(text, counts=self.counts.isChecked(), merge=f"number {self._base}")

    def _on_counts(self, on: bool) -> None:
        self._take(self.line.text(), counts=on)

    def _take(self, text: str, *, counts: bool, merge: str = "") -> None:
        counts = counts and bool(text) and not is_expression(text)
        number = ("", counting(text)) if counts else (expression(text), "")
        kind = replace(self._kind, number=number[0], number_next=number[1])
        self._editing.edit("Nummernmuster ändern", self._base, kind, merge)


def _has_body(section: object) -> bool:
    return isinstance(section, Section) and bool(section.body)


_BODY = More("pencil-line", "Vorgabetext bearbeiten", _has_body)


def _new_kind(items: tuple[object, ...]) -> Kind:
    """Return a Vorlagenart with the sections of the last one, to be named."""
    last = items[-1] if items else None
    sections = last.sections if isinstance(last, Kind) else (Section("sachverhalt", "Sachverhalt"),)
    return Kind("", sections=sections)


def _new_section(_items: tuple[object, ...]) -> Section:
    return Section("", "")


def _meanings(forms: Sequence[Form]) -> dict[str, str]:
    """Return what sections may mean, also what only ``forms`` know."""
    sections = (one for form in forms for kind in form.kinds for one in kind.sections)
    return {**{one.key: one.label for one in sections}, **MEANINGS}
