"""Mail and folders with the real xdg-open, xdg-email and xdg-mime."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.xdg import NEEDED, RealDesktop, need
from vorlage_editor.exchange.mail import Letter, Mailbox, draft
from vorlage_editor.ui.delivery.mail_program import MailProgram, mail_program
from vorlage_editor.ui.delivery.mail_ways import DRAFT, FOLDER, XDG, hand_over, offered
from vorlage_editor.ui.kit.opening import Programs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="xdg-utils are Linux' own")
MAIL, ADDRESSES, FOLDERS = "message/rfc822", "x-scheme-handler/mailto", "inode/directory"
NAME = "Vorlage_IV-7.pdf"
LETTER = Letter(
    "Bürgersteige, „Öhrweg“; $(ls) `ls` 'x'",
    "Guten Tag,\n\nGrüße, 100 % & <b>mehr</b>\n",
    NAME,
    (Mailbox("rat@stadt.example", "Büro, Rat"), Mailbox("a@b.example")),
)
PATIENCE = 60_000  # ms: of a busy computer
WHEN = datetime(2026, 3, 4, tzinfo=UTC)
HARD = ["Ablage, neu", "O'Neil", 'Ab"lage', "100 %25", "a\\nb", "$HOME `ls`", "q?x&y=1#z", "Öl–Maß"]


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RealDesktop:
    need(*NEEDED)
    real = RealDesktop(tmp_path / "home")
    real.enter(monkeypatch)
    return real


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def programs(told: list[str]) -> Programs:
    return Programs(told.append, patience=PATIENCE)


def pdf_in(folder: Path) -> Path:
    folder.mkdir()
    path = folder / NAME
    path.write_bytes(b"%PDF-1.7\n")
    return path


def quiet(qtbot: QtBot, programs: Programs) -> None:
    qtbot.waitUntil(lambda: not programs.busy, timeout=PATIENCE)


def asked(*arguments: str) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip()


def written_draft(folder: Path) -> Path:
    path = folder / "Vorlage_IV-7.eml"
    path.write_bytes(draft(LETTER, b"%PDF-1.7\n", WHEN))
    return path


# Drafts and folders


def test_the_draft_is_a_mail_for_the_system(real: RealDesktop, tmp_path: Path) -> None:
    path = str(written_draft(tmp_path))
    assert asked("file", "--brief", "--mime-type", path) == MAIL
    assert asked("xdg-mime", "query", "filetype", path) == MAIL


def test_the_draft_reaches_the_program_for_mails(
    qtbot: QtBot, real: RealDesktop, programs: Programs, told: list[str], tmp_path: Path
) -> None:
    real.install("mailer", [MAIL])
    (tmp_path / "Ablage, neu's  100%").mkdir()
    path = written_draft(tmp_path / "Ablage, neu's  100%")
    hand_over(programs, DRAFT, LETTER, path)
    quiet(qtbot, programs)
    assert (real.said("mailer"), told) == ([[str(path)]], [])


@pytest.mark.parametrize(("way", "words"), [(DRAFT, "kein Programm"), (FOLDER, "Ordner ließ sich")])
def test_that_nothing_opens_it_is_noticed(
    qtbot: QtBot, real: RealDesktop, tmp_path: Path, way: str, words: str
) -> None:
    told: list[str] = []
    programs = Programs(told.append, patience=PATIENCE)
    path = written_draft(tmp_path)
    hand_over(programs, way, LETTER, path)
    quiet(qtbot, programs)
    assert [words in one and str(path) in one for one in told] == [True]


def test_the_folder_reaches_the_file_manager(
    qtbot: QtBot, real: RealDesktop, programs: Programs, told: list[str], tmp_path: Path
) -> None:
    real.install("manager", [FOLDERS])
    hand_over(programs, FOLDER, LETTER, pdf_in(tmp_path / "Ablage, neu"))
    quiet(qtbot, programs)
    assert (real.said("manager"), told) == ([[str(tmp_path / "Ablage, neu")]], [])


def test_a_program_that_is_closed_later_has_opened(
    qtbot: QtBot, real: RealDesktop, told: list[str], tmp_path: Path
) -> None:
    """xdg-open waits for the program and ends with 4 if that ends with an error."""
    programs = Programs(told.append, patience=1)
    real.install("mailer", [MAIL], code=1, seconds=0.5)
    hand_over(programs, DRAFT, LETTER, written_draft(tmp_path))
    quiet(qtbot, programs)
    assert (len(real.said("mailer")), told) == (1, [])


# xdg-email


@pytest.mark.parametrize("folder", ["Ablage", *HARD])
def test_thunderbird_gets_one_path_that_it_understands(
    qtbot: QtBot, real: RealDesktop, programs: Programs, tmp_path: Path, folder: str
) -> None:
    real.install("thunderbird", [ADDRESSES])
    pdf = pdf_in(tmp_path / folder)
    hand_over(programs, XDG, LETTER, pdf, html=True)
    quiet(qtbot, programs)
    ((flag, composed),) = real.said("thunderbird")
    before, _, attached = composed.partition(",attachment=")
    taken = Path(attached.strip("'"))
    assert (flag, taken.name, taken.read_bytes()) == ("-compose", NAME, pdf.read_bytes())
    assert "," not in str(taken)
    assert before.startswith("to='rat@stadt.example,a@b.example,',subject=B%C3%BCrger")


def test_only_the_user_can_read_the_copy(
    qtbot: QtBot, real: RealDesktop, programs: Programs, tmp_path: Path
) -> None:
    real.install("thunderbird", [ADDRESSES])
    hand_over(programs, XDG, LETTER, pdf_in(tmp_path / "Ablage, neu"))
    quiet(qtbot, programs)
    ((_, composed),) = real.said("thunderbird")
    taken = Path(composed.partition("attachment=")[2].strip("'"))
    assert taken.parent.stat().st_mode & 0o777 == 0o700


def test_other_programs_get_all_in_one_address(
    qtbot: QtBot, real: RealDesktop, programs: Programs, tmp_path: Path
) -> None:
    real.install("mailer", [ADDRESSES])
    pdf = pdf_in(tmp_path / "Ablage")
    hand_over(programs, XDG, LETTER, pdf)
    quiet(qtbot, programs)
    ((address,),) = real.said("mailer")
    query = parse_qs(urlsplit(address).query)
    body = LETTER.text.rstrip("\n").replace("\n", "\r\n")  # RFC 6068
    assert (query["subject"], query["body"]) == ([LETTER.subject], [body])
    assert (query["attach"], query["to"]) == ([str(pdf)], ["a@b.example"])


def test_a_mail_program_that_fails_late_does_not_touch_the_clipboard(
    qtbot: QtBot, real: RealDesktop, told: list[str], tmp_path: Path
) -> None:
    QGuiApplication.clipboard().setText("kopiert")
    programs = Programs(told.append, patience=1)
    real.install("thunderbird", [ADDRESSES], code=1, seconds=0.5)
    hand_over(programs, XDG, LETTER, pdf_in(tmp_path / "Ablage"))
    quiet(qtbot, programs)
    assert (told, QGuiApplication.clipboard().text()) == ([], "kopiert")


def test_that_no_mail_program_is_there_is_noticed(
    qtbot: QtBot, real: RealDesktop, programs: Programs, told: list[str], tmp_path: Path
) -> None:
    hand_over(programs, XDG, LETTER, pdf_in(tmp_path / "Ablage"))
    quiet(qtbot, programs)
    assert "ließ sich nicht öffnen: es ist keines eingerichtet" in told[0]
    assert LETTER.subject in QGuiApplication.clipboard().text()


# Which mail program it is


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("thunderbird", MailProgram("thunderbird", reads_html=True)),
        ("org.gnome.Evolution", MailProgram("org-gnome-evolution", opens_drafts=False)),
        ("kmail", MailProgram("kmail")),
    ],
)
def test_the_mail_program_is_known(real: RealDesktop, name: str, expected: MailProgram) -> None:
    real.install(name, [ADDRESSES])
    assert mail_program() == expected


def test_without_a_mail_program_nothing_is_known(real: RealDesktop) -> None:
    assert mail_program() == MailProgram()


def test_a_mail_program_that_would_lose_the_file_gets_a_draft(real: RealDesktop) -> None:
    """xdg-email hands it an address, and Thunderbird takes no file from an address."""
    real.install("flatpak", [ADDRESSES], entry="org.mozilla.Thunderbird")
    found = mail_program()
    assert XDG not in [way.key for way in offered(found)]
    assert found.key == "org-mozilla-thunderbird"


def test_with_evolution_the_mail_is_handed_over_first(real: RealDesktop) -> None:
    real.install("org.gnome.Evolution", [ADDRESSES])
    assert offered(mail_program())[0].key == XDG
