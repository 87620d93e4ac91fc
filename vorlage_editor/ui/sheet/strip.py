"""The line over the sheet's upper edge while the head is out of sight: which paper this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from vorlage_editor.model.dates import spoken_dates
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.kit.parts import SEMIBOLD, Elided, label, mark, row

if TYPE_CHECKING:
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.kit.look import Look

HEIGHT = 36
BEHIND = 16  # the arrow stands that far right of the column


class Strip(QPushButton):
    """Number, subject, the last station's date and role; leads back to the Betreff."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName("Zu den Kopfdaten")
        self.setToolTip("Zu den Kopfdaten (Alt+1)")
        self._number = label(look, "", weight=SEMIBOLD)
        self._subject = Elided()
        self._station = label(look, "", "muted", -1)
        arrow = mark(look, "arrow-up", "muted")
        self._line = row(self._number, self._subject, self._station, arrow, gap=12)
        self.setLayout(self._line)
        self.hide()

    def arrange(self, width: int, left: int, right: int) -> None:
        """Lie over a sheet that is ``width`` wide, in line with its column."""
        self.setGeometry(0, 0, width, HEIGHT)
        self._line.setContentsMargins(left, 0, max(width - right - BEHIND, 0), 0)

    def show_value(self, vorlage: Vorlage) -> None:
        """Say which paper ``vorlage`` is."""
        self._number.setText(vorlage.number or "Entwurf")
        self._subject.setText(vorlage.subject.replace(LINE, " ") or "Ohne Betreff")
        last = vorlage.route[-1] if vorlage.route else None
        status = "" if vorlage.status is Status.DRAFT else vorlage.status.value
        parts = (spoken_dates(last.dates) or last.date_text, last.role) if last else ()
        parts = (*parts, status)
        self._station.setText("  ·  ".join(part for part in parts if part))
