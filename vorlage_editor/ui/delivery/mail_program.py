"""Which mail program this computer has, as far as it matters for how a mail gets there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ASKER = "xdg-mime"
LONGEST = 3  # s that it may take to answer
_THUNDERBIRD = re.compile("thunderbird|icedove", re.IGNORECASE)
_EXEC = re.compile(r'^Exec="?([^"\s]+)', re.MULTILINE)


class MailProgram(NamedTuple):
    """What is known of it. ``key`` names it in the settings; empty where it is not known."""

    key: str = ""
    opens_drafts: bool = True
    """Whether it opens a file with a mail as a mail to be sent."""
    takes_files: bool = True
    """Whether a mail that is handed over by xdg-email comes with its file."""
    reads_html: bool = False
    """Whether it may take the text that is handed over by xdg-email for HTML."""


def mail_program() -> MailProgram:
    """Return the mail program that Linux has for addresses; of others nothing is known."""
    name = _desktop_file() if sys.platform == "linux" else ""
    key = re.sub(r"[^a-z0-9]+", "-", name.removesuffix(".desktop").lower()).strip("-")
    if _THUNDERBIRD.search(name):
        # xdg-email knows it by its command; to that of a Flatpak or Snap it hands an address,
        # and Thunderbird takes no file from an address
        own = bool(_THUNDERBIRD.search(_command_of(name)))
        return MailProgram(key, takes_files=own, reads_html=own)
    return MailProgram(key, opens_drafts="evolution" not in key)


def _desktop_file() -> str:
    """Return the name of the desktop entry that opens addresses; empty if there is none."""
    asker = shutil.which(ASKER)
    if asker is None:
        return ""
    command = [asker, "query", "default", "x-scheme-handler/mailto"]
    try:
        told = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, errors="replace", timeout=LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip()


def _command_of(name: str) -> str:
    """Return the path of the program that the desktop entry ``name`` starts, as xdg-email does."""
    own = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for folder in (own, *shared.split(":")):
        try:
            text = (Path(folder) / "applications" / name).read_text("utf-8", errors="replace")
        except OSError:
            continue
        found = _EXEC.search(text)
        program = shutil.which(found[1]) if found else None
        return str(Path(program).resolve()) if program else ""
    return ""
