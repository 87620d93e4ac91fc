"""Normal form of text: what a stored string may hold."""

from __future__ import annotations

import re
import unicodedata

LINE = "\u2028"
"""A soft line break inside a paragraph, a cell, a caption or the Betreff."""

LONGEST = 100_000
"""Letters of a word that can be edited."""

# Controls, Qt's marks for frames and objects, surrogates, noncharacters, a byte order mark
# in the middle, and the bidirectional overrides that can make a text read other than it is.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2029\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)
_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2029]")
_LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def clean(text: str) -> str:
    """Return ``text`` in NFC, line ends as soft breaks, without what cannot be shown."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub(LINE, text).replace("\t", " ")
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))


def is_endless(text: str) -> bool:
    """Whether a word of ``text`` is too long for a window: a million letters take Qt a minute."""
    return max(map(len, text.split()), default=0) > LONGEST


def clean_line(text: str) -> str:
    """Return ``text`` as ``clean`` does, with a space for each line break."""
    return clean(text).replace(LINE, " ")


def clean_link(address: str) -> str:
    """Return ``address`` if it is one a paper may link to (web or mail), else nothing."""
    address = _FORBIDDEN.sub("", address).strip()
    return address if _LINK.fullmatch(address) else ""
