"""What leaves the window: to a file, a printer or a mail; and what the user is told of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from vorlage_editor.model.public import why_not_public
from vorlage_editor.ui.delivery.going_over import EXPORT, MAIL, PRINT, PUBLISH

if TYPE_CHECKING:
    from vorlage_editor.ui.delivery.exporting import Exporting
    from vorlage_editor.ui.delivery.going_over import GoingOver
    from vorlage_editor.ui.delivery.mail_dialog import Offer, Wish
    from vorlage_editor.ui.delivery.mail_ways import Way
    from vorlage_editor.ui.delivery.mailing import Mailing
    from vorlage_editor.ui.delivery.printing import Printing
    from vorlage_editor.ui.window.main_window import MainWindow

NOTHING_OPENS = "Öffnet sich nichts: Mailprogramm einrichten"
LONGEST = 24
"""Letters of a folder's name that a notice shows."""


class OutputCommands(QObject):
    """Connects exporting, printing and mailing with the window."""

    def __init__(
        self,
        window: MainWindow,
        over: GoingOver,
        exporting: Exporting,
        printing: Printing,
        mailing: Mailing,
    ) -> None:
        super().__init__(window)
        self._window, self._over, self._review = window, over, over.review
        self._exporting, self._printing, self._mailing = exporting, printing, mailing
        self.programs = mailing.programs
        self._written = Path()
        for one in (exporting, printing, mailing):
            one.setParent(self)
        mailing.ask = self._ask
        exporting.refused.connect(self._on_export_refused)
        printing.refused.connect(self._on_print_refused)
        mailing.refused.connect(self._on_mail_refused)
        exporting.written.connect(self._on_written)
        printing.printed.connect(self._on_printed)
        mailing.made.connect(self._on_mail_made)
        window.session.changed.connect(self._on_changed)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each of these actions does, by its name."""
        return {
            "file-export-pdf": self._on_export_wanted,
            "file-export-public": self._on_public_wanted,
            "file-export-draft": self._exporting.export_draft,
            "file-print": self._on_print_wanted,
            "file-mail": self._on_mail_wanted,
        }

    def _on_export_wanted(self) -> None:
        if self._over.done(EXPORT):
            self._exporting.export_pdf()

    def _on_public_wanted(self) -> None:
        closed = why_not_public(self._window.session.vorlage)  # then no warning matters
        if closed or self._over.done(PUBLISH, public=True):
            self._exporting.export_public()

    def _on_print_wanted(self) -> None:
        if self._over.done(PRINT):
            self._printing.print_paper()

    def _on_mail_wanted(self) -> None:
        if self._over.done(MAIL):
            self._mailing.mail()

    def _ask(self, offer: Offer) -> Wish | None:
        """Show the mail and ask how it is to go."""
        from vorlage_editor.ui.delivery.mail_dialog import MailDialog  # noqa: PLC0415 - not at start

        recipients = self._window.sheet.known.recipients
        dialog = MailDialog(offer, self._window.look, self._window, recipients)
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
        self._window.sheet.show_all_findings()
        self._window.show_panel("findings")
        first = self._review.errors[0]
        self._window.go_to(first.field)
        self._window.status.tell(f"{what}: {first.message}")

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
        self._window.status.tell(text, self._on_show_written, detail=detail, waits=True)

    def _tell_file(self, text: str, path: Path) -> None:
        self._written = path
        text = f"{text} – im Ordner zeigen"
        self._window.status.tell(text, self._on_show_written, detail=str(path))

    def _on_changed(self) -> None:
        self._window.status.go_on()

    def _on_show_written(self) -> None:
        self.programs.show_folder(self._written.parent)

    def _on_printed(self, printer: str) -> None:
        to = f"An den Drucker „{printer}“ übergeben" if printer else "An den Drucker übergeben"
        self._window.status.tell(to)


def _short(name: str) -> str:
    """Return the name of a folder so that it leaves room for others."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
