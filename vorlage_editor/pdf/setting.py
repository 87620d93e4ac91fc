"""German setting: where a line must not end. For the layout only, never for the stored text."""

from __future__ import annotations

import re
from functools import lru_cache

from vorlage_editor.model.body import Runs, plain

NBSP = "\u00a0"
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_UNITS = "Euro|Uhr|km|m|m²|m³|ha|t|Mio\\.|Mrd\\.|Tsd\\.|kWh|MWh"
# Each matches the one space that is to hold.
_GLUE = re.compile(
    "|".join(
        (
            r"(?<=§) (?=\S)",
            *(
                rf"(?<=\b{word}) (?=\S)"
                for word in (
                    r"Nr\.", r"Abs\.", r"Art\.", r"Ziff\.", r"Dez\.", "TOP", r"Az\.", "Seite",
                    r"ca\.", r"rd\.", r"Dr\.", "Frau", "Herr", "Herrn",
                )
            ),
            rf"(?<=\d) (?=(?:(?:{_UNITS})(?!\w)|[€%‰]|°C))",
            r"(?<=Mio\.|Mrd\.|Tsd\.) (?=€|Euro)",
            *(
                rf"(?<=\b{word}) (?=\d)"
                for word in ("Anlage", "Anlagen", "Abbildung", "Tabelle", "Nummer")
            ),
            r"(?<=\d) (?=Ja\b|Nein\b|Enth)",
            r"(?<=\b[a-zA-Z]\.) (?=[a-zA-Z]\.)",  # z. B., i. V., u. a.
            rf"(?<=\d\.) (?=(?:{_MONTHS})\b)",
            *(rf"(?<=\b{month}) (?=\d{{4}}\b)" for month in _MONTHS.split("|")),
            r"(?<=\S) (?=[–—] )",  # a dash never begins a line
            *(rf"(?<=[„‚(]\S{{{length}}}) " for length in (1, 2, 3)),  # no word alone behind „
        )
    )
)  # fmt: skip
_PARAGRAPH_SIGN = re.compile(rf"§§?{NBSP}\S+( )(?=Abs)")
_BOX = re.compile(r"[☐☑☒]")
_NARROW = str.maketrans(dict.fromkeys("\u202f\u2009\u2007\u200a", NBSP))  # ReportLab breaks there
_RUNT = re.compile(r" (?=\S{1,16}$)")
_FEW_WORDS = 5
_LONG_CHOICE = 45


@lru_cache(20000)
def glued(runs: Runs) -> tuple[str, ...]:
    """Return the text of each run with no-break spaces, and none ends in a line of one short word.

    Before a check box stands some room; it and its words stay on one line.
    """
    text = plain(runs).translate(_NARROW)
    if " " not in text:
        return (text,) if len(runs) == 1 else _cut(text, runs)
    text = _GLUE.sub(NBSP, text)
    text = _PARAGRAPH_SIGN.sub(lambda match: match[0][:-1] + NBSP, text)
    if text.count(" ") > _FEW_WORDS:
        text = _RUNT.sub(NBSP, text)
    boxes = [match.start() for match in _BOX.finditer(text)]
    if boxes:
        return _cut(_with_boxes(text, boxes), runs)
    return (text,) if len(runs) == 1 else _cut(text, runs)


def _cut(letters: str | list[str], runs: Runs) -> tuple[str, ...]:
    out, at = [], 0
    for run in runs:
        out.append("".join(letters[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(out)


def _with_boxes(text: str, boxes: list[int]) -> list[str]:
    """Return what to set for each letter: room before the boxes, their words held together."""
    letters = list(text)
    for start, end in zip(boxes, [*boxes[1:], len(text)], strict=True):
        blank = start
        while blank and text[blank - 1] in (" ", NBSP):
            blank -= 1
        if 0 < blank < start:
            letters[blank:start] = [NBSP * 3 + " ", *[""] * (start - blank - 1)]
        words = text[start:end].rstrip(" " + NBSP)
        if len(words) < _LONG_CHOICE:
            for place in range(start, start + len(words)):
                letters[place] = NBSP if letters[place] == " " else letters[place]
    return letters
