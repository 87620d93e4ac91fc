"""Patterns that forms bring along, as regular expressions: only such as end in a moment.

A form comes from elsewhere, and its patterns are tried while one writes. One that goes through a
text over and over again, as ``(a+)+`` does, would hold up the window for minutes.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 200
"""Characters of a pattern."""
_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{)")
_RANGE = re.compile(r"\{(\d*),(\d*)\}")
_ENDLESS = re.compile(r"(?<!\()[*+]")
_OPTIONAL = re.compile(r"(?<!\()\?")
_MOST = 1e7
"""Ways at most to go through a line of ``LINE`` letters."""
LINE = 60


@lru_cache(64)
def compiled(pattern: str) -> re.Pattern[str] | None:
    """Return ``pattern``; None if it is none, or could take its time with a line of text."""
    if not _is_quick(pattern):
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError):
        return None


def _is_quick(pattern: str) -> bool:
    """Whether nothing is repeated that is repeated in itself, and there are not too many ways."""
    plain = _ESCAPED.sub("x", pattern)
    if len(pattern) > LONGEST or _REPEATED_GROUP.search(plain):
        return False
    ways = float(LINE ** len(_ENDLESS.findall(plain)) * 2 ** len(_OPTIONAL.findall(plain)))
    for least, most in _RANGE.findall(plain):
        spread = int(most) - int(least or 0) + 1 if most else LINE
        ways *= min(max(spread, 1), LINE)
    return ways <= _MOST
