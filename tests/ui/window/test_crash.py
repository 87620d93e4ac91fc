from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from vorlage_editor.ui.window.crash import REPORT, CrashReport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "Frau Beispiel"


@pytest.fixture
def told() -> list[str]:
    return []


def report(folder: Path, told: list[str], *, saved: bool = True) -> CrashReport:
    return CrashReport(folder, lambda: saved, told.append)


def fault() -> BaseException:
    with pytest.raises(ValueError, match=NAME) as caught:
        int(NAME)
    return caught.value


def take(crash: CrashReport, error: BaseException) -> None:
    crash.take(type(error), error, error.__traceback__)


def test_the_user_is_told_that_the_text_is_saved(tmp_path: Path, told: list[str]) -> None:
    take(report(tmp_path, told), fault())
    assert "Ihr Text ist gespeichert." in told[0]
    assert REPORT in told[0]


def test_the_user_is_told_that_the_text_is_not_saved(tmp_path: Path, told: list[str]) -> None:
    take(report(tmp_path, told, saved=False), fault())
    assert "konnte nicht gespeichert werden" in told[0]


def test_the_report_names_places_and_no_content(tmp_path: Path, told: list[str]) -> None:
    take(report(tmp_path, told), fault())
    text = (tmp_path / REPORT).read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "test_crash.py" in text
    assert "in fault" in text
    assert NAME not in text
    assert str(tmp_path) not in text


def test_a_fault_leaves_the_place_of_its_cause(tmp_path: Path, told: list[str]) -> None:
    crash = report(tmp_path, told)
    take(crash, fault())
    take(crash, fault())
    assert (tmp_path / REPORT).read_text(encoding="utf-8").count("ValueError") == 2


def test_a_report_that_cannot_be_written_is_not_promised(tmp_path: Path, told: list[str]) -> None:
    take(report(tmp_path / "fort", told), fault())
    assert REPORT not in told[0]


def test_a_fault_while_saving_does_not_go_round(tmp_path: Path, told: list[str]) -> None:
    def save() -> bool:
        take(crash, fault())
        return False

    crash = CrashReport(tmp_path, save, told.append)
    take(crash, fault())
    assert len(told) == 1


def test_a_fault_in_saving_is_told_as_not_saved(tmp_path: Path, told: list[str]) -> None:
    def save() -> bool:
        raise OSError(NAME)

    with pytest.raises(OSError, match=NAME):
        take(CrashReport(tmp_path, save, told.append), fault())
    assert "konnte nicht gespeichert werden" in told[0]


def test_stopping_by_keyboard_is_no_fault(tmp_path: Path, told: list[str]) -> None:
    take(report(tmp_path, told), KeyboardInterrupt())
    assert not told


def test_it_takes_over_from_python(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", None)
    crash = report(tmp_path, told)
    crash.install()
    hook: Callable[..., object] | None = sys.excepthook
    assert hook == crash.take
