"""Where the drafts are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlage_editor.folders import data_folder

HOME = Path("/home/eva")


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", HOME / ".local/share/vorlagen-editor"),
        ({"XDG_DATA_HOME": "/daten"}, "linux", Path("/daten/vorlagen-editor")),
        ({"XDG_DATA_HOME": "daten"}, "linux", HOME / ".local/share/vorlagen-editor"),
        ({"LOCALAPPDATA": "/lokal"}, "win32", Path("/lokal/vorlagen-editor")),
        ({}, "win32", HOME / "AppData/Local/vorlagen-editor"),
        ({}, "darwin", HOME / "Library/Application Support/vorlagen-editor"),
        ({"VORLAGE_EDITOR_DATA": "/meine", "XDG_DATA_HOME": "/d"}, "linux", Path("/meine")),
    ],
)
def test_the_data_folder_is_where_the_system_keeps_local_data(
    environment: dict[str, str], platform: str, folder: Path
) -> None:
    assert data_folder(environment, HOME, platform) == folder


def test_a_relative_folder_is_meant_from_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder({"VORLAGE_EDITOR_DATA": "hier"}, HOME) == tmp_path / "hier"
