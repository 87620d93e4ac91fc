"""The file saved once more by a second library: smaller, and read by another parser."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def compact(data: bytes) -> bytes:
    """Return a file saved once more, with object streams: smaller, and read by a second parser."""
    import pikepdf

    out = io.BytesIO()
    with _as_file(data) as source, pikepdf.open(source) as pdf:
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,  # there is none to mend: spares loading an XML library
        )
    return out.getvalue()


@contextmanager
def _as_file(data: bytes) -> Iterator[Path | io.BytesIO]:
    """Give ``data`` as a file in memory, which is read without Python; else as a stream.

    It never lies on the disk: it may be nichtöffentlich.
    """
    if not hasattr(os, "memfd_create"):  # Linux has it
        yield io.BytesIO(data)
        return
    with os.fdopen(os.memfd_create("vorlage.pdf"), "wb") as file:
        file.write(data)
        file.flush()
        path = Path(f"/proc/self/fd/{file.fileno()}")
        yield path if path.exists() else io.BytesIO(data)
