"""The right side of the dialog of master data: the fields of an entry, or how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from vorlage_editor.model.masterdata.holidays import LAENDER
from vorlage_editor.ui.kit.fields import Combo, Field
from vorlage_editor.ui.kit.parts import SEMIBOLD, column, holder, label, push, row
from vorlage_editor.ui.masterdata.entry import EntryForm
from vorlage_editor.ui.masterdata.parts import LAND_PURPOSE, LAND_TITLE, NO_LAND, PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from vorlage_editor.model.masterdata.edits import Part
    from vorlage_editor.ui.kit.look import Look

MARGINS = 20, 16, 20, 16
MEASURE = 560


class OfficePages(QStackedWidget):
    """One page is seen: a form for each part, the Bundesland, or what a part is good for."""

    entered = Signal()
    """Something was entered in the form that is shown."""
    land_chosen = Signal(str)
    """The code of the Bundesland that was chosen, empty for none."""

    def __init__(self, look: Look, roles: Sequence[str], today: Callable[[], date]) -> None:
        super().__init__()
        self.forms: dict[Part, EntryForm] = {}
        self._areas: dict[Part, QScrollArea] = {}
        for part in PARTS:
            form = EntryForm(part, look, roles, today)
            form.entered.connect(self.entered)
            area = _scrolled(form)
            self.forms[part], self._areas[part] = form, area
            self.addWidget(area)
        self._part: Part = "committees"
        self.land = Combo(LAND_TITLE, [NO_LAND, *LAENDER.values()])
        self.land.entered.connect(self._on_land)
        self._land_page = self._page(
            look, LAND_TITLE, Field(look, LAND_TITLE, self.land), LAND_PURPOSE
        )
        self._title = label(look, "", step=1, weight=SEMIBOLD)
        self._purpose = label(look, "", "muted", wrap=True)
        self.import_button = push(look, "file-input", "Kalender importieren …", "primary")
        self.add_button = push(look, "plus", "Hinzufügen", "quiet")
        buttons = row(self.import_button, self.add_button, None, gap=12)
        words = column(self._title, 8, self._purpose, 16, buttons, None, margins=MARGINS)
        self._empty_page = _scrolled(holder(words))
        self.addWidget(self._empty_page)

    @property
    def form(self) -> EntryForm:
        """The form that was shown last."""
        return self.forms[self._part]

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through, as far as it is seen."""
        fields = [editor for form in self.forms.values() for editor in form.editors]
        return [*fields, self.land, self.import_button, self.add_button]

    def show_form(self, part: Part) -> EntryForm:
        """Show the fields of an entry of ``part``."""
        self._part = part
        self.setCurrentWidget(self._areas[part])
        return self.form

    def show_land(self, code: str) -> None:
        """Show which Bundesland is chosen."""
        with QSignalBlocker(self.land):
            self.land.setCurrentIndex([*LAENDER].index(code) + 1 if code in LAENDER else 0)
        self.setCurrentWidget(self._land_page)

    def show_purpose(self, part: Part) -> None:
        """Say what ``part``, of which there is nothing yet, is good for and how to begin."""
        words = PARTS[part]
        self._title.setText(f"{words.title}: noch keine Einträge")
        self._purpose.setText(words.purpose)
        self.add_button.setText(words.add)
        self.add_button.setAccessibleName(words.add)
        self.import_button.setVisible(part in ("committees", "meetings"))
        self.setCurrentWidget(self._empty_page)

    def _page(self, look: Look, title: str, field: QWidget, purpose: str) -> QScrollArea:
        head = label(look, title, step=1, weight=SEMIBOLD)
        words = label(look, purpose, "muted", wrap=True)
        area = _scrolled(holder(column(head, 8, words, 12, field, None, margins=MARGINS)))
        self.addWidget(area)
        return area

    def _on_land(self) -> None:
        self.land_chosen.emit(["", *LAENDER][self.land.currentIndex()])


def _scrolled(inner: QWidget) -> QScrollArea:
    """Return ``inner`` in an area that scrolls where there is little room."""
    if layout := inner.layout():
        layout.setContentsMargins(*MARGINS)
    inner.setMaximumWidth(MEASURE)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
