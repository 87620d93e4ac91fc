"""A printing system of the tests' own: CUPS on a socket, and a printer that keeps what it gets."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

QUEUE = "Buero"
SERVER = Path("/usr/sbin/cupsd")
PROGRAMS = Path("/usr/lib/cups")
NEEDED = [SERVER, PROGRAMS / "filter" / "pdftopdf", PROGRAMS / "filter" / "bannertopdf"]
PPD = Path(__file__).with_name("office.ppd")
PATIENCE = 20  # s
BEGINS = b"%PDF-"
ENDS = 3
"""The tag that ends the attributes of an IPP message (RFC 8010, 3.5.1)."""

FILES = """\
FileDevice Yes
SystemGroup root
Group {group}
User {user}
LogFileGroup {group}
ServerRoot {folder}/etc
ServerBin {folder}/bin
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/run
TempDir {folder}/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
"""
CONFIGURATION = """\
Listen {folder}/socket
Browsing Off
DefaultAuthType None
DirtyCleanInterval 0
PreserveJobFiles Yes
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
</Limit>
</Policy>
"""
KEEPER = """\
#!/bin/sh
test $# = 0 && exit
cat > {folder}/kept/$1.part
mv {folder}/kept/$1.part {folder}/kept/$1
"""
"""A backend: gets the files of a job one behind the other, banners among them."""


@dataclass
class Cups:
    """A printing system that runs, with one printer."""

    folder: Path

    @property
    def socket(self) -> Path:
        return self.folder / "socket"

    def call(self, *command: str) -> str:
        """Call a program of CUPS; what it says of drivers' end is not of interest."""
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout

    def set_up(self) -> None:
        """Set the printer up anew."""
        self.call("lpadmin", "-p", QUEUE, "-E", "-v", "keep:/", "-P", str(PPD))

    def remove(self) -> None:
        if QUEUE in self.call("lpstat", "-e"):
            self.call("lpadmin", "-x", QUEUE)
        for path in (self.folder / "kept").iterdir():
            path.unlink()

    def jobs(self) -> list[str]:
        """The numbers of the jobs that the printer has had or still has."""
        said = self.call("lpstat", "-W", "all", "-o", QUEUE)
        return [line.split()[0].rpartition("-")[2] for line in said.splitlines()]

    def kept(self, job: str) -> list[bytes]:
        """The files that came to the printer, once all are there."""
        path = self.folder / "kept" / job
        data = path.read_bytes() if path.exists() else b""
        return [BEGINS + file for file in data.split(BEGINS)[1:]]

    def attributes(self, job: str) -> dict[str, list[bytes]]:
        """What CUPS knows of a job, as it notes it itself: an IPP message (RFC 8010, 3.1)."""
        data = (self.folder / "spool" / f"c{int(job):05}").read_bytes()
        found: dict[str, list[bytes]] = {}
        name, at = "", 8
        while (tag := data[at]) != ENDS:
            at += 1
            if tag >= 0x10:  # else it begins a group
                word, at = _counted(data, at)
                value, at = _counted(data, at)
                name = word.decode() or name
                found.setdefault(name, []).append(value)
        return found


def _counted(data: bytes, at: int) -> tuple[bytes, int]:
    start = at + 2
    end = start + int.from_bytes(data[at:start], "big")
    return data[start:end], end


@contextmanager
def running_cups() -> Iterator[Cups]:
    """Start the printing system, and make it the one of this process and its children.

    It needs no rights, and as root it gives them up: cupsd refuses to run its filters as root.
    """
    if missing := [str(path) for path in NEEDED if not path.exists()]:
        _without(f"there is no {', '.join(missing)} (Debian: cups, cups-filters)")
    folder = Path(tempfile.mkdtemp(prefix="cups-", dir="/tmp"))  # a socket wants it short
    process = _start(folder)
    try:
        _wait_for(folder / "socket", process)
        with _spoken_to(folder / "socket"):
            yield Cups(folder)
    finally:
        process.terminate()
        process.wait(PATIENCE)
        shutil.rmtree(folder)


def _without(reason: str) -> None:
    if os.environ.get("VORLAGE_EDITOR_REQUIRE_CUPS"):
        pytest.fail(reason)
    pytest.skip(reason)


def _start(folder: Path) -> subprocess.Popen[bytes]:
    import grp  # noqa: PLC0415 - neither is on Windows
    import pwd  # noqa: PLC0415

    root = os.getuid() == 0
    account = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.getuid())
    owner = {"user": account.pw_name, "group": grp.getgrgid(account.pw_gid).gr_name}
    for name in ("etc", "bin/backend", "spool", "cache", "run", "tmp", "log", "kept"):
        (folder / name).mkdir(parents=True)
    for path in PROGRAMS.iterdir():
        if path.name != "backend":
            (folder / "bin" / path.name).symlink_to(path)
    _write(folder / "files.conf", FILES.format(folder=folder, **owner))
    _write(folder / "cupsd.conf", CONFIGURATION.format(folder=folder))
    _write(folder / "bin/backend/keep", KEEPER.format(folder=folder))
    program = shutil.copy(SERVER, folder / "cupsd")  # AppArmor keeps the one in its place from here
    if root:
        subprocess.run(["chown", "-R", "{user}:{group}".format(**owner), folder], check=True)
    command = [program, "-f", "-c", folder / "cupsd.conf", "-s", folder / "files.conf"]
    rights = account.pw_uid if root else None, account.pw_gid if root else None
    return subprocess.Popen(
        command, user=rights[0], group=rights[1], extra_groups=[] if root else None
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o700)


def _wait_for(socket: Path, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not socket.exists():
        if process.poll() is not None or time.monotonic() > end:
            _without(f"cupsd does not start (exit code {process.poll()})")
        time.sleep(0.05)


@contextmanager
def _spoken_to(socket: Path) -> Iterator[None]:
    """Make this the printing system: libcups, which Qt calls, keeps the first that it saw."""
    library = ctypes.CDLL("libcups.so.2")
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = str(socket)
    library.cupsSetServer(str(socket).encode())
    try:
        yield
    finally:
        library.cupsSetServer(None)
        os.environ.pop("CUPS_SERVER")
        if before is not None:
            os.environ["CUPS_SERVER"] = before


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="CUPS is spoken to on Linux only")
