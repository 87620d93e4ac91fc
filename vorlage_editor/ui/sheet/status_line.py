"""Beside the Betreff: how far the paper is on its way through the house, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from vorlage_editor.model.dates import spoken_date
from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.kit.parts import push, row, tool
from vorlage_editor.ui.kit.signs import STATUS_ICONS

if TYPE_CHECKING:
    from datetime import date

    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

REOPEN = "Wieder bearbeiten"
HEIGHT = 24


class StatusLine(QWidget):
    """The status with a menu of all four; one that locks the paper has a button to open it."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self.button = tool(look, "", "", square=False, tone="muted")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setIconSize(QSize(20, 16))
        self.reopen = push(look, "", REOPEN, "quiet")
        for one in (self.button, self.reopen):
            one.setObjectName("status")
            one.setFont(look.font(-1))
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys have the menu Datei for it
        self.setFixedHeight(HEIGHT)
        self.setLayout(row(self.reopen, self.button, gap=8))
        session.changed.connect(self._on_changed)
        self._on_changed()

    def offer(self, menu: QMenu) -> None:
        """Let the button open ``menu``."""
        self.button.setMenu(menu)

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        vorlage = self._session.vorlage
        words = said(vorlage.status, vorlage.status_date)
        self.button.setText(words)
        self.button.setAccessibleName(f"Status: {words}")
        self.button.setToolTip(f"Status: {words} (ändern auch im Menü Datei)")
        self.button.setIcon(self._look.icon(STATUS_ICONS[vorlage.status], "muted"))
        self.reopen.setVisible(vorlage.status.final)


def said(status: Status, day: date | None) -> str:
    """Return a status with its day: "freigegeben am 02.03.2026", "in Mitzeichnung seit …"."""
    if day is None:
        return status.value
    return f"{status} {'am' if status.final else 'seit'} {spoken_date(day)}"
