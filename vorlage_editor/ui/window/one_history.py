"""Undo and redo in a field are the session's, not the field's own."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from vorlage_editor.ui.text.text_pane import TextPane

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class HistoryKeys:
    """Tells the keys of ``undo`` and ``redo``, which fields would take for themselves.

    ``more`` are actions whose keys some systems give to fields: on Linux, Strg+E goes to the end
    of the line.
    """

    def __init__(self, undo: QAction, redo: QAction, *more: QAction) -> None:
        self.undo, self.redo = undo, redo
        self._ours = (undo, redo, *more)

    def action_of(self, event: QKeyEvent) -> QAction | None:
        """Return which of our actions a key means, if it means one."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.text().isprintable():
            return None  # most keys are letters
        keys = QKeySequence(event.keyCombination())
        own = (action for action in self._ours if keys in action.shortcuts())
        meant = zip(_KEYS, self._ours[: len(_KEYS)], strict=True)
        standard = (action for key, action in meant if event.matches(key))
        return next(chain(own, standard), None)


class OneHistory(QObject):
    """Event filter on each field of ``window`` that gets the focus.

    A QLineEdit cannot be told to keep no history; it need only never be asked for it. Fields
    of other windows (dialogs) keep theirs. ``opening`` has a context menu, its field and the
    event that asked for it, before the menu is shown. The ``pane`` asks ``keys`` by itself, for a
    filter takes its time with each letter and each stroke of the caret.
    """

    opening = Signal(object, object, object)

    def __init__(self, keys: HistoryKeys, window: QWidget, pane: TextPane) -> None:
        super().__init__(window)
        self._keys, self._window, self._pane = keys, window, pane
        pane.menu_asked.connect(partial(self._open_menu, pane))
        self._actions = {"edit-undo": keys.undo, "edit-redo": keys.redo}
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._on_focus_changed)

    def watch(self, field: QWidget) -> None:
        """Take undo and redo away from ``field``, if it is one that has them."""
        if isinstance(field, QLineEdit | QTextEdit) and field is not self._pane:
            field.installEventFilter(self)
            if isinstance(field, QTextEdit):
                field.viewport().installEventFilter(self)  # it gets the clicks

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._keys.action_of(event):
                event.ignore()  # the field would take the key; now the action's shortcut gets it
                return True
        elif isinstance(event, QContextMenuEvent):
            parent = watched.parent()
            return self._open_menu(parent if isinstance(parent, QTextEdit) else watched, event)
        return False

    def _open_menu(self, field: QObject | None, event: QContextMenuEvent) -> bool:
        """Open the menu of ``field``, if it is one of text."""
        if not isinstance(field, QLineEdit | QTextEdit):
            return False
        menu = self.menu(field)
        self.opening.emit(menu, field, event)
        menu.popup(event.globalPos())
        return True

    def menu(self, field: QLineEdit | QTextEdit) -> QMenu:
        """Return the standard menu of ``field`` with the session's undo and redo."""
        menu = field.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for own in menu.actions():
            if action := self._actions.get(own.objectName()):
                menu.insertAction(own, action)
                menu.removeAction(own)
        return menu

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window:
            self.watch(now)
