"""Chooses a form for a paper, or a Vorlagenart of any form for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from vorlage_editor.model.template import missing_sections
from vorlage_editor.ui.kit.fields import Combo, Field
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import SEMIBOLD, answers, column, label, row, rule, tab_order
from vorlage_editor.ui.kit.rows import Row
from vorlage_editor.ui.kit.search_keys import SearchKeys
from vorlage_editor.ui.kit.side_panel import SearchField
from vorlage_editor.ui.kit.small_dialog import SmallDialog
from vorlage_editor.ui.panels.start_page import icon_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.kit.look import Look

CHOOSE = "Formular dieser Vorlage"
KEEPS = (
    "Was Sie geschrieben haben, bleibt. Briefkopf, Bezeichnungen, Spalten und Unterschriften "
    "drucken danach wie im gewählten Formular."
)
MISSING = "Fehlende Abschnitte einfügen"
OTHER = "Andere Vorlagenart"
OTHER_LEAD = (
    "Alle Vorlagenarten aller Formulare. Die Vorlage druckt mit dem Formular, zu dem sie gehört."
)
SEARCH = "Vorlagenart oder Formular suchen"
NOTHING = "Nichts gefunden für „{words}“."
SIZE = 480, 460
_APART = "\t"


class FormChooser(SmallDialog):
    """Accepted, ``form``, ``kind`` and ``with_sections`` say what the paper is to be."""

    def __init__(
        self, vorlage: Vorlage, now: Form, forms: Sequence[Form], look: Look, parent: QWidget
    ) -> None:
        self._vorlage, self._forms = vorlage, forms
        self._untouched = vorlage.body == now.template(vorlage.kind)
        names = [form.name for form in forms]
        self.choice = Combo("Formular", names)
        ids = [form.id for form in forms]
        self.choice.setCurrentIndex(ids.index(now.id) if now.id in ids else 0)
        self.kinds = Combo("Vorlagenart")
        self.sections = QCheckBox(MISSING)
        self.sections.setAccessibleName(MISSING)
        self._names = label(look, "", "muted", -1, wrap=True)
        words = label(look, KEEPS, "muted", -1, wrap=True)
        fields = Field(look, "Formular", self.choice), Field(look, "Vorlagenart", self.kinds)
        below = words, self.sections, self._names
        super().__init__(look, CHOOSE, "Übernehmen", [*fields, *below], parent)
        self.choice.currentIndexChanged.connect(self._on_form)
        self.kinds.currentIndexChanged.connect(self._on_kind)
        self._on_form()

    @property
    def form(self) -> Form:
        """The form that was chosen."""
        return self._forms[max(0, self.choice.currentIndex())]

    @property
    def kind(self) -> str:
        """The Vorlagenart that was chosen."""
        return self.kinds.currentText()

    @property
    def with_sections(self) -> bool:
        """Whether sections that the paper lacks are to be added."""
        return self.sections.isChecked()

    def wanted(self) -> bool:
        """Ask; say if the paper is to be so."""
        return self.ask(self.choice, self.kinds, self.sections)

    def _on_form(self) -> None:
        now, names = self.kind or self._vorlage.kind, [kind.name for kind in self.form.kinds]
        self.kinds.set_choices(names if now in names else [now, *names])
        self.kinds.show_value(now)
        self._on_kind()

    def _on_kind(self) -> None:
        """Offer what the paper would lack; a template that nobody wrote in is replaced anyway."""
        missing = missing_sections(self._vorlage.body, self.form.kind(self.kind))
        missing = () if self._untouched else missing
        names = ", ".join(section.label for section in missing)
        self._names.setText(names)
        self.sections.setAccessibleDescription(names)
        for part in (self.sections, self._names):
            part.setVisible(bool(missing))
        self.sections.setChecked(False)


class KindChooser(QDialog):
    """Accepted, ``chosen`` is a form and one of its Vorlagenarten."""

    def __init__(self, forms: Sequence[Form], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._forms = {form.id: form for form in forms}
        self.setWindowTitle(OTHER)
        self.resize(*SIZE)
        self.search = SearchField(look, SEARCH)
        self.list = RowList(look, OTHER)
        SearchKeys(self.search, self.list)
        self.accept_button, self.cancel_button = answers(self, look, "Beginnen")
        self.list.opened.connect(self.accept)
        self.list.stepped.connect(self._on_stepped)
        title = label(look, OTHER, step=5, weight=SEMIBOLD)
        lead = label(look, OTHER_LEAD, "muted", wrap=True)
        head = column(title, 4, lead, margins=(24, 20, 24, 14))
        buttons = row(None, self.cancel_button, self.accept_button, margins=(24, 12, 24, 16), gap=8)
        search = row(self.search, margins=(20, 0, 20, 14))
        lines = column(head, search, rule(), self.list, rule(), buttons)
        lines.setStretch(3, 1)
        self.setLayout(lines)
        tab_order(self.search, self.list, self.cancel_button, self.accept_button)
        self.search.textChanged.connect(self._on_typed)
        self._on_typed()
        self.search.setFocus()

    @property
    def chosen(self) -> tuple[Form, str]:
        """The form, and the name of the Vorlagenart."""
        form_id, _, kind = self.list.key.partition(_APART)
        return self._forms[form_id], kind

    def _on_typed(self) -> None:
        words = self.search.text().casefold().split()
        found = [row for form in self._forms.values() for row in _rows(form, words)]
        self.list.say_if_empty(NOTHING.format(words=self.search.text().strip()))
        self.list.show_rows(found)
        first = next((row.key for row in found if row.key), "")
        self.list.choose(first)
        self._on_stepped(first)

    def _on_stepped(self, key: str) -> None:
        self.accept_button.setEnabled(bool(key))


def _rows(form: Form, words: Sequence[str]) -> list[Row]:
    """Return the form and those of its Vorlagenarten that have all ``words``, if any has."""
    kinds = [
        Row(
            text=kind.name,
            key=f"{form.id}{_APART}{kind.name}",
            second=kind.hint,
            icon=icon_of(kind.name),
        )
        for kind in form.kinds
        if all(word in f"{kind.name} {kind.hint} {form.name}".casefold() for word in words)
    ]
    return [Row(text=form.name), *kinds] if kinds else []
