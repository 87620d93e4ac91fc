from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray

from vorlage_editor.ui.kit.settings import VERSION, Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "einstellungen.ini"


@pytest.mark.parametrize("value", [True, False, 3, "Straße; „Platz“", ""])
def test_what_is_written_is_read_at_the_next_start(file: Path, value: bool | int | str) -> None:
    settings = Settings(file)
    settings.write("a/b", value)
    settings.sync()
    default: bool | int | str = type(value)()
    assert Settings(file).read("a/b", default) == value


def test_a_folder_is_kept_while_it_is_there(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Vorlagen"
    folder.mkdir()
    settings = Settings(file)
    settings.write("folder", str(folder))
    assert settings.read_folder("folder") == folder
    folder.rmdir()
    assert settings.read_folder("folder").is_dir()


def test_bytes_are_kept(file: Path) -> None:
    settings = Settings(file)
    settings.write_bytes("geometry", QByteArray(b"\0\1\xff"))
    settings.sync()
    assert Settings(file).read_bytes("geometry") == QByteArray(b"\0\1\xff")


def test_what_is_missing_has_its_default(file: Path) -> None:
    settings = Settings(file)
    assert settings.read("width", 272) == 272
    assert settings.read("preview", True) is True
    assert settings.read_bytes("geometry").isEmpty()


def test_what_is_of_another_type_has_its_default(file: Path) -> None:
    settings = Settings(file)
    settings.write("width", "breit")
    assert settings.read("width", 272) == 272
    assert settings.read_bytes("width").isEmpty()


def test_settings_of_a_newer_version_are_left_alone(file: Path) -> None:
    newer = f"[General]\nversion={VERSION + 1}\nwidth=400\n"
    file.write_text(newer, encoding="utf-8")
    settings = Settings(file)
    settings.write("width", 300)
    settings.write_bytes("geometry", QByteArray(b"x"))
    settings.sync()
    assert file.read_text(encoding="utf-8") == newer


def test_settings_of_a_newer_version_are_not_read(file: Path) -> None:
    file.write_text(f"[General]\nversion={VERSION + 1}\nwidth=400\n", encoding="utf-8")
    settings = Settings(file)
    assert settings.read("width", 272) == 272
    assert settings.read_bytes("width").isEmpty()


def test_a_broken_file_is_no_obstacle(file: Path) -> None:
    file.write_bytes(b"\0\xff kaputt [[[ =")
    assert Settings(file).read("width", 272) == 272
