"""What mails say for all papers: kept in the settings, edited in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QTextEdit, QWidget
from typing_extensions import override

from vorlage_editor.exchange.mail import PLACEHOLDERS, Letter, Template, letter, spoken
from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.parts import (
    SEMIBOLD,
    answers,
    column,
    holder,
    label,
    push,
    row,
    rule,
    tab_order,
)

if TYPE_CHECKING:
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.settings import Settings

SUBJECT, GREETING = "mail/subject", "mail/greeting"
"""The settings that keep the templates."""
TITLE = "Betreff und Text der E-Mails"
LEAD = (
    "Gilt für alle Vorlagen; nichtöffentliche behalten ihren neutralen Text. Für die Wörter in "
    "geschweiften Klammern steht in der E-Mail, was die Vorlage sagt."
)
UNKNOWN = "Bleibt so stehen, weil es kein Platzhalter ist: {names}"
WIDTH, TEXT_HEIGHT, SHOWN_HEIGHT = 600, 130, 110


class MailTemplates:
    """The templates in the settings, and the mail that they make of one paper."""

    def __init__(self, settings: Settings, vorlage: Vorlage) -> None:
        self._settings, self._vorlage = settings, vorlage

    @property
    def kept(self) -> Template:
        """What mails say now."""
        default = Template()
        subject = self._settings.read(SUBJECT, default.subject)
        return Template(spoken(subject), spoken(self._settings.read(GREETING, default.greeting)))

    def keep(self, template: Template) -> None:
        """Let mails say ``template`` from now on."""
        self._settings.write(SUBJECT, template.subject)
        self._settings.write(GREETING, template.greeting)

    def letter(self, template: Template) -> Letter:
        """Return the mail that ``template`` makes of the paper."""
        return letter(self._vorlage, template.subject, template.greeting)


class TemplateDialog(QDialog):
    """Edits the templates and shows what they make of the open paper. Accepted, they are kept."""

    def __init__(self, templates: MailTemplates, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates, self._look = templates, look
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(WIDTH)
        self.subject = Line("Betreff")
        self.text = _text("Text", TEXT_HEIGHT)
        self.shown = _text("So sieht es für diese Vorlage aus", SHOWN_HEIGHT)
        self.shown.setReadOnly(True)
        self.note = label(look, " ", "warn", -1, wrap=True)
        self._last: Line | QTextEdit = self.text  # where a placeholder goes
        self._make_buttons()
        self._arrange()
        self._show(templates.kept)
        self.subject.textChanged.connect(self._on_changed)
        self.text.textChanged.connect(self._on_changed)
        for field in (self.subject, self.text):
            field.installEventFilter(self)
        self._on_changed()
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def template(self) -> Template:
        """What the fields say."""
        return Template(self.subject.text(), self.text.toPlainText())

    def ask(self) -> bool:
        """Show the dialog; keep the templates if it is accepted, and say so."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        if accepted:
            self._templates.keep(self.template)
        self.deleteLater()
        return accepted

    def _make_buttons(self) -> None:
        look = self._look
        self.names = {name: push(look, "plus", name, "quiet") for name in PLACEHOLDERS}
        for name, button in self.names.items():
            button.setObjectName(name)
            button.setAccessibleName(f"Platzhalter {name} einfügen")
            button.clicked.connect(self._on_name)
        self.reset_button = push(look, "", "Ursprünglicher Text", "quiet")
        self.reset_button.clicked.connect(self._on_reset)
        self.accept_button, self.cancel_button = answers(self, look, "Übernehmen")

    def _arrange(self) -> None:
        look = self._look
        title = label(look, TITLE, step=5, weight=SEMIBOLD)
        head = column(title, 4, label(look, LEAD, "muted", wrap=True), margins=(24, 20, 24, 14))
        fields = column(
            Field(look, "Betreff", self.subject),
            Field(look, "Text", self.text),
            holder(row(label(look, "Platzhalter:", "muted"), *self.names.values(), None, gap=10)),
            Field(look, "So sieht es für diese Vorlage aus", self.shown),
            self.note,
            margins=(24, 0, 24, 8),
            gap=12,
        )
        buttons = row(
            self.reset_button, None, self.cancel_button, self.accept_button,
            margins=(21, 12, 24, 16), gap=8,
        )  # fmt: skip
        self.setLayout(column(head, fields, rule(), buttons))
        tab_order(
            self.subject, self.text, *self.names.values(), self.shown,
            self.reset_button, self.cancel_button, self.accept_button,
        )  # fmt: skip

    def _show(self, template: Template) -> None:
        self.subject.setText(template.subject)
        self.text.setPlainText(template.greeting)

    def _on_changed(self) -> None:
        """Show what comes of it."""
        made = self._templates.letter(self.template)
        self.shown.setPlainText(f"{made.subject}\n\n{made.text}".rstrip())
        unknown = ", ".join(f"{{{name}}}" for name in self.template.unknown)
        self.note.setText(UNKNOWN.format(names=unknown) if unknown else " ")

    def _on_name(self) -> None:
        """Put a placeholder where one wrote last."""
        name = f"{{{self.sender().objectName()}}}"
        if isinstance(self._last, QTextEdit):
            self._last.insertPlainText(name)
        else:
            self._last.insert(name)
        self._last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reset(self) -> None:
        self._show(Template())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where one writes."""
        if event.type() == QEvent.Type.FocusIn:
            self._last = self.subject if watched is self.subject else self.text
        return False


def _text(name: str, height: int) -> QTextEdit:
    made = QTextEdit()
    made.setObjectName("note")
    made.setAccessibleName(name)
    made.setAcceptRichText(False)
    made.setTabChangesFocus(True)
    made.setMinimumHeight(height)
    return made
