"""Where the drafts are kept if nothing else is said: local, never roaming."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "vorlagen-editor"
VARIABLE = "VORLAGE_EDITOR_DATA"
"""The environment variable that names another data folder."""


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
