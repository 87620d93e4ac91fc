"""Text outside the page: titles, alternative texts, addresses."""

from __future__ import annotations

from functools import lru_cache

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


@lru_cache(5000)
def text_string(text: str) -> bytes:
    """Return ``text`` as a PDF string: ASCII as it is, else UTF-16."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPES)})".encode()
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()
