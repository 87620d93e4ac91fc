"""German setting: where no line may end. For the layout only, never stored, never in the text.

Every rule keeps the length of the text, so that marks of runs stay where they are.
"""

from __future__ import annotations

import re

from vorlage_editor.model.dates import MONTHS
from vorlage_editor.pdf.typesetting.fonts import GLUE, LINE, WIDE, ZERO

_MONTHS = "|".join(MONTHS)
_BEFORE = "Nr\\.|Abs\\.|Art\\.|Ziff\\.|Dez\\.|TOP|Az\\.|Seite|ca\\.|rd\\.|Dr\\.|Frau|Herrn?"
_UNITS = "Euro|Uhr|km|m|m²|m³|ha|t|Mio\\.|Mrd\\.|Tsd\\.|kWh|MWh"
_DIGITS = "0123456789"
# What ends with the space, and letters of which one must be there for it: looking is quicker.
_RULES = [
    (frozenset(signs), re.compile(pattern))
    for signs, pattern in (
        (" ", rf"(?:§§?|\b(?:{_BEFORE})) (?=\S)"),
        ("§", rf"§§?{GLUE}\S+ (?=Abs)"),
        (_DIGITS, rf"[0-9] (?=(?:(?:{_UNITS})(?!\w)|[€%‰]|°C))"),
        ("MT", r"(?:Mio\.|Mrd\.|Tsd\.) (?=€|Euro)"),
        (_DIGITS, r"(?:Anlagen?|Abbildung|Tabelle|Nummer) (?=[0-9])"),
        (_DIGITS, r"[0-9] (?=Ja\b|Nein\b|Enth)"),
        (".", r"\b[a-zA-Z]\. (?=[a-zA-Z]\.)"),  # z. B., i. V., u. a.
        (_DIGITS, rf"[0-9]\. (?=(?:{_MONTHS})\b)"),
        (_DIGITS, rf"(?:{_MONTHS}) (?=[0-9]{{4}}\b)"),
        ("–—", r"(?<=\S) (?=[–—] )"),  # a dash never begins a line
        ("„‚(", r"[„‚(]\S{1,3} "),  # no short word alone behind a quote
    )
]
_RUNT = re.compile(r" (?=\S{1,16}$)")
_BOXES = re.compile(rf"[ {GLUE}]*[☐☑☒](?:[^☐☑☒]*[^☐☑☒ ])?")
_BOX = frozenset("☐☑☒")
_LONG = 45
"""Letters of a check box's words that must not stay on one line."""
_FEW = 5
"""Spaces up to which a last line of one word is no runt."""


def glued(text: str) -> str:
    """Return ``text`` with GLUE for each space at which no line may end."""
    letters = set(text)
    for signs, rule in _RULES:
        if not signs.isdisjoint(letters):
            text = rule.sub(_bound, text)
    if not _BOX.isdisjoint(letters):
        text = _BOXES.sub(_boxed, text)
    return _RUNT.sub(GLUE, text) if text.count(" ") > _FEW else text


def _bound(match: re.Match[str]) -> str:
    return match[0][:-1] + GLUE


def _boxed(match: re.Match[str]) -> str:
    """Room before a check box; it and its words stay on one line."""
    words = match[0].lstrip(" " + GLUE)
    before = match[0][: -len(words)]
    if before and match.start():
        before = ZERO * (len(before) - 1) + WIDE
    if len(words) < _LONG and LINE not in words:
        words = words.replace(" ", GLUE)
    return before + words
