"""Finding drafts by what stands in their number and subject."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return ``text`` such that case, ß or ss, and composed letters make no difference."""
    return unicodedata.normalize("NFC", text.casefold())


def found(words: str, *texts: str) -> bool:
    """Return whether each of ``words`` stands somewhere in ``texts``, be it inside a word."""
    within = fold(" ".join(texts))
    return all(word in within for word in fold(words).split())
