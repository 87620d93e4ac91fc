"""Set up the program on this computer and start it, or run its tests.

``python3 packaging/start.py [ARGUMENT…]`` makes the environment ``.venv`` from the hashed
requirements, looks for the system libraries that Qt needs, and starts the editor with the
arguments. ``python3 packaging/start.py test [--coverage] [PYTEST ARGUMENT…]`` does the same and
runs the tests. Nothing but Python 3.11 or newer is needed. What was done once is not done again.
``python3 packaging/start.py register`` also lets a Linux desktop open ``.vorlage`` files with it.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PROJECT = Path(__file__).resolve().parents[1]
VENV = PROJECT / ".venv"
EXAMPLE = PROJECT / "resources" / "beispiele" / "informationsvorlage.txt"
REGISTER = PROJECT / "packaging" / "register.py"
OLDEST_PYTHON = (3, 11)

LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt loads on Linux, and the Debian package that holds it."""

TEST_TOOLS = {"xvfb-run": "xvfb", "xauth": "xauth", "pdftotext": "poppler-utils"}
"""The programs that tests call on Linux, and the Debian package that holds each."""

REGISTERING = {"register", "unregister"}
"""Arguments that are for this script: what register.py can do."""

WITHOUT_WINDOW = REGISTERING | {"export", "read", "check", "import", "--version", "--help", "-h"}
"""Arguments with which the program opens no window."""

NO_TESTS = 5
"""pytest's exit code when it found no test."""


class SetupError(Exception):
    """The set-up cannot go on; the text says in German why and what to do."""


class Needs(NamedTuple):
    """What this computer lacks: for the set-up itself, and for a window or the tests."""

    python: tuple[str, ...]
    others: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    """Set up, then start the editor or run the tests; return the exit code."""
    testing = arguments[:1] == ["test"]
    listed = "requirements-test.txt" if testing else "requirements.txt"
    try:
        refuse_old_python(sys.version_info[:2])
        prepare_system(testing=testing, window=opens_window(arguments, os.environ))
        python = prepare_environment(PROJECT / "packaging" / listed)
    except SetupError as error:
        _say(str(error))
        return 1
    if arguments[:1] and arguments[0] in REGISTERING:
        return subprocess.call([sys.executable, str(REGISTER), arguments[0]])
    return run_tests(python, arguments[1:]) if testing else start(python, arguments)


# The computer


def refuse_old_python(version: tuple[int, int]) -> None:
    """Raise SetupError if Python is older than the program needs."""
    if version < OLDEST_PYTHON:
        raise SetupError(
            "Der Vorlagen-Editor braucht Python 3.11 oder neuer; dies ist Python "
            f"{version[0]}.{version[1]}. Bitte installieren Sie ein neueres Python und rufen Sie "
            "den Befehl damit noch einmal auf."
        )


def prepare_system(*, testing: bool, window: bool) -> None:
    """Install the Debian packages that are missing, or raise SetupError with the command."""
    needs = missing(testing=testing)
    packages = (*needs.python, *needs.others)
    if not packages:
        return
    if shutil.which("apt-get") and _is_root():
        _say(f"Installiere aus Debian: {' '.join(packages)}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update"], environment)
        _run(["apt-get", "install", "-y", "--no-install-recommends", *packages], environment)
    elif needs.python or testing or window:
        raise SetupError(advice(packages))


def missing(*, testing: bool) -> Needs:
    """Look for all that the system must bring along; on Windows and macOS that is nothing."""
    if sys.platform != "linux":
        return Needs((), ())
    python = () if importlib.util.find_spec("ensurepip") else ("python3-venv",)
    others = [package for name, package in LIBRARIES.items() if not _loads(name)]
    if testing:
        others += [package for name, package in TEST_TOOLS.items() if not shutil.which(name)]
    return Needs(python, tuple(others))


def advice(packages: Sequence[str]) -> str:
    """Return the German sentence that says what to install, and how where that is known."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return (
            "Es fehlen Systempakete. Bitte geben Sie diesen Befehl ein und rufen Sie dann "
            f"dieses Programm noch einmal auf:\n\n    sudo apt-get install {names}\n"
        )
    return (
        "Es fehlen Systembibliotheken. Bitte installieren Sie, was in Debian so heißt, und "
        f"rufen Sie dann dieses Programm noch einmal auf:\n\n    {names}\n"
    )


def has_display(environment: Mapping[str, str]) -> bool:
    """Say whether a window can be shown."""
    if sys.platform != "linux":
        return True
    return any(environment.get(k) for k in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def opens_window(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Say whether the program, called with these arguments, will show a window."""
    return has_display(environment) and not WITHOUT_WINDOW.intersection(arguments)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


# The environment


def prepare_environment(listed: Path, venv: Path = VENV) -> Path:
    """Make ``venv`` hold what the requirements file ``listed`` says; return its Python."""
    python = venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    made = venv / "vorlage-editor.python"
    stamp = venv / f"vorlage-editor.{listed.name}"
    base = f"{sys.version_info[0]}.{sys.version_info[1]} {sys.base_prefix}"
    if _read(made) != base or not python.is_file():
        _say("Richte die Umgebung .venv ein …")
        _run([sys.executable, "-m", "venv", "--clear", str(venv)])
        made.write_text(base, encoding="utf-8")
    if _read(stamp) != digest(listed):
        _say("Lade die Bibliotheken (beim ersten Mal etwa 250 MB) …")
        _run([*_pip_install(python), "--requirement", str(listed)])
        _run([str(python), "-m", "compileall", "-q", str(PROJECT / "vorlage_editor")])
        _put_on_path(python)
        stamp.write_text(digest(listed), encoding="utf-8")
        _say("Die Umgebung ist eingerichtet.")
    return python


def digest(requirements: Path) -> str:
    """Return what changes when the environment must be brought up to date."""
    return hashlib.sha256(requirements.read_bytes() + bytes(PROJECT)).hexdigest()


def _pip_install(python: Path) -> list[str]:
    """Return the command that installs exactly what is listed, and builds nothing."""
    return [
        *(str(python), "-m", "pip", "--no-input", "--disable-pip-version-check", "install"),
        *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--progress-bar", "off"),
    ]


def _put_on_path(python: Path) -> None:
    """Let the environment's Python import the package from the project's folder."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(python), "-c", ask], check=True, capture_output=True, text=True)
    # A plain line would be read in whatever encoding the locale of that day has.
    line = f"import sys; sys.path.append({str(PROJECT)!a})\n"
    (Path(answer.stdout.strip()) / "vorlage-editor.pth").write_text(line, encoding="ascii")


# The program


def start(python: Path, arguments: Sequence[str]) -> int:
    """Start the program; without a display write the example's PDF instead of a window."""
    program = [str(python), "-m", "vorlage_editor"]
    if has_display(os.environ) or WITHOUT_WINDOW.intersection(arguments):
        if not arguments:
            _say("Starte den Vorlagen-Editor …")
        return subprocess.call([*program, *arguments])
    target = Path.cwd() / "Vorlage_Beispiel.pdf"
    _say("Hier gibt es keinen Bildschirm (DISPLAY ist nicht gesetzt), darum kein Fenster.")
    code = subprocess.call([*program, "export", str(EXAMPLE), "-o", str(target)])
    if code == 0:
        _say(f"Die Beispielvorlage steht als PDF in {target}")
    return code


# The tests


def run_tests(python: Path, arguments: Sequence[str]) -> int:
    """Run all tests, the end-to-end ones on a screen of their own; return the exit code."""
    runner = [str(python), "-m", "pytest"]
    if "--coverage" in arguments:
        runner = [str(python), "-m", "coverage", "run", "-m", "pytest"]
        subprocess.run([str(python), "-m", "coverage", "erase"], check=True, cwd=PROJECT)
    chosen = [argument for argument in arguments if argument != "--coverage"]
    codes = [_pytest([*runner, "-n", "2", "-m", "not xvfb", *chosen], "offscreen")]
    if sys.platform == "linux":
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
        codes.append(_pytest([*screen, *runner, "-m", "xvfb", *chosen], "xcb"))
    codes = [code for code in codes if code != NO_TESTS] or [NO_TESTS]
    if "--coverage" in arguments:
        subprocess.run([str(python), "-m", "coverage", "combine", "-q"], check=True, cwd=PROJECT)
        codes.append(subprocess.call([str(python), "-m", "coverage", "report"], cwd=PROJECT))
    return next((code for code in codes if code), 0)


def _pytest(command: Sequence[str], platform: str) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    return subprocess.call(command, cwd=PROJECT, env=environment)


# Talking


def _run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    """Run ``command`` and tell how it goes on; raise SetupError with its last lines if it fails."""
    heard: list[str] = []
    try:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        with process, _heartbeat():
            for line in process.stdout or ():
                heard.append(line.rstrip())
                _tell(line)
    except OSError as error:
        heard.append(str(error))
    else:
        if process.returncode == 0:
            return
    raise SetupError(
        "Die Einrichtung ist nicht gelungen. Bitte prüfen Sie die Verbindung zum Internet und "
        "den freien Platz und rufen Sie dann denselben Befehl noch einmal auf; was schon "
        "geschafft ist, bleibt. Das wurde zuletzt gemeldet:\n\n    "
        + "\n    ".join([" ".join(command), *heard[-10:]])
    )


def _tell(line: str) -> None:
    if found := re.search(r"Downloading (\S+)-.*whl \(([\d.]+ MB)\)", line):
        _say(f"  lädt {found[1].split('-')[0]} ({found[2]})")
    elif line.startswith("Installing collected packages"):
        _say("  packt aus …")


@contextmanager
def _heartbeat(seconds: float = 10) -> Iterator[None]:
    """Say every few seconds that it still goes on."""
    over = threading.Event()
    begun = time.monotonic()

    def beat() -> None:
        while not over.wait(seconds):
            _say(f"  … noch dabei ({time.monotonic() - begun:.0f} s)")

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _say(words: str) -> None:
    print(words, flush=True)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):  # a console that lacks a letter shows another
        sys.stdout.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
