"""The status of the open paper: what menus and buttons do with it, and what is told of a lock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.window.read_only import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlage_editor.ui.window.main_window import MainWindow

ACTIONS = {
    "file-status-draft": Status.DRAFT,
    "file-status-signing": Status.CO_SIGNING,
    "file-status-released": Status.RELEASED,
    "file-status-submitted": Status.SUBMITTED,
}
LABEL = "Status ändern"
LOCKED = "Die Vorlage ist {status} – wieder bearbeiten"
WHY = (
    "Ihre Eingabe wurde nicht übernommen. Klicken Sie hier, um die Vorlage wieder zu bearbeiten, "
    "oder wählen Sie im Menü Datei „Wieder bearbeiten“."
)
OPEN = "Die Vorlage ist wieder ein Entwurf und lässt sich bearbeiten"


class StatusCommands(QObject):
    """Sets the status, as a step that can be undone, and keeps locked papers from being changed."""

    def __init__(self, window: MainWindow, today: Callable[[], date] = date.today) -> None:
        super().__init__(window)
        self._window, self._session, self._today = window, window.session, today
        self._actions = window.actions_
        self._lock = ReadOnly(window)
        menu = QMenu(window)
        menu.addActions([self._actions[name] for name in ACTIONS])
        window.sheet.status.offer(menu)
        window.sheet.status.reopen.clicked.connect(self._on_reopen)
        self._session.refused.connect(self._on_refused)
        self._session.changed.connect(self._on_changed)
        self._on_changed()

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each of these actions does, by its name."""
        handlers: dict[str, Callable[..., object]] = dict.fromkeys(ACTIONS, self._on_chosen)
        return handlers | {"file-reopen": self._on_reopen}

    def set_status(self, status: Status) -> None:
        """Make ``status`` that of the paper from today on; a mere Entwurf has no date."""
        if status is not self._session.vorlage.status:
            day = None if status is Status.DRAFT else self._today()
            self._session.edit(LABEL, status=status, status_date=day)

    def _on_chosen(self) -> None:
        self.set_status(ACTIONS[self.sender().objectName()])

    def _on_reopen(self) -> None:
        if self._session.locked:
            self.set_status(Status.DRAFT)
            self._window.status.tell(OPEN)

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        status = self._session.vorlage.status
        for name, one in ACTIONS.items():
            self._actions[name].setChecked(one is status)
        self._actions.enable("locked", on=self._session.locked)

    def _on_refused(self) -> None:
        """Say calmly why nothing happened; once is enough."""
        words = LOCKED.format(status=self._session.vorlage.status)
        notice = self._window.status.notice
        if not notice.isVisible() or notice.text() != words:
            self._window.status.tell(words, self._on_reopen, detail=WHY)
