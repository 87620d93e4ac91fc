"""The open paper as an e-mail that the user sends from the mail program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vorlage_editor.exchange.files import export_name
from vorlage_editor.model.public import public_version, why_not_public
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.vorlage import has_closed_parts
from vorlage_editor.ui.delivery.mail_dialog import Offer
from vorlage_editor.ui.delivery.mail_program import MailProgram, mail_program
from vorlage_editor.ui.delivery.mail_template import MailTemplates
from vorlage_editor.ui.delivery.mail_ways import DRAFT, WAYS, hand_over, offered
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from vorlage_editor.model.errors import UserError
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.delivery.mail_dialog import Offer, Wish
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.opening import Programs
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.open_paper import OpenPaper
    from vorlage_editor.work.paper import Paper

WAY, FOLDER = "mail/way", "mail/folder"
"""The settings: the way that was chosen last, for each mail program, and its folder."""
KIND = "mail"
"""Under what a reason is kept."""
_NOT_NOTED = "Die E-Mail wurde nicht erstellt, weil sich der Grund nicht vermerken ließ. {reason}"
_NOT_SAVED = (
    "Die E-Mail wurde nicht erstellt, weil die letzten Änderungen noch nicht gespeichert sind. Der "
    "Text bleibt geöffnet. Bitte warten Sie, bis unten „Gespeichert“ steht, und versuchen Sie es "
    "dann noch einmal."
)
Asker = Callable[["Offer"], "Wish | None"]
"""Shows an offer; returns what the user decided, or None."""


class Mailing(QObject):
    """Asks what the mail is to say, makes it beside the window and hands it over.

    A nichtöffentliche paper goes only with a reason, which is on the disk before the mail is made.
    """

    made = Signal(object, object)
    """The path of the file, and the way that it goes."""
    refused = Signal()
    """Errors are in the way; the review has them."""

    def __init__(
        self,
        paper: OpenPaper,
        jobs: Jobs,
        messages: Messages,
        settings: Settings,
        programs: Programs,
        ask: Asker,
    ) -> None:
        super().__init__()
        self._paper, self._jobs = paper, jobs
        self._messages, self._settings = messages, settings
        self._programs, self._ask = programs, ask
        self._program = MailProgram()

    def mail(self) -> None:
        """Let the user mail the open paper, unless it has errors."""
        paper = self._paper.take()
        if paper is None:
            self.refused.emit()
        elif wish := self._ask(self._offer(paper)):
            self._settings.write(self._way_key, wish.way)
            self._settings.write(FOLDER, str(wish.folder))
            if wish.reason:
                self._note(wish)
            else:
                self._make(wish, paper)

    def _offer(self, paper: Paper) -> Offer:
        templates = MailTemplates(self._settings, paper.vorlage)
        self._program = mail_program()
        return Offer(
            templates.letter(templates.kept),
            offered(self._program),
            self._settings.read(self._way_key, ""),
            self._settings.read_folder(FOLDER),
            is_closed(paper.vorlage),
            templates,
            _public_name(paper.vorlage),
        )

    @property
    def _way_key(self) -> str:
        return f"{WAY}-{self._program.key}" if self._program.key else WAY

    def _note(self, wish: Wish) -> None:
        """Keep the reason with the version that is going to leave."""
        workplace = self._paper.workplace
        if not workplace.autosave.finish():
            self._messages.error(_NOT_SAVED)
        elif paper := self._paper.take():
            done, failed = partial(self._on_noted, wish, paper), self._on_not_noted
            values = workplace.session.draft, KIND, wish.reason
            workplace.keeper.ask(Desk.note, *values, done=done, failed=failed)

    def _on_noted(self, wish: Wish, paper: Paper, _nothing: None) -> None:
        self._make(wish, paper)

    def _on_not_noted(self, error: UserError) -> None:
        self._messages.error(_NOT_NOTED.format(reason=error))

    def _make(self, wish: Wish, paper: Paper) -> None:
        from vorlage_editor.work.writing import mail_draft, mail_pdf

        if wish.public:
            paper = paper._replace(vorlage=public_version(paper.vorlage))
        work = mail_draft if wish.way == DRAFT else mail_pdf
        values = wish.folder, wish.letter, paper
        failed = self._messages.error
        self._jobs.run(work, *values, done=partial(self._on_made, wish), failed=failed)

    def _on_made(self, wish: Wish, path: Path) -> None:
        self.made.emit(path, next(way for way in WAYS if way.key == wish.way))
        html = self._program.reads_html
        hand_over(self._programs, wish.way, wish.letter, path, html=html)


def _public_name(vorlage: Vorlage) -> str:
    """Return the name of the öffentliche Fassung's PDF; none if that is no other paper."""
    offered = has_closed_parts(vorlage) and not why_not_public(vorlage)
    return export_name(vorlage, public=True) if offered else ""
