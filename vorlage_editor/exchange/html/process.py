"""Long HTML, read in a process of its own: it can be stopped, and takes no more than its share.

The process is the program with the argument ``--read-html``. It reads the source on standard input
and writes how many characters are read, a line each time, then a line with ``DONE`` and what was
read as JSON.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import msgspec

from vorlage_editor.exchange.html.document import Reading, read_html
from vorlage_editor.model.body import Body
from vorlage_editor.process import limit_memory

SWITCH = "--read-html"
"""The argument with which the program is this process."""
DONE = b"fertig"
MEMORY = 2_000_000_000
"""Bytes that the process may take, where the system can be told so."""


class _Answer(msgspec.Struct):
    blocks: Body
    left_out: Mapping[str, int]


def given(source: str) -> bytes:
    """Return what the process reads."""
    return source.encode("utf-8", "surrogatepass")


def answered(data: bytes) -> Reading:
    """Return what the process wrote behind ``DONE``. Raises msgspec.DecodeError."""
    answer = msgspec.json.decode(data, type=_Answer)
    return Reading(answer.blocks, answer.left_out)


def main(data: bytes) -> int:
    """Be this process; return its exit code."""
    limit_memory(MEMORY)
    reading = read_html(data.decode("utf-8", "surrogatepass"), _tell)
    answer = msgspec.json.encode(_Answer(reading.blocks, reading.left_out))
    sys.stdout.buffer.write(DONE + b"\n" + answer)
    return 0


def _tell(characters: int) -> None:
    sys.stdout.buffer.write(b"%d\n" % characters)
    sys.stdout.buffer.flush()
