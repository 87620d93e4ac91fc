from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from vorlage_editor.model.errors import UserError
from vorlage_editor.work.dictionaries import FOLDER, add, find, places

if TYPE_CHECKING:
    from pathlib import Path

AFFIXES = "SET UTF-8\nTRY en\n"
WORDS = "4\nund\nder\ndie\nGemeinderat\n"


def put(folder: Path, name: str = "de_DE", words: str = WORDS) -> Path:
    """Write a small dictionary."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(AFFIXES, encoding="utf-8")
    (folder / f"{name}.dic").write_text(words, encoding="utf-8")
    return folder / f"{name}.dic"


def test_without_a_dictionary_none_is_found(tmp_path: Path) -> None:
    assert find([tmp_path, tmp_path / "weg"]) is None


def test_that_of_the_country_is_taken(tmp_path: Path) -> None:
    for name in ("de_AT", "de_CH_frami", "de_DE_frami", "en_US", "hyph_de_DE"):
        put(tmp_path, name)
    assert find([tmp_path], "CH") == tmp_path / "de_CH_frami.dic"
    assert find([tmp_path], "LU") == tmp_path / "de_DE_frami.dic"


def test_a_dictionary_lacks_no_affixes(tmp_path: Path) -> None:
    put(tmp_path).with_suffix(".aff").unlink()
    assert find([tmp_path]) is None


def test_the_users_own_dictionary_goes_before_the_systems(tmp_path: Path) -> None:
    system, own = put(tmp_path / "share"), put(tmp_path / "data" / FOLDER)
    folders = places({}, tmp_path, tmp_path / "data", "linux")
    assert find([*folders, system.parent]) == own


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", ".config/libreoffice/4/user"),
        ("win32", "AppData/Roaming/LibreOffice/4/user"),
        ("darwin", "Library/Application Support/LibreOffice/4/user"),
    ],
)
def test_libreoffices_extensions_are_searched(tmp_path: Path, platform: str, folder: str) -> None:
    extension = tmp_path / folder / "uno_packages/cache/uno_packages/lu1.tmp_/dict-de.oxt"
    wanted = put(extension / "de", "de_DE_frami")
    assert wanted.parent in places({}, tmp_path, tmp_path / "data", platform)


def test_the_systems_folders_are_searched(tmp_path: Path) -> None:
    linux = places({"XDG_DATA_DIRS": "/opt/share"}, tmp_path, tmp_path, "linux")
    windows = places({"ProgramFiles": "C:/Programme"}, tmp_path, tmp_path, "win32")
    assert {"/opt/share/hunspell", "/usr/share/hunspell"} <= {one.as_posix() for one in linux}
    assert "C:/Programme/LibreOffice/share/extensions/dict-de" in [
        one.as_posix() for one in windows
    ]


@pytest.mark.parametrize("suffix", [".dic", ".aff"])
def test_a_dictionary_is_added_by_either_file(tmp_path: Path, suffix: str) -> None:
    source = put(tmp_path / "quelle", "deutsch neu")
    added = add(source.with_suffix(suffix), tmp_path / "daten")
    assert find([tmp_path / "daten" / FOLDER]) == added
    assert added.read_text(encoding="utf-8") == WORDS


def test_a_dictionary_is_added_from_an_extension(tmp_path: Path) -> None:
    source = tmp_path / "dict-de.oxt"
    with zipfile.ZipFile(source, "w") as archive:
        for name in ("de_AT_frami", "de_DE_frami", "hyph_de_DE"):
            archive.writestr(f"dicts/{name}.aff", AFFIXES)
            archive.writestr(f"dicts/{name}.dic", f"{WORDS}{name}\n")
    assert "de_DE_frami" in add(source, tmp_path).read_text(encoding="utf-8")


def test_an_extension_without_german_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "dict-fr.oxt"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("fr.aff", AFFIXES)
        archive.writestr("fr.dic", WORDS)
    with pytest.raises(UserError, match="kein deutsches Wörterbuch"):
        add(source, tmp_path)


def test_a_dictionary_of_another_language_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    source = put(tmp_path / "quelle", "fr", "2\nle\nla\n")
    with pytest.raises(UserError, match="kein deutsches Wörterbuch"):
        add(source, tmp_path)
    assert not (tmp_path / FOLDER).exists()


def test_a_refused_dictionary_leaves_the_one_before(tmp_path: Path) -> None:
    before = add(put(tmp_path / "gut"), tmp_path)
    with pytest.raises(UserError):
        add(put(tmp_path / "quelle", "fr", "2\nle\nla\n"), tmp_path)
    assert before.read_text(encoding="utf-8") == WORDS


def test_affixes_without_words_are_refused(tmp_path: Path) -> None:
    source = put(tmp_path / "quelle").with_suffix(".aff")
    source.with_suffix(".dic").unlink()
    with pytest.raises(UserError, match="es gibt sie nicht"):
        add(source, tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="nicht anlegen"):
        add(put(tmp_path / "quelle"), tmp_path)
