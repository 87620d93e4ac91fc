from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from tests.ui.program import Running, answer
from vorlage_editor.exchange.mail import GREETING, SUBJECT, Template
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.delivery.mail_template import MailTemplates, TemplateDialog
from vorlage_editor.ui.kit.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.delivery.mail_dialog import MailDialog
    from vorlage_editor.ui.kit.look import Look

PAPER = Vorlage(kind="Antrag", number="A/1", subject="Radwege", public=True)


@pytest.fixture
def templates(tmp_path: Path) -> MailTemplates:
    return MailTemplates(Settings(tmp_path / "einstellungen.ini"), PAPER)


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, templates: MailTemplates) -> TemplateDialog:
    made = TemplateDialog(templates, look)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.subject.hasFocus)
    return made


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_at_first_mails_say_what_the_program_proposes(templates: MailTemplates) -> None:
    assert templates.kept == Template(SUBJECT, GREETING)
    assert templates.letter(templates.kept).subject == "Antrag A/1: Radwege"


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    mine = Template("Zur Sitzung: {Nummer}", "Hallo,\n\n„{Betreff}“ – 100 % fertig\n")
    settings = Settings(tmp_path / "einstellungen.ini")
    MailTemplates(settings, PAPER).keep(mine)
    settings.sync()
    assert MailTemplates(Settings(tmp_path / "einstellungen.ini"), PAPER).kept == mine


def test_former_names_of_placeholders_are_shown_in_german(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "einstellungen.ini")
    settings.write("mail/subject", "{kind} {number}")
    assert MailTemplates(settings, PAPER).kept.subject == "{Vorlagenart} {Nummer}"


def test_what_is_typed_is_shown_as_the_mail_will_say_it(
    qtbot: QtBot, dialog: TemplateDialog
) -> None:
    dialog.subject.selectAll()
    qtbot.keyClicks(dialog.subject, "Sitzung: {Betreff}")
    assert dialog.shown.toPlainText().startswith("Sitzung: Radwege\n\nGuten Tag,")
    assert dialog.template == Template("Sitzung: {Betreff}", GREETING)


def test_a_placeholder_goes_where_one_writes(qtbot: QtBot, dialog: TemplateDialog) -> None:
    dialog.subject.clear()
    click(qtbot, dialog.names["Nummer"])
    assert dialog.subject.text() == "{Nummer}"
    dialog.text.clear()
    dialog.text.setFocus()
    click(qtbot, dialog.names["Betreff"])
    assert dialog.text.toPlainText() == "{Betreff}"
    assert dialog.text.hasFocus()


def test_what_is_no_placeholder_is_said(dialog: TemplateDialog) -> None:
    assert not dialog.note.text().strip()
    dialog.subject.setText("{Datum} {Nummer} {}")
    assert dialog.note.text() == "Bleibt so stehen, weil es kein Platzhalter ist: {Datum}, {}"


def test_the_first_words_can_be_had_again(qtbot: QtBot, dialog: TemplateDialog) -> None:
    dialog.subject.setText("anders")
    dialog.text.setPlainText("anders")
    click(qtbot, dialog.reset_button)
    assert dialog.template == Template()


def test_every_field_and_button_has_a_name_for_readers(dialog: TemplateDialog) -> None:
    parts = (dialog.subject, dialog.text, dialog.shown, *dialog.names.values())
    assert all(part.accessibleName() for part in parts)


def through_the_mail(
    program: Running, subject: str, *, typed: str = "", accept: bool = True
) -> list[str]:
    """Change the subject of all mails from within a mail; return the mail's own afterwards."""
    seen: list[str] = []

    def change(dialog: QDialog) -> None:
        editing = cast("TemplateDialog", dialog)
        editing.subject.setText(subject)
        (editing.accept_button if accept else editing.cancel_button).click()

    def look(dialog: QDialog) -> None:
        mail = cast("MailDialog", dialog)
        if typed:
            mail.subject.setText(typed)
        answer(change)
        mail.template_button.click()
        seen.append(mail.subject.text())
        mail.reject()

    answer(look)
    program.do("file-mail")
    return seen


@pytest.fixture
def written(program: Running) -> Running:
    program.example()
    return program


def test_a_mail_that_is_open_takes_the_new_words(written: Running) -> None:
    assert through_the_mail(written, "Nur {Nummer}") == [f"Nur {written.vorlage.number}"]
    assert written.settings.read("mail/subject", "") == "Nur {Nummer}"


def test_what_was_typed_for_this_mail_stays(written: Running) -> None:
    assert through_the_mail(written, "Nur {Nummer}", typed="Eigenes") == ["Eigenes"]


def test_cancelling_changes_nothing(written: Running) -> None:
    number = written.vorlage.number
    (subject,) = through_the_mail(written, "anders", accept=False)
    assert subject.startswith(f"{written.vorlage.kind} {number}: ")
    assert written.settings.read("mail/subject", "") == ""


def test_for_a_closed_paper_there_are_no_words_to_change(written: Running) -> None:
    written.session.edit("Öffentlichkeit ändern", public=False)
    seen: list[bool] = []

    def look(dialog: QDialog) -> None:
        seen.append(cast("MailDialog", dialog).template_button.isVisible())
        dialog.reject()

    answer(look)
    written.do("file-mail")
    assert seen == [False]
