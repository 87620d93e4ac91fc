"""Prints digests of rendered papers; a process of its own for ``test_same_bytes``.

Arguments: the time that the clock shows, and how many other papers are rendered before.
"""

from __future__ import annotations

import sys
import time
from hashlib import sha256

from tests.pdf.papers import BLOBS, drawn
from tests.pdf.samples import STANDARD, WHEN, everything, resolution
from vorlage_editor.exchange import package
from vorlage_editor.pdf.file.compact import compact
from vorlage_editor.pdf.render import Renderer


def main(clock: float, others: int) -> None:
    """Render the others, then print the digests."""
    time.time = lambda: clock
    renderer = Renderer()
    for vorlage, _ in drawn(others) if others else ():
        renderer.preview(vorlage, STANDARD, BLOBS, range(1))
        renderer.render(vorlage, STANDARD, BLOBS, when=WHEN)
    for paper in (resolution(), everything()):
        draft = package.write("d1", paper, STANDARD, BLOBS)
        for inside in (None, draft):
            data = renderer.render(paper, STANDARD, BLOBS, when=WHEN, draft=inside)
            for one in (data, compact(data)):
                sys.stdout.write(sha256(one).hexdigest() + "\n")


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
