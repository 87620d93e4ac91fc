"""The first row of the window: menus at the left, the few actions that are always wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from vorlage_editor.ui.kit.parts import FocusLead, holder, push, row
from vorlage_editor.ui.text.format_bar import HEIGHT, action_button

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Actions
    from vorlage_editor.ui.kit.look import Look


class TopBar(QWidget):
    """Menus and actions; their words fall away where the window is narrow."""

    def __init__(self, actions: Actions, look: Look) -> None:
        super().__init__()
        menus = actions.menu_bar()
        menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.new = action_button(actions, look, "file-new", words="Neu")
        self.print_preview = action_button(
            actions, look, "view-print-preview", words="Druckvorschau"
        )
        self.print = action_button(actions, look, "file-print", words="Drucken")
        self.mail = action_button(actions, look, "file-mail", words="E-Mail")
        self.export = push(look, "file-down", "PDF exportieren", "primary")
        self.export.setToolTip(actions["file-export-pdf"].toolTip())
        self.export.clicked.connect(actions["file-export-pdf"].trigger)
        self._export_action = actions["file-export-pdf"]
        self._export_action.enabledChanged.connect(self.export.setEnabled)
        self._history = [action_button(actions, look, f"edit-{name}") for name in ("undo", "redo")]
        preview = action_button(actions, look, "view-preview")
        items = (
            menus,
            None,
            *self._history,
            8,
            self.new,
            self.print_preview,
            self.print,
            self.mail,
            4,
            self.export,
            4,
            preview,
        )
        FocusLead(self, self.new)
        self._row = row(*items, margins=(8, 0, 8, 0), gap=2)
        self._needs: dict[int, int] = {}
        self.setLayout(row(holder(self._row, "topbar", HEIGHT)))

    def shorten(self, words: int) -> None:
        """Show all words (2), only that of the first action and the export (1), or hardly any (0).

        Fewer where the menus would be cut; at last undo and redo give way, too (-1).
        """
        while words >= 0 and self._need(words) > self.window().width():
            words -= 1
        self._show(words)

    def _need(self, words: int) -> int:
        """Return the width that so many words need, as was measured the first time."""
        if words not in self._needs:
            self._show(words)
            need = self._row.sizeHint().width()
            if not self.isVisible():  # then style and font are not yet what they will be
                return need
            self._needs[words] = need
        return self._needs[words]

    def _show(self, words: int) -> None:
        for button in (self.print_preview, self.print, self.mail):
            _show_words(button, shown=words > 1)
        _show_words(self.new, shown=words > 0)
        for button in self._history:
            button.setVisible(words >= 0)
        self.export.setText("PDF exportieren" if words > 0 else "PDF")


def _show_words(button: QToolButton, *, shown: bool) -> None:
    if button.property("square") == (not shown):
        return
    button.setProperty("square", not shown)
    styles = Qt.ToolButtonStyle
    button.setToolButtonStyle(
        styles.ToolButtonTextBesideIcon if shown else styles.ToolButtonIconOnly
    )
    button.style().polish(button)
