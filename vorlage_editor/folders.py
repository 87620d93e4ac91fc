"""Where the drafts are kept if nothing else is said: local, never roaming.

And whether a folder is a place where that goes wrong: SQLite lost saves on network shares, and
programs that synchronise put older files in the place of newer ones.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path

NAME = "vorlagen-editor"
VARIABLE = "VORLAGE_EDITOR_DATA"
"""The environment variable that names another data folder."""

NETWORK = "Netzlaufwerk"
"""What ``risky_place`` says of a network share; of others it says the name of the service."""

_REMOTE = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "ceph", "glusterfs", "davfs",
    "webdav", "afpfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse",
    "fuse.glusterfs", "fuse.ceph",
}  # fmt: skip
_SERVICES = {
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "magentacloud": "MagentaCLOUD",
    "hidrive": "HiDrive",
    "seafile": "Seafile",
}
_ROOTS = {
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".dropbox.cache": "Dropbox",
    ".seafile-data": "Seafile",
}
"""What lies in a folder that is synchronised, whatever its name: patterns of files."""
_MOUNT = re.compile(r"(?:\S+ ){4}(?P<point>\S+) .* - (?P<kind>\S+) (?P<source>\S+)")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4  # of GetDriveTypeW


def data_folder(environment: Mapping[str, str], home: Path, platform: str = sys.platform) -> Path:
    """Return the data folder: what the environment says, else the system's place for local data."""
    if chosen := environment.get(VARIABLE):
        return Path(chosen).expanduser().absolute()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData/Local") / NAME
    if platform == "darwin":
        return home / "Library/Application Support" / NAME
    local = Path(environment.get("XDG_DATA_HOME", ""))
    return (local if local.is_absolute() else home / ".local/share") / NAME


def risky_place(folder: Path) -> str:
    """Return what makes ``folder`` a risky place for drafts: a network share, a cloud service."""
    folder = folder.resolve()
    remote = _on_remote_drive(folder) if sys.platform == "win32" else _on_remote_mount(folder)
    return NETWORK if remote else synchronised_by(folder)


def synchronised_by(folder: Path) -> str:
    """Return the service whose folder ``folder`` is or lies in; by names, and by what lies there.

    A word more behind the service's name is usual: OneDrive - Stadt Auenfelde.
    """
    for part in folder.parts:
        words = part.casefold()
        for word, service in _SERVICES.items():
            if re.match(rf"{word}\b", words):
                return service
    for place in chain([folder], folder.parents):
        for pattern, service in _ROOTS.items():
            if _holds(place, pattern):
                return service
    return ""


def is_remote_mount(folder: Path, mounts: str) -> bool:
    """Whether ``folder`` is on a share, as ``mounts`` (Linux' mountinfo) has it."""
    best, kind, source = Path(), "", ""
    for line in mounts.splitlines():
        if found := _MOUNT.match(line):
            point = Path(_ESCAPED.sub(_letter, found["point"]))
            if folder.is_relative_to(point) and len(point.parts) >= len(best.parts):
                best, kind, source = point, found["kind"], found["source"]
    return kind in _REMOTE or (kind == "fuse" and "://" in source)


def is_remote_drive(folder: str, drive_type: Callable[[str], int]) -> bool:
    """Whether ``folder``, a path of Windows, is on a share; ``drive_type`` asks the system."""
    if folder.startswith(("\\\\?\\UNC\\", "//?/UNC/")):
        return True
    if folder.startswith(("\\\\?\\", "//?/")):
        folder = folder[4:]
    if folder.startswith(("\\\\", "//")):
        return True
    return drive_type(f"{folder[:2]}\\") == _DRIVE_REMOTE


def _on_remote_mount(folder: Path) -> bool:
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # not Linux
        return False
    return is_remote_mount(folder, mounts)


def _on_remote_drive(folder: Path) -> bool:
    import ctypes  # noqa: PLC0415 - for Windows only

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there elsewhere
    return is_remote_drive(str(folder), kernel.GetDriveTypeW)


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 8))


def _holds(folder: Path, pattern: str) -> bool:
    try:
        return any(folder.glob(pattern))
    except OSError:  # it may be closed to us
        return False
