"""The status of the open paper: what menus and buttons do with it, and what is told of a lock."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from vorlage_editor.model.vorlage import Status
from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell
    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.sheet.status_line import StatusLine

_status = partial(Spec, needs="draft", checkable=True, group="status", submenu="Sta&tus")
ACTIONS: tuple[Spec, ...] = (
    _status("file-status-draft", 240, "&Entwurf"),
    _status("file-status-signing", 241, "in &Mitzeichnung"),
    _status("file-status-released", 242, "&freigegeben"),
    _status("file-status-submitted", 243, "&abgegeben"),
    Spec("file-reopen", 250, "Wieder bearbe&iten", icon="pencil-line", needs="locked"),
)
STATUSES = {
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
    """Sets the status, as a step that can be undone; says why a locked paper is not changed."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        line: StatusLine,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(line)
        self._shell, self._session, self._today = shell, session, today
        self._actions = shell.actions
        menu = QMenu(line)
        menu.addActions([self._actions[name] for name in STATUSES])
        line.offer(menu)
        line.reopen.clicked.connect(self._on_reopen)
        self._session.refused.connect(self._on_refused)
        self._session.changed.connect(self._on_changed)
        self._on_changed()

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        handlers: Handlers = dict.fromkeys(STATUSES, self._on_chosen)
        return handlers | {"file-reopen": self._on_reopen}

    def set_status(self, status: Status) -> None:
        """Make ``status`` that of the paper from today on; a mere Entwurf has no date."""
        if status is not self._session.vorlage.status:
            day = None if status is Status.DRAFT else self._today()
            self._session.edit(LABEL, status=status, status_date=day)

    def _on_chosen(self) -> None:
        self.set_status(STATUSES[self.sender().objectName()])

    def _on_reopen(self) -> None:
        if self._session.locked:
            self.set_status(Status.DRAFT)
            self._shell.tell(OPEN)

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        status = self._session.vorlage.status
        for name, one in STATUSES.items():
            self._actions[name].setChecked(one is status)
        self._actions.enable("locked", on=self._session.locked)

    def _on_refused(self) -> None:
        """Say calmly why nothing happened."""
        words = LOCKED.format(status=self._session.vorlage.status)
        self._shell.tell(words, self._on_reopen, detail=WHY, once=True)
