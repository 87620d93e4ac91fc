"""The keys of the window „Formulare“: one history for all its fields, and no button by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from typing_extensions import override

from vorlage_editor.ui.kit.actions import REDO, SAVE, UNDO, key_sequences
from vorlage_editor.ui.kit.parts import application

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from vorlage_editor.ui.formulare.editing import FormEditing

_STANDARD = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormsKeys(QObject):
    """Filters the events of ``window`` and of the fields in it."""

    def __init__(
        self,
        window: QDialog,
        editing: FormEditing,
        save: Callable[[], None],
        rename: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        undo, redo = key_sequences(UNDO), key_sequences(REDO)
        self._history = [*undo, *redo]
        for keys, do in (
            (undo, editing.undo),
            (redo, editing.redo),
            (key_sequences(SAVE), save),
            ([QKeySequence(Qt.Key.Key_F2)], rename),
        ):
            action = QAction(window)
            action.setShortcuts(keys)
            action.triggered.connect(do)
            window.addAction(action)
        window.installEventFilter(self)
        application().focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window:
            now.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._is_history(event):
            event.ignore()  # the field would take the key; now the window's action gets it
            return True
        # What a field leaves of Enter, a dialog takes for a click on its first button.
        pressed = event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        return pressed and watched is self._window

    def _is_history(self, event: QKeyEvent) -> bool:
        """Whether a key undoes or redoes: by our table, or by the system's."""
        ours = QKeySequence(event.keyCombination()) in self._history
        return ours or any(map(event.matches, _STANDARD))
