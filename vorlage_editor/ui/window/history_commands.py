"""Undo and redo: one history for all fields, and what the two actions say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vorlage_editor.ui.kit.actions import REDO, UNDO, Spec

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Actions, Handlers
    from vorlage_editor.ui.paper.session import Session

ACTIONS: tuple[Spec, ...] = (
    Spec("edit-undo", 110, "&Rückgängig", UNDO, "undo-2"),
    Spec("edit-redo", 120, "&Wiederholen", REDO, "redo-2"),
)


class HistoryCommands(QObject):
    """Lets undo and redo say what they would do."""

    def __init__(self, actions: Actions, session: Session) -> None:
        super().__init__(actions)
        self._actions, self._session = actions, session
        self._labels: tuple[str, str] | None = None
        session.changed.connect(self._on_changed)
        self._on_changed()

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {"edit-undo": self._session.undo, "edit-redo": self._session.redo}

    def _on_changed(self) -> None:
        labels = self._session.undo_label, self._session.redo_label
        if labels != self._labels:
            self._labels = labels
            self._say("edit-undo", "Rückgängig", labels[0])
            self._say("edit-redo", "Wiederholen", labels[1])

    def _say(self, name: str, word: str, label: str) -> None:
        action = self._actions[name]
        action.setEnabled(bool(label))
        action.setText(f"&{word}: {label}" if label else f"&{word}")
