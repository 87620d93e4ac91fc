"""Saving while one writes, and saying truthfully what is saved."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from vorlage_editor.store.rows import Saved, Stored
    from vorlage_editor.ui.paper.keeper import Keeper
    from vorlage_editor.ui.paper.session import Session

PAUSE = 1000
"""Milliseconds without a change after which is saved."""
LATEST = 1900
"""Milliseconds after a change in which is saved even if the writing goes on: 2 s with the disk."""
RETRY = 10_000
"""Milliseconds after which is tried again what did not succeed."""


class State(NamedTuple):
    """What is true of the open draft: ``text`` in the words of the status bar.

    ``saved`` means that what can be seen is on the disk. ``detail`` says of a failure what
    happened, whether the draft is safe and what to do.
    """

    text: str = ""
    saved: bool = False
    failed: bool = False
    detail: str = ""


class _Work(NamedTuple):
    """What is to be saved: the very arguments of ``Desk.save``."""

    draft: str
    vorlage: Vorlage
    form: Form


class Autosave(QObject):
    """Saves what changes in the session: in pauses, when the window loses focus, when told to."""

    changed = Signal()
    """``state`` has."""
    saved = Signal()
    """A save is on the disk; ``state`` says whether something is unsaved besides."""
    not_saved = Signal()
    """A save has failed; ``state`` says why."""

    def __init__(self, session: Session, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._keeper = session, keeper
        self._seen = self._now()
        self._unsaved: dict[str, _Work] = {}
        self._sent: dict[str, list[_Work]] = {}  # without an answer yet, oldest first
        self._times: dict[str, datetime] = {}
        self._error: UserError | None = None
        self._told = State()
        self._pause = self._timer(PAUSE)
        self._latest = self._timer(LATEST)
        self._retry = self._timer(RETRY)
        session.changed.connect(self._on_session_changed)
        app = cast("QGuiApplication", QGuiApplication.instance())
        app.focusWindowChanged.connect(self._on_focus_window_changed)

    @property
    def state(self) -> State:
        """What is true of the open draft; a failure stays until everything is saved."""
        if self._error is not None:
            reason = getattr(self._error, "reason", "Fehler im Programm")
            text = f"Nicht gespeichert: {reason}. Der Text bleibt geöffnet."
            return State(text, failed=True, detail=str(self._error))
        if self._session.draft in self._unsaved:
            return State("Wird gespeichert …")
        if time := self.saved_at:
            return State(f"Gespeichert {_when(time)}", saved=True)
        return State()

    @property
    def saved_at(self) -> datetime | None:
        """When the open draft was saved last, in UTC; none if there is no draft."""
        return self._times.get(self._session.draft)

    def know(self, stored: Stored) -> None:
        """Know when ``stored``, which is about to be opened, was saved last."""
        self._times[stored.id] = stored.modified
        self._tell()

    def save_now(self) -> None:
        """Save what is unsaved without waiting for a pause."""
        self._session.read()
        self._pause.stop()
        self._latest.stop()
        for draft, work in self._unsaved.items():
            if draft not in self._sent:  # else when the answer is there
                self._send(draft, work)

    def hand_over(self) -> None:
        """Save what is unsaved even behind a save that is under way.

        What the keeper is asked for next then finds the newest words.
        """
        self.save_now()
        for draft, work in self._unsaved.items():
            if self._sent[draft][-1] is not work:
                self._send(draft, work)

    def _send(self, draft: str, work: _Work) -> None:
        self._sent.setdefault(draft, []).append(work)
        done, failed = partial(self._on_saved, work), partial(self._on_not_saved, work)
        self._keeper.ask(Desk.save, *work, done=done, failed=failed)

    def _answered(self, work: _Work) -> None:
        """Take ``work`` from what is under way."""
        sent = [one for one in self._sent.pop(work.draft) if one is not work]
        if sent:
            self._sent[work.draft] = sent

    def finish(self, seconds: float = 5) -> bool:
        """Save, wait for the answer at most so long, and return whether all is on the disk."""
        self.save_now()
        loop = QEventLoop()
        limit = QTimer(singleShot=True, interval=round(seconds * 1000))
        for end in (self.saved, self.not_saved, limit.timeout):
            end.connect(loop.quit)
        limit.start()
        while self._sent and limit.isActive():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return not self._unsaved

    def _now(self) -> _Work:
        return _Work(self._session.draft, self._session.vorlage, self._session.form)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.save_now)
        return timer

    def _tell(self) -> None:
        told, self._told = self._told, self.state
        if told != self._told:
            self.changed.emit()

    def _on_session_changed(self) -> None:
        before, self._seen = self._seen, self._now()
        if before.draft != self._seen.draft:
            self.save_now()
        elif before != self._seen and before.draft:
            self._unsaved[before.draft] = self._seen
            self._pause.start()
            if not self._latest.isActive():
                self._latest.start()
        self._tell()

    def _on_focus_window_changed(self, _window: QWindow | None) -> None:
        self.save_now()

    def _on_saved(self, work: _Work, saved: Saved) -> None:
        self._times[work.draft] = saved.time
        self._answered(work)
        if self._unsaved.get(work.draft) is work:
            self._unsaved.pop(work.draft)
        self._error = None
        if self._unsaved.keys() - self._sent.keys():
            self.save_now()
        else:
            self._retry.stop()
        self._tell()
        self.saved.emit()

    def _on_not_saved(self, work: _Work, error: UserError) -> None:
        self._answered(work)
        self._error = error
        self._retry.start()
        self._tell()
        self.not_saved.emit()


def _when(time: datetime) -> str:
    """Return a time as the user reads it: local, the day if it is not today."""
    local, now = time.astimezone(), datetime.now().astimezone()
    return f"{local:%H:%M}" if local.date() == now.date() else f"{local:%d.%m.%Y}"
