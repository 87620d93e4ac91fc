"""The second save in a process of its own, which loads its library while the paper is rendered.

The process is the program with the argument ``--compact``: it reads a PDF on standard input and
writes it anew.
"""

from __future__ import annotations

import subprocess  # noqa: TID253 - this is behind a door itself
import sys
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from vorlage_editor.own_process import command
from vorlage_editor.pdf.file.compact import compact

SWITCH = "--compact"
"""The argument with which the program is this process."""


class Resaver:
    """Starts the process; called with a file, it returns what ``compact`` makes of it.

    ``meanwhile`` is called once the process has the file; what it raises ends the matter.
    """

    def __init__(self, meanwhile: Callable[[], object] = bool) -> None:
        self._meanwhile = meanwhile
        pipe = subprocess.PIPE
        try:
            self._process: subprocess.Popen[bytes] | None = subprocess.Popen(  # noqa: S603 - ourselves
                command(SWITCH), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
            )
        except OSError:  # it would only have been faster
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            with self._process:
                self._process.kill()

    def __call__(self, data: bytes) -> bytes:
        """Save ``data`` once more: in the process, or here if that came to nothing."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            self._meanwhile()
            return compact(data)
        with suppress(BrokenPipeError), process.stdin as pipe:
            pipe.write(data)
        self._meanwhile()
        done = process.stdout.read()
        return compact(data) if process.wait() else done


def main() -> int:
    """Be this process; return its exit code."""
    import pikepdf  # noqa: F401 - while the file is made

    sys.stdout.buffer.write(compact(sys.stdin.buffer.read()))
    sys.stdout.flush()
    return 0
