"""What a desktop knows of the program, with the real tools that desktops ask."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from configparser import ConfigParser
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.test_packaging import load
from tests.ui.xdg import RealDesktop, need
from vorlage_editor.exchange import package
from vorlage_editor.model.body import Picture
from vorlage_editor.model.vorlage import Vorlage

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux' desktops")
PROJECT = Path(__file__).resolve().parents[1]
TYPE = "application/x-vorlage"
BLOB = b"\x89PNG" * 2000
register = load("register")


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RealDesktop:
    """A desktop that calls itself GNOME, where the program is registered."""
    need("xdg-open", "xdg-mime", "gio", "update-mime-database")
    real = RealDesktop(tmp_path / "home")
    real.enter(monkeypatch)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setenv("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
    call("register")
    return real


def call(what: str) -> int:
    command = [sys.executable, str(PROJECT / "packaging" / "register.py"), what]
    return subprocess.run(command, check=False, capture_output=True).returncode


def asked(*arguments: str | Path) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip()


def written(path: Path, form: Form, *, pictured: bool = False) -> Path:
    name = sha256(BLOB).hexdigest()
    body = (Picture(name, "Plan"),) if pictured else ()
    blobs = {name: BLOB} if pictured else {}
    path.write_bytes(package.write("a", Vorlage(kind="Antrag", body=body), form, blobs))
    return path


@pytest.mark.parametrize("pictured", [True, False])
@pytest.mark.parametrize("name", ["Vorlage.vorlage", "ohne Endung"])
def test_drafts_have_a_type_of_their_own(
    real: RealDesktop, form: Form, tmp_path: Path, name: str, pictured: bool
) -> None:
    path = written(tmp_path / name, form, pictured=pictured)
    assert asked("xdg-mime", "query", "filetype", path) == TYPE


def test_other_archives_stay_what_they_are(real: RealDesktop, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + bytes(22) + b"\x05\x00\x00\x00a.txt")
    assert asked("xdg-mime", "query", "filetype", tmp_path / "a.zip") == "application/zip"


def test_the_program_is_the_one_for_drafts(real: RealDesktop) -> None:
    assert asked("xdg-mime", "query", "default", TYPE) == "vorlage-editor.desktop"


def test_a_draft_reaches_the_program(real: RealDesktop, form: Form, tmp_path: Path) -> None:
    real.install("vorlage-editor", [])
    assert call("register") == 0  # its entry instead of that
    command = real.folder / ".local" / "bin" / "vorlage-editor"
    command.write_bytes((real.folder / "bin" / "vorlage-editor").read_bytes())
    path = written(tmp_path / "Vorlage, neu.vorlage", form)
    asked("xdg-open", path)
    assert real.said("vorlage-editor") == [[str(path)]]


def test_the_command_starts_the_program(real: RealDesktop) -> None:
    command = real.folder / ".local" / "bin" / "vorlage-editor"
    *_, script, rest = shlex.split(command.read_text())
    assert os.access(command, os.X_OK)
    assert (Path(script), rest) == (PROJECT / "packaging" / "start.py", "$@")


def test_unregistering_leaves_no_file(real: RealDesktop, form: Form, tmp_path: Path) -> None:
    assert call("unregister") == 0
    left = [one for one in real.folder.rglob("*vorlage*") if one.is_file()]
    assert TYPE not in (real.config / "mimeapps.list").read_text()
    path = written(tmp_path / "Vorlage.vorlage", form)
    assert (left, asked("xdg-mime", "query", "filetype", path)) == ([], "application/zip")


def test_a_computer_without_types_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME")
    assert call("register") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".local").write_text("keine Ablage")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(register.shutil, "which", lambda name: name)
    assert register.main("register") == 1
    assert ".local" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "expected"),
    [("/home/k/b", "/home/k/b"), ("/home/k k/b", '"/home/k k/b"'), ("/k$%/b", '"/k\\\\$%%/b"')],
)
def test_a_command_is_quoted_only_if_it_must_be(command: str, expected: str) -> None:
    assert register.quoted(Path(command)) == expected


def test_the_entry_names_the_type_that_is_installed() -> None:
    entry = ConfigParser(interpolation=None)
    entry.read(PROJECT / "packaging" / "vorlage-editor.desktop", encoding="utf-8")
    types = (PROJECT / "packaging" / "vorlage-editor.xml").read_text(encoding="utf-8")
    assert entry["Desktop Entry"]["MimeType"] == f"{TYPE};"
    assert f'<mime-type type="{TYPE}">' in types
