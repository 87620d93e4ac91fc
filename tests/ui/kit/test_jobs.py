from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from vorlage_editor.model.errors import UserError
from vorlage_editor.ui.kit.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def heard() -> list[object]:
    return []


def test_what_a_job_returns_comes_to_the_windows_thread(
    jobs: Jobs, heard: list[object], qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []

    def done(result: object) -> None:
        heard.append(result)
        threads.append(threading.current_thread())

    jobs.run(threading.current_thread, done=done, failed=heard.append)
    assert jobs.running == 1
    qtbot.waitUntil(lambda: not jobs.running)
    assert heard[0] is not threading.main_thread()
    assert threads == [threading.main_thread()]


def test_an_error_for_the_user_comes_as_its_sentence(
    jobs: Jobs, heard: list[object], qtbot: QtBot
) -> None:
    def work() -> None:
        raise UserError("Der Datenträger ist voll.")

    jobs.run(work, done=heard.append, failed=heard.append)
    qtbot.waitUntil(lambda: not jobs.running)
    assert heard == ["Der Datenträger ist voll."]


def test_a_fault_is_raised_in_the_windows_thread(
    jobs: Jobs, heard: list[object], qtbot: QtBot
) -> None:
    with qtbot.capture_exceptions() as faults:
        jobs.run(int, "x", done=heard.append, failed=heard.append)
        qtbot.waitUntil(lambda: not jobs.running)
    assert faults[0][0] is ValueError
    assert not heard


def test_jobs_are_done_in_their_order(jobs: Jobs, heard: list[object], qtbot: QtBot) -> None:
    for n in range(5):
        jobs.run(str, n, done=heard.append, failed=heard.append)
    qtbot.waitUntil(lambda: not jobs.running)
    assert heard == ["0", "1", "2", "3", "4"]


def test_closing_waits_for_what_runs_and_drops_the_rest(jobs: Jobs, heard: list[object]) -> None:
    ended: list[str] = []

    def work(name: str) -> None:
        time.sleep(0.05)
        ended.append(name)

    jobs.run(work, "a", done=heard.append, failed=heard.append)
    time.sleep(0.01)
    jobs.run(work, "b", done=heard.append, failed=heard.append)
    jobs.close()
    assert ended == ["a"]
