"""The promise, end to end: what was typed is there after the process was killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.driver import SENTENCE, SUBJECT

pytestmark = pytest.mark.xvfb
DRIVER = Path(__file__).with_name("driver.py")


@contextmanager
def program(deed: str, folder: Path) -> Iterator[dict[str, Any]]:
    """Start the program, give what it saw, and kill it as a dead battery would."""
    command = [sys.executable, str(DRIVER), deed, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.wait(10)
        try:
            yield json.loads(line)
        finally:  # else what fails here is waited for
            process.send_signal(signal.SIGKILL)


def test_what_was_typed_survives_sigkill_three_seconds_later(tmp_path: Path) -> None:
    with program("write", tmp_path) as seen:
        assert seen == {"kind": "Informationsvorlage", "preview_changed": True}
        time.sleep(3)
    with program("read", tmp_path) as seen:
        assert seen["subject"] == SUBJECT
        assert SENTENCE in seen["text"]
