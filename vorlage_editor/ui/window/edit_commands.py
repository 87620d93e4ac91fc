"""Cut, copy, paste and select in whatever has the focus, as menus offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from vorlage_editor.ui.kit.actions import Spec
from vorlage_editor.ui.text.text_pane import TextPane

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.paper.session import Session

ACTIONS: tuple[Spec, ...] = (
    Spec("edit-cut", 210, "&Ausschneiden", ("Ctrl+X",)),
    Spec("edit-copy", 220, "&Kopieren", ("Ctrl+C",)),
    Spec("edit-paste", 230, "&Einfügen", ("Ctrl+V",)),
    Spec("edit-paste-plain", 240, "&Nur Text einfügen", ("Ctrl+Shift+V",)),
    Spec("edit-select-all", 250, "A&lles auswählen", ("Ctrl+A",)),
)


class EditCommands(QObject):
    """Hands the commands of the menu Bearbeiten to the field that has the focus."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "edit-cut": self._on_cut,
            "edit-copy": self._on_copy,
            "edit-paste": self._on_paste,
            "edit-paste-plain": self._on_paste_plain,
            "edit-select-all": self._on_select_all,
        }

    def _on_cut(self) -> None:
        if field := self._writable():
            field.cut()

    def _on_copy(self) -> None:
        if field := _field():
            field.copy()

    def _on_paste(self) -> None:
        if field := self._writable():
            field.paste()

    def _on_paste_plain(self) -> None:
        field = self._writable()
        if isinstance(field, TextPane):
            field.paste_plain()
        elif field:
            field.paste()

    def _on_select_all(self) -> None:
        if field := _field():
            field.selectAll()

    def _writable(self) -> QLineEdit | QTextEdit | None:
        """Return the field that has the focus, if it may be changed: Qt would paste into any."""
        field = _field()
        if field and field.isReadOnly():
            self._session.may_edit()  # says why not
            return None
        return field


def _field() -> QLineEdit | QTextEdit | None:
    """Return the field that has the focus, if it is one that takes text."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QLineEdit | QTextEdit) else None
