"""Where German Hunspell dictionaries are: the user's, LibreOffice's, the system's.

None comes with the program: those that there are stand under the GPL.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vorlage_editor.exchange.files import read_file, write_atomically
from vorlage_editor.exchange.limits import Archive
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.work.spelling import open_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = "woerterbuecher"
"""In the data folder, for dictionaries that the user adds."""
COUNTRIES = ("DE", "AT", "CH")
PACKAGE = ".oxt"
PARTS = (".aff", ".dic")

_NAME = "de_DE.dic"
_GERMAN = re.compile(r"de([_-][A-Za-z]{2})?([_-]\w+)?", re.IGNORECASE)
_SURE = ("und", "der", "die")
"""Words that every German dictionary has."""
_NONE_FOUND = (
    "In „{name}“ ist kein deutsches Wörterbuch. Es wurde nichts geändert. Bitte wählen Sie eine "
    "Datei .oxt von den Erweiterungen für LibreOffice oder eine Datei .dic, neben der die "
    "gleichnamige Datei .aff liegt."
)


def places(
    environment: Mapping[str, str], home: Path, data: Path, platform: str = sys.platform
) -> list[Path]:
    """Return the folders that may hold dictionaries, the best first; ``data`` is ours."""
    shared = {"win32": _on_windows, "darwin": _on_macos}.get(platform, _on_linux)
    return [data / FOLDER, *shared(environment, home)]


def find(folders: Iterable[Path], country: str = COUNTRIES[0]) -> Path | None:
    """Return the .dic file of the best German dictionary in ``folders``; None if there is none.

    The first folder that has one counts; in it that of ``country``.
    """
    wanted = [country, *COUNTRIES]
    for folder in folders:
        if there := [path for path in _files(folder) if is_dictionary(path)]:
            return min(there, key=lambda path: _rank(path.stem, wanted))
    return None


def is_dictionary(path: Path) -> bool:
    """Whether ``path`` is the .dic file of a German dictionary, with the .aff beside it."""
    german = path.suffix == ".dic" and _GERMAN.fullmatch(path.stem)
    return bool(german) and not path.stem.startswith("hyph") and path.with_suffix(".aff").is_file()


def add(source: Path, data: Path) -> Path:
    """Copy the dictionary in ``source`` (.oxt, .dic, .aff) to ours; return its .dic file.

    Raises UserError if there is none in it, or if it cannot be read or written.
    """
    found = _in_package(source) if source.suffix.lower() == PACKAGE else _in_files(source)
    if not _is_german(found):
        raise UserError(_NONE_FOUND.format(name=source.name))
    folder = data / FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Der Ordner „{folder}“ lässt sich nicht anlegen. Ihre Vorlagen sind unverändert. "
            "Bitte prüfen Sie die Berechtigungen."
        ) from error
    target = folder / _NAME
    for suffix, part in found.items():
        write_atomically(target.with_suffix(suffix), part)
    return target


def _is_german(found: Mapping[str, bytes]) -> bool:
    """Whether Hunspell finds German words in what is to be a dictionary."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / _NAME
        for suffix, part in found.items():
            target.with_suffix(suffix).write_bytes(part)
        dictionary = open_dictionary(target)
        return dictionary is not None and all(map(dictionary.spell, _SURE))


def _in_files(source: Path) -> dict[str, bytes]:
    return {suffix: read_file(source.with_suffix(suffix)) for suffix in PARTS}


def _in_package(source: Path) -> dict[str, bytes]:
    """Return the bytes of the best German dictionary of an extension for LibreOffice."""
    archive = Archive(read_file(source))
    names = {PurePosixPath(name) for name in archive.names()}
    stems = [
        name.with_suffix("")
        for name in names
        if name.suffix == ".dic" and _GERMAN.fullmatch(name.stem)
    ]
    pairs = [stem for stem in stems if stem.with_suffix(".aff") in names]
    if not pairs:
        raise ReadError(_NONE_FOUND.format(name=source.name))
    best = min(pairs, key=lambda stem: _rank(stem.name, COUNTRIES))
    return {suffix: archive.read(str(best.with_suffix(suffix))) for suffix in PARTS}


def _rank(stem: str, wanted: Iterable[str]) -> tuple[int, str]:
    """Return how well the dictionary called ``stem`` fits, the best least."""
    ranks = [n for n, country in enumerate(wanted) if f"_{country}" in stem.replace("-", "_")]
    return min(ranks, default=len(COUNTRIES)), stem


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _on_linux(environment: Mapping[str, str], home: Path) -> list[Path]:
    local = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    shares = [Path(one) for one in environment.get("XDG_DATA_DIRS", "").split(":") if one]
    shares += [Path("/usr/local/share"), Path("/usr/share")]
    office = ["/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice"]
    return [
        local / "hunspell",
        *_extensions(home / ".config/libreoffice/4/user"),
        *(share / kind for share in shares for kind in ("hunspell", "myspell", "myspell/dicts")),
        *(Path(one) / "share/extensions/dict-de" for one in office),
        *_matches(Path("/opt"), "libreoffice*/share/extensions/dict-de"),
    ]


def _on_windows(environment: Mapping[str, str], home: Path) -> list[Path]:
    roaming = Path(environment.get("APPDATA") or home / "AppData/Roaming")
    programs = [environment.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")]
    return [
        *_extensions(roaming / "LibreOffice/4/user"),
        *(Path(one) / "LibreOffice/share/extensions/dict-de" for one in programs if one),
    ]


def _on_macos(environment: Mapping[str, str], home: Path) -> list[Path]:
    del environment
    return [
        home / "Library/Spelling",
        *_extensions(home / "Library/Application Support/LibreOffice/4/user"),
        Path("/Library/Spelling"),
        Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-de"),
    ]


def _extensions(profile: Path) -> list[Path]:
    """Return the folders of the extensions that the user gave LibreOffice."""
    packages = profile / "uno_packages/cache/uno_packages"
    return [*_matches(packages, "*/*.oxt"), *_matches(packages, "*/*.oxt/*")]


def _matches(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(one for one in folder.glob(pattern) if one.is_dir())
    except OSError:
        return []
