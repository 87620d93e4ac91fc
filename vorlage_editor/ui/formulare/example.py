"""The example of a form beside its fields: the real PDF, drawn anew while one edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vorlage_editor.model.forms.example import example_paper
from vorlage_editor.model.forms.form import Look as FormLook
from vorlage_editor.model.forms.form import Route
from vorlage_editor.ui.kit.fields import Combo, name_aloud
from vorlage_editor.ui.kit.parts import column, holder, label, row
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.ui.preview.preview import Preview
from vorlage_editor.ui.preview.side import PreviewSide

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.kit.look import Look

DELAY = 30  # ms after a key
EXAMPLE = "Beispiel"
HEIGHT = 44


class FormsPreview(QWidget):
    """Pages of an invented paper; which Vorlagenart it is, is the user's choice."""

    def __init__(self, editing: FormEditing, look: Look) -> None:
        super().__init__()
        self._editing = editing
        self._kind = ""
        self.session = Session(Forms((editing.form,)), self)
        self.preview = Preview(self.session, look, dict)
        self.preview.setAccessibleDescription("Ein erfundenes Beispiel mit diesem Formular")
        self.kind = Combo("Vorlagenart des Beispiels")
        self.kind.activated.connect(self._on_chosen)
        chooser = row(label(look, EXAMPLE, "muted"), self.kind, margins=(20, 0, 8, 0), gap=10)
        chooser.setStretch(1, 1)
        side = PreviewSide(self.preview, look)
        self.setLayout(column(side, holder(chooser, "desk_head", HEIGHT)))
        name_aloud(self.kind)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._on_due)
        editing.changed.connect(self._on_changed)
        self._on_changed()
        self._on_due()

    @property
    def shown(self) -> Form:
        """The form that the example prints with."""
        return self.session.form

    def choose(self, place: int) -> None:
        """Show an example of the Vorlagenart at ``place`` of the form."""
        kinds = self._editing.draft.form.kinds
        if place < len(kinds):
            self._kind = kinds[place].name
            self._on_changed()

    def close_preview(self) -> None:
        """Stop working; nothing is drawn any more."""
        self._timer.stop()
        self.preview.close_preview()

    def _on_changed(self) -> None:
        names = [kind.name for kind in self._editing.draft.form.kinds]
        if self._kind not in names:  # renamed, or another form
            place = min(max(0, self.kind.currentIndex()), len(names) - 1)
            self._kind = names[place] if names else ""
        if self.kind.currentText() not in names:
            self.kind.setCurrentIndex(-1)
        self.kind.set_choices(names)
        self.kind.setCurrentIndex(names.index(self._kind) if names else -1)
        if not self._timer.isActive():
            self._timer.start()

    def _on_chosen(self, place: int) -> None:
        self.choose(place)

    def _on_due(self) -> None:
        form = drawable(self._editing)
        self.session.forms.know_only(form)  # or each key would leave a form behind
        self.session.open(EXAMPLE, example_paper(form, self._kind), form)


def drawable(editing: FormEditing) -> Form:
    """Return the form as far as it can be drawn: what is half typed is as it was kept."""
    form, wrong = editing.draft.result, {one.path for one in editing.errors}
    if ("form", "look", "accent") in wrong:
        form = replace(form, look=replace(form.look, accent=FormLook().accent))
    if not form.route.columns:
        form = replace(form, route=replace(form.route, columns=Route().columns))
    return form
