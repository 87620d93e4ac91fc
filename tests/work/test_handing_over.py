from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from vorlage_editor.work.handing_over import KEPT, PREFIX, is_plain, plain_copy, sweep

if TYPE_CHECKING:
    from pathlib import Path

NAME = "Vorlage.pdf"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there xdg-email is not")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    return tmp_path / "temp"


def pdf(folder: Path, name: str = NAME) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"%PDF-")
    return folder / name


@posix
@pytest.mark.parametrize("folder", ["Ablage", "Öffentliche Ordnung_2", "a.b-c"])
def test_where_the_path_is_plain_there_is_no_copy(place: Path, tmp_path: Path, folder: str) -> None:
    path = pdf(tmp_path / folder)
    assert plain_copy(path, NAME) == path
    assert list(place.iterdir()) == []


@posix
@pytest.mark.parametrize("folder", ["a,b", "a'b", "a\\tb", "a%2Cb", "a#b", "a\nb"])
def test_else_a_copy_is_handed_over(place: Path, tmp_path: Path, folder: str) -> None:
    path = pdf(tmp_path / folder)
    taken = plain_copy(path, NAME)
    assert is_plain(taken)
    assert taken.parent.parent == place
    assert (taken.name, taken.read_bytes()) == (NAME, b"%PDF-")
    assert taken.parent.stat().st_mode & 0o777 == 0o700


@posix
def test_a_second_mail_has_the_name_that_was_promised(place: Path, tmp_path: Path) -> None:
    assert plain_copy(pdf(tmp_path / "a", "Vorlage-2.pdf"), NAME).name == NAME


@posix
def test_the_folder_of_temporary_files_may_have_a_comma(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("te,mp", "run"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "te,mp"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    assert plain_copy(pdf(tmp_path / "a,b"), NAME).is_relative_to(tmp_path / "run")


@posix
def test_copies_stay_for_a_day_and_only_they_go(place: Path, tmp_path: Path) -> None:
    copy = plain_copy(pdf(tmp_path / "a,b"), NAME)
    other = pdf(place / "anderes")
    made = copy.parent.stat().st_mtime
    sweep(made + KEPT - 1)
    assert copy.exists()
    sweep(made + KEPT + 1)
    assert (copy.parent.exists(), other.exists()) == (False, True)
    assert copy.parent.name.startswith(PREFIX)
