"""Where the drafts are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlage_editor.folders import (
    NETWORK,
    data_folder,
    is_remote_drive,
    is_remote_mount,
    risky_place,
    synchronised_by,
)

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


# Places where drafts can be lost

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:45 / /home rw,relatime shared:20 - nfs4 server:/home rw,vers=4.2
41 40 8:2 / /home/eva/lokal rw,relatime - ext4 /dev/sda2 rw
42 22 0:50 / /mnt/Amt\\040Bau rw shared:9 - cifs //server/bau rw
43 22 0:51 / /mnt/dav rw - fuse https://cloud.example/dav rw
44 22 0:52 / /mnt/stick rw - fuseblk /dev/sdb1 rw
45 22 0:53 / /auto rw - autofs auto rw
46 45 0:54 / /auto rw - nfs server:/auto rw
kaputt
"""


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("/var/daten", False),
        ("/home/eva/.local/share", True),
        ("/home/eva/lokal/daten", False),
        ("/mnt/Amt Bau/daten", True),
        ("/mnt/Amt Baustelle", False),
        ("/mnt/dav", True),
        ("/mnt/stick/daten", False),
        ("/auto/daten", True),
    ],
)
def test_a_share_is_known_by_what_is_mounted(folder: str, remote: bool) -> None:
    assert is_remote_mount(Path(folder), MOUNTS) is remote


@pytest.mark.parametrize(
    ("folder", "remote"),
    [
        ("C:\\Users\\eva", False),
        ("H:\\daten", True),
        ("\\\\server\\amt\\daten", True),
        ("\\\\?\\UNC\\server\\amt", True),
        ("\\\\?\\C:\\Users", False),
    ],
)
def test_a_share_is_known_by_its_drive(folder: str, remote: bool) -> None:
    assert is_remote_drive(folder, {"C:\\": 3, "H:\\": 4}.__getitem__) is remote


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/eva/Nextcloud/Vorlagen", "Nextcloud"),
        ("/Users/eva/OneDrive - Stadt Auenfelde/daten", "OneDrive"),
        ("/Users/eva/Library/Mobile Documents/daten", "iCloud"),
        ("/Users/eva/Library/CloudStorage/OneDrive-Auenfelde", "OneDrive"),
        ("/home/eva/seafile", "Seafile"),
        ("/home/eva/Vorlagen für Nextcloud", ""),
        ("/home/eva/.local/share/vorlagen-editor", ""),
    ],
)
def test_a_cloud_folder_is_known_by_its_name(folder: str, service: str) -> None:
    assert synchronised_by(Path(folder)) == service


@pytest.mark.parametrize(
    ("file", "service"),
    [(".sync_0a1b2c3d4e5f.db", "Nextcloud"), (".dropbox.cache", "Dropbox"), ("sync.db", "")],
)
def test_a_cloud_folder_is_known_by_what_lies_in_it(
    tmp_path: Path, file: str, service: str
) -> None:
    (tmp_path / file).touch()
    assert synchronised_by(tmp_path / "Amt" / "daten") == service


def test_a_folder_behind_a_link_is_known(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "daten").symlink_to(tmp_path / "Nextcloud")
    assert risky_place(tmp_path / "daten") == "Nextcloud"
    assert risky_place(tmp_path / "hier") == ""
    assert NETWORK == "Netzlaufwerk"
