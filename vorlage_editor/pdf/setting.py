"""German setting: where no line may end. For the layout only, never stored, never in the text.

Every rule keeps the length of the text, so that marks of runs stay where they are.
"""

from __future__ import annotations

import re

from vorlage_editor.model.dates import MONTHS
from vorlage_editor.pdf.fonts import GLUE, LINE, WIDE, ZERO

_MONTHS = "|".join(MONTHS)
_BEFORE = "Nr\\.|Abs\\.|Art\\.|Ziff\\.|Dez\\.|TOP|Az\\.|Seite|ca\\.|rd\\.|Dr\\.|Frau|Herrn?"
_UNITS = "Euro|Uhr|km|m|m²|m³|ha|t|Mio\\.|Mrd\\.|Tsd\\.|kWh|MWh"
_RULES = [
    re.compile(pattern)
    for pattern in (
        rf"(?:§§?|\b(?:{_BEFORE})) (?=\S)",
        rf"§§?{GLUE}\S+ (?=Abs)",
        rf"\d (?=(?:(?:{_UNITS})(?!\w)|[€%‰]|°C))",
        r"(?:Mio\.|Mrd\.|Tsd\.) (?=€|Euro)",
        r"(?:Anlagen?|Abbildung|Tabelle|Nummer) (?=\d)",
        r"\d (?=Ja\b|Nein\b|Enth)",
        r"\b[a-zA-Z]\. (?=[a-zA-Z]\.)",  # z. B., i. V., u. a.
        rf"\d\. (?=(?:{_MONTHS})\b)",
        rf"(?:{_MONTHS}) (?=\d{{4}}\b)",
        r"(?<=\S) (?=[–—] )",  # a dash never begins a line
        r"[„‚(]\S{1,3} ",  # no short word alone behind a quote
    )
]
_RUNT = re.compile(r" (?=\S{1,16}$)")
_BOXES = re.compile(rf"[ {GLUE}]*[☐☑☒](?:[^☐☑☒]*[^☐☑☒ ])?")
_LONG = 45
"""Letters of a check box's words that must not stay on one line."""
_FEW = 5
"""Spaces up to which a last line of one word is no runt."""


def glued(text: str) -> str:
    """Return ``text`` with GLUE for each space at which no line may end."""
    for rule in _RULES:
        text = rule.sub(_bound, text)
    if "☐" in text or "☒" in text or "☑" in text:
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
