"""The file saved once more by a second library: smaller, and read by another parser."""

from __future__ import annotations

import io


def compact(data: bytes) -> bytes:
    """Return a file saved once more, with object streams: smaller, and read by a second parser."""
    import pikepdf  # noqa: PLC0415 - slow to load

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,  # there is none to mend: spares loading an XML library
        )
    return out.getvalue()
