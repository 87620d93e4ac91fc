"""The one place that speaks to the user in dialogs: errors, questions, files to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from vorlage_editor.ui.kit.late_keys import LateKeys

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.findings_dialog import Answer, Leaving
    from vorlage_editor.ui.kit.look import Look

OPEN_FILTER = (
    "Vorlagen, PDF mit Entwurf, Texte (*.vorlage *.pdf *.txt *.md *.html *.htm);;Alle Dateien (*)"
)
TEXT_FILTER = "Texte (*.txt *.md *.html *.htm);;Alle Dateien (*)"
PDF_FILTER = "PDF für Archiv und Veröffentlichung (*.pdf)"
PDF_WITH_DRAFT_FILTER = "PDF mit Entwurf zum Weiterbearbeiten (*.pdf)"
DRAFT_FILTER = "Entwurf zum Weiterbearbeiten (*.vorlage)"


class Target(NamedTuple):
    """Where to write, and which of the filters was chosen."""

    path: Path
    filter: str


class Messages:
    """Shows dialogs over the active window; tests put their own answers in its place."""

    def error(self, text: str) -> None:
        """Say what went wrong, whether the draft is safe, and what to do."""
        self._tell(text, "Verstanden")

    def fault(self, text: str) -> None:
        """Say that the program itself went wrong, and what is safe."""
        self._tell(text, "Weiterschreiben")

    def ask(self, text: str, yes: str, *, default: bool = False) -> bool:
        """Ask a question that is answered with the words ``yes`` or with Abbrechen."""
        box = self._box(QMessageBox.Icon.Question, text)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton("Abbrechen", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(accept if default else cancel)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is accept

    def about(self, text: str) -> None:
        """Say what the program is, in rich text."""
        box = self._box(QMessageBox.Icon.NoIcon, text)
        box.setTextFormat(Qt.TextFormat.RichText)
        box.addButton("Schließen", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()

    def file_to_open(self, title: str, folder: str, filters: str) -> Path | None:
        """Let the user choose a file; None if none is chosen."""
        name, _ = QFileDialog.getOpenFileName(self._parent(), title, folder, filters)
        return Path(name) if name else None

    def file_to_save(self, title: str, proposal: Path, filters: Sequence[str]) -> Target | None:
        """Let the user choose where to write, and what by a filter; None if nothing is chosen.

        The suffix of ``proposal`` is added if missing.
        """
        name, chosen = QFileDialog.getSaveFileName(
            self._parent(), title, str(proposal), ";;".join(filters)
        )
        if not name:
            return None
        target = Target(Path(name), chosen if chosen in filters else filters[0])
        if target.path.suffix.lower() == proposal.suffix:
            return target
        path = target.path.with_name(target.path.name + proposal.suffix)
        question = f"„{path.name}“ gibt es in diesem Ordner schon. Soll die Datei ersetzt werden?"
        if path.exists() and not self.ask(question, "Ersetzen"):
            return None
        return target._replace(path=path)

    def choose_printer(self, printer: QPrinter, pages: int) -> bool:
        """Let the user set up ``printer`` for so many pages; False if he does not."""
        from vorlage_editor.ui.kit import print_dialog
        from vorlage_editor.work.printing import why_no_printer

        if print_dialog.has_printer():
            return print_dialog.choose_printer(printer, pages, self._parent())
        self.error(why_no_printer())
        return False

    def go_over(
        self, findings: Sequence[Finding], leaving: Leaving, look: Look, window: QWidget
    ) -> Answer:
        """List the warnings of a paper that is about to leave."""
        from vorlage_editor.ui.kit.findings_dialog import ask

        return ask(findings, leaving, look, window)

    def progress(self, text: str, steps: int) -> AbstractContextManager[Callable[[int], bool]]:
        """Show how far something is if it takes long; the user may stop it."""
        from vorlage_editor.ui.kit.print_dialog import progress

        return progress(text, steps, self._parent())

    def _tell(self, text: str, answer: str) -> None:
        """Show a box that may come while one types."""
        box = self._box(QMessageBox.Icon.Warning, text)
        box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
        keys = LateKeys(box)
        box.exec()
        keys.hand_on()
        box.deleteLater()

    def _box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        box = QMessageBox(self._parent())
        box.setIcon(icon)
        box.setWindowTitle("Vorlagen-Editor")
        box.setTextFormat(Qt.TextFormat.PlainText)  # a file's name may look like a tag
        box.setText(text)
        return box

    def _parent(self) -> QWidget | None:
        return QApplication.activeWindow()
