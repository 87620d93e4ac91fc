from __future__ import annotations

import email
import sys
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, cast
from unittest.mock import ANY, create_autospec

import pytest
from PySide6.QtGui import QGuiApplication

from tests.pdf.aloud import tree_text
from tests.ui.asking import asked
from tests.ui.program import answer
from tests.ui.recorder import Program
from vorlage_editor.exchange import mapi
from vorlage_editor.exchange.mail import Letter, Mailbox
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.public import LEFT_OUT
from vorlage_editor.model.vorlage import Attachment, Dismissed
from vorlage_editor.ui.delivery.mail_dialog import MailDialog, Wish
from vorlage_editor.ui.delivery.mail_program import MailProgram
from vorlage_editor.ui.delivery.mail_ways import (
    CANCELLED,
    DRAFT,
    FOLDER,
    MAPI,
    WAYS,
    XDG,
    hand_over,
    offered,
    xdg_command,
)
from vorlage_editor.ui.delivery.mailing import Mailing
from vorlage_editor.ui.delivery.outputs import NOTHING_OPENS
from vorlage_editor.ui.kit.opening import Programs
from vorlage_editor.ui.paper.open_paper import OpenPaper
from vorlage_editor.ui.paper.review import Review

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.program import Running
    from tests.ui.recorder import Desktop
    from vorlage_editor.work.desk import Desk

LETTER = Letter("Bürgersteige: „Öhrweg“", "Guten Tag,\n\nGrüße; $(ls) `ls` 'x'", "Vorlage.pdf")
linux = pytest.mark.skipif(sys.platform != "linux", reason="xdg-email is Linux' own")
XDG_ALONE = [XDG, "--utf8", "--attach", "/x.pdf"]
REASON = "Heute Abend noch an den Vorsitz"


@pytest.fixture
def mailable(program: Running, desktop: Desktop) -> None:
    """The program has a paper without errors that may be mailed."""
    program.new()
    program.write()
    rules = ("number-pattern", "attachment-not-public", "attachment-left-out")
    known = tuple(Dismissed(rule=rule, reason="so gewollt") for rule in rules)
    subject = "Feldstraße: Bäume"
    program.session.edit("Kopf", number="IV/7/2026", subject=subject, dismissed=known)


@pytest.fixture
def xdg_email(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The only program on the path."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    recorded = Program(tmp_path / "bin", XDG)
    recorded.ends()
    return recorded


@pytest.fixture
def folder(tmp_path: Path, program: Running, mailable: None) -> Path:
    """Where mails go to."""
    (tmp_path / "Post").mkdir()
    program.settings.write("mail/folder", str(tmp_path / "Post"))
    return tmp_path / "Post"


def mail(program: Running, way: str, reason: str = "") -> None:
    """Mail the open paper through the window; without a reason the dialog may refuse."""

    def confirm(dialog: QDialog) -> None:
        shown = cast("MailDialog", dialog)
        words = next(one.words for one in WAYS if one.key == way)
        shown.way.setCurrentText(words)
        program.bot.keyClicks(shown.reason, reason)
        shown.accept_button.click()
        if shown.isVisible():  # it refused
            shown.reject()

    answer(confirm)
    program.do("file-mail")
    idle(program)
    program.opened_outside()


def idle(program: Running) -> None:
    """Wait for the file; it is written at once unless a reason is to be kept first."""
    program.bot.waitUntil(lambda: not program.jobs.running, timeout=15_000)


def reasons(program: Running) -> list[tuple[str, str]]:
    """Return what the store keeps, read in its thread: kind and reason."""

    def read(desk: Desk) -> list[tuple[str, str]]:
        db = desk.store._db
        rows: list[tuple[str, str]] = db.execute("select kind, reason from events").fetchall()
        return rows

    return asked(program.bot, program.workplace.keeper, read)


def protect(program: Running) -> None:
    """Let the store write nothing any more."""

    def close(desk: Desk) -> None:
        desk.store._db.execute("PRAGMA query_only = 1")

    asked(program.bot, program.workplace.keeper, close)


def test_a_draft_with_the_pdf_is_opened(program: Running, desktop: Desktop, folder: Path) -> None:
    mail(program, DRAFT)
    assert desktop.opened == [str(folder / "Vorlage_IV-7-2026.eml")]
    message = email.message_from_bytes(Path(desktop.opened[0]).read_bytes(), policy=default)
    assert message["Subject"] == "Informationsvorlage IV/7/2026: Feldstraße: Bäume"
    (part,) = message.iter_attachments()
    assert part.get_filename() == "Vorlage_IV-7-2026.pdf"
    assert part.get_content().startswith(b"%PDF-")


def test_it_is_said_where_the_draft_is(program: Running, desktop: Desktop, folder: Path) -> None:
    mail(program, DRAFT)
    notice = program.window.status.notice
    assert notice.text() == f"E-Mail-Entwurf in „Post“ – zeigen. {NOTHING_OPENS}"
    assert str(folder / "Vorlage_IV-7-2026.eml") in notice.toolTip()
    assert "öffnen Sie dann diesen Entwurf" in notice.toolTip()
    notice.click()
    program.opened_outside()
    assert desktop.opened[-1] == str(folder)


def test_that_stays_until_the_user_goes_on(
    program: Running, desktop: Desktop, folder: Path
) -> None:
    mail(program, DRAFT)
    waiting = program.window.status._notice_timer
    assert (program.window.status.notice.isVisible(), waiting.isActive()) == (True, False)
    program.session.edit("Betreff ändern", subject="Feldweg")
    assert waiting.isActive()


@linux
def test_each_mail_program_has_a_way_of_its_own(
    program: Running, desktop: Desktop, folder: Path
) -> None:
    asker = folder.parent / "desktop" / "xdg-mime"
    for name, way in (("kmail", FOLDER), ("geary", DRAFT)):
        asker.write_text(f"#!/bin/sh\necho {name}.desktop\n")
        asker.chmod(0o700)
        mail(program, way)
    kept = [program.settings.read(f"mail/way-{one}", "") for one in ("kmail", "geary")]
    assert kept == [FOLDER, DRAFT]


def test_no_file_of_the_user_is_replaced(program: Running, desktop: Desktop, folder: Path) -> None:
    (folder / "Vorlage_IV-7-2026.eml").write_bytes(b"alt")
    mail(program, DRAFT)
    assert (folder / "Vorlage_IV-7-2026.eml").read_bytes() == b"alt"
    assert desktop.opened == [str(folder / "Vorlage_IV-7-2026-2.eml")]


def test_the_same_mail_needs_no_second_file(
    program: Running, desktop: Desktop, folder: Path
) -> None:
    program.workplace.autosave.finish()
    mail(program, DRAFT)
    mail(program, DRAFT)
    assert len(list(folder.iterdir())) == 1


def test_the_folder_and_the_words_are_always_to_be_had(
    program: Running, desktop: Desktop, folder: Path
) -> None:
    mail(program, FOLDER)
    assert desktop.opened == [str(folder)]
    assert (folder / "Vorlage_IV-7-2026.pdf").read_bytes().startswith(b"%PDF-")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Informationsvorlage IV/7/2026: Feldstraße: Bäume\n\nGuten Tag,")


@linux
def test_xdg_email_gets_words_and_file(
    program: Running, desktop: Desktop, folder: Path, xdg_email: Program
) -> None:
    mail(program, XDG)
    arguments = xdg_email.arguments
    assert arguments[:2] == ["--utf8", "--subject"]
    assert arguments[2] == "Informationsvorlage IV/7/2026: Feldstraße: Bäume"
    assert arguments[3] == "--body"
    assert "Feldstraße: Bäume\n\nMit freundlichen Grüßen" in arguments[4]
    assert arguments[5:] == ["--attach", str(folder / "Vorlage_IV-7-2026.pdf")]
    assert xdg_email.data == (folder / "Vorlage_IV-7-2026.pdf").read_bytes()


@linux
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (3, "es ist keines eingerichtet"),
        (4, "es ist keines eingerichtet, oder es meldet einen Fehler"),
        (9, "es meldet den Fehler 9"),
    ],
)
def test_a_failing_mail_program_is_told_calmly(
    program: Running,
    desktop: Desktop,
    folder: Path,
    xdg_email: Program,
    code: int,
    words: str,
) -> None:
    xdg_email.ends(code)
    mail(program, XDG)
    (sentence,) = program.answers.errors
    assert words in sentence
    assert str(folder / "Vorlage_IV-7-2026.pdf") in sentence
    assert "Ihre Vorlage ist unverändert" in sentence
    assert "Guten Tag" in QGuiApplication.clipboard().text()


@linux
def test_a_mail_program_that_cannot_be_started_is_told(tmp_path: Path, xdg_email: Program) -> None:
    (xdg_email.folder / XDG).write_text("#!/gibt/es/nicht\n")
    (tmp_path / "Vorlage.pdf").write_bytes(b"%PDF-")
    told: list[str] = []
    hand_over(Programs(told.append), XDG, LETTER, tmp_path / "Vorlage.pdf")
    assert "ließ sich nicht öffnen: No such file" in told[0]


@pytest.mark.qt_log_ignore("This plugin does not support QPlatformServices")
@pytest.mark.parametrize(("way", "words"), [(DRAFT, "kein Programm"), (FOLDER, "Ordner ließ sich")])
@pytest.mark.usefixtures("xdg_email")
def test_a_computer_that_has_no_opener_says_so(way: str, words: str) -> None:
    told: list[str] = []
    hand_over(Programs(told.append), way, LETTER, Path("/gibt/es/nicht/Vorlage.pdf"))
    assert words in told[0]
    assert "/gibt/es/nicht/Vorlage.pdf" in told[0]


@linux
@pytest.mark.parametrize(("way", "words"), [(DRAFT, "kein Programm"), (FOLDER, "Ordner ließ sich")])
def test_a_desktop_that_opens_nothing_is_told(
    program: Running, desktop: Desktop, folder: Path, way: str, words: str
) -> None:
    desktop.ends(4)
    mail(program, way)
    (sentence,) = program.answers.errors
    assert words in sentence
    assert str(folder / "Vorlage_IV-7-2026") in sentence


def test_windows_mail_is_a_process_of_its_own() -> None:
    programs = create_autospec(Programs, instance=True)
    hand_over(programs, MAPI, LETTER, Path("/Vorlage.pdf"))
    command = [sys.executable, "-m", "vorlage_editor", mapi.SWITCH]
    data = mapi.request(LETTER, Path("/Vorlage.pdf"))
    programs.start.assert_called_once_with(command, ANY, data)
    assert mapi.CANCELLED == CANCELLED


def test_only_what_this_computer_has_is_offered(
    xdg_email: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keys(platform: str) -> list[str]:
        monkeypatch.setattr(sys, "platform", platform)
        return [way.key for way in offered(MailProgram())]

    assert keys("linux") == [DRAFT, XDG, FOLDER]
    assert keys("win32") == [DRAFT, MAPI, FOLDER]
    assert keys("darwin") == [DRAFT, FOLDER]
    (xdg_email.folder / XDG).unlink()
    assert keys("linux") == [DRAFT, FOLDER]


@linux
@pytest.mark.usefixtures("xdg_email")
@pytest.mark.parametrize(
    ("mail_program", "expected"),
    [
        (MailProgram("evolution", opens_drafts=False), [XDG, FOLDER, DRAFT]),
        (MailProgram("thunderbird-snap", takes_files=False), [DRAFT, FOLDER]),
    ],
)
def test_what_the_mail_program_cannot_do_is_not_proposed(
    mail_program: MailProgram, expected: list[str]
) -> None:
    assert [way.key for way in offered(mail_program)] == expected


def test_words_that_are_missing_are_left_out() -> None:
    assert xdg_command(Letter("", "", "x.pdf"), Path("/x.pdf")) == XDG_ALONE


@pytest.mark.parametrize(("html", "text"), [(True, "<\u200cb> 3 < 5"), (False, "<b> 3 < 5")])
def test_text_stays_as_typed_where_it_is_taken_for_html(html: bool, text: str) -> None:
    command = xdg_command(Letter("", "<b> 3 < 5", "x.pdf"), Path("/x.pdf"), html=html)
    assert command[3] == text


def test_the_way_is_remembered(program: Running, desktop: Desktop, folder: Path) -> None:
    mail(program, FOLDER)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(cast("MailDialog", dialog).wish.way)
        dialog.reject()

    answer(look)
    program.do("file-mail")
    assert seen == [FOLDER]


def test_the_words_come_from_the_settings(program: Running, desktop: Desktop, folder: Path) -> None:
    program.settings.write("mail/subject", "Zur Sitzung: {number}")
    mail(program, DRAFT)
    message = email.message_from_bytes(Path(desktop.opened[0]).read_bytes(), policy=default)
    assert message["Subject"] == "Zur Sitzung: IV/7/2026"


def test_errors_keep_a_paper_from_being_mailed(
    program: Running, desktop: Desktop, folder: Path
) -> None:
    program.session.edit("Betreff ändern", subject="")
    program.do("file-mail")
    assert program.window.status.notice.text() == "Keine E-Mail erstellt: Der Betreff fehlt."
    assert not list(folder.iterdir())


# Nichtöffentliche papers


@pytest.fixture
def closed(program: Running, desktop: Desktop, mailable: None) -> Desktop:
    program.session.edit("Öffentlichkeit ändern", public=False)
    return desktop


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_closed_paper_does_not_go_without_a_reason(
    program: Running, closed: Desktop, folder: Path, reason: str
) -> None:
    mail(program, DRAFT, reason)
    assert not closed.opened
    assert not list(folder.iterdir())
    assert reasons(program) == []


def test_a_closed_paper_goes_with_a_reason_that_is_kept(
    program: Running, closed: Desktop, folder: Path
) -> None:
    mail(program, DRAFT, REASON)
    program.bot.waitUntil(lambda: bool(closed.opened), timeout=15_000)
    assert reasons(program) == [("mail", REASON)]
    assert closed.opened == [str(folder / "Vorlage.eml")]
    (part,) = email.message_from_bytes(
        (folder / "Vorlage.eml").read_bytes(), policy=default
    ).iter_attachments()
    assert part.get_filename() == "Vorlage.pdf"


def test_neither_reason_nor_subject_are_in_the_draft(
    program: Running, closed: Desktop, folder: Path
) -> None:
    mail(program, DRAFT, REASON)
    program.bot.waitUntil(lambda: bool(closed.opened), timeout=15_000)
    message = email.message_from_bytes((folder / "Vorlage.eml").read_bytes(), policy=default)
    text = message.get_body(("plain",))
    assert text is not None
    for word in ("Feldstraße", "IV/7", REASON):
        assert word not in str(message["Subject"]) + str(text.get_content())
    (part,) = message.iter_attachments()
    assert REASON.encode() not in part.get_content()


@linux
def test_nothing_that_goes_with_a_closed_paper_names_it(
    program: Running, closed: Desktop, tmp_path: Path, xdg_email: Program
) -> None:
    (tmp_path / "Rat, Post").mkdir()
    program.settings.write("mail/folder", str(tmp_path / "Rat, Post"))
    mail(program, XDG, REASON)
    program.bot.waitUntil((xdg_email.folder / "said").exists, timeout=15_000)
    program.opened_outside()
    names = [one.name for one in (tmp_path / "Rat, Post").iterdir()]
    assert (names, Path(xdg_email.arguments[6]).name) == (["Vorlage.pdf"], "Vorlage.pdf")
    said = " ".join([*xdg_email.arguments, program.window.status.notice.toolTip()])
    assert [word for word in ("Feldstraße", "Feldstrasse", "IV", REASON) if word in said] == []


def test_two_mails_in_one_turn_are_made_with_their_own_words(
    program: Running, closed: Desktop, tmp_path: Path
) -> None:
    folders = [tmp_path / "Rat", tmp_path / "Ausschuss"]
    for one in folders:
        one.mkdir()
    wishes = [Wish(LETTER, DRAFT, one, REASON) for one in folders]
    paper = OpenPaper(program.workplace, Review(program.session))
    tools = program.program.tools
    more = tools.jobs, tools.messages, tools.settings, tools.programs
    mailing = Mailing(paper, *more, lambda _offer: wishes.pop())
    program.workplace.autosave.finish()
    mailing.mail()
    mailing.mail()
    program.bot.waitUntil(lambda: len(closed.opened) == 2, timeout=15_000)
    assert sorted(Path(one).parent for one in closed.opened) == sorted(folders)


def test_a_reason_that_cannot_be_kept_stops_the_mail(
    program: Running, closed: Desktop, folder: Path
) -> None:
    program.workplace.autosave.finish()
    protect(program)
    mail(program, DRAFT, REASON)
    program.bot.waitUntil(lambda: bool(program.answers.errors))
    assert "weil sich der Grund nicht vermerken ließ" in program.answers.errors[0]
    assert not list(folder.iterdir())


def test_an_open_paper_needs_no_reason(program: Running, desktop: Desktop, folder: Path) -> None:
    mail(program, DRAFT)
    assert reasons(program) == []


def test_recipients_come_last_on_the_command_line() -> None:
    given = Letter("", "", "x.pdf", (Mailbox("rat@stadt.example", "Rat"),))
    assert xdg_command(given, Path("/x.pdf")) == [*XDG_ALONE, "rat@stadt.example"]


def test_the_public_version_goes_if_it_is_wanted(
    program: Running, desktop: Desktop, folder: Path
) -> None:
    closed = Attachment(name="Wertgutachten", public=False)
    body = (Paragraph((Run("Zur Anlage 1 wird nichtöffentlich beraten."),)),)
    program.session.edit("Anlage hinzufügen", attachments=(closed,), body=body)

    def confirm(dialog: QDialog) -> None:
        shown = cast("MailDialog", dialog)
        shown.public.setChecked(True)
        shown.accept_button.click()

    answer(confirm)
    program.do("file-mail")
    path = folder / "Vorlage_IV-7-2026_oeffentlich.eml"
    program.bot.waitUntil(lambda: path.exists() and not program.jobs.running)
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    (pdf,) = message.iter_attachments()
    assert pdf.get_filename() == "Vorlage_IV-7-2026_oeffentlich.pdf"
    said = tree_text(pdf.get_content())
    assert LEFT_OUT in said
    assert "Wertgutachten" not in said
