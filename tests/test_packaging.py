"""The start script, what the wheel holds, and that no file speaks of one computer."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

PROJECT = Path(__file__).resolve().parents[1]


def load(name: str) -> ModuleType:
    """Load a script of packaging."""
    spec = importlib.util.spec_from_file_location(name, PROJECT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


start = load("start")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can lack a display")


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], check=False, capture_output=True, text=True, cwd=PROJECT
    )
    if listing.returncode != 0:
        pytest.skip("this is no git checkout")
    return [PROJECT / name for name in listing.stdout.split("\0") if name]


def test_an_older_python_is_refused_in_words() -> None:
    with pytest.raises(start.SetupError, match=r"braucht Python 3\.11 .* dies ist Python 3\.9"):
        start.refuse_old_python((3, 9))


def test_this_python_is_new_enough() -> None:
    start.refuse_old_python(sys.version_info[:2])


@on_linux
@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {"DISPLAY": ":0"}, True),
        ([], {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ([], {"DISPLAY": ""}, False),
        ([], {}, False),
        (["paper.vorlage"], {"DISPLAY": ":0"}, True),
        (["export", "paper.vorlage", "-o", "paper.pdf"], {"DISPLAY": ":0"}, False),
        (["--data", "folder", "check", "paper.txt"], {"DISPLAY": ":0"}, False),
        (["--version"], {"DISPLAY": ":0"}, False),
        (["register"], {"DISPLAY": ":0"}, False),
    ],
)
def test_a_window_opens(
    arguments: list[str], environment: dict[str, str], expected: object
) -> None:
    assert start.opens_window(arguments, environment) is expected


def test_the_advice_names_all_packages() -> None:
    assert "libegl1 xvfb" in start.advice(["libegl1", "xvfb"])


def test_the_example_for_computers_without_a_display_is_there() -> None:
    assert start.EXAMPLE.is_file()


@on_linux
def test_nothing_is_missing_where_tests_run() -> None:
    assert start.missing(testing=True).others == ()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("ensurepip")
    folder = tmp_path_factory.mktemp("environment")
    (folder / "nothing.txt").write_text("# no library\n", encoding="utf-8")
    start.prepare_environment(folder / "nothing.txt", folder / "venv")
    return folder


def test_the_made_environment_knows_the_program(environment: Path, tmp_path: Path) -> None:
    python = start.prepare_environment(environment / "nothing.txt", environment / "venv")
    ask = "import vorlage_editor; print(vorlage_editor.__file__)"
    command = [python, "-c", ask]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert Path(told.stdout.strip()).parents[1] == PROJECT


def test_an_environment_that_is_made_is_left_alone(
    environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start.prepare_environment(environment / "nothing.txt", environment / "venv")
    assert capsys.readouterr().out == ""


def test_a_library_without_a_hash_is_refused_in_words(environment: Path) -> None:
    (environment / "wrong.txt").write_text("reportlab==5.1.0\n", encoding="utf-8")
    with pytest.raises(start.SetupError, match="Einrichtung ist nicht gelungen"):
        start.prepare_environment(environment / "wrong.txt", environment / "venv")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_pinned_library_has_its_hashes(name: str) -> None:
    text = (PROJECT / "packaging" / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_tests_use_the_versions_that_users_get() -> None:
    folder = PROJECT / "packaging"
    pins = {
        name: set(re.findall(r"(?m)^\S+==\S+", (folder / name).read_text(encoding="utf-8")))
        for name in ("requirements.txt", "requirements-test.txt")
    }
    assert pins["requirements.txt"] <= pins["requirements-test.txt"]


def test_every_dependency_is_pinned() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    wanted = [*settings["project"]["dependencies"], *groups["dev"], *groups["benchmarks"]]
    pinned = (PROJECT / "packaging" / "requirements-test.txt").read_text(encoding="utf-8")
    names = [re.split(r"[\[<>=]", entry)[0].lower() for entry in wanted]
    assert [name for name in names if f"\n{name}==" not in f"\n{pinned}"] == []


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (PROJECT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    entries = [
        (above, line)
        for above, line in pairwise(lines)
        if re.match(r'  "[\w-]+(\[\w+\])?[<>=]', line)
    ]
    silent = [line for above, line in entries if "#" not in line and not above.startswith("  # ")]
    assert len(entries) > 10
    assert silent == []


def test_no_file_speaks_of_one_computer() -> None:
    hosts = "|".join(["python" + "hosted", "pypi" + r"\.org", "npmjs" + r"\."])
    told = re.compile(rf"(?<![\w.~])/(var/)?(work|root|tmp)/\w|{hosts}")
    found = {}
    for file in tracked_files():
        text = file.read_bytes().decode("utf-8", errors="replace")
        if match := told.search(text):
            found[str(file.relative_to(PROJECT))] = match[0]
    assert found == {}


def test_the_wheel_holds_the_resources(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, cwd=PROJECT)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = [file for file in tracked_files() if file.is_relative_to(PROJECT / "resources")]
    inside = {f"vorlage_editor/_{file.relative_to(PROJECT).as_posix()}" for file in shipped}
    assert inside
    assert inside <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
