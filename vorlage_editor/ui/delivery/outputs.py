"""What leaves the window: to a file, a printer or a mail; and what the user is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from vorlage_editor.model.public import why_not_public
from vorlage_editor.ui.delivery.exporting import Exporting
from vorlage_editor.ui.delivery.going_over import EXPORT, MAIL, PRINT, PUBLISH, GoingOver
from vorlage_editor.ui.delivery.mail_dialog import MailDialog
from vorlage_editor.ui.delivery.mailing import Mailing
from vorlage_editor.ui.delivery.printing import Printing
from vorlage_editor.ui.paper.open_paper import OpenPaper

if TYPE_CHECKING:
    from vorlage_editor.ui.delivery.mail_dialog import Offer, Wish
    from vorlage_editor.ui.delivery.mail_ways import Way
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.paper.known import Known
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.workplace import Workplace

NOTHING_OPENS = "Öffnet sich nichts: Mailprogramm einrichten"
LONGEST = 24
"""Letters of a folder's name that a notice shows."""


class Outputs(QObject):
    """Exports, prints and mails the open paper once its warnings are gone over."""

    def __init__(
        self,
        shell: Shell,
        tools: Tools,
        workplace: Workplace,
        review: Review,
        known: Known,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._look, self._review, self._known = shell, tools.look, review, known
        self._session = workplace.session
        self._over = GoingOver(shell, tools, workplace.session, review)
        more = OpenPaper(workplace, review), tools.jobs, tools.messages, tools.settings
        self._exporting, self._printing = Exporting(*more), Printing(*more)
        self._programs, self._mailing = tools.programs, Mailing(*more, tools.programs, self._ask)
        self._written = Path()
        for one in (self._exporting, self._printing, self._mailing):
            one.setParent(self)
        self._exporting.refused.connect(self._on_export_refused)
        self._printing.refused.connect(self._on_print_refused)
        self._mailing.refused.connect(self._on_mail_refused)
        self._exporting.written.connect(self._on_written)
        self._printing.printed.connect(self._on_printed)
        self._mailing.made.connect(self._on_mail_made)

    def export(self) -> None:
        """Write the paper as PDF."""
        if self._over.done(EXPORT):
            self._exporting.export_pdf()

    def export_public(self) -> None:
        """Write the öffentliche Fassung as PDF."""
        closed = why_not_public(self._session.vorlage)  # then no warning matters
        if closed or self._over.done(PUBLISH, public=True):
            self._exporting.export_public()

    def export_draft(self) -> None:
        """Write the draft as a file to hand on."""
        self._exporting.export_draft()

    def print(self) -> None:
        """Print the paper."""
        if self._over.done(PRINT):
            self._printing.print_paper()

    def mail(self) -> None:
        """Mail the paper."""
        if self._over.done(MAIL):
            self._mailing.mail()

    def _ask(self, offer: Offer) -> Wish | None:
        """Show the mail and ask how it is to go."""
        dialog = MailDialog(offer, self._look, self._shell.window, self._known.recipients)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wish = dialog.wish
        dialog.deleteLater()
        if accepted and wish.public:
            accepted = self._over.done(MAIL, public=True)
        return wish if accepted else None

    def _on_export_refused(self) -> None:
        self._lead_to_error("Nicht exportiert")

    def _on_print_refused(self) -> None:
        self._lead_to_error("Nicht gedruckt")

    def _on_mail_refused(self) -> None:
        self._lead_to_error("Keine E-Mail erstellt")

    def _lead_to_error(self, what: str) -> None:
        """Say what did not happen, and go to what is in the way."""
        self._shell.show_panel("findings")
        first = self._review.errors[0]
        self._shell.lead_to(first.field)
        self._shell.tell(f"{what}: {first.message}")

    def _on_written(self, path: Path, inside: bool) -> None:
        more = "; der Entwurf darin wird mitveröffentlicht" if inside else ""
        self._tell_file(f"Gespeichert als {path.name}{more}", path)

    def _on_mail_made(self, path: Path, way: Way) -> None:
        if way.otherwise:
            self._tell_until_going_on(path, way)
        else:
            self._tell_file(f"{way.done}: {path.name}", path)

    def _tell_until_going_on(self, path: Path, way: Way) -> None:
        """Say where the file is, for a mail program that shows nothing and reports no error."""
        self._written = path
        text = f"{way.done} in „{_short(path.parent.name)}“ – zeigen. {NOTHING_OPENS}"
        detail = f"{path}\n{way.otherwise}"
        self._shell.tell(text, self._on_show_written, detail=detail, waits=True)

    def _tell_file(self, text: str, path: Path) -> None:
        self._written = path
        text = f"{text} – im Ordner zeigen"
        self._shell.tell(text, self._on_show_written, detail=str(path))

    def _on_show_written(self) -> None:
        self._programs.show_folder(self._written.parent)

    def _on_printed(self, printer: str) -> None:
        to = f"An den Drucker „{printer}“ übergeben" if printer else "An den Drucker übergeben"
        self._shell.tell(to)


def _short(name: str) -> str:
    """Return the name of a folder so that it leaves room for others."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
