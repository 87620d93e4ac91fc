"""Asks what a mail is to say and how it leaves; for a nichtöffentliche paper also why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLayout, QTextEdit, QWidget
from typing_extensions import override

from vorlage_editor.exchange.mail import Letter, mailboxes, one_line, plain_lines
from vorlage_editor.ui.delivery.mail_template import TemplateDialog
from vorlage_editor.ui.delivery.mail_ways import DRAFT, FOLDER, Way
from vorlage_editor.ui.kit.fields import Combo, Field, Line
from vorlage_editor.ui.kit.offers import OfferLine, Source
from vorlage_editor.ui.kit.parts import (
    SEMIBOLD,
    Elided,
    answers,
    column,
    holder,
    label,
    mark,
    push,
    row,
    rule,
    scrolling,
    tab_order,
    tip,
)

if TYPE_CHECKING:
    from vorlage_editor.ui.delivery.mail_template import MailTemplates
    from vorlage_editor.ui.kit.look import Look

TITLE = "Als E-Mail"
TO_HINT = "bleibt leer, wenn Sie es im Mailprogramm eintragen"
UNKNOWN = "Keine E-Mail-Adresse: „{names}“. Bitte berichtigen oder entfernen Sie das."
LEAD = "Das PDF „{name}“ hängt an. Abgesendet wird erst in Ihrem Mailprogramm."
PUBLIC = "Öffentliche Fassung: ohne nichtöffentliche Stationen und Anlagen"
RULE = (
    "Diese Vorlage ist nichtöffentlich. Nichtöffentliche Unterlagen werden nur verschlüsselt oder "
    "über das Ratsinformationssystem übermittelt, nicht mit einer einfachen E-Mail."
)
REASON = "Grund, sie trotzdem zu versenden (bleibt bei dieser Fassung vermerkt)"
REASON_HINT = "Zum Beispiel: verschlüsselt an die Vorsitzende"
WIDTH, TEXT_HEIGHT, FRAME = 560, 96, 80


@dataclass(frozen=True, slots=True)
class Offer:
    """What the user is asked: the proposed mail and the ways it may go, ``way`` first chosen."""

    letter: Letter
    ways: tuple[Way, ...]
    way: str
    folder: Path
    closed: bool
    templates: MailTemplates | None = None
    """Where the words come from, if the user may change them for all papers."""
    public_name: str = ""
    """The name of the PDF of the öffentliche Fassung; empty if there is none, or it is the same."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user decided. ``reason`` is empty for a paper that needs none."""

    letter: Letter
    way: str
    folder: Path
    reason: str = ""
    public: bool = False
    """Whether the öffentliche Fassung is to go."""


class MailDialog(QDialog):
    """Accepted, ``wish`` says what to do; otherwise nothing has happened."""

    def __init__(
        self,
        offer: Offer,
        look: Look,
        parent: QWidget | None = None,
        recipients: Source = list,
    ) -> None:
        super().__init__(parent)
        self._offer, self._look, self._folder = offer, look, offer.folder
        self._recipients = recipients
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(WIDTH)
        self._make_fields()
        self._make_buttons()
        title = label(look, TITLE, step=5, weight=SEMIBOLD)
        self.lead = label(look, LEAD.format(name=self._attachment), "muted", wrap=True)
        head = column(title, 4, self.lead, margins=(24, 20, 24, 14))
        where = holder(row(self.place, 8, self.folder_button))
        fields: list[QWidget] = [
            Field(look, "An", self.to),
            self.unknown,
            Field(look, "Betreff", self.subject),
            Field(look, "Text", self.text),
            holder(row(self.template_button, None)),
            holder(column(Field(look, "Weg", self.way), 4, self.note)),
            where,
        ]
        if offer.closed:
            fields.insert(0, self._rule())
        if offer.public_name:
            fields.insert(0, self.public)
        buttons = row(None, self.cancel_button, self.accept_button, margins=(24, 12, 24, 16), gap=8)
        body = holder(column(*fields, margins=(24, 0, 24, 16), gap=12))
        area = scrolling(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(head, area, rule(), buttons))
        self._set_order()
        self._show_way()
        self._on_reason()
        wanted = sum(_height(one) for one in (head, body.layout(), buttons)) + 1
        room = self.screen().availableGeometry().height() - FRAME
        self.resize(WIDTH, min(wanted, room))

    @property
    def wish(self) -> Wish:
        """What is to be done, as the fields stand."""
        letter = Letter(
            one_line(self.subject.text()),
            plain_lines(self.text.toPlainText()),
            self._attachment,
            mailboxes(self.to.text())[0],
        )
        reason = one_line(self.reason.text()) if self._offer.closed else ""
        return Wish(letter, self._way.key, self._folder, reason, self.public.isChecked())

    @property
    def _attachment(self) -> str:
        offer = self._offer
        return offer.public_name if self.public.isChecked() else offer.letter.attachment

    @property
    def _way(self) -> Way:
        return self._offer.ways[max(0, self.way.currentIndex())]

    def _make_fields(self) -> None:
        offer = self._offer
        self.public = QCheckBox(PUBLIC)
        self.public.toggled.connect(self._on_public)
        self.to = OfferLine(self._look, "An", self._recipients, TO_HINT, several="; ")
        self.unknown = label(self._look, "", "warn", -1, wrap=True)
        self.unknown.hide()
        self.to.taken.connect(self._on_taken)
        self.to.textChanged.connect(self.unknown.hide)
        self.to.editingFinished.connect(self._on_to_left)
        self.subject = Line("Betreff")
        self.subject.show_value(offer.letter.subject)
        self.text = QTextEdit()
        self.text.setObjectName("note")
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(TEXT_HEIGHT)
        self.text.setPlainText(offer.letter.text)
        self.way = Combo("Weg", [way.words for way in offer.ways])
        keys = [way.key for way in offer.ways]
        self.way.setCurrentIndex(keys.index(offer.way) if offer.way in keys else 0)
        self.way.currentIndexChanged.connect(self._on_way)
        self.note = label(self._look, "", "muted", -1, wrap=True)
        self.place = Elided()
        self.place.setProperty("tone", "muted")
        self.reason = Line("Grund", REASON_HINT)
        self.reason.textChanged.connect(self._on_reason)

    def _make_buttons(self) -> None:
        self.folder_button = push(self._look, "", "Anderer Ordner …", "quiet")
        self.template_button = push(self._look, "", "Betreff und Text für alle ändern …", "quiet")
        self.template_button.setVisible(
            self._offer.templates is not None and not self._offer.closed
        )
        look = self._look
        self.accept_button, self.cancel_button = answers(self, look, "E-Mail erstellen", "mail")
        self.folder_button.clicked.connect(self._on_folder)
        self.template_button.clicked.connect(self._on_template)

    def _rule(self) -> QWidget:
        """Return what is in the way of a nichtöffentliche paper."""
        self.rule = label(self._look, RULE, "warn", wrap=True)
        sign = column(mark(self._look, "lock", "warn"), None)
        line = row(sign, self.rule, gap=8)
        line.setStretch(1, 1)
        return holder(column(line, Field(self._look, REASON, self.reason), gap=10))

    def _set_order(self) -> None:
        public = (self.public,) if self._offer.public_name else ()
        reason = (self.reason,) if self._offer.closed else ()
        fields = (
            self.to,
            self.subject,
            self.text,
            self.template_button,
            self.way,
            self.folder_button,
        )
        tab_order(*public, *reason, *fields, self.cancel_button, self.accept_button)
        first: QWidget = self.reason if self._offer.closed else self.accept_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_way(self) -> None:
        self.note.setText(self._way.note)
        self.way.setAccessibleDescription(self._way.note)
        self._show_folder()

    def _show_folder(self) -> None:
        what = "Der Entwurf" if self._way.key == DRAFT else "Das PDF"
        self.place.setText(f"{what} liegt danach in: {self._folder}")
        self.place.setToolTip(tip(str(self._folder)))
        self.accept_button.setText("PDF zeigen" if self._way.key == FOLDER else "E-Mail erstellen")

    def _on_public(self) -> None:
        self.lead.setText(LEAD.format(name=self._attachment))

    def _on_way(self) -> None:
        self._show_way()

    def _on_taken(self) -> None:
        self.to.setText(f"{self.to.text()}; ")

    def _show_unknown(self) -> bool:
        """Say what is no address; return whether there is any such."""
        wrong = mailboxes(self.to.text())[1]
        self.unknown.setText(UNKNOWN.format(names="“, „".join(wrong)))
        self.unknown.setVisible(bool(wrong))
        return bool(wrong)

    def _on_to_left(self) -> None:
        self._show_unknown()

    @override
    def accept(self) -> None:
        """Go on, unless somebody would not get it."""
        if self._show_unknown():
            self.to.setFocus()
        else:
            super().accept()

    def _on_reason(self) -> None:
        self.accept_button.setEnabled(not self._offer.closed or bool(self.wish.reason))

    def _on_template(self) -> None:
        """Let the user change the words for all papers; what was typed for this one stays."""
        templates = self._offer.templates
        if templates is None:
            return
        before = templates.letter(templates.kept)
        if TemplateDialog(templates, self._look, self).ask():
            after = templates.letter(templates.kept)
            if self.subject.text() == before.subject:
                self.subject.show_value(after.subject)
            if self.text.toPlainText() == before.text:
                self.text.setPlainText(after.text)

    def _on_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Ordner wählen", str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._show_folder()


def _height(lines: QLayout | None) -> int:
    """Return how high ``lines`` want to be, with room for words that wrap."""
    if lines is None:
        return 0
    return max(lines.heightForWidth(WIDTH), lines.sizeHint().height())
