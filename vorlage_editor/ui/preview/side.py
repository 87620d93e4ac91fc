"""The right side: the preview under its head with pages and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from vorlage_editor.ui.kit.actions import Spec
from vorlage_editor.ui.kit.fields import combo, name_aloud
from vorlage_editor.ui.kit.parts import SEMIBOLD, column, holder, label, row, tool
from vorlage_editor.ui.preview.desk import FIT_PAGE, FIT_WIDTH
from vorlage_editor.ui.preview.preview import Preview

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.look import Look

ACTIONS: tuple[Spec, ...] = (
    Spec("view-larger", 230, "Vorschau v&ergrößern", ("Ctrl++", "Ctrl+="), needs="draft"),
    Spec("view-smaller", 240, "Vorschau ver&kleinern", ("Ctrl+-",), needs="draft"),
)
HEIGHT = 44
ZOOMS = {
    "Seitenbreite": FIT_WIDTH,
    "Ganze Seite": FIT_PAGE,
    "50 %": 0.5,
    "75 %": 0.75,
    "100 %": 1.0,
    "125 %": 1.25,
    "150 %": 1.5,
    "200 %": 2.0,
    "300 %": 3.0,
}


class PreviewSide(QWidget):
    """Head and pages; the head says which page is seen."""

    def __init__(self, preview: Preview, look: Look) -> None:
        super().__init__()
        self.preview = preview
        self.before = tool(look, "chevron-left", "Vorige Seite")
        self.after = tool(look, "chevron-right", "Nächste Seite")
        self.place = label(look, "", "muted")
        self.zoom = combo("Seitenbreite", list(ZOOMS), "Vergrößerung der Vorschau")
        self.zoom.setFixedWidth(self.fontMetrics().horizontalAdvance("Seitenbreite") + 46)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.zoom.activated.connect(self._on_zoom_chosen)
        preview.moved.connect(self._on_moved)
        title = label(look, "Vorschau", step=1, weight=SEMIBOLD)
        head = row(
            title, None, self.before, 4, self.place, 4, self.after, 12, self.zoom,
            margins=(20, 0, 8, 0),
        )  # fmt: skip
        self.setLayout(column(holder(head, "desk_head", HEIGHT), preview))
        name_aloud(self.zoom)
        self._on_moved()

    def handlers(self) -> Handlers:
        """Return what each of its actions does, by its name."""
        return {"view-larger": self.preview.enlarge, "view-smaller": self.preview.reduce}

    def _on_before(self) -> None:
        self.preview.go_to(self.preview.page - 1)

    def _on_after(self) -> None:
        self.preview.go_to(self.preview.page + 1)

    def _on_zoom_chosen(self, index: int) -> None:
        self.preview.set_zoom(list(ZOOMS.values())[index])

    def _on_moved(self) -> None:
        page, pages = self.preview.page, self.preview.pages
        self.place.setText(f"{page} von {pages}" if pages else "")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < pages)
        with QSignalBlocker(self.zoom):
            names = [name for name, zoom in ZOOMS.items() if zoom == self.preview.zoom]
            self.zoom.setCurrentText(names[0] if names else "")
