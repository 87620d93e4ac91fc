"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from vorlage_editor.exchange import files
from vorlage_editor.exchange.files import export_name, read_file, write_atomically
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.vorlage import Vorlage


def failing(number: int, monkeypatch: pytest.MonkeyPatch, name: str = "fsync") -> None:
    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, name, fail)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "Vorlage.pdf"
    for data in (b"alt", b"neu"):
        write_atomically(path, data)
        assert path.read_bytes() == data
    assert names(tmp_path) == ["Vorlage.pdf"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "Datenträger ist voll"),
        (errno.EDQUOT, "aufgebraucht"),
        (errno.EROFS, "schreibgeschützt"),
        (errno.EACCES, "Berechtigung"),
        (errno.EIO, "error"),
    ],
)
def test_a_failure_leaves_the_old_file_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    path = tmp_path / "Vorlage.pdf"
    path.write_bytes(b"alt")
    failing(number, monkeypatch)
    with pytest.raises(UserError, match=rf"nicht geschrieben: .*{reason}.*unverändert"):
        write_atomically(path, b"neu")
    assert path.read_bytes() == b"alt"
    assert names(tmp_path) == ["Vorlage.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="den Ordner gibt es nicht"):
        write_atomically(tmp_path / "fehlt" / "a.pdf", b"x")


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(UserError, match="nicht geschrieben"):
        write_atomically(tmp_path / "a.pdf", b"x")
    assert names(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="rights as on Unix")
def test_a_file_keeps_its_rights_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    mask = os.umask(0o027)
    try:
        write_atomically(path, b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_atomically(path, b"y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(errno.EACCES, monkeypatch, "open")
    files._settle(tmp_path)


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    assert read_file(tmp_path / "a.txt") == b"x"


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\.txt.*es gibt sie nicht"):
        read_file(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="dort liegt ein Ordner"):
        read_file(tmp_path)


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILE", 3)
    (tmp_path / "a.txt").write_bytes(b"1234")
    with pytest.raises(ReadError, match="größer als 50 MB"):
        read_file(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("", "Vorlage_Entwurf.pdf"),
        ("IV/0127/2015", "Vorlage_IV-0127-2015.pdf"),
        ("Österreich Straße 5", "Vorlage_Oesterreich-Strasse-5.pdf"),
        ("../../x", "Vorlage_x.pdf"),
        ("1. Ergänzung zu 431/2021", "Vorlage_1.-Ergaenzung-zu-431-2021.pdf"),
        ("é–ñ", "Vorlage_e-n.pdf"),
        ("///", "Vorlage_Entwurf.pdf"),
        ("7" * 300, f"Vorlage_{'7' * 80}.pdf"),
    ],
)
def test_an_export_is_named_by_its_number_in_plain_letters(number: str, name: str) -> None:
    assert export_name(Vorlage(kind="A", number=number)) == name


def test_the_name_of_a_closed_paper_tells_nothing_of_it() -> None:
    assert export_name(Vorlage(kind="A", number="7", public=False)) == "Vorlage.pdf"


def test_an_export_has_the_suffix_of_its_format() -> None:
    assert export_name(Vorlage(kind="A"), ".vorlage") == "Vorlage_Entwurf.vorlage"
