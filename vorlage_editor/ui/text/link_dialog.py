"""Asks for the words and the address of a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.ui.document.text_links import address_of
from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.parts import label
from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vorlage_editor.ui.kit.look import Look

HINT = "www.beispiel.de oder name@beispiel.de"
KINDS = "Möglich sind Adressen von Webseiten (http, https) und von E-Mails."


class LinkDialog(SmallDialog):
    """Accepted, ``words`` and ``address`` say what is to be there.

    With ``words`` None only the address is asked for.
    """

    def __init__(self, words: str | None, address: str, look: Look, parent: QWidget | None) -> None:
        self.text = Line("Text")
        self.text.show_value(words or "")
        self.line = Line("Adresse", HINT)
        self.line.show_value(address)
        self._has_text = words is not None
        self.note = label(look, KINDS, "muted", -1, wrap=True)
        fields = [Field(look, "Adresse", self.line), self.note]
        if self._has_text:
            fields.insert(0, Field(look, "Text", self.text))
        title = "Link ändern" if address else "Link einfügen"
        super().__init__(look, title, "Übernehmen", fields, parent)
        self.line.textChanged.connect(self._on_typed)
        self._on_typed()

    @property
    def address(self) -> str:
        """The address as it is kept; empty if it is none."""
        return address_of(self.line.text())

    @property
    def words(self) -> str | None:
        """What is to be read; the address, if nothing was typed."""
        if not self._has_text:
            return None
        return self.text.text().strip() or self.line.text().strip()

    def wanted(self) -> bool:
        """Ask; say if the link is wanted. The caret is where something is missing."""
        fields: list[QWidget] = [self.text, self.line] if self._has_text else [self.line]
        return self.ask(*fields, first=self.line if self.text.text() else None)

    def _on_typed(self) -> None:
        self.accept_button.setEnabled(bool(self.address))
        wrong = bool(self.line.text().strip()) and not self.address
        self.note.setProperty("tone", "error" if wrong else "muted")
        self.note.style().polish(self.note)
