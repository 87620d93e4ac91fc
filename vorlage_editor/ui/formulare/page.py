"""A page of the forms editor: fields and rows of one group, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from vorlage_editor.ui.formulare.fields import FieldsGrid
from vorlage_editor.ui.formulare.groups import Group, Rows
from vorlage_editor.ui.formulare.ordered_rows import RowsEditor
from vorlage_editor.ui.kit.parts import SEMIBOLD, column, holder, label

if TYPE_CHECKING:
    from vorlage_editor.model.forms.draft import Path
    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.parts import Item

SIDE, WIDEST, APART = 24, 760, 16


class Part(Protocol):
    """What pages are made of: widgets that show a piece of the draft."""

    def refresh(self) -> None:
        """Show the draft as it is now."""

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been."""

    def editor_at(self, path: Path) -> QWidget | None:
        """Return the widget that edits ``path``, if it is here."""

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""


Special = Callable[[], QWidget]


class FormsPage(QScrollArea):
    """Shows one group; ``special`` makes what only some pages have, by its name."""

    def __init__(
        self, editing: FormEditing, look: Look, group: Group, special: Mapping[str, Special]
    ) -> None:
        super().__init__()
        self._editing, self._look = editing, look
        self.group = group
        self.parts: list[Part] = []
        self.setAccessibleName(group.title)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        items: list[Item] = [label(look, group.title, step=2, weight=SEMIBOLD)]
        if group.lead:
            items += [4, label(look, group.lead, "muted", wrap=True)]
        for part in group.parts:
            items += [APART, *self._made(part, special)]
        inner = holder(column(*items, None, margins=(SIDE, 18, SIDE, 24)))
        inner.setMaximumWidth(WIDEST)
        self.setWidget(inner)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for part in self.parts:
            part.refresh()

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been."""
        for part in self.parts:
            part.visit_all()

    def editor_at(self, path: Path) -> QWidget | None:
        """Return the widget that edits ``path``, if it is on this page."""
        found = (part.editor_at(path) for part in self.parts)
        return next((one for one in found if one is not None), None)

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [widget for part in self.parts for widget in part.chain]

    def focus_first(self) -> None:
        """Go to the first field."""
        usable = (one for one in self.chain if one.isVisible() and one.isEnabled())
        if first := next(usable, None):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _made(self, part: object, special: Mapping[str, Special]) -> list[Item]:
        if isinstance(part, Rows):
            return self._rows(part)
        if isinstance(part, tuple):
            return [self._add(FieldsGrid(self._editing, self._look, part))]
        return [self._add(special[str(part)]())]

    def _add(self, widget: QWidget) -> QWidget:
        self.parts.append(widget)  # type: ignore[arg-type]
        return widget

    def _rows(self, part: Rows) -> list[Item]:
        look = self._look
        rows = RowsEditor(self._editing, look, part)
        items: list[Item] = []
        if part.title:
            items += [label(look, part.title, step=1, weight=SEMIBOLD), 2]
        if part.lead:
            items += [label(look, part.lead, "muted", -1, wrap=True), 2]
        return [*items, self._add(rows)]
