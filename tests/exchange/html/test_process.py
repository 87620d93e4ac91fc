"""The process that reads long HTML."""

from __future__ import annotations

import subprocess
import sys

from vorlage_editor.exchange.html.document import read_html
from vorlage_editor.exchange.html.process import DONE, SWITCH, answered, given

SOURCE = "<p>Der <b>Rat</b> \ud800 <font color=red>beschließt</font>.</p><img src=x>" * 20_000


def test_it_reads_what_is_read_otherwise_and_says_how_far_it_is() -> None:
    command = [sys.executable, "-m", "vorlage_editor", SWITCH]
    run = subprocess.run(command, input=given(SOURCE), capture_output=True, check=True)
    told, _, answer = run.stdout.partition(DONE + b"\n")
    read = list(map(int, told.split()))
    assert read == sorted(set(read))
    assert read[-1] <= len(SOURCE)
    assert len(read) > 2
    assert answered(answer) == read_html(SOURCE)
